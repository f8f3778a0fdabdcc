package org.glassmaster.backend.usb.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.SerialTransport;
import org.glassmaster.mmc.TransportException;

/** The way to a drive behind a USB port that this process holds. */
final class BulkOnlyTransport extends SerialTransport {
  private static final Cdb REQUEST_SENSE = Cdb.of(6, 0x03).with(4, SenseData.FIXED_LENGTH);
  private static final Duration REQUEST_SENSE_TIMEOUT = Duration.ofSeconds(10);

  /** Blocks of the older command sets have this length, whatever the command (SFF-8020i). */
  private static final int ATAPI_LENGTH = 12;

  /** What a host says of a device that sends too much: invalid field in CDB. */
  private static final SenseData TOO_MUCH = SenseData.of(0x5, 0x24, 0x00);

  private final MemorySegment sense;
  private final UsbPort port;
  private final BulkOnly protocol;
  private final boolean padded;

  /**
   * Takes over the port: closing this closes that.
   *
   * @param padded whether commands are made up to twelve bytes
   */
  BulkOnlyTransport(
      String name, UsbPort port, int lun, boolean padded, int largestTransfer, Waiter waiter) {
    this(name, port, lun, padded, largestTransfer, waiter, Arena.ofShared());
  }

  private BulkOnlyTransport(
      String name,
      UsbPort port,
      int lun,
      boolean padded,
      int largestTransfer,
      Waiter waiter,
      Arena arena) {
    super(name, largestTransfer, arena);
    this.port = port;
    this.protocol = new BulkOnly(name, port, lun, waiter, arena);
    this.padded = padded;
    this.sense = arena.allocate(SenseData.FIXED_LENGTH);
  }

  @Override
  protected void release() {
    port.close();
  }

  @Override
  protected ScsiAnswer carry(ScsiCommand command, MemorySegment data) throws TransportException {
    BulkOnly.Reply reply =
        protocol.exchange(padded(command.cdb()), command.direction(), data, command.timeout());
    return switch (reply.verdict()) {
      case PASSED -> ScsiAnswer.good(reply.transferred());
      case FAILED ->
          new ScsiAnswer(ScsiAnswer.CHECK_CONDITION, reply.transferred(), askWhy(command.cdb()));
      case TOO_MUCH -> ScsiAnswer.check(TOO_MUCH, 0);
    };
  }

  /** The drive keeps its reason for the next command, which therefore has to be this. */
  private Optional<SenseData> askWhy(Cdb refused) throws TransportException {
    if (refused.opcode() == REQUEST_SENSE.opcode()) {
      return Optional.empty();
    }
    BulkOnly.Reply reply =
        protocol.exchange(
            padded(REQUEST_SENSE), Direction.FROM_DRIVE, sense, REQUEST_SENSE_TIMEOUT);
    return reply.verdict() == BulkOnly.Verdict.PASSED
        ? SenseData.parse(sense.asSlice(0, reply.transferred()))
        : Optional.empty();
  }

  private Cdb padded(Cdb cdb) {
    return padded && cdb.length() < ATAPI_LENGTH
        ? new Cdb(ATAPI_LENGTH, cdb.high(), cdb.low())
        : cdb;
  }
}
