package org.glassmaster.backend.imapi2.internal.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseForResultTest {
  private static ComException failure(String hex) {
    return new ComException(
        new HResult(Integer.parseUnsignedInt(hex, 16)), "IDiscRecorder2Ex", "SendCommandNoData");
  }

  /** Sense by SPC, for what the result says (imapi2 5.7, recorder). */
  @ParameterizedTest
  @CsvSource({
    "C0AA0202, 2/3A/00",
    "C0AA0203, 2/30/00",
    "C0AA0205, 2/04/01",
    "C0AA0206, 2/04/04",
    "C0AA0207, 2/04/07",
    "C0AA0208, 5/26/00",
    "C0AA0209, 7/27/00",
    "C0AA0300, 3/0C/09"
  })
  void translatesBackWhatTheDriveSaid(String result, String sense) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = arena.allocate(18);
      ScsiAnswer answer = SenseForResult.answer(failure(result), none, "D:");
      assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
      assertThat(answer.sense().orElseThrow().sense()).hasToString(sense);
    }
  }

  @Test
  void believesTheSenseMoreThanTheResult() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sense = arena.allocate(18);
      sense.copyFrom(MemorySegment.ofArray(SenseData.of(3, 0x11, 5).toFixed()));
      assertThat(
              SenseForResult.answer(failure("C0AA0202"), sense, "D:").sense().orElseThrow().sense())
          .isEqualTo(new Sense(3, 0x11, 5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C0AA020D, TIMED_OUT",
    "80070079, TIMED_OUT",
    "80070006, GONE",
    "80070037, GONE",
    "8007048F, GONE",
    "80010108, GONE",
    "80070005, NOT_PERMITTED",
    "C0AA0210, NOT_PERMITTED",
    "8007045D, RESET",
    "80004005, BROKEN",
    "C0AA02FF, BROKEN"
  })
  void saysWhatHappenedToTheWay(String result, Fault fault) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = arena.allocate(18);
      TransportException thrown =
          catchThrowableOfType(
              TransportException.class, () -> SenseForResult.answer(failure(result), none, "D:"));
      assertThat(thrown.fault()).isEqualTo(fault);
      assertThat(thrown).hasMessageContaining("0x" + result);
    }
  }
}
