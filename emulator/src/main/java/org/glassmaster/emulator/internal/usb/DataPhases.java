package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiCommand.Direction;

/** What a command means to move, by its own bytes: the device's half of the thirteen cases. */
final class DataPhases {
  private static final Pattern TAB = Pattern.compile("\t");

  /** No block that is written is smaller: a sector of lead-in in SAO, CD-TEXT alone. */
  private static final long SMALLEST_BLOCK = 96;

  private final Map<Integer, Phase> phases;

  /**
   * A line of the table.
   *
   * @param at where the number of what is sent stands, in so many bytes
   * @param unit the least that one of them means
   */
  private record Phase(Direction direction, int at, int bytes, long unit) {}

  private DataPhases(Map<Integer, Phase> phases) {
    this.phases = phases;
  }

  /** The table of MMC. */
  static DataPhases load() {
    Map<Integer, Phase> phases = new HashMap<>();
    try (InputStream in = DataPhases.class.getResourceAsStream("data-phases.tsv")) {
      if (in == null) {
        throw new IllegalStateException("data-phases.tsv is not in the jar");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> TAB.split(line, -1))
          .forEach(cell -> phases.put(Integer.parseInt(cell[0], 16), phase(cell)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DataPhases(phases);
  }

  private static Phase phase(String[] cell) {
    return switch (cell[1]) {
      case "none" -> new Phase(Direction.NONE, 0, 0, 0);
      case "in" -> new Phase(Direction.FROM_DRIVE, 0, 0, 0);
      default ->
          new Phase(
              Direction.TO_DRIVE,
              Integer.parseInt(cell[2]),
              Integer.parseInt(cell[3]),
              cell[4].equals("blocks") ? SMALLEST_BLOCK : 1);
    };
  }

  /** Which way the data of a command goes; empty where only its maker knows. */
  Optional<Direction> direction(Cdb cdb) {
    return Optional.ofNullable(phases.get(cdb.opcode())).map(Phase::direction);
  }

  /** The least that a known command sends to the drive. */
  long wanted(Cdb cdb) {
    Phase phase = phases.get(cdb.opcode());
    return phase == null ? 0 : count(phase, cdb) * phase.unit;
  }

  /** What a command sends to the drive, where it counts in bytes. */
  OptionalLong exactly(Cdb cdb) {
    Phase phase = phases.get(cdb.opcode());
    return phase == null || phase.unit != 1
        ? OptionalLong.empty()
        : OptionalLong.of(count(phase, cdb));
  }

  private static long count(Phase phase, Cdb cdb) {
    if (phase.at + phase.bytes > cdb.length()) {
      return 0;
    }
    long count = 0;
    for (int i = 0; i < phase.bytes; i++) {
      count = count << 8 | cdb.u8(phase.at + i);
    }
    return count;
  }
}
