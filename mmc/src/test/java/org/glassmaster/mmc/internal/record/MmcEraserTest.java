package org.glassmaster.mmc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.glassmaster.mmc.BurnerDouble.opcode;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.BurnerDouble;
import org.glassmaster.mmc.Clock;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.junit.jupiter.api.Test;

class MmcEraserTest {
  private static final int BLANK = 0xA1;
  private static final String FULL = "00 20 1E 01 01 01 02".concat(" 00".repeat(27));
  private static final String EMPTY = "00 20 10 01 01 01 02".concat(" 00".repeat(27));

  private final Clock clock = new Clock();
  private final BurnerDouble burner = full();
  private final List<Progress> told = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();

  /** A burner with a CD-RW that is full, and stays so unless it is told otherwise. */
  private BurnerDouble full() {
    return new BurnerDouble(clock).discInformation(FULL);
  }

  private static ScsiAnswer blanked(BurnerDouble burner) {
    burner.discInformation(EMPTY);
    return ScsiAnswer.good(0);
  }

  @Test
  void blanksWhatMakesADiscLookBlank() throws Exception {
    burner.on(opcode(BLANK), 1, command -> blanked(burner));

    erase(false);

    assertThat(burner.told())
        .containsExactly(
            "1E 00 00 00 01 00", "A1 11 00 00 00 00 00 00 00 00 00 00", "1E 00 00 00 00 00");
  }

  @Test
  void blanksEverySectorAndTellsHowFarItIs() throws Exception {
    int[] done = {0};
    burner.on(
        opcode(BLANK),
        1,
        command -> {
          burner.on(
              opcode(0x00),
              3,
              poll -> ScsiAnswer.check(SenseData.of(2, 4, 7).withProgress(0x4000 * ++done[0]), 0));
          return blanked(burner);
        });

    erase(true);

    assertThat(burner.told()).contains("A1 10 00 00 00 00 00 00 00 00 00 00");
    assertThat(told)
        .filteredOn(Progress.Advanced.class::isInstance)
        .extracting(event -> ((Progress.Advanced) event).done())
        .containsExactly(25, 50, 75);
  }

  @Test
  void waitsInTheCommandWhereTheDriveKnowsNothingElse() throws Exception {
    burner.on(
        opcode(BLANK),
        2,
        command ->
            (command.cdb().u8(1) & 0x10) != 0
                ? ScsiAnswer.check(SenseData.of(5, 0x24, 0), 0)
                : blanked(burner));

    erase(false);

    assertThat(burner.told())
        .containsSubsequence(
            "A1 11 00 00 00 00 00 00 00 00 00 00", "A1 01 00 00 00 00 00 00 00 00 00 00");
  }

  @Test
  void doesNotBelieveADiscThatIsStillFull() {
    burner.on(opcode(BLANK), 1, command -> ScsiAnswer.good(0));

    WriteException fault = catchThrowableOfType(WriteException.class, () -> erase(false));

    assertThat(fault.code()).isEqualTo("not-erased");
    assertThat(burner.isLocked()).isFalse();
  }

  @Test
  void tellsWhatWentWrongWhileItErased() {
    burner.on(
        opcode(BLANK),
        1,
        command -> {
          burner.refuse(opcode(0x00), 1, 3, 0x51, 0);
          return ScsiAnswer.good(0);
        });

    WriteException fault = catchThrowableOfType(WriteException.class, () -> erase(false));

    assertThat(fault.code()).isEqualTo("erase-failed");
    assertThat(fault).hasMessageContaining("the medium could not be erased");
  }

  @Test
  void saysThatTheDriveDoesNotErase() {
    burner.refuse(opcode(BLANK), 2, 5, 0x20, 0);

    DeviceException fault = catchThrowableOfType(DeviceException.class, () -> erase(false));

    assertThat(fault.code()).isEqualTo("drive-refuses");
    assertThat(burner.isLocked()).isFalse();
  }

  @Test
  void canOnlyBeStoppedBeforeItBegins() throws Exception {
    cancellation.cancel();
    assertThat(catchThrowableOfType(CancelledException.class, () -> erase(false)).whileWriting())
        .isFalse();
    assertThat(burner.told()).noneMatch(line -> line.startsWith("A1"));
  }

  private void erase(boolean everySector) throws GlassmasterException {
    MmcDevice device = MmcDevice.open(burner, "double:1", MmcOptions.DEFAULT, clock);
    device.eraser().orElseThrow().erase(everySector, new Job(told::add, cancellation));
  }
}
