package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A recording that has begun and is not yet at its end. */
abstract class Burn {
  final Recordable medium;
  final Traits personality;
  final Workbench bench;
  final boolean test;
  final boolean more;
  final boolean underrunFree;
  private int next;

  Burn(Recordable medium, Traits personality, Workbench bench, WriteParameters parameters) {
    this.medium = medium;
    this.personality = personality;
    this.bench = bench;
    this.test = parameters.test() || personality.deadLaser();
    this.more = parameters.more();
    this.underrunFree = parameters.underrunFree();
  }

  /** The address that the next WRITE has to have. */
  int next() {
    return next;
  }

  void next(int lba) {
    next = lba;
  }

  /** Bytes of the block at an address. */
  abstract int blockBytes(int lba);

  /** Bytes of a run of blocks, or −1 where they cannot be written. */
  abstract long bytes(int lba, int count);

  /** Refuses what is bad about blocks before any of them is taken. */
  abstract void check(int lba, int count, MemorySegment data) throws Refusal;

  /** Burns blocks. */
  abstract void write(int lba, int count, MemorySegment data) throws IOException;

  /** Whether nothing is missing, so that the session closes. */
  abstract boolean isComplete();

  /** Brings the session to its end. */
  abstract void finish() throws IOException;

  /** The latest sector at which a lead-out may start. */
  int limit() {
    return medium.limit(personality.overburn());
  }
}
