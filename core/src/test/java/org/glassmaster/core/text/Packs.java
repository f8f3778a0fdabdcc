package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.glassmaster.core.Vectors;

/** Packs of CD-TEXT as tables hold them. */
final class Packs {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private Packs() {}

  /** One column of a table, all rows in one. */
  static byte[] column(String name, int column) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Vectors.rows(name).forEach(row -> all.writeBytes(Vectors.bytes(row[column])));
    return all.toByteArray();
  }

  /** Each in hexadecimal. */
  static List<String> lines(byte[] packs) {
    return IntStream.range(0, packs.length / 18)
        .mapToObj(i -> HEX.formatHex(packs, i * 18, i * 18 + 18))
        .toList();
  }
}
