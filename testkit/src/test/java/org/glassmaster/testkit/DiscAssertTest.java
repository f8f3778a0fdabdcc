package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.testkit.DiscAssertions.assertThat;

import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.junit.jupiter.api.Test;

class DiscAssertTest {
  private final Disc disc =
      Disc.builder()
          .mcn("4006381333931")
          .track(TrackMode.AUDIO, track -> track.samples(silence(300)).isrc("USK7Y9812345"))
          .track(TrackMode.AUDIO, track -> track.pregap(150).samples(silence(375)).index(75))
          .build(Purpose.BURNING)
          .disc()
          .orElseThrow();

  private static ByteSource silence(int sectors) {
    return ByteSource.of("silence", new byte[sectors * 2352]);
  }

  @Test
  void readsLikeTheDomain() {
    assertThat(disc)
        .hasTracks(2)
        .hasSessions(1)
        .hasMcn("4006381333931")
        .hasType("cd-da")
        .hasLeadOutAt("00:13:00")
        .track(1)
        .hasMode("audio")
        .startsAt("00:02:00")
        .lasts("00:04:00")
        .hasIsrc("US-K7Y-98-12345")
        .track(2)
        .hasPregap("00:02:00")
        .startsAt("00:08:00")
        .hasIndexes("00:09:00")
        .hasCopy("prohibited")
        .hasNoPreEmphasis()
        .hasNoIsrc();
  }

  @Test
  void saysWhatIsThereInstead() {
    assertThatThrownBy(() -> assertThat(disc).track(2).hasPregap("00:03:00"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "expected the pregap of track 2 to be <00:03:00> but it is <00:02:00>");
    assertThatThrownBy(() -> assertThat(disc).track(1).hasPreEmphasis())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected the pre-emphasis of track 1 to be <true>");
    assertThatThrownBy(() -> assertThat(disc).track(3))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no track 3 on the disc");
    assertThatThrownBy(() -> assertThat(disc).hasNoMcn())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("<4006381333931>");
  }
}
