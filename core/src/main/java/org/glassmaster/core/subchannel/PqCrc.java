package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.Stable;

/**
 * How a block in the form {@link SubchannelForm#PQ16} stores the CRC of its Q frame. Tools differ
 * and recorders take both; readers here accept either.
 */
@Stable
public enum PqCrc {
  /** As discs store it, and as {@link SubchannelForm} writes it. */
  INVERTED,

  /** The remainder itself, as cdrdao and libburn send it. */
  PLAIN;

  /**
   * Stores the CRC of {@code count} blocks this way, however it is stored now. A CRC that is good
   * neither way stays as it is.
   *
   * @param blocks the blocks
   * @param at where the first begins
   * @param stride from one block to the next, in bytes
   * @param count how many
   */
  public void impose(MemorySegment blocks, long at, long stride, int count) {
    for (int i = 0; i < count; i++) {
      long block = at + i * stride;
      int inverted = Crc16.of(blocks, block, QFrame.BYTES - 2);
      int other = this == PLAIN ? inverted : ~inverted & 0xFFFF;
      if (Crc16.stored(blocks, block + 10) == other) {
        blocks.set(Words.SHORT, block + 10, (short) ~other);
      }
    }
  }
}
