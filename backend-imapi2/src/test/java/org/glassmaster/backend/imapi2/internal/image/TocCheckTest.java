package org.glassmaster.backend.imapi2.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.glassmaster.backend.imapi2.internal.fake.ShortDiscs;
import org.glassmaster.core.layout.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TocCheckTest {
  /** MMC, READ TOC format 0: track 1 at 0, track 2 at 480, lead-out at 790. */
  private static final String LBA =
      "001a 01 02  00 12 01 00 00000000  00 10 02 00 000001e0  00 10 aa 00 00000316";

  /** The same in minutes, seconds and frames. */
  private static final String MSF =
      "001a 01 02  00 12 01 00 00000200  00 10 02 00 0000081e  00 10 aa 00 00000c28";

  private final Layout layout = Layout.of(ShortDiscs.TWO_TRACKS);

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {LBA, MSF})
  void findsTheSameInEitherForm(String toc) {
    assertThat(TocCheck.differences(bytes(toc), layout).orElseThrow()).isEmpty();
    byte[] all = bytes(toc);
    assertThat(TocCheck.differences(Arrays.copyOfRange(all, 4, all.length), layout).orElseThrow())
        .isEmpty();
  }

  @Test
  void findsEachDifference() {
    byte[] toc = bytes(LBA);
    toc[5] = 0x10;
    assertThat(TocCheck.differences(toc, layout).orElseThrow())
        .containsExactly("track 1: IMAPI2 has flags 0");
    toc = bytes(LBA);
    toc[19]++;
    assertThat(TocCheck.differences(toc, layout).orElseThrow())
        .containsExactly("track 2: IMAPI2 has it at 481, not at LBA 480");
    toc = bytes(LBA);
    toc[14] = 7;
    assertThat(TocCheck.differences(toc, layout).orElseThrow())
        .containsExactly("track 2: IMAPI2 has number 7 there");
    toc = Arrays.copyOf(bytes(LBA), 20);
    toc[1] = 0x12;
    assertThat(TocCheck.differences(toc, layout).orElseThrow())
        .containsExactly("IMAPI2 lists 2 entries, not 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ffffffff",
        "010203040506070809",
        "0025 01 01 0114 00 a0 00000000 010000"
      })
  void saysWhatItCannotUnderstand(String toc) {
    assertThat(TocCheck.differences(bytes(toc), layout)).isEmpty();
  }
}
