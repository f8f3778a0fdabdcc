package org.glassmaster.core.recovery;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.TreeMap;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.TextPackSymbols;

/**
 * Gathers the CD-TEXT packs that a lead-in repeats: of each place in each block the pack that is
 * there most often.
 */
final class TextScan {
  private static final int PACKS_IN_SECTOR = 4;
  private static final int PACK_BYTES = TextPackSymbols.BYTES;

  private record Pack(long head, long middle, short tail) {}

  private final byte[] bytes = new byte[PACKS_IN_SECTOR * PACK_BYTES];
  private final MemorySegment packs = MemorySegment.ofArray(bytes);
  private final TreeMap<Integer, Votes<Pack>> places = new TreeMap<>();

  /** Takes the 96 symbols of a lead-in sector; P and Q in them do not matter. */
  void sector(MemorySegment symbols, long at) {
    TextPackSymbols.toBytes(symbols, at, packs, 0, PACKS_IN_SECTOR);
    for (int i = 0; i < PACKS_IN_SECTOR; i++) {
      int pack = i * PACK_BYTES;
      boolean isText = (bytes[pack] & 0xF0) == 0x80;
      if (isText && Crc16.isGood(packs, pack, PACK_BYTES - 2)) {
        int block = bytes[pack + 3] >> 4 & 7;
        int place = block << 8 | (bytes[pack + 2] & 0xFF);
        places.computeIfAbsent(place, key -> new Votes<>()).add(pack(pack));
      }
    }
  }

  private Pack pack(int at) {
    return new Pack(word(at, 8), word(at + 8, 8), (short) word(at + 16, 2));
  }

  private long word(int at, int length) {
    long word = 0;
    for (int i = 0; i < length; i++) {
      word = word << 8 | (bytes[at + i] & 0xFF);
    }
    return word;
  }

  /** The packs in the order of blocks and sequence numbers. */
  byte[] packs() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    places
        .values()
        .forEach(
            votes ->
                votes
                    .winner()
                    .ifPresent(
                        pack -> {
                          write(all, pack.head, 8);
                          write(all, pack.middle, 8);
                          write(all, pack.tail, 2);
                        }));
    return all.toByteArray();
  }

  private static void write(ByteArrayOutputStream into, long word, int length) {
    for (int i = length - 1; i >= 0; i--) {
      into.write((int) (word >>> (8 * i)));
    }
  }
}
