package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/** The samples of a RIFF WAVE file of 44.1 kHz, 16 bit, stereo. */
record PlainWave(ByteSource file, long start, long size) implements ByteSource {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FMT = 0x20746D66;
  private static final int DATA = 0x61746164;

  /** PCM and two channels; then 44 100 frames a second. */
  private static final int PCM_STEREO = 0x0002_0001;

  private static final int RATE = 44_100;
  private static final int MOST_CHUNKS = 1_000;

  static ByteSource samples(ByteSource file) throws GlassmasterException {
    MemorySegment head = MemorySegment.ofArray(new byte[24]);
    file.read(0, head, 0, Math.min(12, file.size()));
    boolean known = false;
    long at = 12;
    if (head.get(INT, 0) == RIFF && head.get(INT, 8) == WAVE) {
      for (int i = 0; i < MOST_CHUNKS && at <= file.size() - 8; i++) {
        file.read(at, head, 0, 8);
        int id = head.get(INT, 0);
        long length = Integer.toUnsignedLong(head.get(INT, 4));
        if (id == DATA && known) {
          return new PlainWave(file, at + 8, Math.min(length, file.size() - at - 8));
        }
        if (id == FMT && length >= 16 && at <= file.size() - 24) {
          file.read(at + 8, head, 0, 16);
          known =
              head.get(INT, 0) == PCM_STEREO
                  && head.get(INT, 4) == RATE
                  && head.get(INT, 12) == 0x0010_0004;
        }
        at += 8 + length + (length & 1);
      }
    }
    throw new ContentException(
            "audio-unsuitable", file.name() + " is not WAVE of 44.1 kHz, 16 bit, stereo", List.of())
        .at(file.name())
        .advise("convert it first");
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || position > size - length) {
      throw new SourceException("source-short", name() + " ends at sample " + size / 4).at(name());
    }
    file.read(start + position, into, offset, length);
  }
}
