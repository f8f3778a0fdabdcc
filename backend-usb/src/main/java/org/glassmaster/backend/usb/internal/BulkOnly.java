package org.glassmaster.backend.usb.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.glassmaster.backend.usb.internal.UsbPort.End;
import org.glassmaster.backend.usb.internal.UsbPort.Pipe;
import org.glassmaster.backend.usb.internal.UsbPort.Transfer;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * The host's side of USB Mass Storage Bulk-Only Transport 1.0: a command wrapper goes out, data
 * goes one way, a status wrapper comes back. Whatever goes wrong, host and device agree afterwards
 * on where they are, or the device is gone.
 */
final class BulkOnly {
  /** What became of a command that the device has ended. */
  enum Verdict {
    PASSED,
    FAILED,
    /** The device sent more than was asked for. */
    TOO_MUCH
  }

  /** How a command ended, and how many bytes of data were processed. */
  record Reply(Verdict verdict, int transferred) {}

  private static final int RESET_TYPE = 0x21;
  private static final int RESET = 0xFF;
  private static final int GET_MAX_LUN_TYPE = 0xA1;
  private static final int GET_MAX_LUN = 0xFE;
  private static final int LAST_LUN = 15;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  /** Bridges need it; the specification names no time. */
  private static final Duration AFTER_RESET = Duration.ofSeconds(6);

  private static final int INQUIRY = 0x12;
  private static final int READ_CAPACITY = 0x25;
  private static final int INQUIRY_LENGTH = 36;
  private static final int CAPACITY_LENGTH = 8;

  private final String name;
  private final UsbPort port;
  private final int lun;
  private final Waiter waiter;
  private final MemorySegment command;
  private final MemorySegment status;
  private int tag;
  private long deadline;

  /** Whether the status was asked for before the data had moved. */
  private boolean statusIsComing;

  /** Speaks to one unit; its own memory comes from the arena. */
  BulkOnly(String name, UsbPort port, int lun, Waiter waiter, Arena arena) {
    this.name = name;
    this.port = port;
    this.lun = lun;
    this.waiter = waiter;
    this.command = arena.allocate(CommandWrapper.BYTES);
    this.status = arena.allocate(StatusWrapper.BYTES);
  }

  /** The highest unit behind the bridge; a device that has only one may stall (3.2). */
  static int lastLun(UsbPort port) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(1);
      Transfer answer = port.request(GET_MAX_LUN_TYPE, GET_MAX_LUN, room, REQUEST_TIMEOUT);
      int last = room.get(ValueLayout.JAVA_BYTE, 0);
      return answer.isDone() && answer.moved() == 1 && last >= 0 && last <= LAST_LUN ? last : 0;
    }
  }

  /** Carries out one command. */
  Reply exchange(Cdb cdb, Direction direction, MemorySegment data, Duration timeout)
      throws TransportException {
    deadline = waiter.nanoTime() + Math.max(1, timeout.toNanos());
    int length = direction == Direction.NONE ? 0 : (int) data.byteSize();
    boolean fromDevice = length > 0 && direction == Direction.FROM_DRIVE;
    tag++;
    new CommandWrapper(tag, length, fromDevice, lun, cdb).writeTo(command);
    port.begin(Pipe.OUT, command, left());
    if (length > 0) {
      port.begin(fromDevice ? Pipe.IN : Pipe.OUT, data, left());
    }
    // All of it is on its way at once, so that nothing waits for this side between the phases. Only
    // a status that follows data through the same endpoint could be met by what is left of that.
    statusIsComing = !fromDevice;
    if (statusIsComing) {
      port.begin(Pipe.IN, status, left());
    }
    requireCommandTaken(cdb);
    if (length == 0) {
      return judge(cdb, fetchStatus(cdb), 0, 0);
    }
    Transfer moved = port.next();
    switch (moved.end()) {
      case DONE -> {
        if (fromDevice && isStatus(data, moved.moved())) {
          // Some bridges leave out the data of a command that failed.
          status.copyFrom(data.asSlice(0, StatusWrapper.BYTES));
          StatusWrapper early = StatusWrapper.parse(status).orElseThrow();
          return judge(cdb, early, length, 0);
        }
      }
      case STALLED -> requireCleared(cdb, fromDevice ? Pipe.IN : Pipe.OUT);
      case BABBLE -> {
        StatusWrapper answer = fetchStatus(cdb);
        requireNoPhaseError(cdb, answer);
        return new Reply(Verdict.TOO_MUCH, 0);
      }
      case TIMED_OUT, GONE, FAILED -> throw lost(moved.end(), cdb, "the data");
    }
    return judge(cdb, fetchStatus(cdb), length, moved.moved());
  }

  private void requireCommandTaken(Cdb cdb) throws TransportException {
    Transfer sent = port.next();
    if (!sent.isDone() || sent.moved() != CommandWrapper.BYTES) {
      throw lost(sent.end(), cdb, "the command");
    }
  }

  private StatusWrapper fetchStatus(Cdb cdb) throws TransportException {
    Transfer fetched = statusIsComing ? port.next() : port.fetch(status, left());
    if (fetched.end() == End.STALLED) {
      requireCleared(cdb, Pipe.IN);
      fetched = port.fetch(status, left());
    } else if (fetched.isDone() && fetched.moved() == 0) {
      // The packet that ends the data came late.
      fetched = port.fetch(status, left());
    }
    if (!fetched.isDone()) {
      throw lost(fetched.end(), cdb, "the status");
    }
    Optional<StatusWrapper> answer =
        StatusWrapper.parse(status.asSlice(0, fetched.moved())).filter(csw -> csw.tag() == tag);
    if (answer.isEmpty()) {
      throw lost(End.FAILED, cdb, "a valid status");
    }
    return answer.get();
  }

  private boolean isStatus(MemorySegment data, int moved) {
    return moved == StatusWrapper.BYTES
        && moved < data.byteSize()
        && StatusWrapper.parse(data.asSlice(0, moved))
            .filter(early -> early.tag() == tag && early.residue() == data.byteSize())
            .isPresent();
  }

  private Reply judge(Cdb cdb, StatusWrapper answer, int length, int moved)
      throws TransportException {
    requireNoPhaseError(cdb, answer);
    int residue = (int) Math.min(Integer.toUnsignedLong(answer.residue()), length);
    int processed = residueIsWrong(cdb, moved) ? moved : Math.min(moved, length - residue);
    Verdict verdict =
        answer.status() == StatusWrapper.Status.PASSED ? Verdict.PASSED : Verdict.FAILED;
    return new Reply(verdict, processed);
  }

  /** Bridges are known that answer these two in full and count a residue all the same. */
  private static boolean residueIsWrong(Cdb cdb, int moved) {
    return (cdb.opcode() == INQUIRY && moved == INQUIRY_LENGTH)
        || (cdb.opcode() == READ_CAPACITY && moved == CAPACITY_LENGTH);
  }

  private void requireNoPhaseError(Cdb cdb, StatusWrapper answer) throws TransportException {
    if (answer.status() == StatusWrapper.Status.PHASE_ERROR) {
      throw lost(End.FAILED, cdb, "agreement on what moves (phase error)");
    }
  }

  private void requireCleared(Cdb cdb, Pipe pipe) throws TransportException {
    End cleared = port.clearHalt(pipe);
    if (cleared != End.DONE) {
      throw lost(cleared, cdb, "the end of a stall");
    }
  }

  /** Host and device have lost each other: they begin anew, and the caller hears why. */
  private TransportException lost(End end, Cdb cdb, String what) {
    port.drop();
    boolean there = end != End.GONE && recover();
    Fault fault = !there ? Fault.GONE : end == End.TIMED_OUT ? Fault.TIMED_OUT : Fault.BROKEN;
    String reason =
        switch (fault) {
          case GONE -> "the drive is gone";
          case TIMED_OUT -> "the drive did not answer in time";
          default -> "the way to the drive failed";
        };
    return new TransportException(
        fault,
        name
            + ": "
            + reason
            + " during command "
            + HexFormat.of().withUpperCase().toHexDigits((byte) cdb.opcode())
            + "h; missing: "
            + what);
  }

  /**
   * Reset recovery (5.3.4), and where the device does not take it the reset of its port.
   *
   * @return whether the device is still there
   */
  private boolean recover() {
    End reset = port.request(RESET_TYPE, RESET, MemorySegment.NULL, REQUEST_TIMEOUT).end();
    if (reset == End.GONE) {
      return false;
    }
    if (reset == End.DONE) {
      pause();
      End in = port.clearHalt(Pipe.IN);
      End out = port.clearHalt(Pipe.OUT);
      if (in == End.GONE || out == End.GONE) {
        return false;
      }
      if (in == End.DONE && out == End.DONE) {
        return true;
      }
    }
    return port.resetPort() != End.GONE;
  }

  private void pause() {
    try {
      waiter.pause(AFTER_RESET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, deadline - waiter.nanoTime()));
  }
}
