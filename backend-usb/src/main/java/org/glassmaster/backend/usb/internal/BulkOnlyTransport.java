package org.glassmaster.backend.usb.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * The way to a drive behind a USB port that this process holds.
 *
 * <p>A command cannot be taken back: who closes from another thread waits for its end.
 */
final class BulkOnlyTransport implements ScsiTransport {
  private static final int PAGE = 4096;
  private static final Cdb REQUEST_SENSE = Cdb.of(6, 0x03).with(4, SenseData.FIXED_LENGTH);
  private static final Duration REQUEST_SENSE_TIMEOUT = Duration.ofSeconds(10);

  /** Blocks of the older command sets have this length, whatever the command (SFF-8020i). */
  private static final int ATAPI_LENGTH = 12;

  /** What a host says of a device that sends too much: invalid field in CDB. */
  private static final SenseData TOO_MUCH = SenseData.of(0x5, 0x24, 0x00);

  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment sense = arena.allocate(SenseData.FIXED_LENGTH);
  private final String name;
  private final UsbPort port;
  private final BulkOnly protocol;
  private final boolean padded;
  private final int largestTransfer;
  private MemorySegment copied = MemorySegment.NULL;
  private boolean gone;
  private boolean closed;

  /**
   * Takes over the port: closing this closes that.
   *
   * @param padded whether commands are made up to twelve bytes
   */
  BulkOnlyTransport(
      String name, UsbPort port, int lun, boolean padded, int largestTransfer, Waiter waiter) {
    this.name = name;
    this.port = port;
    this.protocol = new BulkOnly(name, port, lun, waiter, arena);
    this.padded = padded;
    this.largestTransfer = largestTransfer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int largestTransfer() {
    return largestTransfer;
  }

  @Override
  public MemorySegment buffer(int bytes) {
    oneAtATime.lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + " is closed");
      }
      return arena.allocate(Math.max(bytes, 1), PAGE).asSlice(0, bytes);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    oneAtATime.lock();
    try {
      if (closed || gone) {
        throw new TransportException(Fault.GONE, name + (closed ? " is closed" : " is gone"));
      }
      return carry(command);
    } catch (TransportException e) {
      gone |= e.fault() == Fault.GONE;
      throw e;
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public void close() {
    oneAtATime.lock();
    try {
      if (!closed) {
        closed = true;
        port.close();
        arena.close();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private ScsiAnswer carry(ScsiCommand command) throws TransportException {
    MemorySegment data = command.data();
    if (data.byteSize() > largestTransfer) {
      throw new TransportException(
          Fault.TOO_LARGE,
          name + " carries " + largestTransfer + " bytes in a command, not " + data.byteSize());
    }
    boolean own = data.isNative();
    MemorySegment seen = own ? data : reachable(data.byteSize());
    if (!own && command.direction() == Direction.TO_DRIVE) {
      seen.copyFrom(data);
    }
    BulkOnly.Reply reply;
    try {
      reply =
          protocol.exchange(padded(command.cdb()), command.direction(), seen, command.timeout());
    } finally {
      Reference.reachabilityFence(data);
    }
    if (!own && command.direction() == Direction.FROM_DRIVE) {
      MemorySegment.copy(seen, 0, data, 0, reply.transferred());
    }
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

  /** Memory that can be transferred, for data that lies on the heap. */
  private MemorySegment reachable(long bytes) {
    if (copied.byteSize() < bytes) {
      copied = arena.allocate(Math.max(bytes, PAGE), PAGE);
    }
    return copied.asSlice(0, bytes).fill((byte) 0);
  }
}
