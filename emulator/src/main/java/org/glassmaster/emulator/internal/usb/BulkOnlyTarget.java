package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/**
 * A drive behind two bulk endpoints (USB Mass Storage Class, Bulk-Only Transport 1.0): a command
 * wrapper comes, data goes one way, a status wrapper goes back.
 *
 * <p>A command is carried out by {@link #proceed}, after the transfer that completed it was
 * answered: while the drive works, the host prepares its next request.
 */
final class BulkOnlyTarget {
  private static final int REQUEST_SENSE = 0x03;
  private static final int FORMAT_UNIT = 0x04;
  private static final int INQUIRY = 0x12;
  private static final int SYNCHRONIZE_CACHE = 0x35;
  private static final int SEND_OPC = 0x54;
  private static final int CLOSE_SESSION = 0x5B;
  private static final int BLANK = 0xA1;
  private static final SenseData INVALID_FIELD_IN_CDB = SenseData.of(0x5, 0x24, 0x00);
  private static final SenseData INVALID_OPERATION_CODE = SenseData.of(0x5, 0x20, 0x00);
  private static final SenseData BECOMING_READY = SenseData.of(0x2, 0x04, 0x01);
  private static final SenseData NO_MORE_TO_SAY = SenseData.of(0xB, 0x00, 0x00);

  /**
   * The host keeps the time and takes its transfer back: Linux after 30 s unless told otherwise.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For commands that may take as long as the whole disc, if they are not to return at once. */
  private static final Duration LONG_PATIENCE = Duration.ofHours(2);

  private enum State {
    /** A command wrapper is due. */
    COMMAND,
    /** The data of the command is due. */
    DATA_OUT,
    /** The command is whole and not carried out. */
    WHOLE,
    /** Data waits to be fetched. */
    DATA_IN,
    /** The status waits to be fetched. */
    STATUS,
    /** The drive never answered: everything is NAK until a reset. */
    SILENT,
    /** Host and device have lost each other: everything stalls until a reset (6.6.1). */
    LOST
  }

  private final ScsiTransport drive;
  private final DataPhases phases;
  private final MemorySegment memory;
  private final MemorySegment wrapper = MemorySegment.ofArray(new byte[CommandWrapper.LENGTH]);
  private final MemorySegment status;

  private State state = State.COMMAND;
  private boolean inHalted;
  private boolean outHalted;
  private Optional<SenseData> kept = Optional.empty();

  private CommandWrapper command =
      new CommandWrapper(0, 0, false, Cdb.of(CommandWrapper.LENGTH - 15, 0));
  private Direction intent = Direction.NONE;

  /** Bytes that came, or that were fetched. */
  private long moved;

  /** Bytes that can be fetched. */
  private long ready;

  /**
   * A target in the state after power-on.
   *
   * @param memory of the drive's own, for the data of a command
   * @param status room for a status wrapper
   */
  BulkOnlyTarget(
      ScsiTransport drive, DataPhases phases, MemorySegment memory, MemorySegment status) {
    this.drive = drive;
    this.phases = phases;
    this.memory = memory;
    this.status = status;
  }

  /** The host sends: a command wrapper or data. */
  Transfer out(int length, Payload payload) throws IOException {
    if (state == State.LOST || outHalted) {
      payload.skip(length);
      return Transfer.STALLED;
    }
    switch (state) {
      case COMMAND -> receiveCommand(length, payload);
      case DATA_OUT -> receiveData(length, payload);
      case SILENT -> {
        payload.skip(length);
        return Transfer.NOT_YET;
      }
      default -> {
        // A host that has not fetched what it asked for is out of step.
        payload.skip(length);
        state = State.LOST;
        return Transfer.STALLED;
      }
    }
    return Transfer.taken(length);
  }

  /** The host asks: for data or for a status wrapper. */
  Transfer in(int length) {
    if (state == State.LOST || inHalted) {
      return Transfer.STALLED;
    }
    return switch (state) {
      case DATA_IN -> giveData(length);
      case STATUS -> giveStatus(length);
      default -> Transfer.NOT_YET;
    };
  }

  /**
   * Carries out the command that has become whole, if one has.
   *
   * @throws TransportException if the drive is gone
   */
  void proceed() throws TransportException {
    if (state == State.WHOLE) {
      carryOut();
    }
  }

  /** Bulk-Only Mass Storage Reset: ready for a command wrapper. Halts stay (3.1). */
  void reset() {
    state = State.COMMAND;
  }

  /** Whether it waits for a drive that will not answer. */
  boolean isSilent() {
    return state == State.SILENT;
  }

  /** Whether an endpoint is halted. */
  boolean isHalted(boolean in) {
    return state == State.LOST || (in ? inHalted : outHalted);
  }

  /** SET_FEATURE and CLEAR_FEATURE of ENDPOINT_HALT. */
  void halt(boolean in, boolean halted) {
    if (in) {
      inHalted = halted;
    } else {
      outHalted = halted;
    }
  }

  private void receiveCommand(int length, Payload payload) throws IOException {
    if (length != CommandWrapper.LENGTH) {
      payload.skip(length);
      state = State.LOST;
      return;
    }
    payload.take(wrapper);
    CommandWrapper.parse(wrapper).ifPresentOrElse(this::begin, () -> state = State.LOST);
  }

  /** Compares what the host expects with what the command means (6.7). */
  private void begin(CommandWrapper next) {
    command = next;
    moved = 0;
    ready = 0;
    Direction host = next.toHost() ? Direction.FROM_DRIVE : Direction.TO_DRIVE;
    if (next.length() == 0) {
      host = Direction.NONE;
    }
    Optional<Direction> known = phases.direction(next.cdb());
    long wanted = known.isPresent() ? phases.wanted(next.cdb()) : next.length();
    intent = known.orElse(host);
    if (intent == Direction.TO_DRIVE && wanted == 0) {
      intent = Direction.NONE;
    }
    boolean agree =
        switch (host) {
          case NONE, FROM_DRIVE -> intent != Direction.TO_DRIVE; // not cases 3 and 8
          case TO_DRIVE -> intent != Direction.FROM_DRIVE && wanted <= next.length(); // 10, 13
        };
    if (!agree) {
      inHalted |= host == Direction.FROM_DRIVE;
      outHalted |= host == Direction.TO_DRIVE;
      conclude(StatusWrapper.Outcome.PHASE_ERROR, next.length());
    } else {
      state = host == Direction.TO_DRIVE ? State.DATA_OUT : State.WHOLE;
    }
  }

  private void receiveData(int length, Payload payload) throws IOException {
    long due = Math.min(length, command.length() - moved);
    long room = Math.min(due, Math.max(0, memory.byteSize() - moved));
    payload.take(memory.asSlice(Math.min(moved, memory.byteSize()), room));
    payload.skip(length - room);
    moved += due;
    if (moved == command.length()) {
      state = State.WHOLE;
    }
  }

  private Transfer giveData(int length) {
    long given = Math.min(length, ready - moved);
    Transfer transfer = Transfer.given(memory.asSlice(moved, given));
    moved += given;
    // Less than was asked for ends the data by itself; all of it does unless more is expected.
    if (given < length || moved == command.length()) {
      state = State.STATUS;
    }
    return transfer;
  }

  private Transfer giveStatus(int length) {
    if (length < StatusWrapper.LENGTH) {
      state = State.LOST;
      return Transfer.BABBLE;
    }
    state = State.COMMAND;
    return Transfer.given(status);
  }

  private void carryOut() throws TransportException {
    ScsiAnswer answer;
    try {
      answer = answer();
    } catch (TransportException e) {
      switch (e.fault()) {
        case GONE -> throw e;
        case TIMED_OUT -> {
          state = State.SILENT;
          return;
        }
        case RESET, BROKEN -> {
          state = State.LOST;
          return;
        }
        case NOT_PERMITTED -> answer = ScsiAnswer.check(INVALID_OPERATION_CODE, 0);
        case TOO_LARGE -> answer = ScsiAnswer.check(INVALID_FIELD_IN_CDB, 0);
        default -> throw e;
      }
    }
    keep(answer);
    StatusWrapper.Outcome outcome =
        answer.isGood() ? StatusWrapper.Outcome.PASSED : StatusWrapper.Outcome.FAILED;
    long expected = command.length();
    long did = intent == Direction.NONE ? 0 : Math.max(0, answer.transferred());
    if (did > expected) {
      outcome = StatusWrapper.Outcome.PHASE_ERROR; // cases 2 and 7
      did = expected;
    }
    conclude(outcome, expected - did);
    if (expected > 0 && command.toHost()) {
      if (did == 0) {
        inHalted = true; // case 4
      } else {
        ready = did;
        moved = 0;
        state = State.DATA_IN;
      }
    }
  }

  private ScsiAnswer answer() throws TransportException {
    Cdb cdb = command.cdb();
    if (cdb.opcode() == REQUEST_SENSE && kept.isPresent() && cdb.length() > 4) {
      byte[] sense = kept.get().toFixed();
      int length = Math.min(sense.length, cdb.u8(4));
      MemorySegment.copy(MemorySegment.ofArray(sense), 0, memory, 0, length);
      return ScsiAnswer.good(length);
    }
    Duration patience =
        switch (cdb.opcode()) {
          case FORMAT_UNIT, SYNCHRONIZE_CACHE, SEND_OPC, CLOSE_SESSION, BLANK -> LONG_PATIENCE;
          default -> PATIENCE;
        };
    return switch (intent) {
      case NONE -> drive.execute(ScsiCommand.of(cdb, patience));
      // Room for more than the host expects, so that it is seen when the drive has more.
      case FROM_DRIVE -> drive.execute(ScsiCommand.receiving(cdb, memory, patience));
      case TO_DRIVE -> {
        if (command.length() > memory.byteSize()) {
          yield ScsiAnswer.check(INVALID_FIELD_IN_CDB, 0);
        }
        long sent = phases.exactly(cdb).orElse(command.length());
        yield drive.execute(ScsiCommand.sending(cdb, memory.asSlice(0, sent), patience));
      }
    };
  }

  /** Sense stays until it is asked for or another command makes it stale (SPC, autosense). */
  private void keep(ScsiAnswer answer) {
    if (!answer.isGood()) {
      SenseData otherwise =
          switch (answer.status()) {
            case ScsiAnswer.BUSY, ScsiAnswer.TASK_SET_FULL -> BECOMING_READY;
            default -> NO_MORE_TO_SAY;
          };
      kept = Optional.of(answer.sense().orElse(otherwise));
    } else if (command.cdb().opcode() != INQUIRY) {
      kept = Optional.empty();
    }
  }

  private void conclude(StatusWrapper.Outcome outcome, long residue) {
    new StatusWrapper(command.tag(), residue, outcome).write(status);
    state = State.STATUS;
  }
}
