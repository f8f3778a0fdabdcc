package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Memory of which every block is accounted for: given out once, given back once, by the right
 * function.
 */
final class Ledger {
  private record Block(String kind, MemorySegment memory) {}

  private final Arena arena = Arena.ofAuto();
  private final Map<Long, Block> open = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /** Memory whose address is {@code offset} bytes behind its start. */
  MemorySegment give(String kind, long bytes, long offset) {
    MemorySegment block;
    synchronized (arena) {
      block = arena.allocate(Math.max(bytes, 1) + offset, 16);
    }
    MemorySegment address = block.asSlice(offset);
    open.put(address.address(), new Block(kind, block));
    return address;
  }

  /** What is freed is overwritten, so that reading it later shows. */
  void takeBack(String kind, MemorySegment address) {
    Block block = open.remove(address.address());
    if (block == null) {
      faults.add(kind + " freed that was not given out");
    } else if (!block.kind.equals(kind)) {
      faults.add(block.kind + " freed as " + kind);
    } else {
      block.memory.fill((byte) 0xDD);
    }
  }

  boolean owns(String kind, MemorySegment address) {
    Block block = open.get(address.address());
    return block != null && block.kind.equals(kind);
  }

  void fault(String what) {
    faults.add(what);
  }

  /** What was never given back, and what was done wrong. */
  List<String> balance() {
    List<String> all = new ArrayList<>(faults);
    for (Block block : open.values()) {
      all.add(block.kind + " kept");
    }
    return all;
  }
}
