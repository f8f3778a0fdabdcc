package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;

/**
 * A raw image as one run of bytes, block after block, from the first sector of the lead-in to the
 * last of the lead-out.
 */
public final class ImageBytes implements ByteSource {
  private final DiscSource image;
  private final SectorFormat format;
  private final int block;

  /**
   * The blocks of an image in a format.
   *
   * @param image the sectors
   * @param format the form of each block
   */
  public ImageBytes(DiscSource image, BlockFormat format) {
    this.image = image;
    this.format = SectorFormat.of(format);
    this.block = format.bytes();
  }

  /** {@return bytes of a block} */
  public int blockBytes() {
    return block;
  }

  /** {@return the addresses behind the bytes} */
  public Layout layout() {
    return image.layout();
  }

  @Override
  public String name() {
    return "raw image";
  }

  @Override
  public long size() {
    return (long) (layout().end() - layout().start()) * block;
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size() - length) {
      throw new IndexOutOfBoundsException(length + " bytes from " + position + " of " + size());
    }
    long done = 0;
    while (done < length) {
      int lba = layout().start() + (int) ((position + done) / block);
      int inside = (int) ((position + done) % block);
      long left = length - done;
      if (inside == 0 && left >= block) {
        int blocks = (int) (left / block);
        image.read(lba, blocks, format, into, offset + done);
        done += (long) blocks * block;
      } else {
        MemorySegment one = MemorySegment.ofArray(new byte[block]);
        image.read(lba, 1, format, one, 0);
        long part = Math.min(left, block - inside);
        MemorySegment.copy(one, inside, into, offset + done, part);
        done += part;
      }
    }
  }
}
