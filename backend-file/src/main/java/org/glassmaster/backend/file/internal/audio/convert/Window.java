package org.glassmaster.backend.file.internal.audio.convert;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.backend.file.internal.audio.pcm.SampleCoding;
import org.glassmaster.core.fault.SourceException;

/**
 * A stretch of a sound file's samples as numbers from −1 to 1, each channel by itself; silence
 * before the first and after the last. It moves forward without reading anything twice.
 */
final class Window {
  private static final int BATCH = 4096;

  private final Pcm pcm;
  private final int frameBytes;
  private final byte[] bytes;
  private final MemorySegment memory;
  private final ByteBuffer buffer;
  private final double[][] channels;
  private long start;
  private int filled;

  Window(Pcm pcm, int room) {
    this.pcm = pcm;
    this.frameBytes = pcm.coding().bytes() * pcm.format().channels();
    this.bytes = new byte[BATCH * frameBytes];
    this.memory = MemorySegment.ofArray(bytes);
    this.buffer = ByteBuffer.wrap(bytes).order(pcm.coding().order());
    this.channels = new double[pcm.format().channels()][room];
  }

  /** Brings samples into the window; the first of them is then the first in each channel. */
  void show(long from, int count) throws SourceException {
    long skipped = from - start;
    if (skipped >= 0 && skipped < filled) {
      for (double[] channel : channels) {
        System.arraycopy(channel, (int) skipped, channel, 0, filled - (int) skipped);
      }
      filled -= (int) skipped;
    } else {
      filled = 0;
    }
    start = from;
    while (filled < count) {
      int run = Math.min(BATCH, count - filled);
      load(from + filled, run);
      filled += run;
    }
  }

  /** The samples of a channel. */
  double[] channel(int number) {
    return channels[number];
  }

  private void load(long from, int count) throws SourceException {
    int before = Math.clamp(-from, 0, count);
    int there = Math.clamp(pcm.frames() - from - before, 0, count - before);
    for (double[] channel : channels) {
      for (int i = 0; i < count; i++) {
        channel[filled + i] = 0;
      }
    }
    if (there > 0) {
      pcm.bytes().read((from + before) * frameBytes, memory, 0, (long) there * frameBytes);
      for (int c = 0; c < channels.length; c++) {
        decode(c, filled + before, there);
      }
    }
  }

  private void decode(int number, int at, int count) {
    SampleCoding coding = pcm.coding();
    double scale = Math.scalb(1.0, 1 - coding.scale());
    double[] channel = channels[number];
    int place = number * coding.bytes();
    for (int i = 0; i < count; i++) {
      channel[at + i] =
          switch (coding.kind()) {
            case FLOATING -> coding.bytes() == 4 ? buffer.getFloat(place) : buffer.getDouble(place);
            case UNSIGNED -> ((bytes[place] & 0xFF) - 128) / 128.0;
            case SIGNED -> whole(place, coding.bytes()) * scale;
          };
      place += frameBytes;
    }
  }

  private int whole(int place, int width) {
    return switch (width) {
      case 1 -> bytes[place];
      case 2 -> buffer.getShort(place);
      case 3 -> three(place);
      default -> buffer.getInt(place);
    };
  }

  private int three(int place) {
    boolean little = buffer.order() == ByteOrder.LITTLE_ENDIAN;
    int high = bytes[little ? place + 2 : place];
    int middle = bytes[place + 1] & 0xFF;
    int low = bytes[little ? place : place + 2] & 0xFF;
    return high << 16 | middle << 8 | low;
  }
}
