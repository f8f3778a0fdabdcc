package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.RwPacks;

/**
 * Whether R–W symbols are packs in their order or stand as they do on the disc, spread over the
 * sectors around: nothing says so, but the parity of packs is right in one of the two only. Where
 * it is right in neither, as in files whose parity is not filled in, they are packs.
 */
public final class GraphicsProbe {
  private static final int WINDOWS = 8;
  private static final int SECTORS = 16;
  private static final int BYTES = 96;

  private GraphicsProbe() {}

  /**
   * Whether they stand as on the disc.
   *
   * @param offset where the symbols of the first sector are
   * @param stride from those of one sector to those of the next
   */
  public static boolean isAsOnDisc(ByteSource source, long offset, int stride, int count)
      throws SourceException {
    int inOrder = 0;
    int asOnDisc = 0;
    MemorySegment symbols = MemorySegment.ofArray(new byte[SECTORS * BYTES]);
    for (int window = 0; window < WINDOWS; window++) {
      int first = (int) ((long) Math.max(0, count - SECTORS) * window / (WINDOWS - 1));
      int there = Math.min(SECTORS, count - first);
      symbols.fill((byte) 0);
      for (int i = 0; i < there; i++) {
        long at = offset + (long) (first + i) * stride;
        source.read(at, symbols, (long) i * BYTES, BYTES);
      }
      inOrder += good(symbols, there);
      asOnDisc += good(decoded(symbols, there - RwChannel.FLUSH_SECTORS), there - 2);
    }
    return asOnDisc > inOrder;
  }

  private static MemorySegment decoded(MemorySegment symbols, int sectors) {
    MemorySegment packs = MemorySegment.ofArray(new byte[SECTORS * BYTES]);
    MemorySegment scratch = MemorySegment.ofArray(new byte[RwChannel.SCRATCH]);
    for (int i = 0; i < sectors; i++) {
      RwChannel.decode(i, 1, RwPacks.of(symbols), scratch, packs, (long) i * BYTES, BYTES);
    }
    return packs;
  }

  /** Packs with something in them whose parity is right. */
  private static int good(MemorySegment packs, int sectors) {
    int good = 0;
    for (int i = 0; i < sectors * RwPack.PER_SECTOR; i++) {
      long at = (long) i * RwPack.SYMBOLS;
      boolean empty = true;
      for (int b = 0; b < RwPack.SYMBOLS; b++) {
        empty &= (packs.get(ValueLayout.JAVA_BYTE, at + b) & 0x3F) == 0;
      }
      good += !empty && RwPack.isGood(packs, at) ? 1 : 0;
    }
    return good;
  }
}
