package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.junit.jupiter.api.Test;

class ComScopeTest {
  private static final ComType<Thing> THING = ComType.of("IDiscRecorder2", Thing::new);
  private static final ComType<Thing> EXTENDED = ComType.of("IDiscRecorder2Ex", Thing::new);
  private static final Guid RECORDER = Guid.of("2735412D-7F64-5B0F-8F00-5D77AFBE261E");

  private final TwinWindows windows = new TwinWindows();
  private final ComLibrary library = ComLibrary.of(windows);
  private final List<String> ended = new ArrayList<>();

  private static final class Thing extends ComObject {
    Thing(ComPointer pointer) {
      super(pointer);
    }
  }

  private HostedObject<AutoCloseable> object(String name) {
    ComClass<AutoCloseable> type =
        ComClass.<AutoCloseable>of("IDiscRecorder2").face("IDiscRecorder2Ex").build();
    return windows.server().host().offer(type, () -> ended.add(name));
  }

  @Test
  void releasesEachPointerOnceAndTheLatestFirst() throws Exception {
    ComScope scope = new ComScope(library);
    Thing first = scope.adopt(object("first").address(), THING);
    Thing _ = scope.adopt(object("second").address(), THING);
    Thing again = first.as(scope, EXTENDED);
    assertThat(scope.size()).isEqualTo(3);
    scope.close();
    scope.close();
    assertThat(ended).containsExactly("second", "first");
    assertThatThrownBy(() -> first.pointer().address()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> again.pointer().address()).isInstanceOf(IllegalStateException.class);
    assertThat(windows.balance()).isEmpty();
  }

  @Test
  void aClosedScopeReleasesWhatComesLate() {
    ComScope scope = new ComScope(library);
    scope.close();
    HostedObject<AutoCloseable> late = object("late");
    assertThatThrownBy(() -> scope.adopt(late.address(), THING))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ended).containsExactly("late");
  }

  @Test
  void whatIsLentIsNotReleasedForItsOwner() throws Exception {
    try (HostedObject<AutoCloseable> lent = object("lent")) {
      try (ComScope scope = new ComScope(library)) {
        Thing _ = scope.borrow(lent.address(), THING);
        Thing _ = scope.queryLent(lent.address(), EXTENDED);
        assertThat(lent.references()).isEqualTo(3);
      }
      assertThat(lent.references()).isEqualTo(1);
      assertThat(ended).isEmpty();
    }
  }

  @Test
  void makesObjectsOfRegisteredClassesInAnApartmentOnly() throws Exception {
    windows.register(RECORDER, () -> object("made"));
    try (ComScope scope = new ComScope(library)) {
      assertThat(refusal(scope, "MsftDiscRecorder2")).isEqualTo(HResult.CO_E_NOTINITIALIZED);
      try (Apartment _ = Apartment.enter(library);
          Apartment _ = Apartment.enter(library)) {
        Thing _ = scope.create("MsftDiscRecorder2", EXTENDED);
        assertThat(refusal(scope, "MsftDiscMaster2")).isEqualTo(HResult.REGDB_E_CLASSNOTREG);
      }
    }
    assertThat(ended).containsExactly("made");
    assertThat(windows.balance()).isEmpty();
  }

  private static HResult refusal(ComScope scope, String coclass) {
    return catchThrowableOfType(ComException.class, () -> scope.create(coclass, THING)).result();
  }

  @Test
  void anInterfaceThatIsMissingIsAFailure() {
    try (ComScope scope = new ComScope(library)) {
      Thing thing = scope.adopt(object("one").address(), THING);
      ComException thrown =
          catchThrowableOfType(
              ComException.class, () -> thing.as(scope, ComType.of("IDiscMaster2", Thing::new)));
      assertThat(thrown.result()).isEqualTo(HResult.E_NOINTERFACE);
      assertThat(thrown.method()).isEqualTo("QueryInterface");
      assertThat(scope.size()).isEqualTo(1);
    }
  }
}
