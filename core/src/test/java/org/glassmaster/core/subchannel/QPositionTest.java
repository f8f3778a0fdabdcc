package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Msf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QPositionTest {
  private final QPosition position = new QPosition();

  @ParameterizedTest
  @MethodSource("org.glassmaster.core.subchannel.QFrameTest#everyFrame")
  void tellsWhatTheFrameTells(String q) {
    assertAgrees(MemorySegment.ofArray(Vectors.bytes("FF " + q)), 1);
  }

  @Test
  void tellsNothingWhereThereIsNoPosition() {
    Random random = new Random(5);
    int positions = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] frame = new byte[12];
      new QFrame.Position(
              random.nextInt(16),
              random.nextInt(10) == 0 ? QFrame.LEAD_OUT : 1 + random.nextInt(99),
              random.nextInt(100),
              Msf.ofFrames(random.nextInt(450_000)),
              Msf.ofFrames(random.nextInt(450_000)))
          .write(MemorySegment.ofArray(frame), 0);
      for (int k = random.nextInt(3); k > 0; k--) {
        frame[random.nextInt(10)] = (byte) random.nextInt(256);
      }
      positions += assertAgrees(MemorySegment.ofArray(frame), 0) ? 1 : 0;
    }
    assertThat(positions).isBetween(70_000, 180_000);
  }

  @Test
  void makesNothingOfFrames() {
    MemorySegment q = MemorySegment.ofArray(new byte[12]);
    new QFrame.Position(0, 1, 1, Msf.ofFrames(7), Msf.ofFrames(157)).write(q, 0);
    int told = 0;
    long before = 0;
    for (int i = 0; i < 200_000; i++) {
      before = i == 100_000 ? allocated() : before;
      q.set(ValueLayout.JAVA_BYTE, 9, (byte) (i & 7));
      told += position.read(q, 0) ? 1 : 0;
    }
    assertThat(told).isEqualTo(200_000);
    assertThat((allocated() - before) / 100_000).as("bytes a frame").isZero();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private boolean assertAgrees(MemorySegment q, long at) {
    boolean told = position.read(q, at);
    QFrame frame = QFrame.decodeUnchecked(q, at);
    assertThat(told).isEqualTo(frame instanceof QFrame.Position);
    if (frame instanceof QFrame.Position same) {
      assertThat(position.control()).isEqualTo(same.control());
      assertThat(position.track()).isEqualTo(same.track());
      assertThat(position.index()).isEqualTo(same.index());
      assertThat(position.relative()).isEqualTo(same.relative().frames());
      assertThat(position.absolute()).isEqualTo(same.absolute().frames());
    }
    return told;
  }
}
