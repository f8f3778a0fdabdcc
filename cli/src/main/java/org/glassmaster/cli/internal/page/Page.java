package org.glassmaster.cli.internal.page;

import java.io.PrintStream;
import java.util.Optional;

/** Lines of text for people, none wider than 79 columns unless a single word is. */
public final class Page {
  /** Columns that are used. */
  public static final int WIDTH = 79;

  /** A blank at which no line is broken. */
  static final char UNBROKEN = '\u00A0';

  private static final int LABEL = 11;

  private final Optional<PrintStream> out;
  private final boolean coloured;

  /** A page on a stream, in colours or plain. */
  public Page(PrintStream out, boolean coloured) {
    this(Optional.of(out), coloured);
  }

  private Page(Optional<PrintStream> out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** A page that nobody sees: nothing is rendered for it. */
  public static Page nowhere() {
    return new Page(Optional.empty(), false);
  }

  /** A line as it is. */
  public Page line(String text) {
    if (out.isPresent()) {
      out.get().print(Ink.rendered(text.replace(UNBROKEN, ' '), coloured));
      out.get().print('\n');
    }
    return this;
  }

  /** An empty line. */
  public Page blank() {
    return line("");
  }

  /** A title over what follows, with an empty line before it. */
  public Page heading(String text) {
    return blank().line(Ink.BOLD.on(text));
  }

  /** A label, and beside it a text of one or more lines. */
  public Page entry(String label, String text) {
    String padded = label + " ".repeat(Math.max(1, LABEL - label.length()));
    return wrapped(Ink.DIM.on(padded), " ".repeat(LABEL), text);
  }

  /** A text broken into lines: the first after {@code first}, the others after {@code next}. */
  public Page wrapped(String first, String next, String text) {
    if (out.isEmpty()) {
      return this;
    }
    StringBuilder line = new StringBuilder(first);
    int width = Ink.width(first);
    boolean bare = true;
    for (int from = 0; from <= text.length(); ) {
      int space = text.indexOf(' ', from);
      String word = text.substring(from, space < 0 ? text.length() : space);
      int wordWidth = Ink.width(word);
      if (!bare && width + 1 + wordWidth > WIDTH) {
        line(line.toString());
        line.setLength(0);
        line.append(next);
        width = Ink.width(next);
        bare = true;
      }
      if (!bare) {
        line.append(' ');
        width++;
      }
      line.append(word);
      width += wordWidth;
      bare = false;
      from = space < 0 ? text.length() + 1 : space + 1;
    }
    return line(line.toString().stripTrailing());
  }
}
