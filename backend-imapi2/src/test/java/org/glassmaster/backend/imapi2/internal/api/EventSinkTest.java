package org.glassmaster.backend.imapi2.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.com.Variant;
import org.glassmaster.backend.imapi2.internal.fake.DrivesHeard;
import org.glassmaster.backend.imapi2.internal.twin.Calls;
import org.glassmaster.backend.imapi2.internal.twin.Script;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.glassmaster.backend.imapi2.internal.twin.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sink makes of the calls that IMAPI2, and others, may make (imapi2 3.8, 7.5). */
class EventSinkTest {
  private static final int S_OK = 0;
  private static final int E_NOTIMPL = 0x80004001;
  private static final int E_FAIL = 0x80004005;
  private static final int E_INVALIDARG = 0x80070057;
  private static final int RPC_E_DISCONNECTED = 0x80010108;
  private static final int DISP_E_MEMBERNOTFOUND = 0x80020003;
  private static final int DISP_E_TYPEMISMATCH = 0x80020005;
  private static final int DISP_E_BADPARAMCOUNT = 0x8002000E;
  private static final int UPDATE = 0x200;

  private final TwinWindows windows = new TwinWindows();
  private final ComLibrary library = ComLibrary.of(windows);
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment room = arena.allocate(24, 8);
  private final List<Integer> heard = new ArrayList<>();
  private final AtomicReference<MemorySegment> sink = new AtomicReference<>(MemorySegment.NULL);
  private final HostedObject<Script> progress =
      new Script()
          .on("get_LastWrittenLba", call -> call.putInt(0, -1234))
          .object(windows, "IDiscFormat2RawCDEventArgs");
  private final HostedObject<Script> format = new Script().object(windows, "IDiscFormat2RawCD");
  private final HostedObject<Script> point =
      new Script()
          .on(
              "GetConnectionInterface",
              call -> {
                Guid.of("27354142-7F64-5B0F-8F00-5D77AFBE261E").writeTo(call.pointer(0));
                return HResult.S_OK;
              })
          .on(
              "Advise",
              call -> {
                sink.set(call.pointer(0));
                int _ = Calls.addRef(call.pointer(0));
                return call.putInt(1, 77);
              })
          .on(
              "Unadvise",
              call -> {
                int _ = Calls.release(sink.get());
                return new HResult(call.number(0) == 77 ? 0 : E_INVALIDARG);
              })
          .object(windows, "IConnectionPoint");
  private final HostedObject<Script> container =
      new Script()
          .on(
              "FindConnectionPoint",
              call ->
                  Guid.readFrom(call.pointer(0))
                          .equals(Guid.of("27354142-7F64-5B0F-8F00-5D77AFBE261E"))
                      ? call.putPointer(1, point.handOut())
                      : HResult.CONNECT_E_NOCONNECTION)
          .object(windows, "IConnectionPointContainer");
  private final ComScope scope = new ComScope(library);
  private Subscription events;

  EventSinkTest() throws Exception {
    events = subscribe();
  }

  private Subscription subscribe() throws Exception {
    return Subscription.to(
        library,
        scope.borrow(container.address(), ConnectionPointContainer.TYPE),
        ComInterface.named("DDiscFormat2RawCDEvents"),
        EventSink.rawCd(
            library,
            (writer, args) -> {
              assertThat(writer).isPresent();
              heard.add(args.lastWrittenLba());
            }));
  }

  @BeforeEach
  void isListening() {
    assertThat(sink.get()).isNotEqualTo(MemorySegment.NULL);
  }

  @AfterEach
  void nothingIsKept() {
    events.close();
    scope.close();
    for (HostedObject<?> object : List.of(progress, format, point, container)) {
      object.close();
      assertThat(object.references()).isZero();
    }
    assertThat(library.host().living()).isZero();
    assertThat(windows.balance()).isEmpty();
    arena.close();
  }

  private MemorySegment parameters(MemorySegment variants, int count) {
    MemorySegment parameters = arena.allocate(24, 8);
    parameters.set(ValueLayout.ADDRESS, 0, variants);
    parameters.set(ValueLayout.JAVA_INT, 16, count);
    return parameters;
  }

  private MemorySegment variants(Value... values) {
    MemorySegment variants = arena.allocate(24L * values.length, 8);
    for (int i = 0; i < values.length; i++) {
      values[i].write(variants.asSlice(24L * i, 24));
    }
    return variants;
  }

  private int fire(Value... reversed) {
    return Calls.invoke(sink.get(), UPDATE, parameters(variants(reversed), reversed.length));
  }

  @Test
  void asksThePointOfItsOwnInterface() throws Exception {
    ConnectionPoint there =
        scope
            .borrow(container.address(), ConnectionPointContainer.TYPE)
            .find(scope, ComInterface.named("DDiscFormat2RawCDEvents"));
    assertThat(there.connectionInterface()).hasToString("27354142-7F64-5B0F-8F00-5D77AFBE261E");
  }

  @Test
  void takesTheArgumentsInReverseOrder() {
    assertThat(fire(Value.dispatch(progress.address()), Value.dispatch(format.address())))
        .isEqualTo(S_OK);
    assertThat(heard).containsExactly(-1234);
  }

  @Test
  void takesArgumentsByReference() {
    MemorySegment pointers = arena.allocate(16, 8);
    pointers.set(ValueLayout.ADDRESS, 0, progress.address());
    pointers.set(ValueLayout.ADDRESS, 8, format.address());
    int type = Variant.VT_DISPATCH | Variant.VT_BYREF;
    assertThat(fire(new Value(type, pointers.address()), new Value(type, pointers.address() + 8)))
        .isEqualTo(S_OK);
    assertThat(heard).containsExactly(-1234);
  }

  @Test
  void takesVariantsByReference() {
    MemorySegment inner =
        variants(Value.dispatch(progress.address()), Value.dispatch(format.address()));
    int type = Variant.VT_VARIANT | Variant.VT_BYREF;
    assertThat(fire(new Value(type, inner.address()), new Value(type, inner.address() + 24)))
        .isEqualTo(S_OK);
    assertThat(heard).containsExactly(-1234);
  }

  @Test
  void takesTheDirectCallToo() {
    assertThat(
            Calls.call(
                sink.get(),
                7,
                new MemoryLayout[] {ValueLayout.ADDRESS, ValueLayout.ADDRESS},
                format.address(),
                progress.address()))
        .isEqualTo(S_OK);
    assertThat(heard).containsExactly(-1234);
  }

  @Test
  void refusesWhatIsNoEvent() {
    MemorySegment good =
        variants(Value.dispatch(progress.address()), Value.dispatch(format.address()));
    assertThat(Calls.invoke(sink.get(), 0x100, parameters(good, 2)))
        .isEqualTo(DISP_E_MEMBERNOTFOUND);
    assertThat(Calls.invoke(sink.get(), UPDATE, parameters(good, 1)))
        .isEqualTo(DISP_E_BADPARAMCOUNT);
    assertThat(Calls.invoke(sink.get(), UPDATE, MemorySegment.NULL)).isEqualTo(E_INVALIDARG);
    assertThat(fire(Value.i4(3), Value.i4(4))).isEqualTo(DISP_E_TYPEMISMATCH);
    assertThat(heard).isEmpty();
  }

  /** The format in both places: it has no progress to tell. */
  @Test
  void anEventWithoutProgressIsAnAccidentThatStaysHere() {
    assertThat(fire(Value.dispatch(format.address()), Value.dispatch(format.address())))
        .isEqualTo(E_FAIL);
    assertThat(fire(Value.dispatch(MemorySegment.NULL), Value.dispatch(format.address())))
        .isEqualTo(E_FAIL);
    assertThat(events.sink().accident()).isPresent();
    assertThat(heard).isEmpty();
  }

  @Test
  void hasNoTypeInformation() {
    MemorySegment count = arena.allocate(4).fill((byte) 9);
    assertThat(Calls.call(sink.get(), 3, new MemoryLayout[] {ValueLayout.ADDRESS}, count))
        .isEqualTo(S_OK);
    assertThat(count.get(ValueLayout.JAVA_INT, 0)).isZero();
    assertThat(
            Calls.call(
                sink.get(),
                4,
                new MemoryLayout[] {
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS
                },
                0,
                0,
                count))
        .isEqualTo(E_NOTIMPL);
  }

  /** With a second vtable for IDispatch, IMAPI2's events were lost in the field. */
  @Test
  void oneVtableServesAllItsInterfaces() {
    MemorySegment cell = arena.allocate(8, 8);
    for (String iid :
        List.of(
            "00000000-0000-0000-C000-000000000046",
            "00020400-0000-0000-C000-000000000046",
            "27354142-7F64-5B0F-8F00-5D77AFBE261E",
            "94EA2B94-E9CC-49E0-C0FF-EE64CA8F5B90")) {
      assertThat(Calls.query(sink.get(), Guid.of(iid).in(arena), cell)).isEqualTo(S_OK);
      assertThat(cell.get(ValueLayout.ADDRESS, 0)).isEqualTo(sink.get());
      int _ = Calls.release(sink.get());
    }
  }

  /** The object, elapsed and total seconds, as imapi2 3.13 has them: last argument first. */
  @Test
  void tellsHowFarAnErasureIs() {
    try (HostedObject<?> erasing =
        EventSink.erase(
            library,
            (elapsed, total) -> {
              heard.add(elapsed);
              heard.add(total);
            })) {
      MemorySegment variants =
          variants(Value.i4(240), Value.i4(17), Value.dispatch(format.address()));
      assertThat(Calls.invoke(erasing.address(), UPDATE, parameters(variants, 3))).isZero();
    }
    assertThat(heard).containsExactly(17, 240);
  }

  @Test
  void tellsWhichDriveCameAndWhichWent() {
    DrivesHeard told = new DrivesHeard();
    MemorySegment id = windows.string("\\\\?\\cdrom#1");
    try (HostedObject<?> master = EventSink.master(library, told)) {
      MemorySegment arguments =
          parameters(variants(Value.bstr(id), Value.dispatch(MemorySegment.NULL)), 2);
      assertThat(Calls.invoke(master.address(), 0x100, arguments)).isEqualTo(S_OK);
      assertThat(Calls.invoke(master.address(), 0x101, arguments)).isEqualTo(S_OK);
    }
    // The string was lent.
    Value.bstr(id).write(room);
    assertThat(windows.clear(room)).isZero();
    assertThat(told.told()).containsExactly("+\\\\?\\cdrom#1", "-\\\\?\\cdrom#1");
  }

  @Test
  void aServerThatKeepsTheSinkFindsNobodyAfterTheEnd() {
    MemorySegment kept = sink.get();
    int _ = Calls.addRef(kept);
    events.close();
    assertThat(fire(Value.dispatch(progress.address()), Value.dispatch(format.address())))
        .isEqualTo(RPC_E_DISCONNECTED);
    assertThat(heard).isEmpty();
    assertThat(Calls.release(kept)).isZero();
  }

  @Test
  void aServerThatCallsWithoutAReferenceAfterTheEndHarmsNothing() throws Exception {
    MemorySegment kept = sink.get();
    events.close();
    int[] told = new int[4];
    Thread stranger =
        new Thread(
            () -> {
              try (Arena own = Arena.ofConfined()) {
                MemorySegment cell = own.allocate(8, 8).fill((byte) 1);
                told[0] = Calls.invoke(kept, UPDATE, MemorySegment.NULL);
                told[1] = Calls.addRef(kept);
                told[2] = Calls.release(kept);
                told[3] =
                    Calls.query(
                        kept, Guid.of("00000000-0000-0000-C000-000000000046").in(own), cell);
                assertThat(cell.get(ValueLayout.ADDRESS, 0)).isEqualTo(MemorySegment.NULL);
              }
            });
    stranger.start();
    stranger.join();
    assertThat(told).containsExactly(RPC_E_DISCONNECTED, 0, 0, RPC_E_DISCONNECTED);
    assertThat(heard).isEmpty();
  }
}
