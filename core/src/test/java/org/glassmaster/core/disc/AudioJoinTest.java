package org.glassmaster.core.disc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.junit.jupiter.api.Test;

class AudioJoinTest {
  private static final int SAMPLE = 4;

  /** So many samples of noise. */
  private static Fragment.Samples noise(int seed, int samples) {
    byte[] bytes = new byte[samples * SAMPLE];
    new Random(seed).nextBytes(bytes);
    return new Fragment.Samples(
        ByteSource.of("noise", bytes), 0, bytes.length, ByteOrder.LITTLE_ENDIAN);
  }

  private static Disc disc(Fragment... files) {
    DiscBuilder builder = Disc.builder();
    for (Fragment file : files) {
      builder.track(TrackMode.AUDIO, track -> track.content(file));
    }
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  /** Everything from index 1 of the first track to the lead-out. */
  private static byte[] programme(Disc disc) throws SourceException {
    Layout layout = Layout.of(disc);
    SessionLayout session = layout.sessions().getFirst();
    byte[] bytes = new byte[session.leadOut() * Fragment.SECTOR];
    new RawImage(layout, Render.DEFAULT)
        .read(0, session.leadOut(), SectorFormat.PLAIN, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  private static byte[] bytes(Fragment.Samples... all) throws SourceException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Fragment.Samples one : all) {
      byte[] bytes = new byte[(int) one.length()];
      one.source().read(one.offset(), MemorySegment.ofArray(bytes), 0, bytes.length);
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void playsTheFilesOnWithoutAGap() throws Exception {
    Fragment.Samples one = noise(1, 588 * 400 + 100);
    Fragment.Samples two = noise(2, 588 * 300 + 587);
    Fragment.Samples three = noise(3, 588 * 310 + 1);
    AudioJoin join = AudioJoin.of(disc(one, two, three));
    byte[] played = bytes(one, two, three);
    byte[] programme = programme(join.disc());
    assertThat(Arrays.copyOf(programme, played.length)).isEqualTo(played);
    assertThat(Arrays.copyOfRange(programme, played.length, programme.length))
        .hasSizeLessThan(Fragment.SECTOR)
        .containsOnly(0);
    // Track 1 wants 488 samples to be whole, track 2 then 489.
    assertThat(join.junctions())
        .containsExactly(new AudioJoin.Junction(2, 488), new AudioJoin.Junction(3, 489));
    assertThat(join.disc().tracks().map(Track::paddingBytes).toList().subList(0, 2))
        .containsExactly(0, 0);
    assertThat(Layout.of(join.disc()).tracks().map(TrackLayout::index1))
        .containsExactly(0, 401, 702);
  }

  @Test
  void takesOutTheSilenceThatFillsASectorInsideATrack() throws Exception {
    Fragment.Samples pregap = noise(1, 588 * 100 + 88);
    Fragment.Samples rest = noise(2, 588 * 300);
    Disc given =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(noise(3, 588 * 300)))
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .pregap(pregap, new Fragment.Zero(500 * SAMPLE, Optional.empty()))
                        .content(rest))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    AudioJoin join = AudioJoin.of(given);
    assertThat(join.junctions()).containsExactly(new AudioJoin.Junction(2, 500));
    byte[] played = bytes(noise(3, 588 * 300), pregap, rest);
    assertThat(Arrays.copyOf(programme(join.disc()), played.length)).isEqualTo(played);
    assertThat(join.disc().tracks().toList().get(1).pregap()).isEqualTo(101);
  }

  @Test
  void leavesWholeSectorsAndSilenceAlone() {
    Disc whole = disc(noise(1, 588 * 300), noise(2, 588 * 300));
    assertThat(AudioJoin.of(whole)).isEqualTo(new AudioJoin(whole, List.of()));
    Disc pause =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(noise(1, 588 * 300 + 5)))
            .track(TrackMode.AUDIO, track -> track.pregap(150).content(noise(2, 588 * 300)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(AudioJoin.of(pause)).isEqualTo(new AudioJoin(pause, List.of()));
  }

  @Test
  void doesNotRunIntoDataOrTheNextSession() {
    Disc data =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(noise(1, 588 * 300 + 5)))
            .session()
            .track(TrackMode.AUDIO, track -> track.content(noise(2, 588 * 300 + 5)))
            .track(
                TrackMode.MODE1,
                track ->
                    track.content(
                        new Fragment.Sectors(
                            ByteSource.of("data", new byte[300 * 2048]),
                            0,
                            2048,
                            SectorForm.DATA_2048,
                            300)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(AudioJoin.of(data)).isEqualTo(new AudioJoin(data, List.of()));
  }

  @Test
  void runsOnIntoSectorsOfEitherByteOrder() throws Exception {
    Fragment.Samples one = noise(1, 588 * 300 + 1);
    byte[] big = bytes(noise(2, 588 * 300));
    Fragment.Sectors two =
        new Fragment.Sectors(
            ByteSource.of("big", big), 0, Fragment.SECTOR, SectorForm.AUDIO_BIG_ENDIAN, 300);
    byte[] programme = programme(AudioJoin.of(disc(one, two)).disc());
    for (int i = 0; i < big.length; i += 2) {
      byte high = big[i];
      big[i] = big[i + 1];
      big[i + 1] = high;
    }
    assertThat(Arrays.copyOfRange(programme, (int) one.length(), (int) one.length() + big.length))
        .isEqualTo(big);
  }
}
