package org.glassmaster.mmc.internal.record;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.glassmaster.mmc.internal.drive.Drive;

/**
 * Memory of the transport in equal slots: the rendering thread fills them, the writing thread sends
 * them. Made once for a drive, since a transport keeps its memory until it closes.
 */
final class WriteRing {
  /** One block of any kind. */
  private static final int SMALLEST = 5 << 9;

  private static final int SMALL = 64 << 10;
  private static final int LARGE = 128 << 10;
  private static final int FAST = 100 << 10;
  private static final int TOTAL = 4 << 20;

  private final int slotBytes;
  private final List<MemorySegment> slots = new ArrayList<>();

  /** One WRITE, or the end of all. */
  static final class Batch {
    final MemorySegment memory;
    int lba;
    int blocks;
    int bytes;
    boolean last;

    Batch(MemorySegment memory) {
      this.memory = memory;
    }
  }

  WriteRing(Drive drive) {
    this.slotBytes = slotBytes(drive.largestTransfer());
    int count = Math.max(4, TOTAL / slotBytes);
    MemorySegment memory = drive.buffer(Math.multiplyExact(count, slotBytes));
    for (int i = 0; i < count; i++) {
      slots.add(memory.asSlice((long) i * slotBytes, slotBytes));
    }
  }

  /** 64 KiB is what every drive and bridge takes; ways that carry more are given more. */
  private static int slotBytes(int largestTransfer) {
    int bytes =
        largestTransfer >= FAST
            ? Math.min(largestTransfer, LARGE)
            : Math.min(largestTransfer, SMALL);
    return Math.max(bytes & ~511, SMALLEST);
  }

  /** How many blocks of a kind go into a slot. */
  int blocks(Blocks blocks) {
    return Math.max(1, slotBytes / blocks.room());
  }

  int size() {
    return slots.size();
  }

  /** All slots, empty. */
  BlockingQueue<Batch> empty() {
    BlockingQueue<Batch> free = new LinkedBlockingQueue<>();
    for (MemorySegment slot : slots) {
      free.add(new Batch(slot));
    }
    return free;
  }
}
