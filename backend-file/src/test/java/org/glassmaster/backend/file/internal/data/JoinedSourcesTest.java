package org.glassmaster.backend.file.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.data.JoinedSources.Run;
import org.glassmaster.core.disc.ByteSource;
import org.junit.jupiter.api.Test;

class JoinedSourcesTest {
  private static final byte[] A = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final byte[] B = {11, 12, 13};
  private static final JoinedSources JOINED =
      new JoinedSources(
          List.of(
              new Run(Optional.of(ByteSource.of("a", A)), 2, 5),
              new Run(Optional.empty(), 0, 2),
              new Run(Optional.of(ByteSource.of("b", B)), 0, 3)),
          14);
  private static final byte[] WHOLE = {3, 4, 5, 6, 7, 0, 0, 11, 12, 13, 0, 0, 0, 0};

  @Test
  void readsEveryStretchOfTheWhole() throws Exception {
    for (int from = 0; from <= WHOLE.length; from++) {
      for (int to = from; to <= WHOLE.length; to++) {
        byte[] read = new byte[to - from + 2];
        Arrays.fill(read, (byte) 99);
        JOINED.read(from, MemorySegment.ofArray(read), 1, to - from);
        assertThat(Arrays.copyOfRange(read, 1, read.length - 1))
            .isEqualTo(Arrays.copyOfRange(WHOLE, from, to));
        assertThat(read[0]).isEqualTo((byte) 99);
        assertThat(read[read.length - 1]).isEqualTo((byte) 99);
      }
    }
  }

  @Test
  void isCalledAfterItsFirstFile() {
    assertThat(JOINED.name()).isEqualTo("a");
    assertThat(JOINED.size()).isEqualTo(14);
    assertThat(new JoinedSources(List.of(new Run(Optional.empty(), 0, 1)), 1).name())
        .isEqualTo("zeros");
  }
}
