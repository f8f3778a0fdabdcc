package org.glassmaster.backend.file.internal.audio.convert;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;
import org.glassmaster.backend.file.internal.audio.pcm.Damage;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/**
 * Sound of another rate, width or number of channels, in the form of a disc. What a sample becomes
 * follows from its place alone, so any part can be had at any time.
 */
public final class Converted implements ByteSource {
  private static final int BATCH = 1024;
  private static final int DISC_BITS = 16;

  private final Pcm pcm;
  private final Optional<SincFilter> filter;
  private final boolean noisy;
  private final long frames;
  private final Window window;
  private final byte[] block = new byte[BATCH * AudioFormat.FRAME];
  private final MemorySegment memory = MemorySegment.ofArray(block);
  private final ByteBuffer out = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  private long first = -1;

  private Converted(Pcm pcm, Optional<SincFilter> filter) {
    this.pcm = pcm;
    this.filter = filter;
    AudioFormat format = pcm.format();
    this.noisy = filter.isPresent() || format.bits() > DISC_BITS || format.floating();
    this.frames = filter.isPresent() ? filter.get().length(pcm.frames()) : pcm.frames();
    this.window = new Window(pcm, filter.map(sinc -> sinc.reach(BATCH)).orElse(BATCH));
  }

  /** The samples of a file in the form of a disc; empty where they cannot be brought to it. */
  public static Optional<Converted> of(Pcm pcm) {
    if (pcm.format().channels() > 2) {
      return Optional.empty();
    }
    if (pcm.format().rate() == AudioFormat.DISC.rate()) {
      return Optional.of(new Converted(pcm, Optional.empty()));
    }
    return SincFilter.from(pcm.format().rate())
        .map(filter -> new Converted(pcm, Optional.of(filter)));
  }

  /** What is done to the samples, for the user to know. */
  public String how() {
    StringBuilder how = new StringBuilder();
    filter.ifPresent(sinc -> how.append(" by a ").append(sinc.name()));
    if (noisy) {
      how.append(how.isEmpty() ? " with" : " and").append(" triangular dither of a fixed seed");
    }
    if (pcm.format().channels() == 1) {
      how.append(how.isEmpty() ? " with" : ",").append(" the one channel on both sides");
    }
    return how.toString();
  }

  @Override
  public String name() {
    return pcm.bytes().name();
  }

  @Override
  public long size() {
    return frames * AudioFormat.FRAME;
  }

  @Override
  public synchronized void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size() - length) {
      throw Damage.ends(pcm.bytes(), frames, (position + length) / AudioFormat.FRAME);
    }
    long done = 0;
    while (done < length) {
      long at = position + done;
      long batch = at / block.length;
      if (batch != first) {
        first = -1;
        convert(batch * BATCH, (int) Math.min(BATCH, frames - batch * BATCH));
        first = batch;
      }
      long inside = at - batch * block.length;
      long run = Math.min(length - done, block.length - inside);
      MemorySegment.copy(
          memory, ValueLayout.JAVA_BYTE, inside, into, ValueLayout.JAVA_BYTE, offset + done, run);
      done += run;
    }
  }

  private void convert(long from, int count) throws SourceException {
    long start = filter.isPresent() ? filter.get().first(from) : from;
    int needed =
        filter.isPresent()
            ? (int) (filter.get().first(from + count - 1) - start) + filter.get().taps()
            : count;
    window.show(start, needed);
    int channels = pcm.format().channels();
    for (int c = 0; c < channels; c++) {
      double[] samples = window.channel(c);
      for (int i = 0; i < count; i++) {
        long frame = from + i;
        double sample =
            filter.isPresent()
                ? filter.get().apply(frame, samples, (int) (filter.get().first(frame) - start))
                : samples[i];
        int rounded = Dither.round(sample, frame * 2 + c, noisy);
        out.putShort(i * AudioFormat.FRAME + 2 * c, (short) rounded);
        if (channels == 1) {
          out.putShort(i * AudioFormat.FRAME + 2, (short) rounded);
        }
      }
    }
  }

  @Override
  public void requireUnchanged() throws SourceException {
    pcm.bytes().requireUnchanged();
  }

  @Override
  public String toString() {
    return name();
  }
}
