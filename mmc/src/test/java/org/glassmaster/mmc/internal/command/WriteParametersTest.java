package org.glassmaster.mmc.internal.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.Vectors;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.command.WriteParameters.Form;
import org.junit.jupiter.api.Test;

class WriteParametersTest {
  private static final WriteParameters RAW96 =
      WriteParameters.of(WriteMode.RAW, 3).withUnderrunFree(true);
  private static final WriteParameters SAO =
      WriteParameters.of(WriteMode.SAO, 0).withUnderrunFree(true);
  private static final WriteParameters TAO_DATA =
      WriteParameters.of(WriteMode.TAO, 8).withUnderrunFree(true).withTrack(4, Optional.empty());

  private static final Map<String, WriteParameters> SETTINGS =
      Map.of(
          "raw96r_final", RAW96,
          "raw96r_test", RAW96.withTestWrite(true),
          "raw16_final", WriteParameters.of(WriteMode.RAW, 1).withUnderrunFree(true),
          "sao_audio", SAO,
          "sao_multi_xa", SAO.withSession(0x20, true),
          "sao_cdtext_mmc3", WriteParameters.of(WriteMode.SAO, 3).withUnderrunFree(true),
          "sao_mcn", SAO.withMcn(Mcn.parse("1234567890123")),
          "tao_data", TAO_DATA,
          "tao_audio_isrc",
              WriteParameters.of(WriteMode.TAO, 0)
                  .withUnderrunFree(true)
                  .withSession(0, true)
                  .withTrack(0, Isrc.parse("DEXXX9800001")));

  @Test
  void areListedAsTheReferenceHasThem() {
    List<List<String>> rows = Vectors.rows("vectors/mode_page_05.tsv").toList();
    assertThat(rows).hasSize(SETTINGS.size());
    for (List<String> row : rows) {
      byte[] list =
          requireNonNull(SETTINGS.get(row.get(0))).list(WriteParameters.emptyPage(), Form.FULL);
      assertThat(Vectors.hex(list)).as(row.get(0)).isEqualTo(row.get(3));
      assertThat(Commands.modeSelect(list.length)).hasToString(row.get(2));
    }
  }

  @Test
  void keepTheLengthOfTheDrivesOwnPageAndItsVendorBytes() {
    byte[] own = Vectors.hex("85 36 00 00 00 00 00 00 00 00".concat(" 11".repeat(46)));

    byte[] list = RAW96.list(AnswerBytes.of(own), Form.FULL);

    assertThat(list).hasSize(8 + 56);
    assertThat(list[8]).isEqualTo((byte) 0x05);
    assertThat(list).endsWith(0x11, 0x11, 0x11, 0x11);
  }

  @Test
  void leaveToTheDriveWhatItInsistsOn() {
    byte[] page =
        WriteParameters.emptyPage().memory().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    page[8] = 0x10;
    page[15] = 0x77;
    AnswerBytes own = AnswerBytes.of(page);
    WriteParameters wanted = SAO.withSession(0x20, false);

    assertThat(pauseFormatProtection(wanted.list(own, Form.FULL)))
        .containsExactly(0x96, 0x20, 0x40);
    assertThat(pauseFormatProtection(wanted.list(own, Form.OWN_PAUSE)))
        .containsExactly(0x77, 0x20, 0x40);
    assertThat(pauseFormatProtection(wanted.list(own, Form.OWN_FORMAT)))
        .containsExactly(0x77, 0x10, 0x40);
    assertThat(pauseFormatProtection(wanted.list(own, Form.PLAIN))).containsExactly(0x77, 0x10, 0);
  }

  private static int[] pauseFormatProtection(byte[] list) {
    return new int[] {list[8 + 15] & 0xFF, list[8 + 8], list[8 + 2] & 0x40};
  }

  @Test
  void areFoundAgainInAPageThatKeptThem() {
    AnswerBytes kept = AnswerBytes.of(RAW96.list(WriteParameters.emptyPage(), Form.FULL)).from(8);

    assertThat(RAW96.isIn(kept)).isTrue();
    assertThat(RAW96.withTestWrite(true).isIn(kept)).isFalse();
    assertThat(SAO.isIn(kept)).isFalse();
    assertThat(WriteParameters.of(WriteMode.RAW, 1).isIn(kept)).isFalse();
    assertThat(RAW96.withSession(0, true).isIn(kept)).isFalse();
  }
}
