package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPacks;

/** Sub-channel as drives and images hand it over. */
class SubchannelFuzzTest {
  /**
   * A frame with a good CRC is read again from what it writes. Bits that the standard fixes at zero
   * do not make another frame of it: sloppy discs set them.
   */
  @FuzzTest
  void q(byte[] frames) {
    MemorySegment memory = MemorySegment.ofArray(frames);
    MemorySegment again = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    for (int at = 0; at + QFrame.BYTES <= frames.length; at += QFrame.BYTES) {
      QFrame frame = QFrame.decodeUnchecked(memory, at);
      frame.write(again, 0);
      if (QFrame.decode(memory, at).isPresent()
          && !QFrame.decodeUnchecked(again, 0).equals(frame)) {
        throw new AssertionError(frame + " is written as " + QFrame.decodeUnchecked(again, 0));
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
