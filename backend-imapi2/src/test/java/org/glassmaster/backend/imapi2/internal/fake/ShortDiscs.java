package org.glassmaster.backend.imapi2.internal.fake;

import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Discs that are burned in a moment. */
public final class ShortDiscs {
  /** Plain audio with a pause of two seconds between the tracks. */
  public static final Disc TWO_TRACKS = built(twoTracks());

  /** The same with a title. */
  public static final Disc TITLED =
      built(
          twoTracks()
              .text(
                  CdText.builder()
                      .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                      .disc(TextField.TITLE, "Two Tracks")
                      .build()));

  private ShortDiscs() {}

  private static DiscBuilder twoTracks() {
    return Disc.builder()
        .mcn("4006381333931")
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .samples(noise(1, 330))
                    .isrc("DEGLM2600001")
                    .copy(CopyPermission.PERMITTED)
                    .index(100))
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .pregap(Fragment.Zero.sectors(150))
                    .samples(noise(2, 310))
                    .isrc("DEGLM2600002"));
  }

  private static Disc built(DiscBuilder builder) {
    return builder.build(Purpose.AUTHORING).disc().orElseThrow();
  }

  private static ByteSource noise(int seed, int sectors) {
    byte[] bytes = new byte[sectors * Fragment.SECTOR];
    new Random(seed).nextBytes(bytes);
    return ByteSource.of("noise " + seed, bytes);
  }
}
