package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassmaster.backend.imapi2.internal.twin.Calls;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An object made in Java, called by slots. Slot 7 of IDiscFormat2Erase and its like stand for any.
 */
class HostedObjectTest {
  private static final MemoryLayout[] NONE = {};
  private static final MemoryLayout[] P = {ValueLayout.ADDRESS};
  private static final int EJECT_MEDIA = 7;
  private static final int CLOSE_TRAY = 8;
  private static final int SEND_COMMAND_NO_DATA = 3;

  private final ComLibrary library = ComLibrary.of(new TwinWindows());

  /** State that says when it is let go. */
  private static final class Thing implements AutoCloseable {
    int closed;

    @Override
    public void close() {
      closed++;
    }
  }

  private HostedObject<Thing> offer(ComClass.Body<Thing> eject) {
    return library
        .host()
        .offer(
            ComClass.<Thing>of("IDiscRecorder2")
                .on("EjectMedia", eject)
                .face("IDiscRecorder2Ex")
                .on("SendCommandNoData", (self, call) -> new HResult(call.number(1)))
                .build(),
            new Thing());
  }

  private static int eject(HostedObject<?> object) {
    return Calls.call(object.address(), EJECT_MEDIA, NONE);
  }

  @Test
  void answersWithWhatItsCodeAnswers() {
    int chosen = new Random().nextInt();
    try (HostedObject<Thing> object = offer((self, call) -> new HResult(chosen))) {
      assertThat(eject(object)).isEqualTo(chosen);
      assertThat(Calls.call(object.address(), CLOSE_TRAY, NONE))
          .isEqualTo(HResult.E_NOTIMPL.value());
    }
  }

  static List<Throwable> throwables() {
    return List.of(
        new IllegalStateException("unchecked"),
        new Exception("checked"),
        new StackOverflowError(),
        new AssertionError("an error"),
        new OutOfMemoryError("pretended"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void whateverIsThrownBecomesAFailureAndTheFirstIsRemembered(Throwable thrown) {
    try (HostedObject<Thing> object =
        offer(
            (self, call) -> {
              switch (thrown) {
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError();
              }
            })) {
      int expected =
          (thrown instanceof OutOfMemoryError ? HResult.E_OUTOFMEMORY : HResult.E_FAIL).value();
      assertThat(eject(object)).isEqualTo(expected);
      assertThat(eject(object)).isEqualTo(expected);
      assertThat(object.accident()).containsSame(thrown);
    }
  }

  @Test
  void countsReferencesAndLetsItsStateGoWithTheLastOne() {
    HostedObject<Thing> object = offer((self, call) -> HResult.S_OK);
    assertThat(Calls.addRef(object.address())).isEqualTo(2);
    assertThat(Calls.addRef(object.address())).isEqualTo(3);
    assertThat(Calls.release(object.address())).isEqualTo(2);
    object.close();
    object.close();
    assertThat(object.references()).isEqualTo(1);
    assertThat(object.state().closed).isZero();
    assertThat(library.host().living()).isEqualTo(1);
    assertThat(Calls.release(object.address())).isZero();
    assertThat(object.state().closed).isEqualTo(1);
    assertThat(library.host().living()).isZero();
  }

  @Test
  void isOneObjectByAllItsInterfaces() {
    try (Arena arena = Arena.ofConfined();
        HostedObject<Thing> object = offer((self, call) -> HResult.S_OK)) {
      MemorySegment cell = arena.allocate(8, 8);
      MemorySegment extended = query(object.address(), "IDiscRecorder2Ex", cell);
      assertThat(extended).isNotEqualTo(object.address());
      assertThat(object.references()).isEqualTo(2);
      assertThat(
              Calls.call(
                  extended,
                  SEND_COMMAND_NO_DATA,
                  new MemoryLayout[] {
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT
                  },
                  MemorySegment.NULL,
                  4711,
                  MemorySegment.NULL,
                  1))
          .isEqualTo(4711);
      assertThat(query(extended, "IDiscRecorder2", cell)).isEqualTo(object.address());
      assertThat(query(extended, "IUnknown", cell)).isEqualTo(object.address());
      assertThat(query(object.address(), "IUnknown", cell)).isEqualTo(object.address());
      assertThat(query(object.address(), "IDispatch", cell)).isEqualTo(object.address());
      assertThat(object.references()).isEqualTo(6);
      for (int i = 0; i < 5; i++) {
        int _ = Calls.release(extended);
      }
      assertThat(object.references()).isEqualTo(1);
    }
  }

  private static MemorySegment query(MemorySegment object, String name, MemorySegment cell) {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(Calls.query(object, ComInterface.named(name).iid().in(arena), cell)).isZero();
      return cell.get(ValueLayout.ADDRESS, 0);
    }
  }

  @Test
  void closingWaitsForACallThatIsUnderWay() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    HostedObject<Thing> object =
        offer(
            (self, call) -> {
              inside.countDown();
              go.await();
              finished.set(true);
              return HResult.S_OK;
            });
    Thread caller = new Thread(() -> assertThat(eject(object)).isZero());
    caller.start();
    inside.await();
    AtomicBoolean finishedAtClose = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              object.close();
              finishedAtClose.set(finished.get());
            });
    closer.start();
    closer.join(30);
    assertThat(closer.isAlive()).isTrue();
    go.countDown();
    closer.join();
    caller.join();
    assertThat(finishedAtClose).isTrue();
    assertThat(eject(object)).isEqualTo(HResult.RPC_E_DISCONNECTED.value());
  }

  @Test
  void canBeClosedFromWithinACall() {
    List<HostedObject<Thing>> self = new ArrayList<>();
    HostedObject<Thing> object =
        offer(
            (state, call) -> {
              self.getFirst().close();
              return HResult.S_FALSE;
            });
    self.add(object);
    assertThat(eject(object)).isEqualTo(1);
    assertThat(object.references()).isZero();
  }

  @Test
  void manyThreadsMayCountAtOnce() throws Exception {
    HostedObject<Thing> object = offer((state, call) -> HResult.S_OK);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int k = 0; k < 5000; k++) {
                  int _ = Calls.addRef(object.address());
                  int _ = eject(object);
                  int _ = Calls.release(object.address());
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(object.references()).isEqualTo(1);
    object.close();
    assertThat(object.state().closed).isEqualTo(1);
  }

  @Test
  void wantsToBeToldWhereToAnswer() {
    try (Arena arena = Arena.ofConfined();
        HostedObject<Thing> object = offer((state, call) -> call.putInt(0, 1))) {
      MemorySegment iid = ComInterface.named("IUnknown").iid().in(arena);
      assertThat(Calls.query(object.address(), iid, MemorySegment.NULL))
          .isEqualTo(HResult.E_POINTER.value());
      // GetTypeInfoCount of IDispatch, slot 3.
      assertThat(Calls.call(object.address(), 3, P, MemorySegment.NULL))
          .isEqualTo(HResult.E_POINTER.value());
    }
  }
}
