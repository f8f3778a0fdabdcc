package org.glassmaster.cli.internal.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML and SVG: elements in their order, texts with nothing in them that could act. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turns
   */
  Html open(String element, String... attributes) {
    start(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String element, String text, String... attributes) {
    start(element, attributes).append('>');
    text(text);
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** An element without content, as SVG has them. */
  Html empty(String element, String... attributes) {
    start(element, attributes).append("/>\n");
    return this;
  }

  /** Text. */
  Html text(String text) {
    escape(text, false);
    return this;
  }

  /** Something that is HTML already: a style sheet, a doctype. */
  Html verbatim(String html) {
    out.append(html);
    return this;
  }

  private StringBuilder start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
    return out;
  }

  private void escape(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(quoted ? "&quot;" : "\"");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
