package org.glassmaster.core.recovery;

import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.image.BlockFormat;

/**
 * Blocks as they stand on a disc, one after another, from any address on.
 *
 * @param scrambled whether data sectors are scrambled
 */
public record RecordedBlocks(
    ByteSource source, BlockFormat format, int firstLba, int count, boolean scrambled) {
  public RecordedBlocks {
    if (count < 0 || source.size() < (long) count * format.bytes()) {
      throw new IllegalArgumentException(source.name() + " is too short for " + count + " blocks");
    }
  }

  /** The address after the last block. */
  public int endLba() {
    return firstLba + count;
  }

  /** Where the block of an address starts. */
  public long position(int lba) {
    return (long) (lba - firstLba) * format.bytes();
  }
}
