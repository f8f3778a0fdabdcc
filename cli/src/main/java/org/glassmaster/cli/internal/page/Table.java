package org.glassmaster.cli.internal.page;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns. A column whose title begins with a blank is set flush right. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> titles) {
    this.titles = titles;
  }

  /** A table with these columns. */
  static Table of(String... titles) {
    return new Table(List.of(titles));
  }

  /** Adds a row: a cell for each column. */
  Table row(String... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + titles.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Prints the table; columns that are empty in every row are left out. */
  void print(Page page, String indent) {
    int[] widths = new int[titles.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Ink.width(row.get(i)));
      }
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String title = titles.get(i).strip();
      shown.add(title);
      widths[i] = widths[i] == 0 ? 0 : Math.max(widths[i], title.length());
    }
    page.line(Ink.DIM.on(line(shown, widths, indent)));
    for (List<String> row : rows) {
      page.line(line(row, widths, indent));
    }
  }

  private String line(List<String> cells, int[] widths, String indent) {
    StringBuilder line = new StringBuilder(indent);
    String gap = "";
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == 0) {
        continue;
      }
      String padding = " ".repeat(widths[i] - Ink.width(cells.get(i)));
      boolean right = titles.get(i).startsWith(" ");
      line.append(gap).append(right ? padding : "").append(cells.get(i));
      line.append(right ? "" : padding);
      gap = GAP;
    }
    return line.toString().stripTrailing();
  }
}
