package org.glassmaster.mmc;

import static org.glassmaster.core.disc.CopyPermission.PERMITTED;
import static org.glassmaster.core.disc.TrackMode.AUDIO;
import static org.glassmaster.core.disc.TrackMode.MODE1;
import static org.glassmaster.core.disc.TrackMode.MODE2_FORM1;

import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/**
 * Discs for tests. Those that the recordings know are shaped as the burners were told to make them;
 * what their sectors hold does not matter here.
 */
public final class Discs {
  private static final String ISRC = "DEABC260000";

  private Discs() {}

  /** {@code -audio t1.wav t2.wav t3.wav} as cdrskin makes it. */
  public static Disc audio() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(zero(450)))
            .track(AUDIO, track -> track.content(zero(525)))
            .track(AUDIO, track -> track.content(zero(375))));
  }

  /** The same as wodim makes it: with two seconds of a track's end as the next one's pause. */
  public static Disc audioWithPauses() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(zero(300)))
            .track(AUDIO, track -> track.pregap(150).content(zero(375)))
            .track(AUDIO, track -> track.pregap(150).content(zero(375))));
  }

  /** plain.toc. */
  public static Disc plain() {
    return disc(
        Disc.builder()
            .track(AUDIO, track -> track.content(zero(450)))
            .track(AUDIO, track -> track.pregap(150).content(zero(525))));
  }

  /** cdtext.toc. */
  public static Disc withText() {
    return disc(
        Disc.builder()
            .mcn("4003994155486")
            .text(
                CdText.builder()
                    .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                    .disc(TextField.TITLE, "VMLab Golden Disc")
                    .track(1, TextField.TITLE, "First Track")
                    .build())
            .track(
                AUDIO, track -> track.copy(PERMITTED).isrc(ISRC + 1).index(225).content(zero(450)))
            .track(
                AUDIO, track -> track.preEmphasis().isrc(ISRC + 2).pregap(150).content(zero(525)))
            .track(AUDIO, track -> track.isrc(ISRC + 3).pregap(75).content(zero(300))));
  }

  /** The sheet that cdrskin was given: codes in Q, text in the lead-in. */
  public static Disc audioWithCodes() {
    return disc(
        Disc.builder()
            .mcn("4003994155486")
            .track(AUDIO, track -> track.isrc(ISRC + 1).content(zero(450)))
            .track(AUDIO, track -> track.isrc(ISRC + 2).content(zero(525)))
            .track(AUDIO, track -> track.isrc(ISRC + 3).content(zero(375))));
  }

  /** mixed.toc. */
  public static Disc mixed() {
    return disc(
        Disc.builder()
            .track(MODE1, track -> track.content(zero(622)))
            .track(AUDIO, track -> track.pregap(150).content(zero(450)))
            .track(AUDIO, track -> track.content(zero(525))));
  }

  /** {@code -data data.iso}. */
  public static Disc data() {
    return disc(Disc.builder().track(MODE1, track -> track.content(zero(622))));
  }

  /** {@code -xa1 data.iso}. */
  public static Disc xa() {
    return disc(Disc.builder().track(MODE2_FORM1, track -> track.content(zero(622))));
  }

  /** A disc as it is: not all of them are what an author may make. */
  public static Disc disc(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  public static Fragment zero(int sectors) {
    return Fragment.Zero.sectors(sectors);
  }
}
