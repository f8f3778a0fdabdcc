package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.drive.DriveEntry;
import org.glassmaster.backend.imapi2.internal.drive.DriveList;
import org.glassmaster.backend.imapi2.internal.drive.MasterWatch;
import org.glassmaster.backend.imapi2.internal.fake.ShortDiscs;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.spi.DeviceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes which way, and what is taken and given back. */
abstract class ImapiDeviceContract extends AtOneDrive {
  private static final Disc DISC = ShortDiscs.TWO_TRACKS;

  private static void record(DiscRecorder recorder, WriteMode mode, BlockFormat format)
      throws GlassmasterException {
    Offer offer =
        recorder.offers(Layout.of(DISC)).stream()
            .filter(each -> each.mode() == mode && each.blockFormat() == format)
            .findFirst()
            .orElseThrow();
    recorder.record(
        offer,
        new RawImage(Layout.of(DISC, offer.leadIn()), Render.DEFAULT),
        RecordOptions.DEFAULT,
        Job.unwatched());
  }

  @Test
  void listsWhatRecords() throws Exception {
    assertThat(target.backEnd().devices())
        .singleElement()
        .satisfies(
            drive -> {
              assertThat(drive.reads()).isTrue();
              assertThat(drive.records()).isTrue();
            });
  }

  @Test
  void listsADriveThatDoesNotSayWhatItTakesAsOneThatReads() throws Exception {
    server().fail("IDiscRecorder2.get_SupportedProfiles", 1, HResult.E_FAIL);
    assertThat(target.backEnd().devices())
        .singleElement()
        .satisfies(drive -> assertThat(drive.records()).isFalse());
  }

  @Test
  void writesRawBlocksThroughTheWriter() throws Exception {
    try (Device device = target.open()) {
      record(device.recorder().orElseThrow(), WriteMode.RAW, BlockFormat.PQ);
    }
    assertThat(server().calls("IDiscFormat2RawCD.WriteMedia")).isEqualTo(1);
    assertThat(server().calls("IDiscRecorder2.AcquireExclusiveAccess")).isZero();
  }

  /**
   * What the drive gets is what core renders, from where the lead-in of the medium starts; that a
   * file of the same disc holds the same is the business of {@code qa/windows}.
   */
  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "COOKED", "PQ"})
  void handsOverEveryByteOfTheImage(BlockFormat format, @TempDir Path folder) throws Exception {
    server().keep(folder.resolve("blocks"));
    byte[] given;
    int leadIn;
    try (Device device = target.open()) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      leadIn = recorder.medium().leadIn().orElseThrow();
      record(recorder, WriteMode.RAW, format);
      given = server().kept(target.id());
    }
    ImageBytes image = new ImageBytes(new RawImage(Layout.of(DISC), Render.DEFAULT), format);
    long skipped = (leadIn - image.layout().start()) * (long) format.bytes();
    byte[] expected = new byte[(int) (image.size() - skipped)];
    image.read(skipped, MemorySegment.ofArray(expected), 0, expected.length);
    assertThat(Arrays.mismatch(given, expected)).isEqualTo(-1);
  }

  /** Track 2 lies from LBA 300 on, and the ISRC is due at 349 (raw-dao-subchannel 2.5). */
  @ParameterizedTest
  @CsvSource({"49, LOST", "50, KEPT"})
  void accountsForTheIsrcOfATrackThatIsTooShortForIt(int sectors, Outcome outcome)
      throws Exception {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(300)))
            .track(
                TrackMode.AUDIO,
                track -> track.isrc("DEGLM2600001").content(Fragment.Zero.sectors(sectors)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    try (Device device = target.open()) {
      List<Offer> offers = device.recorder().orElseThrow().offers(Layout.of(disc));
      assertThat(offers)
          .filteredOn(offer -> offer.mode() == WriteMode.RAW)
          .hasSize(3)
          .extracting(offer -> offer.fidelity().of(Attribute.ISRC))
          .containsOnly(outcome);
    }
    assertThat(server().calls("IDiscFormat2RawCD.WriteMedia")).isZero();
  }

  @Test
  void startsWhereTheMediumsLeadInDoesWhereThatIsWished() throws Exception {
    target.with("lead-in", "medium");
    try (Device device = target.open()) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      assertThat(recorder.offers(Layout.of(DISC)).getFirst().leadIn())
          .isEqualTo(recorder.medium().leadIn().orElseThrow());
      record(recorder, WriteMode.RAW, BlockFormat.RAW);
    }
    assertThat(server().calls("IDiscFormat2RawCD.WriteMedia2")).isEqualTo(1);
  }

  @Test
  void writesSessionsByCommandsWithTheDriveHeld() throws Exception {
    try (Device device = target.open()) {
      record(device.recorder().orElseThrow(), WriteMode.SAO, BlockFormat.MAIN);
    }
    assertThat(server().calls("IDiscFormat2RawCD.WriteMedia")).isZero();
    assertThat(server().calls("IDiscRecorder2.AcquireExclusiveAccess")).isEqualTo(1);
    assertThat(server().calls("IDiscRecorder2.ReleaseExclusiveAccess")).isEqualTo(1);
  }

  @Test
  void writesRawBlocksByCommandsWhereThatIsWished() throws Exception {
    target.with("raw", "mmc");
    try (Device device = target.open()) {
      record(device.recorder().orElseThrow(), WriteMode.RAW, BlockFormat.RAW);
    }
    assertThat(server().calls("IDiscFormat2RawCD.WriteMedia")).isZero();
    assertThat(server().calls("IDiscRecorder2.AcquireExclusiveAccess")).isEqualTo(1);
  }

  @Test
  void offersNoRawBlocksWhereTheWriterRefusesTheDrive() throws Exception {
    try (Device device = target.open()) {
      // The failure is IMAPI2's way to say no (imapi2 5.3).
      server().fail("IDiscFormat2RawCD.IsRecorderSupported", 1, new HResult(0xC0AA0607));
      assertThat(device.recorder().orElseThrow().offers(Layout.of(DISC)))
          .isNotEmpty()
          .noneMatch(offer -> offer.mode() == WriteMode.RAW);
      server().fail("IDiscFormat2RawCD.PrepareMedia", 1, new HResult(0xC0AA0201));
      assertThat(device.recorder().orElseThrow().offers(Layout.of(DISC)))
          .noneMatch(offer -> offer.mode() == WriteMode.RAW);
    }
  }

  @Test
  void erasesWithTheDriveHeld() throws Exception {
    target.drive().insert(BlankMedium.cdrw());
    try (Device device = target.open()) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      record(recorder, WriteMode.RAW, BlockFormat.RAW);
      assertThat(recorder.medium().state()).isEqualTo(Medium.State.COMPLETE);
      device.eraser().orElseThrow().erase(false, Job.unwatched());
      assertThat(recorder.medium().state()).isEqualTo(Medium.State.BLANK);
    }
    assertThat(server().calls("IDiscRecorder2.AcquireExclusiveAccess")).isEqualTo(1);
  }

  @Test
  void saysThatADiscIsInUse() throws Exception {
    try (Device device = target.open()) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      server().fail("IDiscRecorder2.AcquireExclusiveAccess", 1, new HResult(0x80070005));
      DeviceException thrown =
          catchThrowableOfType(
              DeviceException.class, () -> record(recorder, WriteMode.SAO, BlockFormat.MAIN));
      assertThat(thrown.code()).isEqualTo("device-busy");
      assertThat(thrown.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("lock");
      assertThat(recorder.medium().state()).isEqualTo(Medium.State.BLANK);
    }
  }

  @Test
  void leavesNoDiscOpen() throws Exception {
    try (Device device = target.open()) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      Offer offer = recorder.offers(Layout.of(DISC)).getFirst();
      RecordOptions open =
          new RecordOptions(
              Render.DEFAULT, java.util.OptionalInt.empty(), false, false, false, true, true);
      assertThatThrownBy(
              () ->
                  recorder.record(
                      offer,
                      new RawImage(Layout.of(DISC, offer.leadIn()), Render.DEFAULT),
                      open,
                      Job.unwatched()))
          .isInstanceOf(DeviceException.class);
      assertThat(recorder.medium().state()).isEqualTo(Medium.State.BLANK);
    }
  }

  @Test
  void listsItsDrive() throws Exception {
    assertThat(DriveList.of(server().library()))
        .extracting(DriveEntry::id)
        .containsExactly(target.id());
  }

  @Test
  void tellsOfDrivesThatComeAndGo() throws Exception {
    LinkedBlockingQueue<DeviceEvent> heard = new LinkedBlockingQueue<>();
    try (AutoCloseable _ = target.backEnd().watch(heard::add).orElseThrow()) {
      ImapiTarget other = new ImapiTarget(server());
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(DeviceEvent.Arrived.class);
      other.close();
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(DeviceEvent.Left.class);
    }
    ImapiTarget late = new ImapiTarget(server());
    late.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void looksForDrivesItselfWhereNobodyTells() throws Exception {
    server().fail("IConnectionPoint.Advise", 1, new HResult(0x80040202));
    try (AutoCloseable watch = target.backEnd().watch(event -> {}).orElseThrow()) {
      assertThat(watch).isNotInstanceOf(MasterWatch.class);
    }
  }

  @Test
  void takesTheFullestBlocksFirst() throws Exception {
    try (Device device = target.open()) {
      List<BlockFormat> formats =
          device.recorder().orElseThrow().offers(Layout.of(DISC)).stream()
              .filter(offer -> offer.mode() == WriteMode.RAW)
              .map(Offer::blockFormat)
              .toList();
      assertThat(formats).containsExactly(BlockFormat.RAW, BlockFormat.PQ, BlockFormat.COOKED);
    }
  }
}
