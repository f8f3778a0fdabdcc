package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder was asked and what it answered: the last commands, up to a limit, and every run
 * of sectors it was sent. Safe to read while commands are carried out.
 */
public final class CommandLog {
  private static final int COMMANDS = 50_000;
  private static final int RUNS = 10_000;
  private static final int PARAMETER_BYTES = 4096;
  private static final int NO_STATUS = -1;

  /**
   * A command and its end.
   *
   * @param nanos when it came, by the recorder's clock
   * @param cdb the command
   * @param parameters what was sent with it where that was not sectors, in hexadecimal, cut to 4096
   *     bytes
   * @param status the status byte; −1 where the way failed
   * @param transferred bytes that moved
   * @param sense what the drive said
   */
  public record Entry(
      long nanos, Cdb cdb, String parameters, int status, int transferred, Optional<Sense> sense) {}

  /**
   * Sectors that came one after another in blocks of one size.
   *
   * @param lba the first sector
   * @param count how many blocks
   * @param blockBytes bytes of each block
   */
  public record Run(int lba, int count, int blockBytes) {
    /** {@code -11635+19735*2448}. */
    @Override
    public String toString() {
      return lba + "+" + count + "*" + blockBytes;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<Run> runs = new ArrayList<>();
  private long total;

  CommandLog() {}

  /** {@return the last commands, oldest first} */
  public List<Entry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@return the last commands with an operation code, oldest first}
   *
   * @param opcode the operation code
   */
  public List<Entry> entries(int opcode) {
    return entries().stream().filter(entry -> entry.cdb().opcode() == opcode).toList();
  }

  /** {@return all sectors that were sent and taken, test writes among them} */
  public List<Run> writes() {
    lock.lock();
    try {
      return List.copyOf(runs);
    } finally {
      lock.unlock();
    }
  }

  /** {@return how many commands there were in all} */
  public long total() {
    lock.lock();
    try {
      return total;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything. */
  public void clear() {
    lock.lock();
    try {
      entries.clear();
      runs.clear();
      total = 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes a command and what became of it.
   *
   * @param answer null where the way failed
   */
  void note(long nanos, ScsiCommand command, @Nullable ScsiAnswer answer) {
    add(
        answer == null
            ? new Entry(nanos, command.cdb(), parameters(command), NO_STATUS, 0, Optional.empty())
            : new Entry(
                nanos,
                command.cdb(),
                parameters(command),
                answer.status(),
                answer.transferred(),
                answer.sense().map(SenseData::sense)));
  }

  /** What was sent, unless it is sectors: {@link #writes} tells of those. */
  private static String parameters(ScsiCommand command) {
    int opcode = command.cdb().opcode();
    if (command.direction() != ScsiCommand.Direction.TO_DRIVE
        || opcode == Opcode.WRITE_10
        || opcode == Opcode.WRITE_12) {
      return "";
    }
    MemorySegment data = command.data();
    byte[] bytes =
        data.asSlice(0, Math.min(PARAMETER_BYTES, data.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }

  private void add(Entry entry) {
    lock.lock();
    try {
      total++;
      if (entries.size() == COMMANDS) {
        entries.removeFirst();
      }
      entries.addLast(entry);
    } finally {
      lock.unlock();
    }
  }

  void wrote(int lba, int count, int blockBytes) {
    lock.lock();
    try {
      Run last = runs.isEmpty() ? null : runs.getLast();
      if (last != null && last.lba + last.count == lba && last.blockBytes == blockBytes) {
        runs.set(runs.size() - 1, new Run(last.lba, last.count + count, blockBytes));
      } else if (runs.size() < RUNS) {
        runs.add(new Run(lba, count, blockBytes));
      }
    } finally {
      lock.unlock();
    }
  }
}
