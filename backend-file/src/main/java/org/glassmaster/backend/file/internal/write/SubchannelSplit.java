package org.glassmaster.backend.file.internal.write;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.spi.ImageOutput;

/** Parts main channel from sub-channel, a batch at a time, for formats that keep two files. */
public final class SubchannelSplit implements SectorPump.Sink {
  private static final int BYTES = 96;
  private static final int BLOCK = Fragment.SECTOR + BYTES;

  private final ImageOutput.File main;
  private final ImageOutput.File sub;
  private MemorySegment symbols = MemorySegment.ofArray(new byte[0]);

  /** Writes 2352 bytes of each block to one file and 96 to the other. */
  public SubchannelSplit(ImageOutput.File main, ImageOutput.File sub) {
    this.main = main;
    this.sub = sub;
  }

  @Override
  public void take(MemorySegment blocks, long length, int count) throws GlassmasterException {
    long bytes = (long) count * BYTES;
    if (symbols.byteSize() < bytes) {
      symbols = MemorySegment.ofArray(new byte[(int) bytes]);
    }
    for (int i = 0; i < count; i++) {
      long block = (long) i * BLOCK;
      MemorySegment.copy(blocks, block + Fragment.SECTOR, symbols, (long) i * BYTES, BYTES);
      // Each sector moves up to the one before it, over what was taken out.
      MemorySegment.copy(blocks, block, blocks, (long) i * Fragment.SECTOR, Fragment.SECTOR);
    }
    main.write(blocks, 0, (long) count * Fragment.SECTOR);
    sub.write(symbols, 0, bytes);
  }
}
