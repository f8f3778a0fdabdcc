package org.glassmaster.backend.imapi2.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2Ex;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * The way to a drive through {@code IDiscRecorder2Ex}: Windows passes the commands through for any
 * user who is logged on (imapi2 5.6).
 *
 * <p>A command cannot be taken back: who closes from another thread waits for its end.
 */
final class ImapiTransport implements ScsiTransport {
  /** Buffers at page boundaries suit every alignment a drive may ask for (imapi2 8, no. 16). */
  private static final int PAGE = 4096;

  /** What every system moves at once, where a drive does not say. */
  private static final int SMALL = 64 << 10;

  private static final int LARGE = 1 << 20;

  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment command = arena.allocate(Cdb.MAX_LENGTH, 16);
  private final MemorySegment sense = arena.allocate(DiscRecorder2Ex.SENSE_BYTES, 16);
  private final MemorySegment fetched = arena.allocate(ValueLayout.JAVA_INT);
  private final HeldDrive drive;
  private final int largestTransfer;
  private MemorySegment copied = MemorySegment.NULL;
  private boolean gone;
  private boolean closed;

  /** Takes over the drive: closing this closes that. */
  ImapiTransport(HeldDrive drive) throws GlassmasterException {
    this.drive = drive;
    this.largestTransfer = askLargestTransfer(drive);
  }

  private static int askLargestTransfer(HeldDrive drive) throws GlassmasterException {
    try {
      int said = drive.run(() -> drive.extended().maximumPageAlignedTransferSize());
      int pages = said - said % PAGE;
      return pages < PAGE ? SMALL : Math.min(pages, LARGE);
    } catch (ComException e) {
      return SMALL;
    }
  }

  @Override
  public String name() {
    return drive.location();
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
      if (closed || gone) {
        throw new TransportException(Fault.GONE, name() + (closed ? " is closed" : " is gone"));
      }
      return carry(wanted);
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
        drive.close();
        arena.close();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private ScsiAnswer carry(ScsiCommand wanted) throws TransportException {
    MemorySegment data = wanted.data();
    if (data.byteSize() > largestTransfer) {
      throw new TransportException(
          Fault.TOO_LARGE,
          name() + " carries " + largestTransfer + " bytes in a command, not " + data.byteSize());
    }
    boolean none = data.byteSize() == 0 || wanted.direction() == ScsiCommand.Direction.NONE;
    boolean aligned = data.isNative() && data.address() % PAGE == 0;
    MemorySegment seen = none || aligned ? data : reachable(data.byteSize());
    if (!none && !aligned && wanted.direction() == ScsiCommand.Direction.TO_DRIVE) {
      seen.copyFrom(data);
    }
    prepare(wanted.cdb());
    Reply reply;
    try {
      reply = drive.run(() -> send(wanted, none, seen));
    } catch (ComException e) {
      return SenseForResult.answer(e, sense, name());
    } catch (GlassmasterException e) {
      throw new TransportException(Fault.BROKEN, name() + ": " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(data);
    }
    if (!none && !aligned && wanted.direction() == ScsiCommand.Direction.FROM_DRIVE) {
      MemorySegment.copy(seen, 0, data, 0, reply.transferred());
    }
    return reply.refused()
        ? new ScsiAnswer(ScsiAnswer.CHECK_CONDITION, reply.transferred(), said())
        : ScsiAnswer.good(reply.transferred());
  }

  /**
   * What came back.
   *
   * @param refused a success of COM, and yet the drive did not do it
   */
  private record Reply(boolean refused, int transferred) {}

  private Reply send(ScsiCommand wanted, boolean none, MemorySegment data) throws ComException {
    DiscRecorder2Ex ex = drive.extended();
    MemorySegment cdb = command.asSlice(0, wanted.cdb().length());
    int timeout = seconds(wanted.timeout());
    if (none) {
      return new Reply(isRefusal(ex.sendCommandNoData(cdb, sense, timeout)), 0);
    }
    if (wanted.direction() == ScsiCommand.Direction.TO_DRIVE) {
      boolean refused = isRefusal(ex.sendCommandSendDataToDevice(cdb, sense, timeout, data));
      return new Reply(refused, refused ? 0 : (int) data.byteSize());
    }
    fetched.set(ValueLayout.JAVA_INT, 0, 0);
    boolean refused =
        isRefusal(ex.sendCommandGetDataFromDevice(cdb, sense, timeout, data, fetched));
    return new Reply(
        refused, Math.clamp(fetched.get(ValueLayout.JAVA_INT, 0), 0, (int) data.byteSize()));
  }

  private static boolean isRefusal(HResult result) {
    return result.value() == SenseForResult.HAS_SENSE_DATA;
  }

  private Optional<SenseData> said() {
    return SenseData.parse(sense);
  }

  private void prepare(Cdb cdb) {
    sense.fill((byte) 0);
    for (int i = 0; i < cdb.length(); i++) {
      command.set(ValueLayout.JAVA_BYTE, i, (byte) cdb.u8(i));
    }
  }

  /** Memory that can be transferred, for data that lies elsewhere. */
  private MemorySegment reachable(long bytes) {
    if (copied.byteSize() < bytes) {
      copied = arena.allocate(Math.max(bytes, PAGE), PAGE);
    }
    return copied.asSlice(0, bytes).fill((byte) 0);
  }

  /** Whole seconds, and never none. */
  private static int seconds(Duration timeout) {
    long rounded = timeout.plusMillis(999).toSeconds();
    return (int) Math.clamp(rounded, 1L, Integer.MAX_VALUE);
  }
}
