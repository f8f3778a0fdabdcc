package org.glassmaster.core.text;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much room CD-TEXT takes, block by block, known before anything is written.
 *
 * @param blocks the blocks
 */
public record CdTextForecast(List<Block> blocks) {
  /** Takes copies of what could change. */
  public CdTextForecast {
    blocks = List.copyOf(blocks);
  }

  /** {@return packs of all blocks} */
  public int packs() {
    return blocks.stream().mapToInt(Block::packs).sum();
  }

  /** {@return whether each block fits} */
  public boolean fits() {
    return blocks.stream().allMatch(Block::fits);
  }

  /**
   * The room one block takes.
   *
   * @param packsOfType the number of packs by type, 80h to 8Fh, of the types that have any; the
   *     three size packs are among them
   */
  public record Block(SortedMap<Integer, Integer> packsOfType) {
    /** Packs a block can hold, the three size packs among them. */
    public static final int CAPACITY = Pack.MAX_IN_BLOCK;

    /** Takes copies of what could change. */
    public Block {
      packsOfType = Collections.unmodifiableSortedMap(new TreeMap<>(packsOfType));
    }

    /** {@return packs in total} */
    public int packs() {
      return packsOfType.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@return packs still free; negative where the block does not fit} */
    public int free() {
      return CAPACITY - packs();
    }

    /** {@return whether it has room} */
    public boolean fits() {
      return free() >= 0;
    }
  }
}
