package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.sense.SenseAction;
import org.jspecify.annotations.Nullable;

/**
 * Carries READ CD commands through memory that is used again and again. A sector that cannot be
 * read is an answer. That the medium was taken out or changed, or that the drive does not come back
 * in time, ends all reading of this disc: whoever asks again hears the same fault at once.
 *
 * <p>Everything here happens under {@link #lock}, one thread at a time, as transports are used.
 */
final class SectorPort {
  private static final int BROKEN_WAYS = 2;
  private static final int ATTENTIONS = 4;

  /** A drive that does not come back so many times without giving anything is lost. */
  private static final int TIMEOUTS = 4;

  private static final int MEDIUM_CHANGED = 0x28;
  private static final int NO_MEDIUM = 0x3A;
  private static final int MOST_BYTES = 1 << 16;
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Held while a command is under way and its answer is looked at. */
  final Object lock = new Object();

  private final Drive drive;
  private final MemorySegment memory;
  private Optional<Sense> sense = Optional.empty();
  private @Nullable GlassmasterException end;
  private int timeouts;

  SectorPort(Drive drive, MemorySegment memory) {
    this.drive = drive;
    this.memory = memory;
  }

  /** How much memory a port needs at that drive. */
  static int memory(Drive drive) {
    return Math.min(MOST_BYTES, drive.largestTransfer());
  }

  Drive drive() {
    return drive;
  }

  /** Where the sectors are after {@link #read}. */
  MemorySegment memory() {
    return memory;
  }

  /** The most sectors that one command can give; none where not even one fits. */
  int capacity(ReadCd what) {
    return (int) (memory.byteSize() / Math.max(1, what.bytes()));
  }

  /** Why the last reading gave nothing, where the drive said so. */
  Optional<Sense> sense() {
    return sense;
  }

  /** Ends all reading, as the device is closed or another disc is looked at. */
  void end(GlassmasterException why) {
    synchronized (lock) {
      if (end == null) {
        end = why;
      }
    }
  }

  /**
   * Reads sectors to the start of the memory.
   *
   * @return whether all of them came
   * @throws GlassmasterException where nothing can be read any more
   */
  boolean read(ReadCd what, int lba, int count) throws GlassmasterException {
    if (count < 1 || count > capacity(what)) {
      sense = Optional.empty();
      return false;
    }
    int bytes = count * what.bytes();
    ScsiCommand command =
        ScsiCommand.receiving(
            what.command(lba, count), memory.asSlice(0, bytes), drive.options().limits().query());
    Optional<ScsiAnswer> answer = carry(command);
    boolean came = answer.isPresent() && answer.get().isGood();
    timeouts = came ? 0 : timeouts;
    return came && answer.get().transferred() >= bytes;
  }

  /** Carries a command; empty where the drive dug at a scratch for longer than anybody waits. */
  private Optional<ScsiAnswer> carry(ScsiCommand command) throws GlassmasterException {
    if (end != null) {
      throw end;
    }
    long deadline = drive.waiter().nanoTime() + drive.options().limits().ready().toNanos();
    int breaks = BROKEN_WAYS;
    int attentions = ATTENTIONS;
    while (true) {
      ScsiAnswer answer;
      try {
        answer = drive.send(command);
      } catch (TransportException e) {
        if (e.fault() == TransportException.Fault.TIMED_OUT && ++timeouts < TIMEOUTS) {
          sense = Optional.empty();
          return Optional.empty();
        }
        boolean again =
            e.fault() == TransportException.Fault.BROKEN
                || e.fault() == TransportException.Fault.RESET;
        if (!again || breaks-- == 0) {
          throw over(drive.fault(e));
        }
        continue;
      }
      sense = answer.sense().map(SenseData::sense);
      if (answer.isGood()) {
        return Optional.of(answer);
      }
      if (!isNotReady(answer)) {
        if (sense.isPresent() && isMediumGone(sense.get())) {
          throw over(gone(sense.get()));
        }
        if (!isAttention(answer) || attentions-- == 0) {
          return Optional.of(answer);
        }
      } else if (drive.waiter().nanoTime() >= deadline) {
        throw over(drive.fault("the drive does not become ready while it is read", answer));
      } else {
        start();
        drive.pause(PAUSE);
      }
    }
  }

  private void start() throws GlassmasterException {
    boolean wanted = sense.isPresent() && drive.meaning(sense.get()).action() == SenseAction.START;
    if (wanted) {
      ScsiAnswer _ =
          drive.tell(Commands.startStop(Commands.Motion.START), drive.options().limits().ready());
    }
  }

  private boolean isNotReady(ScsiAnswer answer) {
    if (answer.status() == ScsiAnswer.BUSY || answer.status() == ScsiAnswer.TASK_SET_FULL) {
      return true;
    }
    if (sense.isEmpty()) {
      return false;
    }
    return switch (drive.meaning(sense.get()).action()) {
      case START, WAIT -> true;
      case RETRY -> sense.get().key() == 2;
      case GO_ON, REPEAT, MEDIUM, UNREADABLE, ADAPT, IGNORE, FAIL -> false;
    };
  }

  /** A reset or an aborted command: nothing that speaks against asking again. */
  private boolean isAttention(ScsiAnswer answer) {
    return sense.isPresent()
        && (answer.sense().orElseThrow().deferred()
            || drive.meaning(sense.get()).action() == SenseAction.REPEAT
            || drive.meaning(sense.get()).action() == SenseAction.RETRY);
  }

  private static boolean isMediumGone(Sense sense) {
    return sense.asc() == NO_MEDIUM || (sense.key() == 6 && sense.asc() == MEDIUM_CHANGED);
  }

  private GlassmasterException gone(Sense said) {
    boolean out = said.asc() == NO_MEDIUM;
    return new MediumException(
            out ? "no-medium" : "medium-changed",
            out ? "the disc was taken out while it was read" : "the disc was changed under way")
        .at(drive.location())
        .withSense(said)
        .advise("put the disc in again and start anew");
  }

  private GlassmasterException over(GlassmasterException why) {
    // A wish to stop says nothing of the disc.
    if (why instanceof MediumException || why instanceof DeviceException) {
      end = why;
    }
    return why;
  }
}
