package org.glassmaster.mmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import org.glassmaster.core.fault.Sense;
import org.junit.jupiter.api.Test;

class SenseDataTest {
  @Test
  void readsTheFixedFormWithProgress() {
    SenseData data = parse("70 00 02 00 00 00 00 0A 00 00 00 00 04 08 00 80 80 00");

    assertThat(data.sense()).isEqualTo(new Sense(2, 0x04, 0x08));
    assertThat(data.progress()).hasValue(0x8000);
    assertThat(data.information()).isEmpty();
    assertThat(data.deferred()).isFalse();
  }

  @Test
  void readsWhereADeferredErrorHappened() {
    SenseData data = parse("F1 00 03 FF FF D4 BB 0A 00 00 00 00 0C 00 00 00 00 00");

    assertThat(data.deferred()).isTrue();
    assertThat(data.information()).hasValue(-11077);
    assertThat(data.sense()).hasToString("3/0C/00");
  }

  @Test
  void readsTheDescriptorForm() {
    SenseData data =
        parse(
            "72 02 04 07 00 00 00 14  00 0A 80 00 00 00 00 00 00 00 12 34  02 06 00 00 80 40 00"
                + " 00");

    assertThat(data.sense()).isEqualTo(new Sense(2, 0x04, 0x07));
    assertThat(data.information()).hasValue(0x1234);
    assertThat(data.progress()).hasValue(0x4000);
  }

  @Test
  void countsMissingBytesAsZero() {
    assertThat(parse("70 00 05").sense()).isEqualTo(new Sense(5, 0, 0));
  }

  @Test
  void isAbsentWhereNothingLikeItCame() {
    assertThat(SenseData.parse(bytes("00 00 00 00"))).isEmpty();
    assertThat(SenseData.parse(bytes("70"))).isEmpty();
  }

  @Test
  void survivesGarbage() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(40)];
      random.nextBytes(garbage);
      if (garbage.length > 0) {
        garbage[0] = (byte) (0x70 + random.nextInt(4));
      }
      SenseData.parse(MemorySegment.ofArray(garbage))
          .ifPresent(data -> assertThat(data.sense().key()).isBetween(0, 15));
    }
  }

  @Test
  void sendsWhatItReads() {
    SenseData data = SenseData.of(2, 0x04, 0x08).withProgress(1234);

    assertThat(SenseData.parse(MemorySegment.ofArray(data.toFixed()))).contains(data);
  }

  private static SenseData parse(String hex) {
    return SenseData.parse(bytes(hex)).orElseThrow();
  }

  private static MemorySegment bytes(String hex) {
    return MemorySegment.ofArray(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
