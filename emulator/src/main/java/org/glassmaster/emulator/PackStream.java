package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.RwPacks;

/**
 * R–W packs in logical order as a host sends them, with the last ones of the batch before: what a
 * drive has to remember so that it can interleave a stream that comes in pieces.
 */
final class PackStream implements RwPacks<RuntimeException> {
  private static final int KEPT = 8;
  private static final int SYMBOLS = RwPack.SYMBOLS;

  private final MemorySegment kept = MemorySegment.ofArray(new byte[KEPT * SYMBOLS]);
  private MemorySegment batch = MemorySegment.NULL;
  private long batchAt;
  private int stride;
  private long first;
  private long end;

  /** The number of the next sector that comes. */
  long sector() {
    return end / RwPack.PER_SECTOR;
  }

  /** Takes the packs of sectors that follow those before. */
  void next(MemorySegment blocks, long at, int blockBytes, int sectors) {
    this.batch = blocks;
    this.batchAt = at;
    this.stride = blockBytes;
    this.first = end;
    this.end = first + (long) sectors * RwPack.PER_SECTOR;
  }

  /** Keeps of the batch what the next one needs. */
  void done() {
    for (long number = Math.max(first, end - KEPT); number < end; number++) {
      MemorySegment.copy(batch, place(number), kept, (number % KEPT) * SYMBOLS, SYMBOLS);
    }
    batch = MemorySegment.NULL;
  }

  @Override
  public void read(long from, int count, MemorySegment to, long at) {
    for (int i = 0; i < count; i++) {
      long number = from + i;
      long target = at + (long) i * SYMBOLS;
      if (number >= first && number < end) {
        MemorySegment.copy(batch, place(number), to, target, SYMBOLS);
      } else if (number >= 0 && number < first && number >= first - KEPT) {
        MemorySegment.copy(kept, (number % KEPT) * SYMBOLS, to, target, SYMBOLS);
      } else {
        to.asSlice(target, SYMBOLS).fill((byte) 0);
      }
    }
  }

  private long place(long number) {
    long inside = number - first;
    return batchAt + inside / RwPack.PER_SECTOR * stride + inside % RwPack.PER_SECTOR * SYMBOLS;
  }
}
