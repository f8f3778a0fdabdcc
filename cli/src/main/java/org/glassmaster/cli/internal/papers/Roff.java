package org.glassmaster.cli.internal.papers;

import java.util.regex.Pattern;

/** A page in the language of man(7). */
final class Roff {
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final int WIDTH = 78;

  private final StringBuilder page = new StringBuilder();

  Roff(String title, String version, String date) {
    page.append(".\\\" Made from the commands of glassmaster.\n");
    page.append(".TH ")
        .append(escaped(title))
        .append(" 1 ")
        .append(date)
        .append(" \"")
        .append(escaped(version));
    page.append("\" \"Glassmaster manual\"\n");
    // Names and options are typed as they are printed: no hyphenation, no flush right.
    page.append(".nh\n.ad l\n");
  }

  /** Begins a section. */
  Roff section(String title) {
    page.append(".SH ").append(title).append('\n');
    return this;
  }

  /** A line of the language itself. */
  Roff raw(String line) {
    page.append(line).append('\n');
    return this;
  }

  /** Words, broken into lines that are easy to compare; none of them is taken for a command. */
  Roff text(String words) {
    StringBuilder line = new StringBuilder();
    for (String word : BLANK.split(words, -1)) {
      String safe = escaped(word);
      if (!line.isEmpty() && line.length() + 1 + safe.length() > WIDTH) {
        page.append(line).append('\n');
        line.setLength(0);
      }
      if (line.isEmpty()) {
        line.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "");
      } else {
        line.append(' ');
      }
      line.append(safe);
    }
    page.append(line).append('\n');
    return this;
  }

  /** Characters that stand for themselves when printed and when copied. */
  static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("`", "\\(ga")
        .replace("'", "\\(aq")
        .replace("~", "\\(ti")
        .replace("^", "\\(ha");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
