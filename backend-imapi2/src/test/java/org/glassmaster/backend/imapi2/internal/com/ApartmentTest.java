package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApartmentTest {
  private final TwinWindows windows = new TwinWindows();
  private final ComLibrary library = ComLibrary.of(windows);

  /** S_OK the first time, S_FALSE where the thread is in already: both are to be left. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void isLeftAsOftenAsItWasEntered(int result) throws Exception {
    windows.answerEntering(new HResult(result));
    Apartment apartment = Apartment.enter(library);
    assertThat(windows.balance()).hasSize(1);
    apartment.close();
    apartment.close();
    assertThat(windows.balance()).isEmpty();
  }

  /** RPC_E_CHANGED_MODE: the thread goes on where it is, without CoUninitialize (imapi2 7.1). */
  @Test
  void aThreadOfAnotherApartmentStaysThere() throws Exception {
    windows.answerEntering(new HResult(0x80010106));
    Apartment.enter(library).close();
    assertThat(windows.balance()).isEmpty();
  }

  @Test
  void anyOtherFailureIsOne() {
    windows.answerEntering(HResult.E_OUTOFMEMORY);
    ComException thrown = catchThrowableOfType(ComException.class, () -> Apartment.enter(library));
    assertThat(thrown.result()).isEqualTo(HResult.E_OUTOFMEMORY);
    assertThat(thrown.method()).isEqualTo("CoInitializeEx");
    assertThat(windows.balance()).isEmpty();
  }

  @Test
  void isLeftByTheThreadThatEntered() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Apartment apartment = Apartment.enter(library);
    Thread other =
        new Thread(
            () -> {
              try {
                apartment.close();
              } catch (IllegalStateException e) {
                thrown.set(e);
              }
            });
    other.start();
    other.join();
    assertThat(thrown.get()).isNotNull();
    assertThat(windows.balance()).hasSize(1);
    apartment.close();
    assertThat(windows.balance()).isEmpty();
  }

  @Test
  void aLibraryWithoutAFunctionSaysWhich() {
    assertThatThrownBy(() -> ComLibrary.of(name -> Optional.empty()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("CoInitializeEx");
  }
}
