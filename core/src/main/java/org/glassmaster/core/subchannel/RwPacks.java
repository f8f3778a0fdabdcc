package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * Where R–W symbols come from, 24 at a time and by number: packs in their logical order, or what
 * stands in their places on the disc. Numbers 4n to 4n + 3 belong to sector n. Before its beginning
 * and after its end a stream is zero.
 *
 * @param <X> what goes wrong when it cannot be read
 */
@FunctionalInterface
public interface RwPacks<X extends Exception> {
  /**
   * Writes the 24 symbols each of {@code count} packs from number {@code first} on.
   *
   * @param first the first sector that is wanted
   * @param count how many sectors
   * @param to where it goes
   * @param at where in it
   * @throws X what its source throws
   */
  void read(long first, int count, MemorySegment to, long at) throws X;

  /**
   * {@return the stream that begins with the first byte of {@code symbols} and ends with its last
   * pack}
   *
   * @param symbols the symbols of all sectors
   */
  static RwPacks<RuntimeException> of(MemorySegment symbols) {
    long packs = symbols.byteSize() / RwPack.SYMBOLS;
    return (first, count, to, at) -> {
      long from = Math.clamp(first, 0, packs);
      long end = Math.clamp(first + count, from, packs);
      to.asSlice(at, (long) count * RwPack.SYMBOLS).fill((byte) 0);
      if (end > from) {
        MemorySegment.copy(
            symbols,
            from * RwPack.SYMBOLS,
            to,
            at + (from - first) * RwPack.SYMBOLS,
            (end - from) * RwPack.SYMBOLS);
      }
    };
  }
}
