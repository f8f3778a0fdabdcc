package org.glassmaster.backend.file.internal.rawdao;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;

/** Blocks of P and Q whose CRC stands as it is computed, read as discs store it: inverted. */
record PlainCrcBlocks(ByteSource source) implements ByteSource {
  private static final int BLOCK = BlockFormat.PQ.bytes();
  private static final int CRC = Fragment.SECTOR + 10;

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    source.read(position, into, offset, length);
    for (int b = 0; b < 2; b++) {
      // The first of these bytes at or after the position.
      long next = Math.floorMod(CRC + b - position, (long) BLOCK);
      for (long at = next; at < length; at += BLOCK) {
        byte crc = into.get(ValueLayout.JAVA_BYTE, offset + at);
        into.set(ValueLayout.JAVA_BYTE, offset + at, (byte) ~crc);
      }
    }
  }

  @Override
  public void requireUnchanged() throws SourceException {
    source.requireUnchanged();
  }
}
