package org.glassmaster.cli.internal.json;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) as it comes: keys stay in the order in which they are given, and what is
 * absent is {@code null}. Indented for documents, on one line for streams of them.
 */
public final class Json {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final PrintWriter out;
  private final boolean indented;
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean first = true;
  private boolean named;

  private Json(PrintWriter out, boolean indented) {
    this.out = out;
    this.indented = indented;
  }

  /** A document for a file or a pipe. */
  public static Json document(PrintWriter out) {
    return new Json(out, true);
  }

  /** A document on a line of its own. */
  public static Json line(PrintWriter out) {
    return new Json(out, false);
  }

  /** Begins an object, which {@link #end} ends. */
  public Json object() {
    return begin('{', '}');
  }

  /** Begins an object under a key. */
  public Json object(String name) {
    return name(name).object();
  }

  /** Begins an array, which {@link #end} ends. */
  Json array() {
    return begin('[', ']');
  }

  /** Begins an array under a key. */
  public Json array(String name) {
    return name(name).array();
  }

  /** Ends what was begun last. */
  public Json end() {
    char bracket = open.pop();
    if (!first) {
      breakLine();
    }
    out.print(bracket);
    first = false;
    if (open.isEmpty()) {
      out.print('\n');
      first = true;
    }
    return this;
  }

  /** A key, whose value follows. */
  public Json name(String name) {
    separate();
    quote(name);
    out.print(indented ? ": " : ":");
    named = true;
    return this;
  }

  public Json field(String name, @Nullable String value) {
    return name(name).value(value);
  }

  public Json field(String name, Optional<String> value) {
    return name(name).value(value.orElse(null));
  }

  public Json field(String name, long value) {
    return name(name).raw(Long.toString(value));
  }

  public Json field(String name, OptionalInt value) {
    return name(name).raw(value.isPresent() ? Integer.toString(value.getAsInt()) : "null");
  }

  /** A number; what is not finite is absent. */
  public Json field(String name, OptionalDouble value) {
    boolean there = value.isPresent() && Double.isFinite(value.getAsDouble());
    return name(name).raw(there ? Double.toString(value.getAsDouble()) : "null");
  }

  public Json field(String name, boolean value) {
    return name(name).raw(value ? "true" : "false");
  }

  /** Yes, no, or that nobody knows. */
  public Json verdict(String name, Optional<Boolean> value) {
    return name(name).raw(value.map(String::valueOf).orElse("null"));
  }

  /** A key without a value. */
  public Json nothing(String name) {
    return name(name).nothing();
  }

  /** No value, as an element or after a key. */
  public Json nothing() {
    return raw("null");
  }

  /** A text, as an element or after a key. */
  public Json value(@Nullable String value) {
    if (value == null) {
      return raw("null");
    }
    separate();
    quote(value);
    return this;
  }

  private Json raw(String token) {
    separate();
    out.print(token);
    return this;
  }

  private Json begin(char bracket, char closing) {
    separate();
    out.print(bracket);
    open.push(closing);
    first = true;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
      return;
    }
    if (!first) {
      out.print(',');
    }
    if (!open.isEmpty()) {
      breakLine();
    }
    first = false;
  }

  private void breakLine() {
    if (indented) {
      out.print('\n');
      out.print("  ".repeat(open.size()));
    }
  }

  private void quote(String text) {
    out.print('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      out.write(text, from, i - from);
      escape(c);
      from = i + 1;
    }
    out.write(text, from, text.length() - from);
    out.print('"');
  }

  private void escape(char c) {
    out.print('\\');
    switch (c) {
      case '"', '\\' -> out.print(c);
      case '\n' -> out.print('n');
      case '\r' -> out.print('r');
      case '\t' -> out.print('t');
      default -> {
        out.print('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.print(HEX[c >> shift & 15]);
        }
      }
    }
  }
}
