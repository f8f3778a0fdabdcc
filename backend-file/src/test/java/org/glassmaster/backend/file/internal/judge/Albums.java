package org.glassmaster.backend.file.internal.judge;

import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Discs of which the peers know every attribute. */
final class Albums {
  /** Sectors from index 1 of the second track to its indexes 2 and 3. */
  static final int INDEX_2 = 100;

  static final int INDEX_3 = 333;

  private Albums() {}

  /** Three tracks of 320, 400 and 310 sectors, with pregaps of 75 and 150 before the last two. */
  static Disc plain() {
    return album(false);
  }

  /** The same with more indexes in its second track. */
  static Disc withIndexes() {
    return album(true);
  }

  private static Disc album(boolean indexes) {
    DiscBuilder disc =
        Disc.builder()
            .mcn("4006381333931")
            .text(
                CdText.builder()
                    .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                    .disc(TextField.TITLE, "An album")
                    .disc(TextField.PERFORMER, "Someone")
                    .track(1, TextField.TITLE, "One")
                    .track(1, TextField.PERFORMER, "Alpha")
                    .track(2, TextField.TITLE, "Two & a half")
                    .track(2, TextField.PERFORMER, "Beta")
                    .track(3, TextField.TITLE, "Three")
                    .track(3, TextField.PERFORMER, "Gamma")
                    .build());
    disc.track(
        TrackMode.AUDIO,
        track -> track.isrc("US-K7Y-98-12345").content(Discs.noise(1, 320)).preEmphasis());
    disc.track(
        TrackMode.AUDIO,
        track -> {
          track.isrc("DE-ABC-01-00002").copy(CopyPermission.PERMITTED);
          track.pregap(Discs.noise(2, 75)).content(Discs.noise(3, 400));
          if (indexes) {
            track.index(INDEX_2).index(INDEX_3);
          }
        });
    disc.track(TrackMode.AUDIO, track -> track.pregap(150).content(Discs.noise(4, 310)));
    return disc.build(Purpose.CONVERTING).disc().orElseThrow();
  }
}
