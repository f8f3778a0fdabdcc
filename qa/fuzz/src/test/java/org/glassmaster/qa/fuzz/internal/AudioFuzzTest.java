package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.TagReaders;

/** Sound files. What can be opened can be read from anywhere, or says where it is damaged. */
class AudioFuzzTest {
  private static final int STEP = 2352;
  private static final long MOST = 1 << 20;

  @FuzzTest
  void wave(byte[] file) {
    decode(file);
  }

  @FuzzTest
  void aiff(byte[] file) {
    decode(file);
  }

  @FuzzTest
  void flac(byte[] file) {
    decode(file);
  }

  @FuzzTest
  void tags(byte[] file) {
    try {
      TagReaders.load().read(ByteSource.of("a.flac", file));
    } catch (GlassmasterException e) {
      Strangers.requireSaid(e);
    }
  }

  private static void decode(byte[] file) {
    List<Finding> notes = new ArrayList<>();
    try {
      ByteSource samples = AudioFiles.decode(ByteSource.of("a.wav", file), true, notes::add);
      MemorySegment memory = MemorySegment.ofArray(new byte[STEP]);
      long size = samples.size();
      if (size >= 4) {
        samples.read(size / 8 * 4, memory, 0, 4);
      }
      for (long at = 0; at < Math.min(size, MOST); at += STEP) {
        samples.read(at, memory, 0, Math.min(STEP, size - at));
      }
      if (size >= 4) {
        samples.read(size - 4, memory, 0, 4);
      }
    } catch (GlassmasterException e) {
      Strangers.requireSaid(e);
    }
    if (notes.size() > 100) {
      throw new AssertionError("notes without end");
    }
  }
}
