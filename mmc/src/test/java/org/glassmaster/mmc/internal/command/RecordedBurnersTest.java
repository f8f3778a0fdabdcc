package org.glassmaster.mmc.internal.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.Discs;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;

/** What cdrdao, wodim and cdrskin sent for the same discs: cue sheets and write parameters. */
class RecordedBurnersTest {
  private static final int LEAD_IN = -11635;
  private static final int TRACK_MODE = 3;
  private static final int SESSION_FORMAT = 8;
  private static final int MCN = 16;
  private static final int MCN_END = 31;

  private static final CueSheet.Form TEXT_CDRDAO =
      new CueSheet.Form(true, OptionalInt.of(LEAD_IN), true, DataForm.Subchannel.NONE);
  private static final CueSheet.Form TEXT_CDRSKIN =
      new CueSheet.Form(true, OptionalInt.empty(), true, DataForm.Subchannel.NONE);

  private static final Map<String, Supplier<Disc>> DISCS =
      Map.of(
          "cdrdao-sao-cdtext", Discs::withText,
          "cdrdao-sao-mixed", Discs::mixed,
          "cdrdao-sao-plain", Discs::plain,
          "cdrskin-sao-audio", Discs::audio,
          "cdrskin-sao-cdtext", Discs::audioWithCodes,
          "wodim-sao-audio", Discs::audioWithPauses,
          "wodim-sao-data", Discs::data);

  @Test
  void sentTheCueSheetsThatWeSend() {
    List<List<String>> recorded =
        Vectors.rows("golden/recordings.tsv").filter(row -> !row.get(5).isEmpty()).toList();
    assertThat(recorded).hasSize(DISCS.size());
    for (List<String> row : recorded) {
      CueSheet.Form form =
          switch (row.get(0)) {
            case "cdrdao-sao-cdtext" -> TEXT_CDRDAO;
            case "cdrskin-sao-cdtext" -> TEXT_CDRSKIN;
            default -> CueSheet.Form.PLAIN;
          };
      Layout layout = Layout.of(requireNonNull(DISCS.get(row.get(0))).get(), LEAD_IN);

      byte[] sheet = CueSheet.of(layout.sessions().getFirst(), layout.disc().mcn(), form);

      assertThat(Vectors.hex(sheet)).as(row.get(0)).isEqualToIgnoringCase(row.get(5));
    }
  }

  @Test
  void sentTheWriteParametersThatWeSend() {
    for (List<String> row : Vectors.rows("golden/recordings.tsv").toList()) {
      byte[] expected = Vectors.hex(row.get(4));
      WriteParameters ours = parameters(row.get(0), expected[4]);

      byte[] list = ours.list(WriteParameters.emptyPage(), WriteParameters.Form.FULL);

      assertThat(Vectors.hex(withoutWhatDoesNotMatter(row.get(0), expected)))
          .as(row.get(0))
          .isEqualTo(Vectors.hex(Arrays.copyOfRange(list, 8, list.length)));
    }
  }

  private static WriteParameters parameters(String recording, int dataBlockType) {
    WriteMode mode =
        recording.contains("-raw")
            ? WriteMode.RAW
            : recording.contains("-sao") ? WriteMode.SAO : WriteMode.TAO;
    WriteParameters parameters = WriteParameters.of(mode, dataBlockType).withUnderrunFree(true);
    return mode == WriteMode.TAO && recording.endsWith("data")
        ? parameters.withTrack(4, Optional.empty())
        : parameters;
  }

  /** Each with the reason why. */
  private static byte[] withoutWhatDoesNotMatter(String recording, byte[] page) {
    if (recording.startsWith("cdrdao-sao")) {
      // cdrdao leaves the drive's own track mode there; session at once ignores it.
      page[TRACK_MODE] = 0;
    }
    if (recording.equals("wodim-raw96r-xa1")) {
      // wodim names the session format though the host writes point A0 itself.
      page[SESSION_FORMAT] = 0;
    }
    if (recording.equals("cdrskin-sao-cdtext")) {
      // cdrskin names the catalogue number in the page and in the cue sheet; the sheet counts.
      Arrays.fill(page, MCN, MCN_END, (byte) 0);
    }
    return page;
  }
}
