package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The reference's table of {@code struct sg_io_hdr}, {@code vectors/sg_io_hdr.tsv}. */
final class HeaderVector {
  private static final Pattern TAB = Pattern.compile("\t");

  record Row(String field, int offset, int size) {
    boolean isPadding() {
      return field.equals("(padding)");
    }
  }

  private HeaderVector() {}

  static List<Row> rows() {
    try (InputStream in = HeaderVector.class.getResourceAsStream("/vectors/sg_io_hdr.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the vector is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> TAB.splitAsStream(line).toList())
          .map(
              cells ->
                  new Row(
                      cells.get(0), Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int offset(String field) {
    return rows().stream()
        .filter(row -> row.field().equals(field))
        .findFirst()
        .orElseThrow()
        .offset();
  }
}
