package org.glassmaster.emulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;

/** The faults that are still to come, in the order in which they were asked for. */
final class FaultScript {
  private static final class Armed {
    final Fault fault;
    int skip;
    int left;

    Armed(Fault fault) {
      this.fault = fault;
      this.skip = fault.skipped();
      this.left = fault.times();
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  void clear() {
    armed.clear();
  }

  /** What happens to a command; it counts for each fault that it matches. */
  Optional<Fault.Effect> next(Cdb cdb) {
    Optional<Fault.Effect> effect = Optional.empty();
    for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
      Armed one = all.next();
      if (!matches(one.fault, cdb)) {
        continue;
      }
      if (one.skip > 0) {
        one.skip--;
      } else if (effect.isEmpty()) {
        effect = Optional.of(one.fault.effect());
        if (--one.left == 0) {
          all.remove();
        }
      }
    }
    return effect;
  }

  private static boolean matches(Fault fault, Cdb cdb) {
    if (fault.opcode().isPresent() && fault.opcode().getAsInt() != cdb.opcode()) {
      return false;
    }
    if (fault.lba().isEmpty()) {
      return true;
    }
    Optional<Sectors> sectors = Sectors.of(cdb);
    return sectors.isPresent() && sectors.get().contains(fault.lba().getAsInt());
  }
}
