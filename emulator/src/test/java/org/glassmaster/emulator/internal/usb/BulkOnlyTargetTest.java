package org.glassmaster.emulator.internal.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.glassmaster.emulator.internal.usb.Transfer.Result;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkOnlyTargetTest {
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0x00);
  private static final Cdb INQUIRY = Cdb.of(6, 0x12).with(4, 36);
  private static final Cdb READ = Cdb.of(10, 0x28).with16(7, 1);
  private static final Cdb WRITE = Cdb.of(10, 0x2A).with16(7, 1);
  private static final Cdb MODE_SELECT = Cdb.of(10, 0x55).with16(7, 60);
  private static final Cdb REQUEST_SENSE = Cdb.of(6, 0x03).with(4, 18);
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int PHASE_ERROR = 2;

  private final ScriptedDrive drive = new ScriptedDrive(64 * 1024, command -> ScsiAnswer.good(0));
  private final BulkOnlyTarget target =
      new BulkOnlyTarget(
          drive, DataPhases.load(), drive.buffer(drive.largestTransfer()), drive.buffer(13));

  @AfterEach
  void closeDrive() {
    drive.close();
  }

  /** The cases of Bulk-Only Transport 6.7, by their numbers. */
  @Nested
  class ThirteenCases {
    @Test
    void case1NeitherMovesAnything() throws IOException {
      command(0, false, TEST_UNIT_READY);
      status(PASSED, 0);
    }

    @Test
    void case2TheDeviceWouldSend() throws IOException {
      drive.now(ScriptedDrive.giving(36));
      command(0, false, INQUIRY);
      status(PHASE_ERROR, 0);
    }

    @Test
    void case3TheDeviceWouldReceive() throws IOException {
      command(0, false, WRITE);
      status(PHASE_ERROR, 0);
      assertThat(drive.commands()).isEmpty();
    }

    @Test
    void case4TheHostWaitsInVain() throws IOException {
      command(512, true, TEST_UNIT_READY);
      assertThat(target.in(512).result()).isEqualTo(Result.STALL);
      assertThat(target.in(13).result()).isEqualTo(Result.STALL);
      target.halt(true, false);
      status(PASSED, 512);
    }

    @Test
    void case5TheDeviceSendsLess() throws IOException {
      drive.now(ScriptedDrive.giving(20));
      command(36, true, INQUIRY);
      assertThat(data(36)).hasSize(20).startsWith(0, 1, 2);
      status(PASSED, 16);
    }

    @Test
    void case6BothMeanTheSame() throws IOException {
      drive.now(ScriptedDrive.giving(2048));
      command(2048, true, READ);
      assertThat(data(2048)).hasSize(2048);
      status(PASSED, 0);
    }

    @Test
    void case7TheDeviceWouldSendMore() throws IOException {
      drive.now(ScriptedDrive.giving(2048));
      command(512, true, READ);
      assertThat(data(512)).hasSize(512);
      status(PHASE_ERROR, 0);
    }

    @Test
    void case8TheDeviceWouldReceiveInstead() throws IOException {
      command(2048, true, WRITE);
      assertThat(target.in(2048).result()).isEqualTo(Result.STALL);
      target.halt(true, false);
      status(PHASE_ERROR, 2048);
      assertThat(drive.commands()).isEmpty();
    }

    @Test
    void case9TheDeviceWantsNothing() throws IOException {
      command(2048, false, TEST_UNIT_READY);
      send(new byte[2048]);
      status(PASSED, 2048);
    }

    @Test
    void case10TheDeviceWouldSendInstead() throws IOException {
      command(2048, false, READ);
      assertThat(out(new byte[2048]).result()).isEqualTo(Result.STALL);
      target.halt(false, false);
      status(PHASE_ERROR, 2048);
      assertThat(drive.commands()).isEmpty();
    }

    @Test
    void case11TheDeviceTakesLess() throws IOException {
      drive.now(command -> ScsiAnswer.good((int) command.data().byteSize()));
      command(80, false, MODE_SELECT);
      send(new byte[80]);
      status(PASSED, 20);
    }

    @Test
    void case12BothMeanTheSame() throws IOException {
      byte[] block = new byte[2448];
      new Random(1).nextBytes(block);
      byte[] arrived = new byte[2448];
      drive.now(
          command -> {
            MemorySegment.ofArray(arrived).copyFrom(command.data());
            return ScsiAnswer.good((int) command.data().byteSize());
          });
      command(2448, false, WRITE);
      send(block);
      status(PASSED, 0);
      assertThat(arrived).isEqualTo(block);
    }

    @Test
    void case12InTheLeadInBlocksAreOfCdTextAlone() throws IOException {
      drive.now(command -> ScsiAnswer.good((int) command.data().byteSize()));
      command(682 * 96, false, WRITE.with32(2, -11635).with16(7, 682));
      send(new byte[682 * 96]);
      status(PASSED, 0);
    }

    @Test
    void case13TheDeviceWantsMore() throws IOException {
      command(59, false, MODE_SELECT);
      assertThat(out(new byte[59]).result()).isEqualTo(Result.STALL);
      target.halt(false, false);
      status(PHASE_ERROR, 59);
      assertThat(drive.commands()).isEmpty();
    }
  }

  @Test
  void givesAndTakesDataInAnyPieces() throws IOException {
    drive.now(ScriptedDrive.giving(2048));
    command(4096, true, READ);
    assertThat(data(1024)).hasSize(1024);
    assertThat(data(1024)).hasSize(1024);
    assertThat(data(2048)).as("the end of what there is").isEmpty();
    status(PASSED, 2048);

    drive.now(command -> ScsiAnswer.good((int) command.data().byteSize()));
    command(2352, false, WRITE);
    send(new byte[1024]);
    send(new byte[1024]);
    assertThat(target.in(13).result()).isEqualTo(Result.NOT_YET);
    send(new byte[304]);
    status(PASSED, 0);
  }

  @Test
  void acceptsCommandsPaddedForAtapi() throws IOException {
    drive.now(ScriptedDrive.giving(36));
    command(36, true, Cdb.of(12, 0x12).with(4, 36));
    assertThat(data(36)).hasSize(36);
    status(PASSED, 0);
  }

  @Test
  void keepsTheSenseUntilItIsAskedFor() throws IOException {
    SenseData full = SenseData.of(0x2, 0x04, 0x08);
    drive.now(command -> ScsiAnswer.check(full, 0));
    command(2048, false, WRITE);
    send(new byte[2048]);
    status(FAILED, 2048);
    drive.now(ScriptedDrive.giving(36));
    command(36, true, INQUIRY);
    assertThat(data(36)).hasSize(36);
    status(PASSED, 0);
    command(18, true, REQUEST_SENSE);
    assertThat(data(18)).isEqualTo(full.toFixed());
    status(PASSED, 0);
    assertThat(drive.commands()).noneMatch(command -> command.startsWith("03"));

    drive.now(ScriptedDrive.giving(18));
    command(18, true, REQUEST_SENSE);
    assertThat(data(18)).as("the drive's own word, once there is none").startsWith(0, 1, 2);
  }

  @Test
  void forgetsSenseThatNobodyAskedFor() throws IOException {
    drive.now(command -> ScsiAnswer.check(SenseData.of(5, 0x20, 0), 0));
    command(0, false, TEST_UNIT_READY);
    status(FAILED, 0);
    drive.now(ScriptedDrive.giving(0));
    command(0, false, TEST_UNIT_READY);
    status(PASSED, 0);
    command(18, true, REQUEST_SENSE);
    assertThat(drive.commands()).last().asString().startsWith("03");
  }

  @Test
  void refusesMoreThanTheDriveTakes() throws IOException {
    command(64 * 1024 + 2048, false, WRITE.with16(7, 33));
    send(new byte[64 * 1024]);
    send(new byte[2048]);
    status(FAILED, 64 * 1024 + 2048);
    command(18, true, REQUEST_SENSE);
    assertThat(data(18)).isEqualTo(SenseData.of(5, 0x24, 0).toFixed());
    assertThat(drive.commands()).isEmpty();
  }

  @Test
  void stallsBothPipesAfterWhatIsNoCommandUntilResetRecovery() throws IOException {
    assertThat(out(new byte[31]).result()).isEqualTo(Result.DONE);
    assertThat(out(new byte[31]).result()).isEqualTo(Result.STALL);
    assertThat(target.in(13).result()).isEqualTo(Result.STALL);
    target.halt(true, false);
    target.halt(false, false);
    assertThat(target.in(13).result()).as("clearing is not enough").isEqualTo(Result.STALL);
    assertThat(target.isHalted(true)).isTrue();
    target.reset();
    target.halt(true, false);
    target.halt(false, false);
    command(0, false, TEST_UNIT_READY);
    status(PASSED, 0);
  }

  @Test
  void resetLeavesHaltsToTheHost() throws IOException {
    command(512, true, TEST_UNIT_READY);
    target.reset();
    assertThat(target.isHalted(true)).isTrue();
    target.halt(true, false);
    command(0, false, TEST_UNIT_READY);
    status(PASSED, 0);
  }

  @Test
  void isOutOfStepWhereTheStatusWasNotFetched() throws IOException {
    command(0, false, TEST_UNIT_READY);
    assertThat(out(new byte[31]).result()).isEqualTo(Result.STALL);
    target.reset();
    command(0, false, TEST_UNIT_READY);
    assertThat(target.in(12).result()).isEqualTo(Result.BABBLE);
    assertThat(target.in(13).result()).isEqualTo(Result.STALL);
  }

  @Test
  void saysNothingWhileTheDriveDoesNotAnswer() throws IOException {
    drive.now(
        command -> {
          throw new TransportException(Fault.TIMED_OUT, "never");
        });
    command(0, false, TEST_UNIT_READY);
    assertThat(target.isSilent()).isTrue();
    assertThat(target.in(13).result()).isEqualTo(Result.NOT_YET);
    assertThat(out(new byte[31]).result()).isEqualTo(Result.NOT_YET);
    target.reset();
    drive.now(command -> ScsiAnswer.good(0));
    command(0, false, TEST_UNIT_READY);
    status(PASSED, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET", "BROKEN"})
  void losesTheHostWhenTheWayToTheDriveBreaks(Fault fault) throws IOException {
    drive.now(
        command -> {
          throw new TransportException(fault, "broken");
        });
    command(0, false, TEST_UNIT_READY);
    assertThat(target.in(13).result()).isEqualTo(Result.STALL);
    assertThat(target.isHalted(false)).isTrue();
  }

  @Test
  void refusesWhatTheSystemDoesNotLetThrough() throws IOException {
    for (Fault fault : new Fault[] {Fault.NOT_PERMITTED, Fault.TOO_LARGE}) {
      drive.now(
          command -> {
            throw new TransportException(fault, "no");
          });
      command(0, false, TEST_UNIT_READY);
      status(FAILED, 0);
    }
  }

  @Test
  void goesWithTheDrive() {
    drive.now(
        command -> {
          throw new TransportException(Fault.GONE, "unplugged");
        });
    assertThatThrownBy(() -> command(0, false, TEST_UNIT_READY))
        .isInstanceOf(TransportException.class);
  }

  private void command(long length, boolean toHost, Cdb cdb) throws IOException {
    ByteBuffer wrapper = ByteBuffer.allocate(31).order(ByteOrder.LITTLE_ENDIAN);
    wrapper.putInt(0x43425355).putInt(77).putInt((int) length).put((byte) (toHost ? 0x80 : 0));
    wrapper.put((byte) 0).put((byte) cdb.length()).put(cdb.toBytes());
    send(wrapper.array());
  }

  private void send(byte... bytes) throws IOException {
    assertThat(out(bytes)).isEqualTo(Transfer.taken(bytes.length));
  }

  private Transfer out(byte... bytes) throws IOException {
    Sent sent = new Sent(ByteBuffer.wrap(bytes));
    Transfer transfer = target.out(bytes.length, sent);
    assertThat(sent.bytes.remaining()).as("bytes left on the wire").isZero();
    target.proceed();
    return transfer;
  }

  private byte[] data(int length) {
    Transfer transfer = target.in(length);
    assertThat(transfer.result()).isEqualTo(Result.DONE);
    assertThat(transfer.length()).isEqualTo(transfer.data().byteSize());
    return transfer.data().toArray(ValueLayout.JAVA_BYTE);
  }

  private void status(int code, int residue) {
    ByteBuffer expected = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
    expected.putInt(0x53425355).putInt(77).putInt(residue).put((byte) code);
    assertThat(data(13)).isEqualTo(expected.array());
  }

  private record Sent(ByteBuffer bytes) implements Payload {
    @Override
    public void take(MemorySegment into) {
      int length = (int) into.byteSize();
      into.copyFrom(MemorySegment.ofBuffer(bytes.slice(bytes.position(), length)));
      skip(length);
    }

    @Override
    public void skip(long count) {
      bytes.position(bytes.position() + (int) count);
    }
  }
}
