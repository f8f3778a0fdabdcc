package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The sheets of images. */
class SheetFuzzTest {
  @FuzzTest
  void cue(byte[] sheet) {
    Strangers.read("cue", "disc.cue", sheet, Map.of());
  }

  @FuzzTest
  void toc(byte[] sheet) {
    Strangers.read("toc", "disc.toc", sheet, Map.of());
  }

  @FuzzTest
  void ccd(byte[] sheet) {
    Strangers.read("ccd", "disc.ccd", sheet, Map.of());
  }

  /** CD-TEXT packs in a file beside the sheet. */
  @FuzzTest
  void cdTextFile(byte[] packs) {
    String sheet =
        "CDTEXTFILE \"a.cdt\"\nFILE \"disc.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    Strangers.read(
        "cue", "disc.cue", sheet.getBytes(StandardCharsets.UTF_8), Map.of("a.cdt", packs));
  }
}
