package org.glassmaster.mmc.internal.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.glassmaster.mmc.BurnerDouble.opcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.mmc.BurnerDouble;
import org.glassmaster.mmc.Clock;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.command.Commands;
import org.junit.jupiter.api.Test;

class DriveTest {
  private static final int READY = 0x00;
  private static final int INQUIRY = 0x12;

  private final Clock clock = new Clock();
  private final BurnerDouble burner = new BurnerDouble(clock);
  private final Drive drive = new Drive(burner, "double:1", MmcOptions.DEFAULT, clock);

  @Test
  void waitsForADriveThatIsBecomingReady() throws Exception {
    burner.refuse(opcode(READY), 20, 2, 0x04, 0x01);

    drive.awaitReady();

    assertThat(burner.log()).hasSize(21);
    assertThat(clock.seconds()).isBetween(5.0, 15.0);
  }

  @Test
  void losesPatienceAtTheDeadline() {
    burner.refuse(opcode(READY), Integer.MAX_VALUE, 2, 0x04, 0x01);

    DeviceException fault = catchThrowableOfType(DeviceException.class, drive::awaitReady);

    assertThat(fault.code()).isEqualTo("drive-not-ready");
    assertThat(fault).hasMessage("the medium is not ready: the drive is becoming ready");
    assertThat(fault.sense()).contains(new Sense(2, 4, 1));
    assertThat(fault.where()).contains("double:1");
    assertThat(fault.advice()).isPresent();
    assertThat(clock.seconds()).isBetween(60.0, 62.0);
  }

  @Test
  void losesPatienceWithADriveThatIsAlwaysBusy() {
    burner.on(
        opcode(READY),
        Integer.MAX_VALUE,
        command -> new ScsiAnswer(ScsiAnswer.BUSY, 0, Optional.empty()));

    DeviceException fault = catchThrowableOfType(DeviceException.class, drive::awaitReady);

    assertThat(fault.code()).isEqualTo("drive-not-ready");
    assertThat(clock.seconds()).isBetween(60.0, 62.0);
  }

  @Test
  void asksAgainAfterAUnitAttention() throws Exception {
    burner.refuse(opcode(INQUIRY), 1, 6, 0x29, 0);
    burner.refuse(opcode(INQUIRY), 1, 6, 0x28, 0);

    assertThat(drive.ask(Commands.inquiry(36), 36).isGood()).isTrue();
    assertThat(burner.log()).hasSize(3);
  }

  @Test
  void doesNotAskForeverWhereAttentionNeverEnds() throws Exception {
    burner.refuse(opcode(INQUIRY), Integer.MAX_VALUE, 6, 0x29, 0);

    assertThat(drive.ask(Commands.inquiry(36), 36).sense()).contains(new Sense(6, 0x29, 0));
    assertThat(burner.log()).hasSize(5);
  }

  @Test
  void repeatsWhatADeferredErrorKeptFromBeingLookedAt() throws Exception {
    SenseData deferred =
        new SenseData(new Sense(3, 0x0C, 0), true, OptionalInt.of(7), OptionalInt.empty());
    burner.on(opcode(INQUIRY), 1, command -> ScsiAnswer.check(deferred, 0));

    assertThat(drive.ask(Commands.inquiry(36), 36).isGood()).isTrue();
  }

  @Test
  void spinsTheMediumUp() throws Exception {
    burner.refuse(opcode(READY), 1, 2, 0x04, 0x02);

    drive.awaitReady();

    assertThat(burner.log())
        .containsExactly("00 00 00 00 00 00", "1B 00 00 00 01 00", "00 00 00 00 00 00");
  }

  @Test
  void asksForTheReasonWhereTheWayBringsNone() throws Exception {
    burner.on(
        opcode(INQUIRY),
        1,
        command -> new ScsiAnswer(ScsiAnswer.CHECK_CONDITION, 0, Optional.empty()));
    burner.on(
        opcode(0x03),
        1,
        command ->
            BurnerDouble.give(command, "70 00 05 00 00 00 00 0A 00 00 00 00 24 00 00 00 00 00"));

    assertThat(drive.ask(Commands.inquiry(36), 36).sense()).contains(new Sense(5, 0x24, 0));
    assertThat(burner.log()).containsExactly("12 00 00 00 24 00", "03 00 00 00 12 00");
  }

  @Test
  void takesARecoveredErrorForASuccess() throws Exception {
    burner.on(
        opcode(INQUIRY),
        1,
        command -> {
          BurnerDouble.give(command, "05 80");
          return ScsiAnswer.check(SenseData.of(1, 0x17, 1), 2);
        });

    Reply reply = drive.ask(Commands.inquiry(36), 36);

    assertThat(reply.isGood()).isTrue();
    assertThat(reply.data().size()).isEqualTo(2);
    assertThat(reply.sense()).contains(new Sense(1, 0x17, 1));
  }

  @Test
  void repeatsAQuestionOnABrokenWay() throws Exception {
    burner.on(opcode(INQUIRY), 2, fault(TransportException.Fault.BROKEN));

    assertThat(drive.ask(Commands.inquiry(36), 36).isGood()).isTrue();
  }

  @Test
  void namesEachFaultOfTheWay() {
    for (TransportException.Fault way : TransportException.Fault.values()) {
      BurnerDouble other = new BurnerDouble(clock);
      other.on(opcode(INQUIRY), Integer.MAX_VALUE, fault(way));
      Drive behind = new Drive(other, "double:1", MmcOptions.DEFAULT, clock);

      DeviceException fault =
          catchThrowableOfType(DeviceException.class, () -> behind.ask(Commands.inquiry(36), 36));

      assertThat(fault.code())
          .isEqualTo(
              switch (way) {
                case GONE -> "device-gone";
                case TIMED_OUT -> "drive-timed-out";
                case RESET -> "drive-reset";
                case NOT_PERMITTED -> "not-permitted";
                case TOO_LARGE -> "transfer-too-large";
                case BROKEN -> "transport-broken";
              });
      assertThat(fault.advice()).isPresent();
    }
  }

  @Test
  void saysWhenTheMediumIsTheMatter() {
    burner.refuse(opcode(READY), 1, 2, 0x3A, 0x02);
    MediumException none = catchThrowableOfType(MediumException.class, drive::awaitReady);
    assertThat(none.code()).isEqualTo("no-medium");

    burner.refuse(opcode(READY), 1, 2, 0x30, 0x00);
    MediumException other = catchThrowableOfType(MediumException.class, drive::awaitReady);
    assertThat(other.code()).isEqualTo("medium-unsuitable");

    burner.refuse(opcode(READY), 1, 3, 0x02, 0x00);
    MediumException damaged = catchThrowableOfType(MediumException.class, drive::awaitReady);
    assertThat(damaged.code()).isEqualTo("medium-damaged");
  }

  @Test
  void endsToWaitWhenThatIsWished() {
    Cancellation cancellation = new Cancellation();
    burner.on(
        opcode(READY),
        Integer.MAX_VALUE,
        command -> {
          if (clock.seconds() > 3) {
            cancellation.cancel();
          }
          return ScsiAnswer.check(SenseData.of(2, 4, 1), 0);
        });

    CancelledException fault =
        catchThrowableOfType(
            CancelledException.class, () -> drive.heeding(cancellation).awaitReady());

    assertThat(fault.whileWriting()).isFalse();
    assertThat(clock.seconds()).isBetween(3.0, 4.0);
  }

  @Test
  void believesNoDriveThatClaimsToHaveSentMoreThanItCould() throws Exception {
    burner.on(opcode(INQUIRY), 1, command -> ScsiAnswer.good(Integer.MAX_VALUE));
    assertThat(drive.ask(Commands.inquiry(36), 36).data().size()).isEqualTo(36);

    burner.on(opcode(INQUIRY), 1, command -> ScsiAnswer.good(-1));
    assertThat(drive.ask(Commands.inquiry(36), 36).data().size()).isZero();
  }

  @Test
  void tracesEveryCommand() throws Exception {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(Drive.TRACE);
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord told) {
            lines.add(told.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = logger.getLevel();
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    try {
      burner.refuse(opcode(READY), 1, 6, 0x28, 0);
      drive.awaitReady();
      drive.ask(Commands.readBufferCapacity(), 12);
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }

    assertThat(lines)
        .containsExactly(
            "double:1: 00 00 00 00 00 00 status 2 sense 6/28/00 in 1 ms",
            "double:1: 00 00 00 00 00 00 good in 1 ms",
            "double:1: 5C 00 00 00 00 00 00 00 0C 00 good read 12"
                + " [00 0A 00 00 00 20 00 00 00 08 00 00] in 1 ms");
  }

  private static BurnerDouble.Reaction fault(TransportException.Fault way) {
    return command -> {
      throw new TransportException(way, "scripted");
    };
  }
}
