package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.junit.jupiter.api.Test;

/** What comes back, as the tables of MMC print it. */
class ReadAnswersTest {
  private static AnswerBytes bytes(String hex) {
    return new AnswerBytes(MemorySegment.ofArray(HexFormat.ofDelimiter(" ").parseHex(hex)));
  }

  @Test
  void readsAListOfTracks() {
    assertThat(
            ReadToc.listing(
                bytes(
                    "00 1A 01 02 00 10 01 00 00 00 00 00 00 14 02 00 00 00 12 34"
                        + " 00 14 AA 00 00 01 00 00")))
        .hasValueSatisfying(
            listing -> {
              assertThat(listing.first()).isEqualTo(1);
              assertThat(listing.last()).isEqualTo(2);
              assertThat(listing.entries())
                  .containsExactly(
                      new ReadToc.Entry(1, 0, 1, 0),
                      new ReadToc.Entry(1, 4, 2, 0x1234),
                      new ReadToc.Entry(1, 4, 0xAA, 0x10000));
            });
  }

  @Test
  void readsTheItemsOfALeadIn() {
    assertThat(
            ReadToc.items(
                bytes(
                    "00 18 01 01 01 10 00 A0 61 22 17 00 01 00 00 01 54 00 B0 3F 3B 4A 02 4F 3B"
                        + " 4A")))
        .hasValueSatisfying(
            items ->
                assertThat(items.items())
                    .containsExactly(
                        new ReadToc.Item(1, 1, 0, 0, 0xA0, 0x612217, 0, 0x010000),
                        new ReadToc.Item(1, 5, 4, 0, 0xB0, 0x3F3B4A, 2, 0x4F3B4A)));
  }

  @Test
  void believesNoLengthBeyondWhatCame() {
    assertThat(ReadToc.listing(bytes("FF FF 01 63 00 10 01 00 00 00 00 00 00 14 02")))
        .hasValueSatisfying(listing -> assertThat(listing.entries()).hasSize(1));
    assertThat(ReadToc.items(bytes("FF FF 01 63 01 10 00")))
        .hasValueSatisfying(items -> assertThat(items.items()).isEmpty());
    assertThat(ReadToc.listing(bytes("00 02"))).isEmpty();
    assertThat(ReadToc.packs(bytes("FF FF 00"))).isEmpty();
  }

  @Test
  void takesNothingBehindTheLengthForAnAnswer() {
    assertThat(
            ReadToc.listing(bytes("00 0A 01 01 00 10 01 00 00 00 00 00 00 14 02 00 00 00 12 34")))
        .hasValueSatisfying(listing -> assertThat(listing.entries()).hasSize(1));
    assertThat(ReadToc.packs(bytes("00 04 00 00 80 01 02 03"))).containsExactly(0x80, 1);
  }

  @Test
  void readsWhereTheDriveIs() {
    assertThat(ReadSubChannel.position(bytes("00 15 00 0C 01 14 03 01 00 04 1E 07 00 01 02 03")))
        .contains(new ReadSubChannel.Position(1, 4, 3, 1, 0x041E07, 0x010203));
    assertThat(ReadSubChannel.position(bytes("00 15 00 0C 02 14 03 01 00 04 1E 07 00 01 02 03")))
        .isEmpty();
    assertThat(ReadSubChannel.position(bytes("00 15 00 0C 01"))).isEmpty();
  }

  @Test
  void readsCodesThatAreThere() {
    assertThat(
            ReadSubChannel.mcn(
                bytes("00 15 00 14 02 00 00 00 80 34 30 30 36 33 38 31 33 33 33 39 33 31 00 00")))
        .contains(new Mcn("4006381333931"));
    assertThat(
            ReadSubChannel.isrc(
                bytes("00 15 00 14 03 10 03 00 80 55 53 4B 37 59 39 38 31 32 33 34 35 00 00 00")))
        .contains(new Isrc("USK7Y9812345"));
  }

  @Test
  void readsNoCodesThatAreNone() {
    String mcn = " 34 30 30 36 33 38 31 33 33 33 39 33 31 00 00";
    assertThat(ReadSubChannel.mcn(bytes("00 15 00 14 02 00 00 00 00" + mcn))).isEmpty();
    assertThat(ReadSubChannel.mcn(bytes("00 15 00 14 03 00 00 00 80" + mcn))).isEmpty();
    assertThat(
            ReadSubChannel.mcn(
                bytes("00 15 00 14 02 00 00 00 80 34 30 FF 36 33 38 31 33 33 33 39 33 31 00 00")))
        .isEmpty();
    assertThat(ReadSubChannel.isrc(bytes("00 15 00 14 03 10 03 00 80 55 53"))).isEmpty();
  }

  @Test
  void makesSomethingOfAnyBytes() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] rubbish = new byte[random.nextInt(200)];
      random.nextBytes(rubbish);
      AnswerBytes answer = new AnswerBytes(MemorySegment.ofArray(rubbish));
      assertThat(ReadToc.listing(answer).map(l -> l.entries().size()).orElse(0)).isLessThan(25);
      assertThat(ReadToc.items(answer).map(l -> l.items().size()).orElse(0)).isLessThan(19);
      assertThat(ReadToc.packs(answer).length).isLessThanOrEqualTo(rubbish.length);
      assertThat(ReadSubChannel.position(answer).map(p -> p.track()).orElse(0)).isLessThan(256);
      assertThat(ReadSubChannel.mcn(answer).map(m -> m.digits().length()).orElse(13)).isEqualTo(13);
      assertThat(ReadSubChannel.isrc(answer).map(m -> m.compact().length()).orElse(12))
          .isEqualTo(12);
    }
  }
}
