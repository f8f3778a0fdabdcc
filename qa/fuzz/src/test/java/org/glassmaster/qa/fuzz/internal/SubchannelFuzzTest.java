package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPacks;

/** Sub-channel as drives and images hand it over. */
class SubchannelFuzzTest {
  /** A frame with a good CRC is written as it was read. */
  @FuzzTest
  void q(byte[] frames) {
    MemorySegment memory = MemorySegment.ofArray(frames);
    byte[] again = new byte[QFrame.BYTES];
    for (int at = 0; at + QFrame.BYTES <= frames.length; at += QFrame.BYTES) {
      QFrame frame = QFrame.decodeUnchecked(memory, at);
      frame.write(MemorySegment.ofArray(again), 0);
      if (QFrame.decode(memory, at).isPresent()
          && !Arrays.equals(again, 0, again.length, frames, at, at + again.length)) {
        throw new AssertionError(frame + " is written in another way than it was read");
      }
    }
  }

  @FuzzTest
  void rw(byte[] symbols) {
    int sectors = Math.min(8, symbols.length / 96);
    MemorySegment to = MemorySegment.ofArray(new byte[96 * 8]);
    RwChannel.decode(
        0,
        sectors,
        RwPacks.of(MemorySegment.ofArray(symbols)),
        MemorySegment.ofArray(new byte[RwChannel.SCRATCH]),
        to,
        0,
        96);
  }
}
