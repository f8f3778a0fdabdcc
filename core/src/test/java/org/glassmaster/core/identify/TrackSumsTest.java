package org.glassmaster.core.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackSumsTest {
  private static final int SECTORS = 20;
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void matchesTheDefinition(boolean first, boolean last) {
    byte[] bytes = new byte[SECTORS * 2352];
    new Random(3).nextBytes(bytes);
    BigInteger one = BigInteger.ZERO;
    BigInteger two = BigInteger.ZERO;
    int samples = SECTORS * 588;
    for (int i = 1; i <= samples; i++) {
      boolean edge = (first && i < 5 * 588) || (last && i > samples - 5 * 588);
      if (!edge) {
        long sample =
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4 * (i - 1)) & 0xFFFFFFFFL;
        BigInteger product = BigInteger.valueOf(sample).multiply(BigInteger.valueOf(i));
        one = one.add(product);
        two = two.add(product.mod(WORD)).add(product.shiftRight(32));
      }
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);

    TrackSums sums = new TrackSums(SECTORS, first, last);
    MemorySegment segment = MemorySegment.ofArray(bytes);
    for (int sector = 0; sector < SECTORS; sector++) {
      sums.update(segment, sector * 2352L, 2352);
    }
    assertThat(sums.checksums(7))
        .isEqualTo(
            new TrackChecksums(
                7, one.mod(WORD).intValue(), two.mod(WORD).intValue(), (int) crc.getValue()));
  }
}
