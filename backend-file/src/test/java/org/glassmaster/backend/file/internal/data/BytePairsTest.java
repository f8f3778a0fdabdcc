package org.glassmaster.backend.file.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6, 8, 10, 22, 2352})
  void exchangesTheBytesOfEachSampleAndNoOthers(int length) {
    byte[] bytes = new byte[length + 6];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7 + 1);
    }
    byte[] before = bytes.clone();
    BytePairs.swap(MemorySegment.ofArray(bytes), 3, length);
    for (int i = 0; i < bytes.length; i++) {
      boolean inside = i >= 3 && i < 3 + length;
      assertThat(bytes[i]).isEqualTo(before[inside ? 3 + ((i - 3) ^ 1) : i]);
    }
  }
}
