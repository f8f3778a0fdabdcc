package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.glassmaster.backend.usb.internal.UsbPort.End;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkOnlyTransportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0);
  private static final Cdb INQUIRY = Cdb.of(6, 0x12).with(4, 36);
  private static final Cdb WRITE = Cdb.of(10, 0x2A).with16(7, 1);

  private final ScriptedPort device = new ScriptedPort();
  private final BulkOnlyTransport transport = transport(false);

  private BulkOnlyTransport transport(boolean padded) {
    return new BulkOnlyTransport("usb:1-4", device, 3, padded, 4096, new VirtualClock());
  }

  @AfterEach
  void closes() {
    device.isDone();
    transport.close();
  }

  @Test
  void asksAtOnceWhyACommandFailed() throws Exception {
    device
        .takesCommand()
        .status(0, 1)
        .takesCommand()
        .gives(SenseData.of(2, 0x3A, 0x00).toFixed())
        .status(0, 0);

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
    assertThat(answer.sense().orElseThrow().sense()).isEqualTo(new Sense(2, 0x3A, 0x00));
    assertThat(device.sent.get(1))
        .isEqualTo(
            "55 53 42 43 02 00 00 00 12 00 00 00 80 03 06 03 00 00 00 12" + " 00".repeat(11));
  }

  @Test
  void tellsWhatAFullBufferOfADriveIs() throws Exception {
    // Reference 8.4: the data phase was in vain.
    device
        .takesCommand()
        .takes(2448)
        .status(2448, 1)
        .takesCommand()
        .gives(SenseData.of(2, 0x04, 0x08).toFixed())
        .status(0, 0);

    ScsiAnswer answer =
        transport.execute(ScsiCommand.sending(WRITE, transport.buffer(2448), TIMEOUT));

    assertThat(answer).isEqualTo(ScsiAnswer.check(SenseData.of(2, 0x04, 0x08), 0));
  }

  @Test
  void returnsARefusalWithoutReasonWhereTheReasonIsRefusedToo() throws Exception {
    device.takesCommand().status(0, 1).takesCommand().gives().status(18, 1);

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
    assertThat(answer.sense()).isEmpty();
  }

  @Test
  void doesNotAskWhyAskingFailed() throws Exception {
    device.takesCommand().ends("in", End.STALLED, 0).clears("IN").status(18, 1);

    ScsiAnswer answer =
        transport.execute(
            ScsiCommand.receiving(Cdb.of(6, 0x03).with(4, 18), transport.buffer(18), TIMEOUT));

    assertThat(answer.isGood()).isFalse();
    assertThat(device.sent).hasSize(1);
  }

  @Test
  void inventsTheReasonWhereADeviceSendsTooMuch() throws Exception {
    device.takesCommand().ends("in", End.BABBLE, 36).status(0, 0);

    ScsiAnswer answer =
        transport.execute(ScsiCommand.receiving(INQUIRY, transport.buffer(36), TIMEOUT));

    assertThat(answer.sense().orElseThrow().sense()).isEqualTo(new Sense(5, 0x24, 0x00));
  }

  @ParameterizedTest
  @CsvSource({"6,0C", "10,0C", "12,0C", "16,10"})
  void makesCommandsOfTheOlderSetsUpToTwelveBytes(int length, String announced) throws Exception {
    BulkOnlyTransport atapi = transport(true);
    device.takesCommand().status(0, 0);

    atapi.execute(ScsiCommand.of(Cdb.of(length, 0x1B).with(4, 2), TIMEOUT));

    assertThat(device.sent.getFirst().substring(14 * 3, 15 * 3 - 1)).isEqualTo(announced);
    assertThat(device.sent.getFirst()).endsWith("1B 00 00 00 02" + " 00".repeat(11));
    atapi.close();
  }

  @Test
  void staysGoneOnceTheDeviceIsGone() {
    device.ends("out", End.GONE, 0);

    assertThat(fault(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(Fault.GONE);
    assertThat(fault(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(Fault.GONE);
  }

  @Test
  void goesOnAfterABreak() throws Exception {
    device.takesCommand().status(0, 2).recovers().takesCommand().status(0, 0);

    assertThat(fault(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(Fault.BROKEN);
    assertThat(transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT)).isGood()).isTrue();
  }

  @Test
  void copiesWhatLiesOnTheHeap() throws Exception {
    byte[] room = {9, 9, 9, 9, 9, 9};
    device.takesCommand().gives(new byte[] {1, 2, 3}).status(3, 0);
    transport.execute(ScsiCommand.receiving(INQUIRY, MemorySegment.ofArray(room), TIMEOUT));
    assertThat(room).containsExactly(1, 2, 3, 9, 9, 9);

    device.takesCommand().takes(6).status(0, 0);
    transport.execute(ScsiCommand.sending(WRITE, MemorySegment.ofArray(room), TIMEOUT));
    assertThat(device.sent.getLast()).isEqualTo("01 02 03 09 09 09");
  }

  @Test
  void givesThePortBackOnce() {
    transport.close();
    transport.close();

    assertThat(device.closed).isEqualTo(1);
  }

  private Fault fault(ScsiCommand command) {
    return catchThrowableOfType(TransportException.class, () -> transport.execute(command)).fault();
  }
}
