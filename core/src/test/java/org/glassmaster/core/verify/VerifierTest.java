package org.glassmaster.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.identify.TrackSums;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.MemoryDevice;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.TestDiscs;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final int SECTOR = 2352;

  /** Where LBA 0 lies in what a recorder keeps of a session, which begins at the first pause. */
  private static final int START = 150 * SECTOR;

  private final Verifier verifier = new Verifier();

  private static DiscSource source(Disc disc) {
    return new RawImage(Layout.of(disc), Render.DEFAULT);
  }

  private static DiscSource source(DiscBuilder builder) {
    return source(TestDiscs.built(builder));
  }

  /** What a recorder made of a disc, whatever it did to the bytes. */
  private static DiscSource recorded(Disc disc, UnaryOperator<byte[]> damage) throws Exception {
    MemoryDevice device = new MemoryDevice();
    device.damage = damage;
    Layout layout = Layout.of(disc);
    device
        .recorder()
        .orElseThrow()
        .record(MemoryDevice.raw(layout), source(disc), RecordOptions.DEFAULT, Job.unwatched());
    return source(device.recorded().orElseThrow());
  }

  private static UnaryOperator<byte[]> flipping(int... positions) {
    return bytes -> {
      for (int position : positions) {
        bytes[START + position] ^= 0x10;
      }
      return bytes;
    };
  }

  private static Disc album() {
    return TestDiscs.built(TestDiscs.album());
  }

  private Comparison compareAlbumWith(DiscBuilder other) throws Exception {
    return verifier.compare(source(album()), source(other));
  }

  private static DiscBuilder oneTrack(Consumer<TrackBuilder> details) {
    return Disc.builder()
        .track(
            TrackMode.AUDIO,
            track -> {
              track.samples(TestDiscs.sectors(1, 320));
              details.accept(track);
            });
  }

  private Comparison compareTracks(Consumer<TrackBuilder> one, Consumer<TrackBuilder> other)
      throws Exception {
    return verifier.compare(source(oneTrack(one)), source(oneTrack(other)));
  }

  private static Scope losing(Attribute attribute, String where) {
    return new Scope(new Fidelity(List.of(Fate.lost(attribute, where, "no room"))), Set.of());
  }

  private static Scope blindTo(Attribute attribute) {
    return new Scope(new Fidelity(List.of()), Set.of(attribute));
  }

  // The same disc

  @Test
  void findsACopyTheSame() throws Exception {
    Comparison comparison =
        verifier.compare(source(album()), recorded(album(), UnaryOperator.identity()));
    assertThat(comparison.same()).hasValue(true);
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.offset()).hasValue(0);
    assertThat(comparison.unreachable()).isZero();
    assertThat(comparison.attributes())
        .extracting(Comparison.Result::attribute)
        .containsExactly(
            Attribute.TOC,
            Attribute.MAIN_CHANNEL,
            Attribute.PREGAPS,
            Attribute.INDEXES,
            Attribute.FLAGS,
            Attribute.ISRC,
            Attribute.MCN,
            Attribute.DISC_TYPE);
    assertThat(comparison.attributes())
        .extracting(Comparison.Result::verdict)
        .containsOnly(Verdict.VERIFIED);
  }

  @Test
  void digestsTheProgrammeAreaOfWhatItFound() throws Exception {
    ByteArrayOutputStream programme = new ByteArrayOutputStream();
    programme.write(TestDiscs.noise(1, 320 * SECTOR));
    programme.write(new byte[30 * SECTOR]);
    programme.write(TestDiscs.noise(2, 310 * SECTOR));
    programme.write(TestDiscs.noise(3, 305 * SECTOR));
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(programme.toByteArray()));
    assertThat(verifier.compare(source(album()), source(album())).sha256()).hasValue(digest);
    Comparison different = verifier.compare(source(album()), recorded(album(), flipping(1000)));
    assertThat(different.sha256()).isPresent().isNotEqualTo(Optional.of(digest));
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<Progress> events = new ArrayList<>();
    verifier.compare(
        source(album()),
        source(album()),
        Scope.EVERYTHING,
        new Job(events::add, new Cancellation()));
    assertThat(events.getFirst())
        .isEqualTo(new Progress.PhaseBegun(Phase.VERIFYING, OptionalInt.empty()));
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            Progress.Advanced.class,
            event -> {
              assertThat(event.done()).isEqualTo(965);
              assertThat(event.total()).isEqualTo(965);
            });
  }

  @Test
  void stopsWhenThatIsWished() {
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                verifier.compare(
                    source(album()),
                    source(album()),
                    Scope.EVERYTHING,
                    new Job(event -> cancellation.cancel(), cancellation)))
        .isInstanceOf(CancelledException.class);
  }

  // Audio and its offset

  @ParameterizedTest
  @ValueSource(ints = {1, -1, 6, 30, 587, 588, 589, 667, -582, -1164, 3000, -3000})
  void findsTheOffsetOfADrive(int samples) throws Exception {
    DiscSource late = recorded(album(), bytes -> TestDiscs.later(bytes, samples));
    Comparison comparison = verifier.compare(source(album()), late);
    assertThat(comparison.offset()).hasValue(samples);
    assertThat(comparison.unreachable()).isEqualTo(Math.abs(samples));
    assertThat(comparison.same()).hasValue(true);
    assertThat(comparison.sha256())
        .isEqualTo(verifier.compare(source(album()), source(album())).sha256());
  }

  @Test
  void findsTheOffsetOfAToneThatLooksTheSameInManyPlaces() throws Exception {
    byte[] tone = new byte[320 * SECTOR];
    for (int i = 20 * SECTOR; i < tone.length; i++) {
      tone[i] = (byte) (i / 4 % 100 + 1);
    }
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.samples(ByteSource.of("tone", tone))));
    Comparison comparison =
        verifier.compare(source(disc), recorded(disc, bytes -> TestDiscs.later(bytes, 250)));
    assertThat(comparison.offset()).hasValue(250);
    assertThat(comparison.same()).hasValue(true);
  }

  @Test
  void takesSilenceForAudioWithoutAnOffset() throws Exception {
    DiscBuilder silence = Disc.builder().track(TrackMode.AUDIO, track -> track.postgap(320));
    Comparison comparison = verifier.compare(source(silence), source(silence));
    assertThat(comparison.offset()).hasValue(0);
    assertThat(comparison.same()).hasValue(true);
  }

  @Test
  void believesNoOffsetThatNoDriveHas() throws Exception {
    DiscSource late = recorded(album(), bytes -> TestDiscs.later(bytes, 3001));
    Comparison comparison = verifier.compare(source(album()), late);
    assertThat(comparison.offset()).hasValue(0);
    assertThat(comparison.of(Attribute.MAIN_CHANNEL)).hasValue(Verdict.DIFFERENT);
  }

  @Test
  void findsTheOffsetThoughTheFirstSectorsAreWrong() throws Exception {
    DiscSource late =
        recorded(
            album(),
            bytes -> {
              byte[] moved = TestDiscs.later(bytes, 30);
              for (int i = START; i < START + 12 * SECTOR; i++) {
                moved[i] ^= 0x33;
              }
              return moved;
            });
    Comparison comparison = verifier.compare(source(album()), late);
    assertThat(comparison.offset()).hasValue(30);
    assertThat(comparison.same()).hasValue(false);
    assertThat(comparison.differenceCount()).isEqualTo(1);
    assertThat(comparison.differences().getFirst().found()).endsWith("(12 sectors on end)");
  }

  // Checksums of tracks

  @ParameterizedTest
  @ValueSource(ints = {0, 30, -667})
  void takesTheChecksumsOfEachTrackUpToTheNextOnesIndex1(int samples) throws Exception {
    DiscSource album = source(album());
    DiscSource late = recorded(album(), bytes -> TestDiscs.later(bytes, samples));

    assertThat(verifier.compare(album, late).checksums())
        .containsExactly(
            checksums(album, 1, 0, 350),
            checksums(album, 2, 350, 660),
            checksums(album, 3, 660, 965));
  }

  private static TrackChecksums checksums(DiscSource source, int track, int from, int to)
      throws Exception {
    MemorySegment bytes = MemorySegment.ofArray(new byte[(to - from) * SECTOR]);
    source.read(from, to - from, SectorFormat.PLAIN, bytes, 0);
    TrackSums sums = new TrackSums(to - from, track == 1, track == 3);
    sums.update(bytes, 0, bytes.byteSize());
    return sums.checksums(track);
  }

  @Test
  void hasNoChecksumsOfATrackThatCannotBeReadCompletely() throws Exception {
    assertThat(verifier.compare(source(scratched(0, 0)), source(scratched(200, 203))).checksums())
        .isEmpty();
  }

  // Sectors that differ

  @Test
  void saysWhereASectorDiffers() throws Exception {
    Comparison comparison =
        verifier.compare(source(album()), recorded(album(), flipping(100 * SECTOR + 17)));
    int right = TestDiscs.noise(1, 320 * SECTOR)[100 * SECTOR + 17] & 0xFF;
    assertThat(comparison.same()).hasValue(false);
    assertThat(comparison.differences())
        .containsExactly(
            new Difference(
                "main-channel",
                OptionalInt.of(100),
                String.format("byte 17 is %02X", right),
                String.format("byte 17 is %02X", right ^ 0x10)));
  }

  @Test
  void takesSectorsOnEndForOneDifference() throws Exception {
    Comparison comparison =
        verifier.compare(
            source(album()),
            recorded(album(), flipping(63 * SECTOR, 64 * SECTOR + 5, 65 * SECTOR, 300 * SECTOR)));
    assertThat(comparison.differences()).hasSize(2);
    assertThat(comparison.differences().getFirst().lba()).hasValue(63);
    assertThat(comparison.differences().getFirst().found()).endsWith("(3 sectors on end)");
    assertThat(comparison.differences().getLast().lba()).hasValue(300);
  }

  @Test
  void listsTheFirstDifferencesAndCountsThemAll() throws Exception {
    int[] everySecond = new int[300];
    for (int i = 0; i < everySecond.length; i++) {
      everySecond[i] = 2 * i * SECTOR + 1;
    }
    Comparison comparison =
        verifier.compare(source(album()), recorded(album(), flipping(everySecond)));
    assertThat(comparison.differences()).hasSize(200);
    assertThat(comparison.differenceCount()).isEqualTo(300);
  }

  @Test
  void comparesPregapsToo() throws Exception {
    Comparison comparison =
        verifier.compare(source(album()), recorded(album(), flipping(325 * SECTOR)));
    assertThat(comparison.differences().getFirst().lba()).hasValue(325);
  }

  @Test
  void comparesAudioHiddenBeforeTrack1() throws Exception {
    Disc hidden =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track
                            .pregap(
                                Fragment.Zero.sectors(150),
                                new Fragment.Sectors(
                                    TestDiscs.sectors(7, 50), 0, SECTOR, SectorForm.AUDIO, 50))
                            .samples(TestDiscs.sectors(1, 320))));
    assertThat(
            verifier
                .compare(source(hidden), recorded(hidden, UnaryOperator.identity()))
                .of(Attribute.HIDDEN_AUDIO))
        .hasValue(Verdict.VERIFIED);
    DiscSource other = recorded(hidden, flipping(20 * SECTOR));
    Comparison comparison = verifier.compare(source(hidden), other);
    assertThat(comparison.of(Attribute.HIDDEN_AUDIO)).hasValue(Verdict.DIFFERENT);
    assertThat(comparison.of(Attribute.MAIN_CHANNEL)).hasValue(Verdict.VERIFIED);
    assertThat(comparison.differences().getFirst().lba()).hasValue(20);
    Comparison lost =
        verifier.compare(
            source(hidden), other, losing(Attribute.HIDDEN_AUDIO, "track 1"), Job.unwatched());
    assertThat(lost.same()).hasValue(true);
    assertThat(lost.sha256()).isEmpty();
    Comparison unseen =
        verifier.compare(source(hidden), other, blindTo(Attribute.HIDDEN_AUDIO), Job.unwatched());
    assertThat(unseen.of(Attribute.HIDDEN_AUDIO)).hasValue(Verdict.UNREADABLE);
    assertThat(unseen.same()).hasValue(true);
  }

  @Test
  void comparesDataWithoutAnOffset() throws Exception {
    Disc mixed = TestDiscs.built(TestDiscs.mixed());
    // Only the audio moves: a drive shifts samples, never data.
    DiscSource late =
        recorded(
            mixed,
            bytes -> {
              byte[] moved = TestDiscs.later(bytes, 48);
              System.arraycopy(bytes, 0, moved, 0, START + 310 * SECTOR);
              return moved;
            });
    Comparison comparison = verifier.compare(source(mixed), late);
    assertThat(comparison.offset()).hasValue(48);
    assertThat(comparison.same()).hasValue(true);
    assertThat(comparison.of(Attribute.SECTOR_CODES)).hasValue(Verdict.VERIFIED);
  }

  @Test
  void tellsWrongDataFromWrongCodes() throws Exception {
    Disc mixed = TestDiscs.built(TestDiscs.mixed());
    int inData = 10 * SECTOR + 16 + 100;
    int inEdc = 20 * SECTOR + 2064;
    DiscSource damaged = recorded(mixed, flipping(inData, inEdc));
    Comparison comparison = verifier.compare(source(mixed), damaged);
    assertThat(comparison.differences())
        .extracting(Difference::what, difference -> difference.lba().orElse(-1))
        .containsExactly(tuple("main-channel", 10), tuple("sector-codes", 20));
    assertThat(comparison.differences().getFirst().expected()).startsWith("byte 116 is ");
    Scope anew =
        new Scope(
            new Fidelity(List.of(Fate.regenerated(Attribute.SECTOR_CODES, "track 1", "2048"))),
            Set.of());
    Comparison without = verifier.compare(source(mixed), damaged, anew, Job.unwatched());
    assertThat(without.differenceCount()).isEqualTo(1);
    assertThat(without.of(Attribute.SECTOR_CODES)).isEmpty();
  }

  /** An image of bare data has the 2048 bytes of form 1 and says nothing of mode 2. */
  @ParameterizedTest
  @EnumSource(
      value = TrackMode.class,
      names = {"MODE2_FORM1", "MODE2_MIXED"})
  void comparesUserDataWhereSubheadersWereGivenUp(TrackMode mode) throws Exception {
    byte[] data = TestDiscs.noise(9, 310 * 2048);
    data[8 * 2048 - 1] = 0x22;
    Scope bare =
        new Scope(
            new Fidelity(
                List.of(
                    Fate.lost(Attribute.TOC, "disc", "no mode 2"),
                    Fate.lost(Attribute.SECTOR_CODES, "track 1", "no subheaders"))),
            Set.of());
    DiscSource given = source(ofForm1(mode, data));
    Comparison same =
        verifier.compare(given, source(ofForm1(TrackMode.MODE1, data)), bare, Job.unwatched());
    assertThat(same.differences()).isEmpty();
    assertThat(same.same()).hasValue(true);

    byte[] other = data.clone();
    other[8 * 2048 - 1] = 0x11;
    Comparison different =
        verifier.compare(given, source(ofForm1(TrackMode.MODE1, other)), bare, Job.unwatched());
    assertThat(different.differences())
        .containsExactly(
            new Difference(
                "main-channel", OptionalInt.of(7), "byte 2071 is 22", "byte 2071 is 11"));
    // Where nothing was given up, mode and subheaders are differences.
    assertThat(verifier.compare(given, source(ofForm1(TrackMode.MODE1, data))).same())
        .hasValue(false);
  }

  /** A track of user data; sectors of both forms in turn have their subheaders with them. */
  private static Disc ofForm1(TrackMode mode, byte[] data) {
    boolean mixed = mode == TrackMode.MODE2_MIXED;
    int stride = mixed ? 2336 : 2048;
    MemorySegment bytes = MemorySegment.ofArray(new byte[data.length / 2048 * stride]);
    for (int i = 0; i < data.length / 2048; i++) {
      int at = mixed ? 8 : 0;
      if (mixed) {
        bytes.set(ValueLayout.JAVA_BYTE, i * 2336L + 2, (byte) 8);
        bytes.set(ValueLayout.JAVA_BYTE, i * 2336L + 6, (byte) 8);
      }
      MemorySegment.copy(
          MemorySegment.ofArray(data), i * 2048L, bytes, (long) i * stride + at, 2048);
    }
    ByteSource source = ByteSource.of("data", (byte[]) bytes.heapBase().orElseThrow());
    SectorForm form = mixed ? SectorForm.DATA_2336 : SectorForm.DATA_2048;
    return TestDiscs.built(
        Disc.builder()
            .track(
                mode,
                track ->
                    track.content(
                        new Fragment.Sectors(source, 0, stride, form, data.length / 2048))));
  }

  // What cannot be read

  private static Disc scratched(int from, int to) {
    byte[] bytes = TestDiscs.noise(1, 1000 * SECTOR);
    return TestDiscs.built(
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track ->
                    track.samples(new TestDiscs.Scratched(bytes, from * SECTOR, to * SECTOR))));
  }

  @Test
  void callsASectorThatCannotBeReadADifference() throws Exception {
    Comparison comparison = verifier.compare(source(scratched(0, 0)), source(scratched(200, 203)));
    assertThat(comparison.same()).hasValue(false);
    assertThat(comparison.sha256()).isEmpty();
    assertThat(comparison.differences())
        .containsExactly(
            new Difference(
                "main-channel",
                OptionalInt.of(200),
                "a readable sector",
                "unreadable: a scratch (3 sectors on end)"));
  }

  @Test
  void givesUpOnADiscThatGivesNothingAnyMore() throws Exception {
    Comparison comparison = verifier.compare(source(scratched(0, 0)), source(scratched(200, 1000)));
    assertThat(comparison.differenceCount()).isEqualTo(1);
    assertThat(comparison.differences().getFirst().found())
        .isEqualTo("unreadable: a scratch (800 sectors on end)");
  }

  @Test
  void throwsWhereTheExpectedDiscCannotBeRead() {
    assertThatThrownBy(() -> verifier.compare(source(scratched(5, 6)), source(scratched(0, 0))))
        .isInstanceOf(SourceException.class);
  }

  // What discs say of themselves

  @Test
  void noticesAnIsrcThatIsGone() throws Exception {
    Comparison comparison = compareTracks(track -> track.isrc("US-K7Y-98-12345"), track -> {});
    assertThat(comparison.same()).hasValue(false);
    assertThat(comparison.differences())
        .containsExactly(
            new Difference("isrc of track 1", OptionalInt.of(0), "US-K7Y-98-12345", "none"));
    assertThat(
            compareTracks(track -> {}, track -> track.isrc("US-K7Y-98-12345"))
                .differences()
                .getFirst()
                .found())
        .isEqualTo("US-K7Y-98-12345");
  }

  @Test
  void comparesNothingThatWasToBeLost() throws Exception {
    DiscSource with = source(oneTrack(track -> track.isrc("US-K7Y-98-12345")).mcn("4006381333931"));
    DiscSource without = source(oneTrack(track -> {}));
    Comparison comparison =
        verifier.compare(with, without, losing(Attribute.ISRC, "track 1"), Job.unwatched());
    assertThat(comparison.of(Attribute.ISRC)).isEmpty();
    assertThat(comparison.differences())
        .extracting(Difference::what)
        .containsExactly("mcn of disc");
    assertThat(
            verifier
                .compare(with, without, losing(Attribute.ISRC, "track 2"), Job.unwatched())
                .of(Attribute.ISRC))
        .hasValue(Verdict.DIFFERENT);
  }

  @Test
  void callsUnreadableWhatTheReaderCannotSee() throws Exception {
    DiscSource with = source(oneTrack(track -> track.isrc("US-K7Y-98-12345")));
    DiscSource without = source(oneTrack(track -> {}));
    Comparison codes = verifier.compare(with, without, blindTo(Attribute.ISRC), Job.unwatched());
    assertThat(codes.of(Attribute.ISRC)).hasValue(Verdict.UNREADABLE);
    assertThat(codes.same()).hasValue(true);
    Comparison indexes = verifier.compare(with, with, blindTo(Attribute.INDEXES), Job.unwatched());
    assertThat(indexes.of(Attribute.INDEXES)).hasValue(Verdict.UNREADABLE);
    assertThat(indexes.same()).isEmpty();
  }

  @Test
  void takesThirteenZerosForNoCatalogueNumber() throws Exception {
    assertThat(
            verifier
                .compare(
                    source(oneTrack(track -> {}).mcn(new Mcn("0000000000000").digits())),
                    source(oneTrack(track -> {})))
                .same())
        .hasValue(true);
  }

  @Test
  void noticesFlagsThatDiffer() throws Exception {
    assertThat(compareTracks(TrackBuilder::preEmphasis, track -> {}).differences())
        .containsExactly(
            new Difference(
                "flags of track 1",
                OptionalInt.of(0),
                "copy prohibited, pre-emphasis",
                "copy prohibited"));
    assertThat(
            compareTracks(
                    track -> track.copy(CopyPermission.SCMS),
                    track -> track.copy(CopyPermission.PERMITTED))
                .of(Attribute.FLAGS))
        .hasValue(Verdict.DIFFERENT);
    assertThat(compareTracks(TrackBuilder::fourChannel, track -> {}).of(Attribute.FLAGS))
        .hasValue(Verdict.DIFFERENT);
  }

  @Test
  void noticesIndexesThatDiffer() throws Exception {
    assertThat(compareTracks(track -> track.index(100), track -> {}).differences())
        .containsExactly(new Difference("indexes of track 1", OptionalInt.of(0), "[100]", "[]"));
  }

  @Test
  void noticesAPregapThatIsGone() throws Exception {
    Comparison comparison =
        compareAlbumWith(
            Disc.builder()
                .mcn("4006381333931")
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track
                            .isrc("US-K7Y-98-12345")
                            .samples(TestDiscs.sectors(1, 320))
                            .index(100)
                            .postgap(30))
                .track(
                    TrackMode.AUDIO,
                    track -> track.isrc("US-K7Y-98-12346").samples(TestDiscs.sectors(2, 310)))
                .track(
                    TrackMode.AUDIO,
                    track -> track.preEmphasis().samples(TestDiscs.sectors(3, 305))));
    assertThat(comparison.of(Attribute.TOC)).hasValue(Verdict.VERIFIED);
    assertThat(comparison.differences())
        .containsExactly(
            new Difference("pregaps of track 2", OptionalInt.of(320), "30 sectors", "0 sectors"));
  }

  @Test
  void comparesTrackByTrackWhereAddressesDiffer() throws Exception {
    DiscBuilder shorter =
        Disc.builder()
            .mcn("4006381333931")
            .track(
                TrackMode.AUDIO,
                track ->
                    track.isrc("US-K7Y-98-12345").samples(TestDiscs.sectors(1, 320)).index(100))
            .track(
                TrackMode.AUDIO,
                track -> track.isrc("US-K7Y-98-12346").samples(TestDiscs.sectors(2, 310)))
            .track(
                TrackMode.AUDIO, track -> track.preEmphasis().samples(TestDiscs.sectors(3, 305)));
    Comparison comparison = compareAlbumWith(shorter);
    assertThat(comparison.of(Attribute.MAIN_CHANNEL)).hasValue(Verdict.VERIFIED);
    assertThat(comparison.sha256()).isEmpty();
    assertThat(comparison.differences())
        .extracting(Difference::toString)
        .containsExactly(
            "toc of start of track 2 at LBA 350: expected LBA 350, found LBA 320",
            "toc of start of track 3 at LBA 660: expected LBA 660, found LBA 630",
            "toc of lead-out of session 1 at LBA 965: expected LBA 965, found LBA 935",
            "pregaps of track 2 at LBA 320: expected 30 sectors, found 0 sectors");
    Scope scope =
        new Scope(
            new Fidelity(
                List.of(
                    Fate.lost(Attribute.TOC, "disc", "x"),
                    Fate.lost(Attribute.PREGAPS, "track 2", "x"))),
            Set.of());
    assertThat(verifier.compare(source(album()), source(shorter), scope, Job.unwatched()).same())
        .hasValue(true);
  }

  @Test
  void noticesTracksThatAreMissingOrTooMany() throws Exception {
    DiscBuilder two =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(1, 320)))
            .track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(2, 320)));
    DiscBuilder one =
        Disc.builder().track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(1, 320)));
    assertThat(verifier.compare(source(two), source(one)).differences())
        .contains(new Difference("toc of track 2", OptionalInt.of(320), "audio", "no such track"));
    assertThat(verifier.compare(source(one), source(two)).differences())
        .contains(new Difference("toc of track 2", OptionalInt.of(320), "no such track", "audio"));
  }

  @Test
  void noticesDataWhereAudioShouldBe() throws Exception {
    Fragment data =
        new Fragment.Sectors(
            ByteSource.of("d", TestDiscs.noise(1, 320 * 2048)), 0, 2048, SectorForm.DATA_2048, 320);
    Comparison comparison =
        verifier.compare(
            source(oneTrack(track -> {})),
            source(Disc.builder().track(TrackMode.MODE1, track -> track.content(data))));
    assertThat(comparison.differences())
        .contains(new Difference("toc of track 1", OptionalInt.of(0), "audio", "mode 1 data"));
    assertThat(comparison.same()).hasValue(false);
  }

  @Test
  void noticesASessionThatIsMissing() throws Exception {
    DiscBuilder two =
        oneTrack(track -> {})
            .session()
            .track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(2, 320)));
    assertThat(verifier.compare(source(two), source(oneTrack(track -> {}))).of(Attribute.SESSIONS))
        .hasValue(Verdict.DIFFERENT);
    Comparison same = verifier.compare(source(two), source(two));
    assertThat(same.of(Attribute.SESSIONS)).hasValue(Verdict.VERIFIED);
    assertThat(same.same()).hasValue(true);
    assertThat(same.sha256()).isPresent();
  }

  @Test
  void noticesADiscOfAnotherType() throws Exception {
    Comparison comparison =
        verifier.compare(
            source(oneTrack(track -> {}).type(DiscType.CD_I)), source(oneTrack(track -> {})));
    assertThat(comparison.differences())
        .containsExactly(new Difference("disc-type", OptionalInt.empty(), "cd-i", "cd-da"));
    assertThat(
            verifier
                .compare(
                    source(oneTrack(track -> {}).type(DiscType.CD_ROM)),
                    source(oneTrack(track -> {})))
                .of(Attribute.DISC_TYPE))
        .hasValue(Verdict.VERIFIED);
  }

  @Test
  void comparesCdTextFieldByField() throws Exception {
    CdText one =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Album")
            .track(1, TextField.TITLE, "One")
            .build();
    CdText other =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Album")
            .track(1, TextField.TITLE, "Eno")
            .track(1, TextField.PERFORMER, "Who")
            .build();
    DiscSource expected = source(oneTrack(track -> {}).text(one));
    DiscSource found = source(oneTrack(track -> {}).text(other));
    assertThat(verifier.compare(expected, found).differences())
        .extracting(Difference::toString)
        .containsExactly(
            "cd-text of block 0, track 1 performer: expected nothing, found Who",
            "cd-text of block 0, track 1 title: expected One, found Eno");
    assertThat(verifier.compare(expected, expected).of(Attribute.CD_TEXT))
        .hasValue(Verdict.VERIFIED);
    assertThat(
            verifier
                .compare(expected, found, blindTo(Attribute.CD_TEXT), Job.unwatched())
                .of(Attribute.CD_TEXT))
        .hasValue(Verdict.UNREADABLE);
    assertThat(
            verifier
                .compare(expected, found, losing(Attribute.CD_TEXT, "disc"), Job.unwatched())
                .same())
        .hasValue(true);
  }

  // Sub-channel

  private static DiscBuilder withPacks(byte[] packs) {
    return oneTrack(
        track ->
            track.subchannel(
                new SubchannelRun(
                    150, 320, ByteSource.of("packs", packs), 0, 96, SubchannelRun.Form.RW_PACKS)));
  }

  private static byte[] packs() {
    byte[] packs = TestDiscs.noise(5, 320 * 96);
    for (int i = 0; i < packs.length; i++) {
      packs[i] &= 0x3F;
    }
    return packs;
  }

  @Test
  void comparesPacksThatBothDiscsHave() throws Exception {
    byte[] other = packs();
    other[77 * 96 + 5] ^= 1;
    assertThat(
            verifier
                .compare(source(withPacks(packs())), source(withPacks(packs())))
                .of(Attribute.RW_SUBCHANNEL))
        .hasValue(Verdict.VERIFIED);
    assertThat(verifier.compare(source(withPacks(packs())), source(withPacks(other))).differences())
        .containsExactly(
            new Difference("rw-subchannel", OptionalInt.of(77), "its packs", "other packs"));
  }

  @Test
  void takesParityOfPacksForNothingThatADiscHas() throws Exception {
    byte[] mute = packs();
    for (int at = 0; at < mute.length; at += 24) {
      for (int symbol : new int[] {2, 3, 20, 21, 22, 23}) {
        mute[at + symbol] = 0;
      }
    }
    assertThat(
            verifier
                .compare(source(withPacks(packs())), source(withPacks(mute)))
                .of(Attribute.RW_SUBCHANNEL))
        .contains(Verdict.VERIFIED);
    for (int symbol : new int[] {0, 1, 4, 7, 8, 15, 16, 19}) {
      byte[] other = packs();
      other[50 * 96 + 24 + symbol] ^= 1;
      assertThat(
              verifier
                  .compare(source(withPacks(packs())), source(withPacks(other)))
                  .of(Attribute.RW_SUBCHANNEL))
          .contains(Verdict.DIFFERENT);
    }
  }

  @Test
  void noticesPacksThatAreGone() throws Exception {
    DiscSource with = source(withPacks(packs()));
    DiscSource without = source(oneTrack(track -> {}));
    assertThat(verifier.compare(with, without).of(Attribute.RW_SUBCHANNEL))
        .hasValue(Verdict.DIFFERENT);
    assertThat(
            verifier
                .compare(with, without, blindTo(Attribute.RW_SUBCHANNEL), Job.unwatched())
                .of(Attribute.RW_SUBCHANNEL))
        .hasValue(Verdict.UNREADABLE);
    assertThat(
            verifier
                .compare(with, without, losing(Attribute.RW_SUBCHANNEL, "track 1"), Job.unwatched())
                .same())
        .hasValue(true);
  }

  @Test
  void missesNoPacksWhereNoneWereWritten() throws Exception {
    DiscSource empty = source(withPacks(new byte[320 * 96]));
    DiscSource without = source(oneTrack(track -> {}));
    assertThat(verifier.compare(empty, without).same()).hasValue(true);
    assertThat(verifier.compare(empty, without).of(Attribute.RW_SUBCHANNEL)).isEmpty();
    byte[] almost = new byte[320 * 96];
    almost[319 * 96 + 95] = 1;
    assertThat(verifier.compare(source(withPacks(almost)), without).same()).hasValue(false);
  }

  @Test
  void comparesPositionsThatBothDiscsHaveRecorded() throws Exception {
    byte[] frames = new byte[320 * 16];
    byte[] other = frames.clone();
    other[33 * 16 + 3] = 1;
    assertThat(
            verifier
                .compare(source(withFrames(frames)), source(withFrames(frames)))
                .of(Attribute.PQ_SUBCHANNEL))
        .hasValue(Verdict.VERIFIED);
    Comparison comparison = verifier.compare(source(withFrames(frames)), source(withFrames(other)));
    assertThat(comparison.of(Attribute.PQ_SUBCHANNEL)).hasValue(Verdict.DIFFERENT);
    assertThat(comparison.differences().getFirst().lba()).hasValue(33);
    assertThat(
            verifier
                .compare(source(withFrames(frames)), source(oneTrack(track -> {})))
                .of(Attribute.PQ_SUBCHANNEL))
        .hasValue(Verdict.UNREADABLE);
  }

  private static DiscBuilder withFrames(byte[] frames) {
    return oneTrack(
        track ->
            track.subchannel(
                new SubchannelRun(
                    150, 320, ByteSource.of("frames", frames), 0, 16, SubchannelRun.Form.PQ)));
  }
}
