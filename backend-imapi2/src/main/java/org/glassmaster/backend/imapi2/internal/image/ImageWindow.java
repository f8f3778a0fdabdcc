package org.glassmaster.backend.imapi2.internal.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;
import org.glassmaster.backend.imapi2.internal.api.ImageSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.ImageBytes;

/**
 * A raw image for somebody who reads as he likes: whole batches are rendered where he wants them,
 * what he reads in pieces comes out of a window that is rendered once.
 *
 * <p>May be read by any thread, one at a time.
 */
public final class ImageWindow implements ImageSource, AutoCloseable {
  private static final int BLOCKS = 64;
  private static final int PAGE = 4096;

  private final Arena arena = Arena.ofShared();
  private final ImageBytes image;
  private final MemorySegment window;
  private final Feeding feeding;
  private final IntConsumer reached;
  private long windowStart;
  private long windowEnd;
  private boolean closed;

  /**
   * The blocks of an image in a format.
   *
   * @param reached hears of the sector after the last that was read
   */
  public ImageWindow(DiscSource source, BlockFormat format, Feeding feeding, IntConsumer reached) {
    this.feeding = feeding;
    this.reached = reached;
    this.image = new ImageBytes(source, format);
    this.window = arena.allocate((long) BLOCKS * image.blockBytes(), PAGE);
  }

  @Override
  public long size() {
    return image.size();
  }

  @Override
  public synchronized void read(long position, MemorySegment into) throws SourceException {
    if (closed) {
      throw new IllegalStateException("the image is closed");
    }
    feeding.read(() -> copy(position, into));
    reached.accept(
        image.layout().start() + (int) ((position + into.byteSize()) / image.blockBytes()));
  }

  private void copy(long position, MemorySegment into) throws SourceException {
    long length = into.byteSize();
    long block = image.blockBytes();
    long done = 0;
    while (done < length) {
      long at = position + done;
      long left = length - done;
      if (at % block == 0 && left >= window.byteSize()) {
        long whole = left - left % block;
        image.read(at, into, done, whole);
        done += whole;
        continue;
      }
      if (at < windowStart || at >= windowEnd) {
        fill(at - at % block);
      }
      long part = Math.min(left, windowEnd - at);
      MemorySegment.copy(window, at - windowStart, into, done, part);
      done += part;
    }
  }

  private void fill(long start) throws SourceException {
    windowStart = start;
    windowEnd = start;
    long bytes = Math.min(window.byteSize(), size() - start);
    image.read(start, window, 0, bytes);
    windowEnd = start + bytes;
  }

  /** Reading after this fails, and harms nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}
