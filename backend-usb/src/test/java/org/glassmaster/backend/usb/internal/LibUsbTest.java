package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.glassmaster.backend.usb.internal.UsbPort.End;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library itself, as far as a machine without drives shows it. */
class LibUsbTest {
  @Test
  void loadsAndListsOrSaysWhyNot() throws Exception {
    UsbBackEnd backEnd = new UsbBackEnd();

    if (backEnd.probe() instanceof Availability.Unusable state) {
      assertThat(state.because()).isNotBlank();
      assertThat(state.advice()).isNotBlank();
      assertThat(backEnd.devices()).isEmpty();
    } else {
      // Whatever hangs on this machine: nothing is opened, and listing twice is listing the same.
      assertThat(backEnd.devices()).isEqualTo(backEnd.devices());
    }
  }

  @Test
  void doesNotFindADeviceThatIsGone() {
    UsbBackEnd backEnd = new UsbBackEnd();
    assumeTrue(backEnd.probe() instanceof Availability.Usable, "libusb works here");

    DeviceException refused =
        catchThrowableOfType(
            DeviceException.class, () -> backEnd.open(Location.of("usb", "250-1.2.3")));

    assertThat(refused.code()).isEqualTo("device-missing");
  }

  /** The numbers of libusb.h. */
  @ParameterizedTest
  @CsvSource({
    "0,DONE",
    "-9,STALLED",
    "-7,TIMED_OUT",
    "-8,BABBLE",
    "-4,GONE",
    "-5,GONE",
    "-1,FAILED",
    "-3,FAILED",
    "-99,FAILED"
  })
  void endsTransfersAsTheLibrarySays(int result, End end) {
    assertThat(LibUsbPort.end(result)).isEqualTo(end);
  }
}
