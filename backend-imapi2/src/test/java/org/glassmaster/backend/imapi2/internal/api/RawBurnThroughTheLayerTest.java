package org.glassmaster.backend.imapi2.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassmaster.backend.imapi2.internal.com.Apartment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.fake.DrivesHeard;
import org.glassmaster.backend.imapi2.internal.twin.TwinDrive;
import org.glassmaster.backend.imapi2.internal.twin.TwinImapi;
import org.glassmaster.backend.imapi2.internal.twin.Written;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.testkit.SeededDiscs;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawBurnThroughTheLayerTest {
  private static final HResult CANCELLED = new HResult(0xC0AA0002);
  private static final String ID = "\\\\?\\cdrom#twin";

  private final EmulatedRecorder recorder =
      EmulatedRecorder.of(Personality.modern(), new VirtualClock());
  private final TwinImapi imapi = new TwinImapi();
  private final TwinDrive drive = imapi.plugIn(ID, recorder, "D:\\");
  private final ComLibrary library = imapi.library();
  private final Disc disc = SeededDiscs.mixed(42);
  private final RawImage image = new RawImage(Layout.of(disc), Render.DEFAULT);

  RawBurnThroughTheLayerTest() {
    recorder.insert(BlankMedium.cdr());
  }

  @AfterEach
  void nothingIsKept() {
    recorder.close();
    assertThat(library.host().living()).isZero();
    assertThat(imapi.balance()).isEmpty();
  }

  /** A burn as imapi2 7.1 has it; the listener may cancel. */
  private void burn(ImageSource source, int type, EventSink.RawCdListener listener)
      throws ComException {
    try (Apartment _ = Apartment.enter(library);
        ComScope scope = new ComScope(library);
        HostedObject<ImageStream> stream = ImageStream.of(library, source)) {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      DiscRecorder2 target = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
      HResult _ = target.initializeDiscRecorder(master.item(0));
      DiscFormat2RawCd format = scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE);
      HResult _ = format.recorder(target);
      HResult _ = format.clientName("Glassmaster");
      HResult _ = format.prepareMedia();
      try (Subscription _ = EventSink.listen(library, format, listener)) {
        HResult _ = format.requestedSectorType(type);
        HResult _ = format.writeMedia(stream.address());
      } finally {
        HResult _ = format.releaseMedia();
      }
    }
  }

  private static ImageSource of(ImageBytes bytes) {
    return new ImageSource() {
      @Override
      public long size() {
        return bytes.size();
      }

      @Override
      public void read(long position, MemorySegment into) throws Exception {
        bytes.read(position, into, 0, into.byteSize());
      }
    };
  }

  private byte[] bytes(BlockFormat format, int firstLba) throws Exception {
    ImageBytes all = new ImageBytes(image, format);
    long from = (long) (firstLba - image.layout().start()) * format.bytes();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(all.size() - from);
      all.read(from, copy, 0, copy.byteSize());
      return copy.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"PQ", "RAW"})
  void everyByteArrivesAndTheDiscIsTheOneThatWasMeant(BlockFormat format) throws Exception {
    List<RawCdProgress> events = new ArrayList<>();
    burn(
        of(new ImageBytes(image, format)),
        format.dataBlockType(),
        (writer, progress) -> events.add(progress.snapshot()));

    Written written = drive.written().orElseThrow();
    assertThat(written.sectorType()).isEqualTo(format.dataBlockType());
    assertThat(written.bytes()).isEqualTo(bytes(format, written.firstLba()));
    assertThat(recorder.disc().orElseThrow().sessions()).hasSameSizeAs(disc.sessions());

    assertThat(events.getFirst().action()).isEqualTo(1);
    assertThat(events.getLast().action()).isEqualTo(3);
    assertThat(events)
        .isSortedAccordingTo((a, b) -> Integer.compare(a.lastWrittenLba(), b.lastWrittenLba()))
        .allSatisfy(
            event -> {
              assertThat(event.startLba()).isEqualTo(written.firstLba());
              assertThat(event.sectorCount()).isEqualTo(written.sectors());
              assertThat(event.freeBuffer()).isEqualTo(event.totalBuffer() - event.usedBuffer());
            });
  }

  /** Burns, and cancels inside of an event, the first counting 1. */
  private ComException cancelledAt(int event) {
    int[] seen = {0};
    return failure(
        () ->
            burn(
                of(new ImageBytes(image, BlockFormat.RAW)),
                3,
                (writer, progress) -> {
                  if (++seen[0] == event) {
                    HResult _ = writer.orElseThrow().cancelWrite();
                  }
                }));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void cancellingInsideAnEventEndsTheWrite(int event) {
    ComException thrown = cancelledAt(event);
    assertThat(thrown.result()).isEqualTo(CANCELLED);
    assertThat(drive.written().orElseThrow().sectors())
        .isLessThan(image.layout().end() - image.layout().start());
  }

  @Test
  void aSourceThatFailsEndsTheWriteAndIsRemembered() throws Exception {
    ImageSource good = of(new ImageBytes(image, BlockFormat.RAW));
    IOException broken = new IOException("the file went away");
    ImageSource bad =
        new ImageSource() {
          @Override
          public long size() {
            return good.size();
          }

          @Override
          public void read(long position, MemorySegment into) throws Exception {
            if (position > 22_650L * 2448) {
              throw broken;
            }
            good.read(position, into);
          }
        };
    try (Apartment _ = Apartment.enter(library);
        HostedObject<ImageStream> stream = ImageStream.of(library, bad);
        ComScope scope = new ComScope(library)) {
      DiscFormat2RawCd format = prepared(scope);
      ComException thrown = failure(() -> format.writeMedia(stream.address()));
      assertThat(thrown.result()).isEqualTo(HResult.STG_E_READFAULT);
      assertThat(stream.state().failure()).containsSame(broken);
      HResult _ = format.releaseMedia();
    }
  }

  @Test
  void whatAListenerThrowsStaysHere() throws Exception {
    RuntimeException accident = new IllegalStateException("in the listener");
    try (Apartment _ = Apartment.enter(library);
        ComScope scope = new ComScope(library);
        HostedObject<ImageStream> stream =
            ImageStream.of(library, of(new ImageBytes(image, BlockFormat.COOKED)))) {
      DiscFormat2RawCd format = prepared(scope);
      Optional<Throwable> remembered;
      try (Subscription events =
          EventSink.listen(
              library,
              format,
              (writer, progress) -> {
                throw accident;
              })) {
        HResult _ = format.writeMedia(stream.address());
        remembered = events.sink().accident();
      }
      assertThat(remembered).containsSame(accident);
      HResult _ = format.releaseMedia();
    }
  }

  @Test
  void aServerThatCallsAfterTheEndFindsNobody() {
    ComException _ = cancelledAt(1);
    assertThat(imapi.lateEvent()).isEqualTo(HResult.RPC_E_DISCONNECTED);
    assertThat(imapi.lateRead()).isEqualTo(HResult.RPC_E_DISCONNECTED);
  }

  /** What was acquired before a failure is given back after it, whichever call it was. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IDiscMaster2::get_Item",
        "IDiscRecorder2::InitializeDiscRecorder",
        "IDiscFormat2RawCD::put_Recorder",
        "IDiscFormat2RawCD::put_ClientName",
        "IDiscFormat2RawCD::PrepareMedia",
        "IConnectionPointContainer::FindConnectionPoint",
        "IConnectionPoint::Advise",
        "IDiscFormat2RawCD::put_RequestedSectorType",
        "IDiscFormat2RawCD::WriteMedia"
      })
  void aFailureLeavesNothingBehind(String method) {
    HResult failing = new HResult(0x80AA0000 | method.hashCode() >>> 16);
    imapi.answer(method, failing);
    ComException thrown =
        failure(() -> burn(of(new ImageBytes(image, BlockFormat.RAW)), 3, (w, p) -> {}));
    assertThat(thrown.result()).isEqualTo(failing);
    assertThat(thrown.interfaceName() + "::" + thrown.method()).isEqualTo(method);
  }

  @Test
  void aSubscriptionThatCannotBeEndedLetsGoOfItsListener() {
    imapi.answer("IConnectionPoint::Unadvise", HResult.E_FAIL);
    ComException _ = cancelledAt(1);
    assertThat(imapi.calls()).contains("IConnectionPoint::Unadvise");
  }

  @Test
  void drivesComeAndGo() throws Exception {
    DrivesHeard heard = new DrivesHeard();
    try (Apartment _ = Apartment.enter(library);
        ComScope scope = new ComScope(library)) {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      try (Subscription _ = EventSink.listen(library, master, heard)) {
        TwinDrive other = imapi.plugIn("ünïque", recorder);
        assertThat(master.count()).isEqualTo(2);
        assertThat(master.newEnum(scope).texts()).containsExactly(ID, "ünïque");
        imapi.unplug(other);
      }
      TwinDrive late = imapi.plugIn("late", recorder);
      imapi.unplug(late);
    }
    assertThat(heard.told()).containsExactly("+ünïque", "-ünïque");
  }

  private DiscFormat2RawCd prepared(ComScope scope) throws ComException {
    DiscRecorder2 target = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
    HResult _ = target.initializeDiscRecorder(ID);
    DiscFormat2RawCd format = scope.create("MsftDiscFormat2RawCD", DiscFormat2RawCd.TYPE);
    HResult _ = format.recorder(target);
    HResult _ = format.clientName("Glassmaster");
    HResult _ = format.prepareMedia();
    HResult _ = format.requestedSectorType(format.supportedSectorTypes().getLast());
    return format;
  }

  private static ComException failure(ThrowingCallable call) {
    return catchThrowableOfType(ComException.class, call);
  }
}
