package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.junit.jupiter.api.Test;

class MmcReaderTest {
  static Contents read(PressedDrive pressed) throws Exception {
    return read(pressed, ReadOptions.DEFAULT);
  }

  static Contents read(PressedDrive pressed, ReadOptions options) throws Exception {
    Drive drive = new Drive(pressed, "sgio:/dev/sr0", MmcOptions.DEFAULT, new TestClock());
    return new MmcReader(drive, DriveTraits.of(drive), options).contents(Job.unwatched());
  }

  /** Both say the same of themselves, and every sector is the same. */
  static void assertSame(Disc found, Disc expected) throws Exception {
    assertThat(found.mcn()).isEqualTo(expected.mcn());
    assertThat(found.text()).isEqualTo(expected.text());
    assertThat(described(found)).isEqualTo(described(expected));
    Comparison comparison =
        new Verifier()
            .compare(
                new RawImage(Layout.of(expected), Render.DEFAULT),
                new RawImage(Layout.of(found), Render.DEFAULT));
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.same()).contains(true);
    assertThat(comparison.offset().orElse(0)).isZero();
  }

  private static List<String> described(Disc disc) {
    return disc.sessions().stream()
        .flatMap(
            session ->
                session.tracks().stream().map(track -> session.type() + " " + described(track)))
        .toList();
  }

  private static String described(Track track) {
    return String.join(
        " ",
        String.valueOf(track.number()),
        track.mode().label(),
        track.copy().label(),
        String.valueOf(track.preEmphasis()),
        track.isrc().toString(),
        String.valueOf(track.pregap()),
        track.indexes().toString(),
        String.valueOf(track.totalSectors()));
  }

  private static void assertRead(DiscBuilder builder) throws Exception {
    Disc disc = TestDiscs.built(builder);
    Contents contents = read(new PressedDrive(disc));
    assertThat(contents.findings()).isEmpty();
    assertSame(contents.disc(), disc);
  }

  @Test
  void readsAnAlbumAsItIs() throws Exception {
    assertRead(TestDiscs.album());
  }

  @Test
  void readsDataBesideAudio() throws Exception {
    assertRead(TestDiscs.mixed());
  }

  @Test
  void readsTheFormsOfXa() throws Exception {
    assertRead(TestDiscs.xa());
  }

  @Test
  void readsTwoSessions() throws Exception {
    assertRead(TestDiscs.extra());
  }

  @Test
  void readsMusicBeforeTrackOne() throws Exception {
    assertRead(TestDiscs.hidden());
  }

  @Test
  void readsADiscOfLessThanASecond() throws Exception {
    assertRead(
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(TestDiscs.samples(5, 31)).index(20))
            .track(TrackMode.AUDIO, track -> track.pregap(9).content(TestDiscs.samples(6, 4))));
  }

  @Test
  void readsGraphics() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.graphics());
    Contents contents = read(new PressedDrive(disc));
    assertThat(contents.disc().sessions().getFirst().tracks().getFirst().subchannel()).hasSize(1);
    assertSame(contents.disc(), disc);
  }
}
