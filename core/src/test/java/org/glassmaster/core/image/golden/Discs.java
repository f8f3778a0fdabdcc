package org.glassmaster.core.image.golden;

import static org.glassmaster.core.disc.CopyPermission.PERMITTED;
import static org.glassmaster.core.disc.TrackMode.AUDIO;
import static org.glassmaster.core.disc.TrackMode.MODE1;
import static org.glassmaster.core.disc.TrackMode.MODE2_FORM1;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.TITLE;
import static org.glassmaster.core.text.TextField.UPC_ISRC;

import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;

/** The discs that the tools were told to make. */
final class Discs {
  private static final String MCN = "4003994155486";
  private static final String ISRC = "DEABC260000";

  private Discs() {}

  /** {@code -audio t1.wav t2.wav t3.wav} as cdrskin makes it: track after track, no pauses. */
  static Disc audio() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(Inputs.t1(0, 450)))
            .track(AUDIO, track -> track.content(Inputs.t2(0, 525)))
            .track(AUDIO, track -> track.content(Inputs.t3(0, 375))));
  }

  /**
   * The same as wodim makes it: the last two seconds of a track's audio are the next one's pause.
   */
  static Disc audioWithPauses() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(Inputs.t1(0, 300)))
            .track(AUDIO, track -> track.pregap(Inputs.t1(300, 450)).content(Inputs.t2(0, 375)))
            .track(AUDIO, track -> track.pregap(Inputs.t2(375, 525)).content(Inputs.t3(0, 375))));
  }

  /** The same with {@code input_sheet_v07t=sheet.v07t}. */
  static Disc audioWithSheet() {
    CdText text =
        text()
            .disc(UPC_ISRC, MCN)
            .track(1, UPC_ISRC, ISRC + 1)
            .track(2, UPC_ISRC, ISRC + 2)
            .track(3, UPC_ISRC, ISRC + 3)
            .build();
    return audio().withText(text);
  }

  /** cdtext.toc: MCN, ISRC, flags, an index 2, a silent pause, a pause with audio, CD-TEXT. */
  static Disc withText() {
    return disc(
        Disc.builder()
            .mcn(MCN)
            .text(text().disc(DISC_ID, "VML-0001").build())
            .track(
                AUDIO,
                track -> track.copy(PERMITTED).isrc(ISRC + 1).index(225).content(Inputs.t1(0, 450)))
            .track(
                AUDIO,
                track -> track.preEmphasis().isrc(ISRC + 2).pregap(150).content(Inputs.t2(0, 525)))
            .track(
                AUDIO,
                track ->
                    track.isrc(ISRC + 3).pregap(Inputs.t3(0, 75)).content(Inputs.t3(75, 375))));
  }

  private static CdText.Builder text() {
    return CdText.builder()
        .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
        .disc(TITLE, "VMLab Golden Disc")
        .disc(PERFORMER, "Emulated Recorder")
        .track(1, TITLE, "First Track")
        .track(1, PERFORMER, "Alpha")
        .track(2, TITLE, "Second Track")
        .track(2, PERFORMER, "Beta")
        .track(3, TITLE, "Third")
        .track(3, PERFORMER, "Gamma");
  }

  /** plain.toc. */
  static Disc plain() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(Inputs.t1(0, 450)))
            .track(AUDIO, track -> track.pregap(150).content(Inputs.t2(0, 525))));
  }

  /** mixed.toc. */
  static Disc mixed() {
    return disc(
        Disc.builder()
            .track(MODE1, track -> track.content(Inputs.iso()))
            .track(AUDIO, track -> track.pregap(150).content(Inputs.t1(0, 450)))
            .track(AUDIO, track -> track.content(Inputs.t2(0, 525))));
  }

  /** {@code -data data.iso}. */
  static Disc data() {
    return disc(Disc.builder().track(MODE1, track -> track.content(Inputs.iso())));
  }

  /** xa.toc. */
  static Disc xa() {
    return disc(
        Disc.builder().track(MODE2_FORM1, track -> track.content(Inputs.isoWithZeroSubheaders())));
  }

  /** {@code -xa1 data.iso}. */
  static Disc xaWithSubheaders() {
    return disc(
        Disc.builder().track(MODE2_FORM1, track -> track.content(Inputs.isoReadWithSubheaders())));
  }

  /** A disc as it is: not all of them are what we would let an author make. */
  private static Disc disc(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }
}
