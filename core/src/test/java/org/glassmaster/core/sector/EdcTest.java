package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;

class EdcTest {
  @Test
  void matchesTheReference() {
    for (String line : Vectors.lines("vectors/edc.tsv")) {
      String[] columns = line.split("\t", -1);
      byte[] input = input(columns[0]);
      // Leading zeros change nothing, so each input may stand at the end of a sector's length.
      byte[] padded = new byte[Sector.MODE1_EDC];
      System.arraycopy(input, 0, padded, padded.length - input.length, input.length);

      assertThat(Edc.of(padded, 0, padded.length))
          .as(columns[0])
          .isEqualTo(Integer.parseUnsignedInt(columns[1], 16))
          .isEqualTo(
              Integer.reverseBytes(Integer.parseUnsignedInt(columns[2].replace(" ", ""), 16)));
    }
  }

  private static byte[] input(String name) {
    if (name.equals("(empty)")) {
      return new byte[0];
    }
    if (name.startsWith("ASCII ")) {
      return name.substring(6).getBytes(StandardCharsets.US_ASCII);
    }
    if (name.equals("2064 x 00")) {
      return new byte[2064];
    }
    if (name.equals("FF x 16")) {
      byte[] ones = new byte[16];
      Arrays.fill(ones, (byte) 0xFF);
      return ones;
    }
    return Vectors.bytes(name);
  }

  @Test
  void agreesWithTheRegisterBitByBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length : new int[] {64, 68, 72, 92, 96, 128, 256, 2056, 2064, 2332, 2336}) {
      for (int round = 0; round < 20; round++) {
        int from = random.nextInt(20);
        byte[] bytes = Samples.bytes(random, from + length + random.nextInt(20));
        assertThat(Edc.of(bytes, from, from + length))
            .as("%d bytes from %d", length, from)
            .isEqualTo(SlowSector.edc(bytes, from, from + length));
      }
    }
  }

  @Test
  void seesEverySingleBit() {
    byte[] bytes = new byte[Sector.MODE1_EDC];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] = (byte) (1 << bit % 8);
      assertThat(Edc.of(bytes, 0, bytes.length)).isEqualTo(SlowSector.edc(bytes, 0, bytes.length));
      bytes[bit / 8] = 0;
    }
  }
}
