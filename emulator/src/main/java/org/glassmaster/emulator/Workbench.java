package org.glassmaster.emulator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;

/** Memory to make sectors in, a batch at a time, so that none is allocated for each. */
final class Workbench {
  /** Sectors of a batch. */
  static final int BATCH = 64;

  final MemorySegment main;
  final MemorySegment sub;
  final MemorySegment made;
  final MemorySegment q;
  final MemorySegment packs;
  final SectorEncoder encoder = new SectorEncoder();

  Workbench(Arena arena) {
    this.main = arena.allocate((long) BATCH * Spool.MAIN, Long.BYTES);
    this.sub = arena.allocate((long) BATCH * Spool.SUB, Long.BYTES);
    this.made = arena.allocate((long) BATCH * Spool.SUB, Long.BYTES);
    this.q = arena.allocate(QFrame.BYTES, Long.BYTES);
    this.packs = arena.allocate(RwChannel.SCRATCH, Long.BYTES);
  }
}
