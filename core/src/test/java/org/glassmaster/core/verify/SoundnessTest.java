package org.glassmaster.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.TestDiscs;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoundnessTest {
  private static final int SECTOR = 2352;
  private static final int SECTORS = 310;

  private static Soundness check(Disc disc) throws Exception {
    return Soundness.check(
        TestDiscs.contents(disc), new RawImage(Layout.of(disc), Render.DEFAULT), Job.unwatched());
  }

  /** Whole sectors of user data, with good codes, from LBA 0. */
  private static byte[] whole(TrackMode mode) throws Exception {
    SectorForm form =
        switch (mode) {
          case MODE2 -> SectorForm.DATA_2336;
          case MODE2_FORM2 -> SectorForm.FORM2_2324;
          default -> SectorForm.DATA_2048;
        };
    Disc disc = disc(mode, form, TestDiscs.noise(6, SECTORS * form.bytes()));
    byte[] sectors = new byte[SECTORS * SECTOR];
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(0, SECTORS, SectorFormat.PLAIN, MemorySegment.ofArray(sectors), 0);
    return sectors;
  }

  private static Disc disc(TrackMode mode, SectorForm form, byte[] bytes) {
    return TestDiscs.built(
        Disc.builder()
            .track(
                mode,
                track ->
                    track.content(
                        new Fragment.Sectors(
                            ByteSource.of("d", bytes), 0, form.bytes(), form, SECTORS))));
  }

  // Sectors

  @ParameterizedTest
  @EnumSource(
      value = TrackMode.class,
      names = {"MODE1", "MODE2", "MODE2_FORM1", "MODE2_FORM2"})
  void findsGoodSectorsSound(TrackMode mode) throws Exception {
    Soundness soundness = check(disc(mode, SectorForm.WHOLE, whole(mode)));
    assertThat(soundness.differences()).isEmpty();
    assertThat(soundness.isSound()).isTrue();
    assertThat(soundness.sectors()).isEqualTo(SECTORS);
  }

  @Test
  void findsASectorWhoseCodesDisagree() throws Exception {
    byte[] sectors = whole(TrackMode.MODE1);
    sectors[7 * SECTOR + 1000] ^= 1;
    sectors[8 * SECTOR + 1000] ^= 1;
    sectors[100 * SECTOR + 2064] ^= 1;
    Soundness soundness = check(disc(TrackMode.MODE1, SectorForm.WHOLE, sectors));
    assertThat(soundness.isSound()).isFalse();
    assertThat(soundness.differences())
        .containsExactly(
            new Difference(
                "codes of a data sector",
                OptionalInt.of(7),
                "mode1",
                "mode1 at 00:02:07, EDC bad, P bad, Q bad (2 sectors on end)"),
            new Difference(
                "codes of a data sector",
                OptionalInt.of(100),
                "mode1",
                "mode1 at 00:03:25, EDC bad, P bad, Q bad"));
  }

  @Test
  void checksCodesThatAreStoredWithoutAHeader() throws Exception {
    byte[] sectors = whole(TrackMode.MODE2_FORM1);
    byte[] headless = new byte[SECTORS * 2336];
    for (int i = 0; i < SECTORS; i++) {
      System.arraycopy(sectors, i * SECTOR + 16, headless, i * 2336, 2336);
    }
    assertThat(check(disc(TrackMode.MODE2_MIXED, SectorForm.DATA_2336, headless)).isSound())
        .isTrue();
    headless[9 * 2336 + 500] ^= 4;
    assertThat(check(disc(TrackMode.MODE2_MIXED, SectorForm.DATA_2336, headless)).differences())
        .extracting(Difference::lba)
        .containsExactly(OptionalInt.of(9));
  }

  @Test
  void findsASectorInTheWrongPlace() throws Exception {
    // The codes of form 1 do not cover the header, so that only the address is wrong.
    byte[] sectors = whole(TrackMode.MODE2_FORM1);
    sectors[20 * SECTOR + 14] = 0x74;
    assertThat(check(disc(TrackMode.MODE2_FORM1, SectorForm.WHOLE, sectors)).differences())
        .containsExactly(
            new Difference("address of a data sector", OptionalInt.of(20), "00:02:20", "00:02:74"));
  }

  @Test
  void looksAtNoCodesThatItWouldMakeItself() throws Exception {
    Disc iso = disc(TrackMode.MODE1, SectorForm.DATA_2048, TestDiscs.noise(3, SECTORS * 2048));
    assertThat(check(iso).isSound()).isTrue();
    assertThat(check(iso).sectors()).isEqualTo(SECTORS);
  }

  @Test
  void findsSectorsThatCannotBeRead() throws Exception {
    Disc scratched =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track.samples(
                            new TestDiscs.Scratched(
                                TestDiscs.noise(1, 400 * SECTOR), 70 * SECTOR, 72 * SECTOR))));
    assertThat(check(scratched).differences())
        .containsExactly(
            new Difference(
                "sector",
                OptionalInt.of(70),
                "a readable sector",
                "unreadable: a scratch (2 sectors on end)"));
  }

  @Test
  void stopsWhenThatIsWished() {
    Cancellation cancellation = new Cancellation();
    Disc disc = TestDiscs.built(TestDiscs.album());
    assertThatThrownBy(
            () ->
                Soundness.check(
                    TestDiscs.contents(disc),
                    new RawImage(Layout.of(disc), Render.DEFAULT),
                    new Job(event -> cancellation.cancel(), cancellation)))
        .isInstanceOf(CancelledException.class);
  }

  // CD-TEXT

  @Test
  void countsDamagedCdTextThatTheReaderFound() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.album());
    Finding damaged =
        Finding.of(Severity.WARNING, "TEXT-024", "pack 3", "its CRC is wrong", "read again");
    Finding other = Finding.of(Severity.NOTE, "TEXT-056", "sheet", "is Unicode", "nothing");
    Contents contents =
        new Contents("a.cdt", "cue", disc, Geometry.RAW_IMAGE_START, List.of(damaged, other));
    assertThat(
            Soundness.check(
                    contents, new RawImage(Layout.of(disc), Render.DEFAULT), Job.unwatched())
                .differences())
        .containsExactly(
            new Difference("cd-text", OptionalInt.empty(), "sound packs", "its CRC is wrong"));
  }

  @Test
  void countsATableOfContentsThatTheSubchannelContradicts() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.album());
    Finding elsewhere =
        Finding.of(Severity.WARNING, "READ-109", "track 2", "it starts at LBA 400", "none");
    Contents contents =
        new Contents("cd", "cd", disc, Geometry.RAW_IMAGE_START, List.of(elsewhere));
    assertThat(
            Soundness.check(
                    contents, new RawImage(Layout.of(disc), Render.DEFAULT), Job.unwatched())
                .differences())
        .containsExactly(
            new Difference(
                "toc of track 2",
                OptionalInt.empty(),
                "what the sub-channel says",
                "it starts at LBA 400"));
  }

  // Q frames

  /** The album with P and Q recorded for everything, as they were made for the given disc. */
  private static Disc recorded(Disc disc, Disc madeFor, int... flipped) throws Exception {
    Layout layout = Layout.of(madeFor);
    int from = layout.start();
    int count = layout.end() - from;
    byte[] frames = new byte[count * 16];
    new RawImage(layout, Render.DEFAULT)
        .read(
            from,
            count,
            new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16),
            MemorySegment.ofArray(frames),
            0);
    for (int lba : flipped) {
      frames[(lba - from) * 16 + 4] ^= 1;
    }
    ByteSource source = ByteSource.of("frames", frames);
    Session session = disc.sessions().getFirst();
    int leadOut = layout.leadOut();
    List<Track> tracks =
        Layout.of(disc)
            .tracks()
            .map(
                track ->
                    new Track(
                        track.track().number(),
                        track.track().mode(),
                        track.track().copy(),
                        track.track().preEmphasis(),
                        track.track().fourChannel(),
                        track.track().isrc(),
                        track.track().pregap(),
                        track.track().indexes(),
                        track.track().content(),
                        List.of(run(source, 0, track.start() - from, track.end() - track.start()))))
            .toList();
    return new Disc(
        disc.mcn(),
        List.of(
            new Session(
                session.type(),
                tracks,
                List.of(run(source, from - Geometry.FIRST_PAUSE_LBA, 0, -150 - from)),
                List.of(run(source, 0, leadOut - from, layout.end() - leadOut)))),
        disc.text());
  }

  private static SubchannelRun run(ByteSource source, int first, int skipped, int count) {
    return new SubchannelRun(first, count, source, skipped * 16L, 16, SubchannelRun.Form.PQ);
  }

  @Test
  void findsFramesSoundThatAgreeWithTheStructure() throws Exception {
    Disc album = TestDiscs.built(TestDiscs.album());
    assertThat(check(recorded(album, album)).differences()).isEmpty();
  }

  @Test
  void findsFramesWhoseCrcIsWrong() throws Exception {
    Disc album = TestDiscs.built(TestDiscs.album());
    assertThat(check(recorded(album, album, 10, 11, 900, -5000)).differences())
        .extracting(Difference::toString)
        .containsExactly(
            "Q frame at LBA -5000: expected a good CRC, found a bad one",
            "Q frame at LBA 10: expected a good CRC, found a bad one (2 sectors on end)",
            "Q frame at LBA 900: expected a good CRC, found a bad one");
  }

  @Test
  void findsFramesThatContradictTheStructure() throws Exception {
    Disc album = TestDiscs.built(TestDiscs.album());
    // The same disc, with index 2 of track 1 ten sectors later and another ISRC.
    Disc other =
        TestDiscs.built(
            Disc.builder()
                .mcn("4006381333931")
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track.isrc("US-K7Y-98-99999").samples(TestDiscs.sectors(1, 320)).index(110))
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track.isrc("US-K7Y-98-12346").pregap(30).samples(TestDiscs.sectors(2, 310)))
                .track(
                    TrackMode.AUDIO,
                    track -> track.preEmphasis().samples(TestDiscs.sectors(3, 305))));
    List<Difference> differences = check(recorded(album, other)).differences();
    assertThat(differences)
        .contains(
            new Difference(
                "Q frame",
                OptionalInt.of(100),
                "track 1 index 2 at 00:03:25",
                "track 1 index 1 at 00:03:25 (10 sectors on end)"));
    assertThat(differences)
        .filteredOn(difference -> difference.what().equals("isrc"))
        .isNotEmpty()
        .allSatisfy(
            difference -> {
              assertThat(difference.expected()).isEqualTo("US-K7Y-98-12345");
              assertThat(difference.found()).isEqualTo("US-K7Y-98-99999");
            });
  }

  @Test
  void findsALeadInThatContradictsTheStructure() throws Exception {
    Disc album = TestDiscs.built(TestDiscs.album());
    Disc longer =
        TestDiscs.built(TestDiscs.album().track(TrackMode.AUDIO, track -> track.postgap(300)));
    assertThat(check(recorded(album, longer)).differences())
        .filteredOn(difference -> difference.what().equals("lead-in"))
        .extracting(Difference::expected)
        .contains("the tracks of the session");
  }
}
