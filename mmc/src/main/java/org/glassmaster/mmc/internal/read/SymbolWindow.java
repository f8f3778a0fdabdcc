package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPacks;

/**
 * The sub-channel of some sectors on end, as the drive gave it. Nothing corrects it on its way out
 * of the drive, so that it is read again where packs are damaged beyond their own correction; the
 * best reading stays.
 */
final class SymbolWindow {
  /** The most sectors it holds. */
  static final int MOST = 32;

  private static final int SYMBOLS = RwAccess.SYMBOLS;
  private static final int REREADINGS = 3;

  private final SectorPort port;
  private final RwAccess access;
  private final MemorySegment symbols = MemorySegment.ofArray(new byte[MOST * SYMBOLS]);
  private final MemorySegment other = MemorySegment.ofArray(new byte[MOST * SYMBOLS]);
  private final MemorySegment scratch = MemorySegment.ofArray(new byte[RwChannel.SCRATCH]);
  private final MemorySegment packs = MemorySegment.ofArray(new byte[SYMBOLS]);
  private int first;
  private int count;

  SymbolWindow(SectorPort port, RwAccess access) {
    this.port = port;
    this.access = access;
  }

  boolean holds(int lba) {
    return lba >= first && lba < first + count;
  }

  /** Copies a part of the symbols of a sector that it holds. */
  void copy(int lba, long from, MemorySegment into, long at, long length) {
    MemorySegment.copy(symbols, (long) (lba - first) * SYMBOLS + from, into, at, length);
  }

  /** Takes what came along with main channel from an address on. */
  void begin(int lba) {
    first = lba + access.shift();
    count = 0;
  }

  /** Takes the next sector's. */
  void take(MemorySegment blocks, long at) {
    access.copy(blocks, at, symbols, (long) count * SYMBOLS);
    count++;
  }

  /** Holds zeros for a sector. */
  void pad(int lba) {
    first = lba;
    count = 1;
    symbols.asSlice(0, SYMBOLS).fill((byte) 0);
  }

  /** Reads it alone; false where nothing came. */
  boolean fill(int lba, int most) throws GlassmasterException {
    int wanted = Math.clamp(Math.min(most, port.capacity(access.selection())), 1, MOST);
    count = 0;
    first = lba;
    if (read(lba, wanted, symbols)) {
      count = wanted;
    } else if (wanted > 1 && read(lba, 1, symbols)) {
      count = 1;
    }
    return count > 0;
  }

  private boolean read(int lba, int sectors, MemorySegment into) throws GlassmasterException {
    ReadCd selection = access.selection();
    if (!port.read(selection, lba - access.shift(), sectors)) {
      return false;
    }
    for (int i = 0; i < sectors; i++) {
      long at = (long) i * selection.bytes() + selection.subAt();
      access.copy(port.memory(), at, into, (long) i * SYMBOLS);
    }
    return true;
  }

  /**
   * Reads again where packs are damaged; what is left is the number of packs that are.
   *
   * <p>The last packs reach into sectors that are not here and are not judged.
   */
  int mend() throws GlassmasterException {
    int bad = access.isRaw() ? damaged(symbols) : 0;
    for (int i = 0; i < REREADINGS && bad > 0; i++) {
      int sectors = Math.min(count, port.capacity(access.selection()));
      if (sectors < count || !read(first, sectors, other)) {
        return bad;
      }
      int again = damaged(other);
      if (again < bad) {
        MemorySegment.copy(other, 0, symbols, 0, (long) count * SYMBOLS);
        bad = again;
      }
    }
    return bad;
  }

  private int damaged(MemorySegment from) {
    int judged = count - RwChannel.FLUSH_SECTORS;
    int bad = 0;
    RwPacks<RuntimeException> stream = RwPacks.of(from.asSlice(0, (long) count * SYMBOLS));
    for (int i = 0; i < judged; i++) {
      bad += RwChannel.decode(i, 1, stream, scratch, packs, 0, SYMBOLS);
    }
    return bad;
  }

  int first() {
    return first;
  }
}
