package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.SystemWaiter;
import org.glassmaster.testkit.BackEndContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On other systems the back end says what it needs, and touches nothing. */
class Imapi2OffWindowsTest {
  private final AtomicBoolean loaded = new AtomicBoolean();

  private Imapi2BackEnd on(String system) {
    return new Imapi2BackEnd(
        system,
        () -> {
          loaded.set(true);
          throw new UnsupportedOperationException("no function CoInitializeEx on this system");
        },
        new SystemWaiter());
  }

  @Nested
  class Keeps extends BackEndContract {
    @Override
    protected BackEnd backEnd() {
      return new Imapi2BackEnd();
    }

    @Override
    protected String nowhere() {
      return "Q:";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Mac OS X", "FreeBSD", "Darwin", ""})
  void needsWindowsAndLoadsNothing(String system) throws Exception {
    Imapi2BackEnd backEnd = on(system);
    assertThat(backEnd.probe())
        .isInstanceOfSatisfying(
            Availability.Unusable.class,
            not -> assertThat(not.because()).isEqualTo("needs Windows"));
    assertThat(backEnd.devices()).isEmpty();
    assertThat(backEnd.watch(event -> {})).isEmpty();
    assertThatThrownBy(() -> backEnd.open(Location.of("imapi2", "D:")))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.code()).isEqualTo("back-end-unusable"));
    assertThat(loaded).isFalse();
  }

  @Test
  void saysWhereAWindowsHasNoCom() {
    assertThat(on("Windows 11").probe())
        .isInstanceOfSatisfying(
            Availability.Unusable.class, not -> assertThat(not.because()).contains("no COM"));
    assertThat(loaded).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D:", "d:", "Z:\\"})
  void claimsDriveLetters(String drive) {
    assertThat(on("Linux").claims(drive)).isTrue();
  }
}
