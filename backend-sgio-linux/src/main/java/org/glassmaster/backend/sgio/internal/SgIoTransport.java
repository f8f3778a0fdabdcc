package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * The way to a drive through the SG_IO ioctl of its node.
 *
 * <p>A command cannot be taken back: who closes from another thread waits for its end.
 */
final class SgIoTransport implements ScsiTransport {
  private static final int PAGE = 4096;
  private static final int SENSE_LENGTH = 64;

  /** SPC, REQUEST SENSE: for systems that say of a refusal only that there was one. */
  private static final Cdb REQUEST_SENSE = Cdb.of(6, 0x03).with(4, SENSE_LENGTH);

  private static final Duration REQUEST_SENSE_TIMEOUT = Duration.ofSeconds(10);

  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Arena arena = Arena.ofShared();
  private final SgIoHeader header = new SgIoHeader(arena.allocate(SgIoHeader.LAYOUT));
  private final MemorySegment command = arena.allocate(Cdb.MAX_LENGTH);
  private final MemorySegment sense = arena.allocate(SENSE_LENGTH);
  private final HeldNode node;
  private final int largestTransfer;
  private MemorySegment copied = MemorySegment.NULL;
  private boolean sent;
  private boolean closed;

  /** Takes over the node: closing this closes that. */
  SgIoTransport(HeldNode node, int largestTransfer) {
    this.node = node;
    this.largestTransfer = largestTransfer;
  }

  @Override
  public String name() {
    return node.path();
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
        throw new IllegalStateException(name() + " is closed");
      }
      return arena.allocate(Math.max(bytes, 1), PAGE).asSlice(0, bytes);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public ScsiAnswer execute(ScsiCommand wanted) throws TransportException {
    oneAtATime.lock();
    try {
      if (closed) {
        throw new TransportException(Fault.GONE, name() + " is closed");
      }
      ScsiAnswer answer = carry(wanted);
      if (answer.status() == ScsiAnswer.CHECK_CONDITION && answer.sense().isEmpty()) {
        return new ScsiAnswer(answer.status(), answer.transferred(), askWhy());
      }
      return answer;
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
        node.close(sent);
        arena.close();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /** The sense of the last refusal, asked for once; a way that fails now has nothing to add. */
  private Optional<SenseData> askWhy() {
    MemorySegment room = reachable(SENSE_LENGTH);
    try {
      ScsiAnswer answer = carry(ScsiCommand.receiving(REQUEST_SENSE, room, REQUEST_SENSE_TIMEOUT));
      return answer.isGood()
          ? SenseData.parse(room.asSlice(0, answer.transferred()))
          : Optional.empty();
    } catch (TransportException e) {
      return Optional.empty();
    }
  }

  private ScsiAnswer carry(ScsiCommand wanted) throws TransportException {
    long length = wanted.data().byteSize();
    if (length > largestTransfer) {
      throw new TransportException(
          Fault.TOO_LARGE,
          name() + " carries " + largestTransfer + " bytes in a command, not " + length);
    }
    Cdb cdb = wanted.cdb();
    prepare(cdb);
    header.timeout(milliseconds(wanted.timeout()));
    if (length == 0 || wanted.direction() == ScsiCommand.Direction.NONE) {
      carry(cdb);
      return Outcome.of(name(), cdb, header, sense);
    }
    MemorySegment data = wanted.data();
    MemorySegment seen = data.isNative() ? data : reachable(length);
    if (wanted.direction() == ScsiCommand.Direction.TO_DRIVE) {
      if (!data.isNative()) {
        seen.copyFrom(data);
      }
      sent = true;
      header.transfer(SgIoHeader.TRANSFER_TO_DEVICE, seen);
    } else {
      header.transfer(SgIoHeader.TRANSFER_FROM_DEVICE, seen);
    }
    try {
      carry(cdb);
    } finally {
      // The header holds a bare address.
      Reference.reachabilityFence(data);
    }
    ScsiAnswer answer = Outcome.of(name(), cdb, header, sense);
    if (!data.isNative() && wanted.direction() == ScsiCommand.Direction.FROM_DRIVE) {
      MemorySegment.copy(seen, 0, data, 0, answer.transferred());
    }
    return answer;
  }

  private void carry(Cdb cdb) throws TransportException {
    int result = node.ioctl(Kernel.SG_IO, header.memory());
    if (result < 0) {
      throw Outcome.refused(node, cdb, header.transferLength(), result);
    }
  }

  private void prepare(Cdb cdb) {
    sense.fill((byte) 0);
    for (int i = 0; i < cdb.length(); i++) {
      command.set(ValueLayout.JAVA_BYTE, i, (byte) cdb.u8(i));
    }
    header.begin(command, cdb.length(), sense);
  }

  /** Memory that the kernel sees, for data that lies on the heap. */
  private MemorySegment reachable(long bytes) {
    if (copied.byteSize() < bytes) {
      copied = arena.allocate(Math.max(bytes, PAGE), PAGE);
    }
    return copied.asSlice(0, bytes).fill((byte) 0);
  }

  /** Zero would mean the kernel's own minute. */
  private static int milliseconds(Duration timeout) {
    return (int) Math.clamp(timeout.toMillis(), 1L, Integer.MAX_VALUE);
  }
}
