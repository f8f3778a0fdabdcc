package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;
import org.glassmaster.core.text.CdTextWriter;
import org.glassmaster.core.text.SonySheetReader;
import org.glassmaster.core.text.SonySheetReading;

/** CD-TEXT in each of its forms. */
class TextFuzzTest {
  @FuzzTest
  void packs(byte[] packs) {
    use(CdTextReader.read(packs));
  }

  /** Eighteen bytes a pack as well, but nothing vouches for them: mutations come through. */
  @FuzzTest
  void packsWithoutCrc(byte[] packs) {
    use(CdTextReader.readWithoutCrc(packs));
  }

  @FuzzTest
  void sonySheet(byte[] sheet) {
    SonySheetReading reading = SonySheetReader.read("sheet.v07t", sheet);
    if (reading.findings().size() > 10_000) {
      throw new AssertionError("findings without end");
    }
  }

  private static void use(CdTextReading reading) {
    if (reading.findings().size() > 10_000) {
      throw new AssertionError("findings without end");
    }
    CdTextWriter.STRICT.check(reading.text(), 1, 99);
  }
}
