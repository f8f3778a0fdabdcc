package org.glassmaster.mmc.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.disc.TrackMode.AUDIO;
import static org.glassmaster.mmc.Discs.zero;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.mmc.Discs;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;

class CueSheetTest {
  @Test
  void isTheReferencesOwn() {
    Disc disc =
        Discs.disc(
            Disc.builder()
                .mcn("1234567890123")
                .track(AUDIO, track -> track.isrc("DEXXX9800001").content(zero(15000)))
                .track(
                    AUDIO,
                    track ->
                        track
                            .copy(CopyPermission.PERMITTED)
                            .pregap(150)
                            .index(20000 - 15150)
                            .content(zero(33333 - 15150)))
                .track(
                    AUDIO,
                    track ->
                        track.preEmphasis().isrc("DEXXX9800003").content(zero(60000 - 33333))));

    byte[] sheet = sheet(Layout.of(disc), CueSheet.Form.PLAIN);

    assertThat(Vectors.hex(sheet))
        .isEqualTo(
            Vectors.rows("vectors/cue_sheet_sao.tsv")
                .map(row -> row.get(1))
                .collect(Collectors.joining(" ")));
    assertThat(Commands.sendCueSheet(sheet.length)).hasToString("5D 00 00 00 00 00 00 00 70 00");
  }

  @Test
  void namesTheStartOfTheLeadInWhereItCarriesText() {
    Disc disc =
        Discs.disc(
            Disc.builder()
                .track(
                    AUDIO,
                    track ->
                        track
                            .copy(CopyPermission.PERMITTED)
                            .isrc("DEABC2600001")
                            .content(zero(300))));
    Layout layout = Layout.of(disc, -11635);

    byte[] timed =
        sheet(
            layout,
            new CueSheet.Form(true, OptionalInt.of(-11635), true, DataForm.Subchannel.NONE));
    byte[] zero =
        sheet(
            layout, new CueSheet.Form(true, OptionalInt.empty(), false, DataForm.Subchannel.NONE));

    // As cdrdao and cdrskin send them: recordings cdrdao-sao-cdtext and cdrskin-sao-cdtext.
    assertThat(Vectors.hex(timed)).startsWith("01 00 00 41 00 61 1A 41 23 01 44 45 41 42 43 32");
    assertThat(Vectors.hex(zero)).startsWith("01 00 00 41 00 00 00 00 03 01 44 45 41 42 43 32");
  }

  @Test
  void marksAlternatingCopyBitsAndSubchannels() {
    Disc disc =
        Discs.disc(
            Disc.builder()
                .track(AUDIO, track -> track.copy(CopyPermission.SCMS).content(zero(300))));

    byte[] sheet =
        sheet(
            Layout.of(disc),
            new CueSheet.Form(false, OptionalInt.empty(), true, DataForm.Subchannel.RAW));

    assertThat(Vectors.hex(sheet))
        .isEqualTo(
            "01 00 00 01 00 00 00 00 01 01 00 40 80 00 00 00 01 01 01 40 80 00 02 00"
                + " 01 AA 01 01 00 00 06 00");
  }

  @Test
  void givesALaterSessionItsOwnTimes() {
    Disc disc =
        Discs.disc(
            Disc.builder().firstTrackNumber(2).track(AUDIO, track -> track.content(zero(300))));
    Layout layout = Layout.appending(disc, 18000, 2);

    // Lead-in from LBA 18000, pause from 22500 (05:02:00), programme from 22650.
    assertThat(Vectors.hex(sheet(layout, CueSheet.Form.PLAIN)))
        .isEqualTo(
            "01 00 00 01 00 00 00 00 01 02 00 00 00 05 02 00 01 02 01 00 00 05 04 00"
                + " 01 AA 01 01 00 05 08 00");
  }

  private static byte[] sheet(Layout layout, CueSheet.Form form) {
    return CueSheet.of(layout.sessions().getFirst(), layout.disc().mcn(), form);
  }
}
