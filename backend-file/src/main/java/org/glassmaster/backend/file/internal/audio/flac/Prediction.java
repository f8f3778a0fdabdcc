package org.glassmaster.backend.file.internal.audio.flac;

/**
 * Adds to each residual what the samples before it predict (RFC 9639, 9.2.5 and 9.2.6). The
 * coefficients are filled up with zeros to whole groups of four, and so is the past of a channel.
 */
final class Prediction {
  /** Samples of silence before the first of a channel. */
  static final int PAST = 32;

  private static final int[][] FIXED = {
    {0, 0, 0, 0}, {1, 0, 0, 0}, {2, -1, 0, 0}, {3, -3, 1, 0}, {4, -6, 4, -1}
  };

  private Prediction() {}

  /** The coefficients of a fixed predictor. */
  static int[] fixed(int order) {
    return FIXED[order];
  }

  /** Sums that fit into 32 bits, or of which only the last 32 matter because nothing is shifted. */
  static void narrow(int[] signal, int from, int to, int[] c, int order, int shift) {
    if (order <= 4) {
      four(signal, from, to, c, shift);
    } else if (order <= 8) {
      eight(signal, from, to, c, shift);
    } else if (order <= 12) {
      twelve(signal, from, to, c, shift);
    } else {
      for (int i = from; i < to; i++) {
        int sum = 0;
        for (int k = 0; k < order; k++) {
          sum += c[k] * signal[i - 1 - k];
        }
        signal[i] += sum >> shift;
      }
    }
  }

  private static void four(int[] s, int from, int to, int[] c, int shift) {
    int c0 = c[0];
    int c1 = c[1];
    int c2 = c[2];
    int c3 = c[3];
    for (int i = from; i < to; i++) {
      s[i] += (c0 * s[i - 1] + c1 * s[i - 2] + c2 * s[i - 3] + c3 * s[i - 4]) >> shift;
    }
  }

  private static void eight(int[] s, int from, int to, int[] c, int shift) {
    int c0 = c[0];
    int c1 = c[1];
    int c2 = c[2];
    int c3 = c[3];
    int c4 = c[4];
    int c5 = c[5];
    int c6 = c[6];
    int c7 = c[7];
    for (int i = from; i < to; i++) {
      int far = c4 * s[i - 5] + c5 * s[i - 6] + c6 * s[i - 7] + c7 * s[i - 8];
      int near = c1 * s[i - 2] + c2 * s[i - 3] + c3 * s[i - 4];
      s[i] += (far + near + c0 * s[i - 1]) >> shift;
    }
  }

  private static void twelve(int[] s, int from, int to, int[] c, int shift) {
    int c0 = c[0];
    int c1 = c[1];
    int c2 = c[2];
    int c3 = c[3];
    int c4 = c[4];
    int c5 = c[5];
    int c6 = c[6];
    int c7 = c[7];
    int c8 = c[8];
    int c9 = c[9];
    int c10 = c[10];
    int c11 = c[11];
    for (int i = from; i < to; i++) {
      int farthest = c8 * s[i - 9] + c9 * s[i - 10] + c10 * s[i - 11] + c11 * s[i - 12];
      int far = c4 * s[i - 5] + c5 * s[i - 6] + c6 * s[i - 7] + c7 * s[i - 8];
      int near = c1 * s[i - 2] + c2 * s[i - 3] + c3 * s[i - 4];
      s[i] += (farthest + far + near + c0 * s[i - 1]) >> shift;
    }
  }

  /** Sums of up to 64 bits, of samples of up to 32. */
  static void wide(int[] signal, int from, int to, int[] c, int order, int shift) {
    for (int i = from; i < to; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += (long) c[k] * signal[i - 1 - k];
      }
      signal[i] += (int) (sum >> shift);
    }
  }

  /** Samples of 33 bits, as the difference of two channels of 32 has. */
  static void widest(long[] signal, int from, int to, int[] c, int order, int shift) {
    for (int i = from; i < to; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += c[k] * signal[i - 1 - k];
      }
      signal[i] += sum >> shift;
    }
  }
}
