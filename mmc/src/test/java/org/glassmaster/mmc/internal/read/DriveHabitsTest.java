package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.mmc.internal.read.MmcReaderTest.assertSame;
import static org.glassmaster.mmc.internal.read.MmcReaderTest.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives that do not keep to the book. */
class DriveHabitsTest {
  private final Disc album = TestDiscs.built(TestDiscs.album());
  private final PressedDrive pressed = new PressedDrive(album);

  private static List<String> codes(Contents contents) {
    return contents.findings().stream().map(Finding::code).toList();
  }

  private static byte[] sector(Disc disc, int lba) throws SourceException {
    MemorySegment bytes = MemorySegment.ofArray(new byte[2352]);
    new RawImage(Layout.of(disc), Render.DEFAULT).read(lba, 1, SectorFormat.PLAIN, bytes, 0);
    return bytes.toArray(ValueLayout.JAVA_BYTE);
  }

  @ParameterizedTest
  @EnumSource(
      value = PressedDrive.Sub.class,
      names = {"PLANES", "Q", "Q_BINARY", "Q_WITHOUT_CRC"})
  void understandsEveryDialectOfTheSubchannel(PressedDrive.Sub dialect) throws Exception {
    pressed.sub = dialect;
    Contents contents = read(pressed);
    assertThat(codes(contents)).isEmpty();
    assertSame(contents.disc(), album);
    assertThat(contents.unseen().contains(Attribute.RW_SUBCHANNEL))
        .isEqualTo(dialect != PressedDrive.Sub.PLANES);
  }

  @Test
  void understandsADriveThatGivesNoSubchannelAlone() throws Exception {
    pressed.needsMain = true;
    Contents contents = read(pressed);
    assertThat(codes(contents)).isEmpty();
    assertSame(contents.disc(), album);
  }

  @Test
  void readsWhatTablesTellWhereThereIsNoSubchannel() throws Exception {
    pressed.sub = PressedDrive.Sub.NONE;
    Contents contents = read(pressed);
    assertThat(codes(contents)).containsExactly("READ-106");
    assertThat(contents.unseen())
        .containsExactlyInAnyOrder(
            Attribute.PREGAPS, Attribute.INDEXES, Attribute.RW_SUBCHANNEL, Attribute.PQ_SUBCHANNEL);
    assertThat(contents.disc().mcn()).isEqualTo(album.mcn());
    assertThat(contents.disc().tracks().map(track -> track.isrc()).toList())
        .isEqualTo(album.tracks().map(track -> track.isrc()).toList());
    assertThat(contents.disc().tracks().map(track -> track.pregap())).containsExactly(150, 0, 0, 0);
  }

  @Test
  void saysThatNobodyLookedForCodes() throws Exception {
    pressed.sub = PressedDrive.Sub.NONE;
    pressed.answersCodes = false;
    assertThat(read(pressed).unseen()).contains(Attribute.MCN, Attribute.ISRC);
  }

  @Test
  void saysThatNobodyLookedForText() throws Exception {
    pressed.hasText = false;
    assertThat(read(pressed).unseen()).contains(Attribute.CD_TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, -1, 1, 2})
  void takesOffTheShiftOfTheSubchannel(int shift) throws Exception {
    pressed.subShift = shift;
    Contents contents = read(pressed);
    assertThat(codes(contents)).containsExactly("READ-107");
    assertSame(contents.disc(), album);
  }

  @Test
  void takesOffTheShiftOfGraphicsToo() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.graphics());
    PressedDrive drive = new PressedDrive(disc);
    drive.subShift = 1;
    assertSame(read(drive).disc(), disc);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void readsMusicAndGraphicsInOneGo(int shift) throws Exception {
    PressedDrive drive = new PressedDrive(TestDiscs.built(TestDiscs.graphics()));
    drive.subShift = shift;
    assertMusicAndGraphics(drive);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsTheSubchannelFromErrorPointers(boolean mixed) throws Exception {
    PressedDrive drive = new PressedDrive(TestDiscs.built(TestDiscs.graphics()));
    drive.hasC2 = true;
    drive.subBeforeC2 = mixed;
    assertMusicAndGraphics(drive);
  }

  private static void assertMusicAndGraphics(PressedDrive drive) throws Exception {
    RawImage found = new RawImage(Layout.of(read(drive).disc()), Render.DEFAULT);
    RawImage wanted = new RawImage(drive.layout, Render.DEFAULT);
    SectorFormat both = new SectorFormat(SectorFormat.Main.PLAIN, SubchannelForm.RAW96);
    MemorySegment one = MemorySegment.ofArray(new byte[50 * 2448]);
    MemorySegment other = MemorySegment.ofArray(new byte[50 * 2448]);
    int before = drive.readings;
    for (int lba = 0; lba < 300; lba += 50) {
      found.read(lba, 50, both, one, 0);
      wanted.read(lba, 50, both, other, 0);
      assertThat(one.mismatch(other)).isEqualTo(-1);
    }
    assertThat(drive.readings - before).isLessThan(50);
  }

  @Test
  void takesGraphicsFromADriveThatGivesThemCorrected() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.graphics());
    PressedDrive drive = new PressedDrive(disc);
    drive.sub = PressedDrive.Sub.Q_AND_PACKS;
    Contents contents = read(drive);
    assertThat(contents.unseen()).containsExactly(Attribute.PQ_SUBCHANNEL);
    assertSame(contents.disc(), disc);
  }

  @Test
  void readsDamagedGraphicsAgain() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.graphics());
    PressedDrive drive = new PressedDrive(disc);
    Contents contents = read(drive);
    drive.damagedSymbolsEvery = 2;
    assertSame(contents.disc(), disc);
  }

  @Test
  void givesUpOnADiscWithoutTryingEverySectorForLong() throws Exception {
    Contents contents = read(pressed);
    for (int lba = 0; lba < 200; lba++) {
      pressed.scratches.put(lba, 1_000_000);
    }
    int before = pressed.readings;
    for (int lba = 0; lba < 200; lba++) {
      int bad = lba;
      assertThatThrownBy(() -> sector(contents.disc(), bad)).isInstanceOf(SourceException.class);
    }
    assertThat(pressed.readings - before).isLessThanOrEqualTo(8 * 12 + 192 * 2);
  }

  @Test
  void believesFramesAndNotTheSectorsTheyComeWith() throws Exception {
    pressed.subJitters = true;
    Contents contents = read(pressed);
    assertSame(contents.disc(), album);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 11})
  void passesOverDamagedFrames(int every) throws Exception {
    pressed.damagedFrameEvery = every;
    Contents contents = read(pressed);
    assertThat(contents.disc().mcn()).isEqualTo(album.mcn());
    // A damaged frame at the very change leaves one sector of doubt, which is reported.
    List<Integer> pregaps = contents.disc().tracks().map(track -> track.pregap()).toList();
    List<Integer> wanted = album.tracks().map(track -> track.pregap()).toList();
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(pregaps.get(i)).isBetween(wanted.get(i) - 1, wanted.get(i) + 1);
      if (!pregaps.get(i).equals(wanted.get(i))) {
        assertThat(codes(contents)).contains("READ-108");
      }
    }
  }

  @Test
  void readsDiscsOfEveryWriter() throws Exception {
    Render other =
        Render.DEFAULT
            .withCountdown(Render.Countdown.B)
            .withCodes(Render.Codes.SPACED_90)
            .withIsrcInPause(Render.IsrcInPause.OMITTED);
    Contents contents = read(new PressedDrive(album, other));
    assertThat(codes(contents)).isEmpty();
    assertSame(contents.disc(), album);
  }

  @Test
  void putsRightATableInBcd() throws Exception {
    pressed.bcdToc = true;
    Contents contents = read(pressed);
    assertThat(codes(contents)).containsExactly("READ-102");
    assertSame(contents.disc(), album);
  }

  @Test
  void readsTwoSessionsWithoutAFullTable() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.extra());
    PressedDrive drive = new PressedDrive(disc);
    drive.hasFullToc = false;
    Contents contents = read(drive);
    assertThat(codes(contents)).containsExactly("READ-104");
    assertThat(contents.unseen()).contains(Attribute.DISC_TYPE);
    assertSame(contents.disc(), disc);
  }

  @Test
  void takesAFirstPauseThatIsNotReadForSilence() throws Exception {
    pressed.readsFirstPause = false;
    Contents contents = read(pressed);
    assertThat(codes(contents)).containsExactly("READ-114");
    assertThat(contents.unseen()).contains(Attribute.HIDDEN_AUDIO);
    assertSame(contents.disc(), album);
  }

  @Test
  void keepsWhatIsHiddenInTheFirstPause() throws Exception {
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track
                            .pregap(TestDiscs.samples(61, 150))
                            .content(TestDiscs.samples(62, 200))));
    Contents contents = read(new PressedDrive(disc));
    for (int lba : new int[] {-150, -77, -1, 0}) {
      assertThat(sector(contents.disc(), lba)).isEqualTo(sector(disc, lba));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2352, 5000, 30_000})
  void makesDoWithSmallTransfers(int bytes) throws Exception {
    pressed.largestTransfer = bytes;
    Contents contents = read(pressed);
    assertSame(contents.disc(), album);
  }

  @Test
  void readsAgainMoreSlowlyWhatCannotBeRead() throws Exception {
    Contents contents = read(pressed);
    pressed.scratches.put(77, 9);
    assertThat(sector(contents.disc(), 77)).isEqualTo(sector(album, 77));
    assertThat(pressed.slowest).isEqualTo(706);
  }

  @Test
  void namesTheSectorThatCannotBeRead() throws Exception {
    Contents contents = read(pressed);
    pressed.scratches.put(77, 1_000);
    assertThatThrownBy(() -> sector(contents.disc(), 77))
        .isInstanceOfSatisfying(
            SourceException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("sector-unreadable");
              assertThat(fault.lba()).hasValue(77);
              assertThat(fault.sense()).contains(new Sense(3, 0x11, 5));
              assertThat(fault.where()).contains("sgio:/dev/sr0");
            });
    assertThat(sector(contents.disc(), 78)).isEqualTo(sector(album, 78));
  }

  @Test
  void padsWhatCannotBeReadWhereThatIsWished() throws Exception {
    List<String> noticed = new ArrayList<>();
    Job job =
        new Job(
            event -> {
              if (event instanceof Progress.Noticed heard) {
                noticed.add(heard.finding().where().orElseThrow());
              }
            },
            new Cancellation());
    Drive drive = new Drive(pressed, "sgio:/dev/sr0", MmcOptions.DEFAULT, new TestClock());
    Contents contents =
        new MmcReader(
                drive,
                DriveTraits.of(drive),
                ReadOptions.DEFAULT.withDamage(ReadOptions.Damage.PADDED))
            .contents(job);
    pressed.scratches.put(77, 1_000);
    MemorySegment bytes = MemorySegment.ofArray(new byte[3 * 2352]);
    new RawImage(Layout.of(contents.disc()), Render.DEFAULT)
        .read(76, 3, SectorFormat.PLAIN, bytes, 0);
    assertThat(bytes.asSlice(0, 2352).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sector(album, 76));
    assertThat(bytes.asSlice(2352, 2352).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(new byte[2352]);
    assertThat(bytes.asSlice(4704, 2352).toArray(ValueLayout.JAVA_BYTE))
        .isEqualTo(sector(album, 78));
    assertThat(noticed).containsExactly("LBA 77");
  }

  @Test
  void readsAroundASectorTheDriveDigsAtForTooLong() throws Exception {
    Contents contents = read(pressed);
    pressed.digsAt.put(77, 3);
    MemorySegment bytes = MemorySegment.ofArray(new byte[3 * 2352]);
    new RawImage(Layout.of(contents.disc()), Render.DEFAULT)
        .read(76, 3, SectorFormat.PLAIN, bytes, 0);
    assertThat(bytes.asSlice(2352, 2352).toArray(ValueLayout.JAVA_BYTE))
        .isEqualTo(sector(album, 77));
  }

  @Test
  void endsWhenTheDriveDoesNotComeBack() throws Exception {
    Contents contents = read(pressed);
    pressed.digsAt.put(77, 1_000);
    assertThatThrownBy(() -> sector(contents.disc(), 77))
        .isInstanceOfSatisfying(
            SourceException.class, fault -> assertThat(fault.code()).isEqualTo("drive-timed-out"));
    int before = pressed.commands;
    assertThatThrownBy(() -> sector(contents.disc(), 200)).isInstanceOf(SourceException.class);
    assertThat(pressed.commands).isEqualTo(before);
  }

  @Test
  void readsAgainWhatTheDriveSaysItCouldNotCorrect() throws Exception {
    pressed.hasC2 = true;
    Contents contents = read(pressed);
    for (int lba = 60; lba < 300; lba += 13) {
      pressed.flawed.put(lba, 3);
    }
    assertSame(contents.disc(), album);
  }

  @Test
  void goesElsewhereBeforeItReadsAgain() throws Exception {
    // The drive has what it read last in its cache, flaws included, until it is sent far away.
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(TestDiscs.samples(81, 9_000))));
    PressedDrive drive = new PressedDrive(disc);
    drive.hasC2 = true;
    drive.caches = true;
    Contents contents = read(drive);
    drive.flawed.put(90, 2);
    assertThat(sector(contents.disc(), 90)).isEqualTo(sector(disc, 90));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void putsZerosInThePlaceOfRunOut(int count) throws Exception {
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.MODE1,
                    track ->
                        track
                            .content(TestDiscs.data(91, 250, SectorForm.DATA_2048))
                            .postgap(count)));
    PressedDrive drive = new PressedDrive(disc);
    for (int i = 0; i < count; i++) {
      drive.scratches.put(250 + i, 1_000_000);
    }
    Contents contents = read(drive);
    assertThat(codes(contents)).containsExactly("READ-120");
    assertSame(contents.disc(), disc);
  }

  @Test
  void takesNoDamageForRunOut() throws Exception {
    Disc disc = TestDiscs.built(TestDiscs.mixed());
    PressedDrive drive = new PressedDrive(disc);
    for (int lba = 445; lba < 450; lba++) {
      drive.scratches.put(lba, 1_000_000);
    }
    Contents contents = read(drive);
    assertThat(codes(contents)).isEmpty();
    assertThatThrownBy(() -> sector(contents.disc(), 449)).isInstanceOf(SourceException.class);
  }

  @Test
  void believesNoDriveThatCallsEverySectorFlawed() throws Exception {
    pressed.hasC2 = true;
    pressed.cryWolf = true;
    assertSame(read(pressed).disc(), album);
  }

  @Test
  void handsOutNoAudioThatTheDriveGuessed() throws Exception {
    pressed.hasC2 = true;
    Contents contents = read(pressed);
    pressed.flawed.put(90, 1_000);
    assertThatThrownBy(() -> sector(contents.disc(), 90))
        .isInstanceOfSatisfying(
            SourceException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("audio-damaged");
              assertThat(fault.lba()).hasValue(90);
            });
    assertThat(sector(contents.disc(), 91)).isEqualTo(sector(album, 91));
  }

  @Test
  void joinsAudioOfADriveThatMissesTheSample() throws Exception {
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(TestDiscs.samples(71, 400))));
    PressedDrive drive = new PressedDrive(disc);
    drive.accurate = false;
    Contents contents = read(drive);
    int count = 300;
    MemorySegment found = MemorySegment.ofArray(new byte[count * 2352]);
    MemorySegment wanted = MemorySegment.ofArray(new byte[(count + 2) * 2352]);
    RawImage image = new RawImage(Layout.of(contents.disc()), Render.DEFAULT);
    for (int lba = 0; lba < count; lba += 50) {
      image.read(40 + lba, 50, SectorFormat.PLAIN, found, lba * 2352L);
    }
    new RawImage(Layout.of(disc), Render.DEFAULT)
        .read(39, count + 2, SectorFormat.PLAIN, wanted, 0);
    // Where the first run begins is the drive's affair; from there on no sample is lost or doubled.
    long start = -1;
    for (long at = 0; at <= 2 * 2352 && start < 0; at += Fragment.SAMPLE) {
      if (MemorySegment.mismatch(wanted, at, at + 2352, found, 0, 2352) < 0) {
        start = at;
      }
    }
    assertThat(start).isNotNegative();
    assertThat(
            MemorySegment.mismatch(
                wanted, start, start + found.byteSize() - 2352, found, 0, found.byteSize() - 2352))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-667, -30, 6, 102, 1_776})
  void takesOffTheOffsetOfTheDrive(int samples) throws Exception {
    pressed.audioOffset = samples;
    Contents contents = read(pressed, ReadOptions.DEFAULT.withOffset(samples));
    for (int lba : new int[] {0, 1, 100, 319, 600, 1_000}) {
      assertThat(sector(contents.disc(), lba)).isEqualTo(sector(album, lba));
    }
  }

  @Test
  void handsOnTheSubchannelAsItIsRecordedWhereThatIsWished() throws Exception {
    Contents contents = read(pressed, ReadOptions.DEFAULT.withRecorded(true));
    assertThat(contents.unseen()).isEmpty();
    MemorySegment found = MemorySegment.ofArray(new byte[96]);
    MemorySegment wanted = MemorySegment.ofArray(new byte[96]);
    SectorFormat raw = new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96);
    for (int lba : new int[] {0, 49, 99, 320, 469, 800}) {
      new RawImage(Layout.of(contents.disc()), Render.DEFAULT.withCountdown(Render.Countdown.B))
          .read(lba, 1, raw, found, 0);
      new RawImage(Layout.of(album), Render.DEFAULT).read(lba, 1, raw, wanted, 0);
      assertThat(found.toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(wanted.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12, 20, 40, 70})
  void endsWhenTheDiscIsTakenOut(int after) {
    pressed.opensAfter = after;
    assertThatThrownBy(() -> read(pressed))
        .isInstanceOfSatisfying(
            MediumException.class, fault -> assertThat(fault.code()).isEqualTo("no-medium"));
  }

  @Test
  void endsWhenTheDiscIsChangedWhileItIsRead() throws Exception {
    Contents contents = read(pressed);
    pressed.changesAfter = pressed.commands + 1;
    assertThatThrownBy(() -> sector(contents.disc(), 50))
        .isInstanceOfSatisfying(
            SourceException.class, fault -> assertThat(fault.code()).isEqualTo("medium-changed"));
    assertThatThrownBy(() -> sector(contents.disc(), 51)).isInstanceOf(SourceException.class);
    assertThat(pressed.commands).isEqualTo(pressed.changesAfter);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 30, 60})
  void waitsForNoDriveLongerThanItsLimit(int after) {
    pressed.busyAfter = after;
    TestClock clock = new TestClock();
    assertThatThrownBy(
            () -> {
              Drive drive = new Drive(pressed, "sgio:/dev/sr0", MmcOptions.DEFAULT, clock);
              new MmcReader(drive, DriveTraits.of(drive), ReadOptions.DEFAULT)
                  .contents(Job.unwatched());
            })
        .isInstanceOf(GlassmasterException.class);
    assertThat(clock.passed()).isLessThan(MmcOptions.DEFAULT.limits().ready().multipliedBy(12));
  }

  @Test
  void readsNothingAfterItIsClosed() throws Exception {
    Drive drive = new Drive(pressed, "sgio:/dev/sr0", MmcOptions.DEFAULT, new TestClock());
    MmcReader reader = new MmcReader(drive, DriveTraits.of(drive), ReadOptions.DEFAULT);
    Contents contents = reader.contents(Job.unwatched());
    reader.close();
    int before = pressed.commands;
    assertThatThrownBy(() -> sector(contents.disc(), 0))
        .isInstanceOf(SourceException.class)
        .hasCauseInstanceOf(DeviceException.class);
    assertThat(pressed.commands).isEqualTo(before);
  }

  @Test
  void findsAPauseAndAnIndexInALongTrackWithFewReadings() throws Exception {
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track -> track.content(Fragment.Zero.sectors(150_000)).index(98_765))
                .track(
                    TrackMode.AUDIO,
                    track -> track.pregap(12_345).content(Fragment.Zero.sectors(100_000))));
    PressedDrive drive = new PressedDrive(disc);
    Contents contents = read(drive);
    assertThat(contents.disc().tracks().map(track -> track.pregap())).containsExactly(150, 12_345);
    assertThat(contents.disc().tracks().findFirst().orElseThrow().indexes())
        .containsExactly(98_765);
    assertThat(drive.readings).isLessThan(100);
  }
}
