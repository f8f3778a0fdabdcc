package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.SerialTransport;
import org.glassmaster.mmc.TransportException;

/** The way to a drive through the SG_IO ioctl of its node. */
final class SgIoTransport extends SerialTransport {
  private static final int SENSE_LENGTH = 64;

  /** SPC, REQUEST SENSE: for systems that say of a refusal only that there was one. */
  private static final Cdb REQUEST_SENSE = Cdb.of(6, 0x03).with(4, SENSE_LENGTH);

  private static final Duration REQUEST_SENSE_TIMEOUT = Duration.ofSeconds(10);

  private final SgIoHeader header;
  private final MemorySegment command;
  private final MemorySegment sense;
  private final MemorySegment asked;
  private final HeldNode node;
  private boolean sent;

  /** Takes over the node: closing this closes that. */
  SgIoTransport(HeldNode node, int largestTransfer) {
    this(node, largestTransfer, Arena.ofShared());
  }

  private SgIoTransport(HeldNode node, int largestTransfer, Arena arena) {
    super(node.path(), largestTransfer, arena);
    this.node = node;
    header = new SgIoHeader(arena.allocate(SgIoHeader.LAYOUT));
    command = arena.allocate(Cdb.MAX_LENGTH);
    sense = arena.allocate(SENSE_LENGTH);
    asked = arena.allocate(SENSE_LENGTH);
  }

  @Override
  protected ScsiAnswer carry(ScsiCommand wanted, MemorySegment data) throws TransportException {
    ScsiAnswer answer = send(wanted, data);
    return answer.status() == ScsiAnswer.CHECK_CONDITION && answer.sense().isEmpty()
        ? new ScsiAnswer(answer.status(), answer.transferred(), askWhy())
        : answer;
  }

  @Override
  protected void release() {
    node.close(sent);
  }

  /** The sense of the last refusal, asked for once; a way that fails now has nothing to add. */
  private Optional<SenseData> askWhy() {
    try {
      ScsiAnswer answer =
          send(ScsiCommand.receiving(REQUEST_SENSE, asked, REQUEST_SENSE_TIMEOUT), asked);
      return answer.isGood()
          ? SenseData.parse(asked.asSlice(0, answer.transferred()))
          : Optional.empty();
    } catch (TransportException e) {
      return Optional.empty();
    }
  }

  private ScsiAnswer send(ScsiCommand wanted, MemorySegment data) throws TransportException {
    Cdb cdb = wanted.cdb();
    prepare(cdb);
    header.timeout(milliseconds(wanted.timeout()));
    if (data.byteSize() > 0) {
      boolean toDrive = wanted.direction() == ScsiCommand.Direction.TO_DRIVE;
      sent |= toDrive;
      header.transfer(
          toDrive ? SgIoHeader.TRANSFER_TO_DEVICE : SgIoHeader.TRANSFER_FROM_DEVICE, data);
    }
    int result = node.ioctl(Kernel.SG_IO, header.memory());
    if (result < 0) {
      throw Outcome.refused(node, cdb, header.transferLength(), result);
    }
    return Outcome.of(name(), cdb, header, sense);
  }

  private void prepare(Cdb cdb) {
    sense.fill((byte) 0);
    for (int i = 0; i < cdb.length(); i++) {
      command.set(ValueLayout.JAVA_BYTE, i, (byte) cdb.u8(i));
    }
    header.begin(command, cdb.length(), sense);
  }

  /** Zero would mean the kernel's own minute. */
  private static int milliseconds(Duration timeout) {
    return (int) Math.clamp(timeout.toMillis(), 1L, Integer.MAX_VALUE);
  }
}
