package org.glassmaster.core.identify;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.layout.Layout;
import org.junit.jupiter.api.Test;

class DiscIdsTest {
  /** Offsets as the databases count them, from 00:00:00; the last is the lead-out's. */
  private static Layout layout(int... offsets) {
    DiscBuilder builder = Disc.builder();
    for (int i = 0; i + 1 < offsets.length; i++) {
      int sectors = offsets[i + 1] - offsets[i];
      builder.track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(sectors)));
    }
    return Layout.of(builder.build(Purpose.AUTHORING).disc().orElseThrow());
  }

  /** The worked example of MusicBrainz's page on the calculation. */
  @Test
  void matchesTheExampleOfMusicBrainz() {
    Layout layout = layout(150, 15363, 32314, 46592, 63414, 80489, 95462);
    assertThat(DiscIds.of(layout).musicBrainz()).isEqualTo("49HHV7Eb8UKF3aQiNmu1GR8vKTY-");
  }

  /** What libdiscid's tests expect of their sample disc. */
  @Test
  void matchesTheSampleOfLibdiscid() {
    Layout layout =
        layout(150, 18901, 39738, 59557, 79152, 100126, 124833, 147278, 166336, 182560, 206535);
    DiscIds ids = DiscIds.of(layout);
    assertThat(ids.musicBrainz()).isEqualTo("Wn8eRBtfLDfM0qjYPdxrz.Zjs_U-");
    assertThat(ids.cddb()).isEqualTo("830abf0a");
    // Summed by hand from LBA 0: plain, and each times its ordinal, the lead-out as the eleventh.
    assertThat(ids.accurateRip()).isEqualTo("010-001124bc-0089c3df-830abf0a");
  }

  @Test
  void countsAudioOnlyForAccurateRipAndTheFirstSessionOnlyForMusicBrainz() {
    Layout audio = layout(150, 15363, 32314);
    DiscBuilder extra = Disc.builder();
    extra.track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(15213)));
    extra.track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(16951)));
    extra.session().track(TrackMode.MODE1, track -> track.content(Fragment.Zero.sectors(1000)));
    Layout cdExtra = Layout.of(extra.build(Purpose.AUTHORING).disc().orElseThrow());
    assertThat(DiscIds.of(cdExtra).musicBrainz()).isEqualTo(DiscIds.of(audio).musicBrainz());
    assertThat(DiscIds.of(cdExtra).accurateRip()).startsWith("002-");
  }
}
