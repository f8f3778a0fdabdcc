package org.glassmaster.core.recovery;

import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.image.BlockFormat;

/**
 * Blocks as they stand on a disc, one after another, from any address on.
 *
 * @param source the file
 * @param format the form of each block
 * @param firstLba the address of the first block
 * @param count how many blocks
 * @param scrambled whether data sectors are scrambled
 */
public record RecordedBlocks(
    ByteSource source, BlockFormat format, int firstLba, int count, boolean scrambled) {
  /** Refuses what cannot be. */
  public RecordedBlocks {
    if (count < 0 || source.size() < (long) count * format.bytes()) {
      throw new IllegalArgumentException(source.name() + " is too short for " + count + " blocks");
    }
  }

  /** {@return the address after the last block} */
  public int endLba() {
    return firstLba + count;
  }

  /**
   * {@return where the block of an address starts}
   *
   * @param lba the address
   */
  public long position(int lba) {
    return (long) (lba - firstLba) * format.bytes();
  }
}
