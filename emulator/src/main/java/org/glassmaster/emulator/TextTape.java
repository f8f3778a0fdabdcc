package org.glassmaster.emulator;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.TextPackSymbols;

/**
 * The CD-TEXT packs that go by in a lead-in, each once: what a drive answers to READ TOC format 5.
 */
final class TextTape {
  private static final int BYTES = TextPackSymbols.BYTES;
  private static final int PACKS_IN_SECTOR = 4;
  private static final int BLOCKS = 8;
  private static final int PACKS_IN_BLOCK = 256;

  private final MemorySegment sector = MemorySegment.ofArray(new byte[PACKS_IN_SECTOR * BYTES]);
  private final BitSet seen = new BitSet();
  private final byte[] packs = new byte[BLOCKS * PACKS_IN_BLOCK * BYTES];

  /** Looks at the 96 symbols of a sector of the lead-in. */
  void sector(MemorySegment symbols, long at) {
    TextPackSymbols.toBytes(symbols, at, sector, 0, PACKS_IN_SECTOR);
    for (int i = 0; i < PACKS_IN_SECTOR; i++) {
      long pack = (long) i * BYTES;
      int type = sector.get(ValueLayout.JAVA_BYTE, pack) & 0xF0;
      if (type == 0x80 && Crc16.isGood(sector, pack, BYTES - 2)) {
        int sequence = sector.get(ValueLayout.JAVA_BYTE, pack + 2) & 0xFF;
        int block = sector.get(ValueLayout.JAVA_BYTE, pack + 3) >> 4 & 7;
        int place = block * PACKS_IN_BLOCK + sequence;
        if (!seen.get(place)) {
          seen.set(place);
          MemorySegment.copy(
              sector, pack, MemorySegment.ofArray(packs), (long) place * BYTES, BYTES);
        }
      }
    }
  }

  /** All packs in the order of blocks and sequence numbers. */
  byte[] packs() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    seen.stream().forEach(place -> all.write(packs, place * BYTES, BYTES));
    return all.toByteArray();
  }
}
