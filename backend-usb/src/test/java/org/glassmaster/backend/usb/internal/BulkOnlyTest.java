package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.glassmaster.backend.usb.internal.BulkOnly.Reply;
import org.glassmaster.backend.usb.internal.BulkOnly.Verdict;
import org.glassmaster.backend.usb.internal.UsbPort.End;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkOnlyTest {
  private static final Cdb READ = Cdb.of(10, 0x28).with16(7, 1);
  private static final Cdb WRITE = Cdb.of(10, 0x2A).with16(7, 1);
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ALL = 2048;
  private static final int SOME = 512;

  private final Arena arena = Arena.ofConfined();
  private final ScriptedPort device = new ScriptedPort();
  private final VirtualClock time = new VirtualClock();
  private final BulkOnly host = new BulkOnly("usb:1-4", device, 0, time, arena);
  private final MemorySegment data = arena.allocate(ALL);

  @AfterEach
  void nothingIsLeftOfTheScript() {
    device.isDone();
    arena.close();
  }

  private Reply none() throws TransportException {
    return host.exchange(TEST_UNIT_READY, Direction.NONE, MemorySegment.NULL, TIMEOUT);
  }

  private Reply in() throws TransportException {
    return host.exchange(READ, Direction.FROM_DRIVE, data, TIMEOUT);
  }

  private Reply out() throws TransportException {
    return host.exchange(WRITE, Direction.TO_DRIVE, data, TIMEOUT);
  }

  /** A way of asking that may fail. */
  private interface Asking {
    Reply ask() throws TransportException;
  }

  private static Fault fault(Asking asking) {
    TransportException thrown = catchThrowableOfType(TransportException.class, asking::ask);
    assertThat(thrown).as("the way fails").isNotNull();
    return thrown.fault();
  }

  private static Reply passed(int transferred) {
    return new Reply(Verdict.PASSED, transferred);
  }

  private static Reply failed(int transferred) {
    return new Reply(Verdict.FAILED, transferred);
  }

  /** Bulk-Only Transport 6.7: what the host expects, and what the device means to do. */
  @Nested
  class ThirteenCases {
    @Test
    void case1NeitherMovesAnything() throws Exception {
      device.takesCommand().status(0, 0);
      assertThat(none()).isEqualTo(passed(0));

      device.takesCommand().status(0, 1);
      assertThat(none()).isEqualTo(failed(0));
    }

    @Test
    void case2TheDeviceWouldSendToAHostThatExpectsNothing() {
      device.takesCommand().status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::none)).isEqualTo(Fault.BROKEN);
    }

    @Test
    void case3TheDeviceWouldReceiveFromAHostThatSendsNothing() {
      device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::none)).isEqualTo(Fault.BROKEN);
    }

    @Test
    void case4TheDeviceHasNothingForAHostThatAsks() throws Exception {
      device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(ALL, 0);
      assertThat(in()).isEqualTo(passed(0));

      device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(ALL, 1);
      assertThat(in()).isEqualTo(failed(0));

      // It may send padding instead, which the residue takes back.
      device.takesCommand().gives(new byte[ALL]).status(ALL, 1);
      assertThat(in()).isEqualTo(failed(0));
    }

    @Test
    void case5TheDeviceHasLessThanTheHostAsksFor() throws Exception {
      device.takesCommand().gives(new byte[SOME]).status(ALL - SOME, 0);
      assertThat(in()).isEqualTo(passed(SOME));

      device.takesCommand().ends("in", End.STALLED, SOME).clears("IN").status(ALL - SOME, 0);
      assertThat(in()).isEqualTo(passed(SOME));

      device.takesCommand().gives(new byte[ALL]).status(ALL - SOME, 0);
      assertThat(in()).isEqualTo(passed(SOME));
    }

    @Test
    void case6TheDeviceSendsWhatTheHostAsksFor() throws Exception {
      device.takesCommand().gives(new byte[ALL]).status(0, 0);
      assertThat(in()).isEqualTo(passed(ALL));
    }

    @Test
    void case7TheDeviceHasMoreThanTheHostAsksFor() throws Exception {
      device.takesCommand().gives(new byte[ALL]).status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::in)).isEqualTo(Fault.BROKEN);

      device.takesCommand().ends("in", End.BABBLE, ALL).status(0, 0);
      assertThat(in()).isEqualTo(new Reply(Verdict.TOO_MUCH, 0));
    }

    @Test
    void case8TheDeviceWouldReceiveFromAHostThatAsks() {
      device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::in)).isEqualTo(Fault.BROKEN);
    }

    @Test
    void case9TheDeviceWantsNothingFromAHostThatSends() throws Exception {
      device.takesCommand().takes(ALL).status(ALL, 0);
      assertThat(out()).isEqualTo(passed(0));

      device.takesCommand().ends("out", End.STALLED, 0).clears("OUT").status(ALL, 1);
      assertThat(out()).isEqualTo(failed(0));
    }

    @Test
    void case10TheDeviceWouldSendToAHostThatSends() {
      device.takesCommand().ends("out", End.STALLED, 0).clears("OUT").status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::out)).isEqualTo(Fault.BROKEN);
    }

    @Test
    void case11TheDeviceWantsLessThanTheHostSends() throws Exception {
      device.takesCommand().takes(ALL).status(ALL - SOME, 0);
      assertThat(out()).isEqualTo(passed(SOME));

      device.takesCommand().ends("out", End.STALLED, SOME).clears("OUT").status(ALL - SOME, 0);
      assertThat(out()).isEqualTo(passed(SOME));
    }

    @Test
    void case12TheDeviceTakesWhatTheHostSends() throws Exception {
      device.takesCommand().takes(ALL).status(0, 0);
      assertThat(out()).isEqualTo(passed(ALL));
    }

    @Test
    void case13TheDeviceWantsMoreThanTheHostSends() {
      device.takesCommand().takes(ALL).status(0, 2).recovers();
      assertThat(fault(BulkOnlyTest.this::out)).isEqualTo(Fault.BROKEN);
    }
  }

  @Test
  void numbersItsCommands() throws Exception {
    device.takesCommand().status(0, 0).takesCommand().status(0, 0);

    none();
    none();

    assertThat(device.sent)
        .containsExactly(
            "55 53 42 43 01 00 00 00 00 00 00 00 00 00 06" + " 00".repeat(16),
            "55 53 42 43 02 00 00 00 00 00 00 00 00 00 06" + " 00".repeat(16));
  }

  @Test
  void takesAResidueThatIsTooLargeForEverything() throws Exception {
    device.takesCommand().gives(new byte[ALL]).status(-1, 0);

    assertThat(in()).isEqualTo(passed(0));
  }

  @ParameterizedTest
  @CsvSource({"0x12,36,36", "0x25,8,8", "0x12,20,0", "0x43,36,0"})
  void knowsTheAnswersWhoseResidueIsOftenWrong(int opcode, int length, int transferred)
      throws Exception {
    device.takesCommand().gives(new byte[length]).status(length, 0);

    Reply reply =
        host.exchange(Cdb.of(10, opcode), Direction.FROM_DRIVE, data.asSlice(0, length), TIMEOUT);

    assertThat(reply).isEqualTo(passed(transferred));
  }

  @Test
  void recognisesAStatusInThePlaceOfData() throws Exception {
    device.takesCommand().status(ALL, 1);

    assertThat(in()).isEqualTo(failed(0));
  }

  @Test
  void readsTheStatusAgainWhereAnEmptyPacketCame() throws Exception {
    device.takesCommand().gives(new byte[ALL]).gives().status(0, 0);

    assertThat(in()).isEqualTo(passed(ALL));
  }

  @Test
  void readsTheStatusAgainAfterAStall() throws Exception {
    device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(0, 0);

    assertThat(none()).isEqualTo(passed(0));
  }

  @Test
  void beginsAnewWhereTheStatusStallsTwice() {
    device
        .takesCommand()
        .ends("in", End.STALLED, 0)
        .clears("IN")
        .ends("in", End.STALLED, 0)
        .recovers();

    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);
  }

  @Test
  void beginsAnewWhereTheCommandStalls() {
    // 6.6.1: the device takes it for no valid command, and waits for the reset.
    device.ends("out", End.STALLED, 0).recovers();

    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);
  }

  @Test
  void beginsAnewWhereTheCommandIsCutOff() {
    device.ends("out", End.DONE, 24).recovers();

    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);
  }

  @Test
  void beginsAnewWhereTheStatusIsThatOfAnotherCommand() {
    device.losesTheTag().takesCommand().status(0, 0).recovers();

    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"12,0", "13,3", "13,9"})
  void beginsAnewWhereTheStatusIsNotValid(int length, int status) {
    byte[] wrapper = new byte[length];
    System.arraycopy(new byte[] {0x55, 0x53, 0x42, 0x53, 1}, 0, wrapper, 0, 5);
    wrapper[length - 1] = (byte) status;
    device.takesCommand().gives(wrapper).recovers();

    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);
  }

  @Test
  void beginsAnewWhereTheTimeIsOver() {
    device.ends("out", End.TIMED_OUT, 0).recovers();
    assertThat(fault(this::none)).isEqualTo(Fault.TIMED_OUT);

    device.takesCommand().ends("in", End.TIMED_OUT, SOME).recovers();
    assertThat(fault(this::in)).isEqualTo(Fault.TIMED_OUT);

    device.takesCommand().ends("out", End.TIMED_OUT, SOME).recovers();
    assertThat(fault(this::out)).isEqualTo(Fault.TIMED_OUT);

    device.takesCommand().ends("in", End.TIMED_OUT, 0).recovers();
    assertThat(fault(this::none)).isEqualTo(Fault.TIMED_OUT);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(4 * 6));
  }

  @Test
  void leavesADeviceAloneThatIsGone() {
    device.ends("out", End.GONE, 0);
    assertThat(fault(this::none)).isEqualTo(Fault.GONE);

    device.takesCommand().ends("in", End.GONE, 0);
    assertThat(fault(this::in)).isEqualTo(Fault.GONE);

    device.takesCommand().takes(ALL).ends("in", End.GONE, 0);
    assertThat(fault(this::out)).isEqualTo(Fault.GONE);
    assertThat(time.passed()).isZero();
  }

  @Test
  void findsThatTheDeviceIsGoneWhenItBeginsAnew() {
    device.takesCommand().ends("in", End.FAILED, 0).ends("request 21 FF", End.GONE, 0);

    assertThat(fault(this::none)).isEqualTo(Fault.GONE);
  }

  @Test
  void resetsThePortOfADeviceThatDoesNotBeginAnew() {
    device
        .takesCommand()
        .ends("in", End.FAILED, 0)
        .ends("request 21 FF", End.STALLED, 0)
        .ends("port reset", End.DONE, 0);
    assertThat(fault(this::none)).isEqualTo(Fault.BROKEN);

    device
        .takesCommand()
        .ends("in", End.FAILED, 0)
        .ends("request 21 FF", End.DONE, 0)
        .ends("clear IN", End.FAILED, 0)
        .clears("OUT")
        .ends("port reset", End.GONE, 0);
    assertThat(fault(this::none)).isEqualTo(Fault.GONE);
  }

  @Test
  void beginsAnewWhereAHaltCannotBeCleared() {
    device.takesCommand().ends("in", End.STALLED, 0).ends("clear IN", End.FAILED, 0).recovers();

    assertThat(fault(this::in)).isEqualTo(Fault.BROKEN);
  }

  @Test
  void givesAllPhasesOfACommandOneTime() throws Exception {
    device.meanwhile = () -> time.pass(Duration.ofSeconds(11));
    device.takesCommand().gives(new byte[ALL]).status(0, 0);

    in();

    assertThat(device.timeouts)
        .as("the command and the data are on their way together")
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(8));
  }

  @Test
  void asksForTheLastUnit() {
    device.hasUnits((byte) 2);
    assertThat(BulkOnly.lastLun(device)).isEqualTo(2);

    device.ends("request A1 FE", End.STALLED, 0);
    assertThat(BulkOnly.lastLun(device)).isZero();

    device.hasUnits((byte) 0xFF);
    assertThat(BulkOnly.lastLun(device)).isZero();

    device.hasUnits();
    assertThat(BulkOnly.lastLun(device)).isZero();
  }
}
