package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;

/** Compares discs field by field and byte by byte. */
public final class SameDisc {
  private SameDisc() {}

  /** Everything but text and sub-channel. */
  public static void assertSameTracks(Disc read, Disc written) throws GlassmasterException {
    assertThat(read.mcn()).isEqualTo(written.mcn());
    assertThat(read.sessions().stream().map(session -> session.tracks().size()))
        .isEqualTo(written.sessions().stream().map(session -> session.tracks().size()).toList());
    assertThat(read.sessions().stream().map(session -> session.type()))
        .isEqualTo(written.sessions().stream().map(session -> session.type()).toList());
    List<Track> tracks = read.tracks().toList();
    List<Track> expected = written.tracks().toList();
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      Track other = expected.get(i);
      assertThat(track.number()).isEqualTo(other.number());
      assertThat(track.mode().headerMode()).isEqualTo(other.mode().headerMode());
      assertThat(track.mode().isAudio()).isEqualTo(other.mode().isAudio());
      assertThat(track.isrc()).isEqualTo(other.isrc());
      assertThat(track.copy()).isEqualTo(other.copy());
      assertThat(track.preEmphasis()).isEqualTo(other.preEmphasis());
      assertThat(track.fourChannel()).isEqualTo(other.fourChannel());
      assertThat(track.pregap()).isEqualTo(other.pregap());
      assertThat(track.indexes()).isEqualTo(other.indexes());
      assertThat(
              Arrays.mismatch(
                  Images.main(read, track.number()), Images.main(written, track.number())))
          .as("first byte of track %d that differs", track.number())
          .isEqualTo(-1);
    }
  }
}
