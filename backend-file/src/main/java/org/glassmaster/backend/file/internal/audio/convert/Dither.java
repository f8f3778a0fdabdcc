package org.glassmaster.backend.file.internal.audio.convert;

/**
 * Rounds to 16 bits with noise that has a triangular distribution of two steps' width, so that what
 * is rounded away is noise and no distortion. The noise follows from the sample's place: whatever
 * is converted twice, or from the middle, gives the same.
 */
final class Dither {
  private static final double FULL_SCALE = 32_768;
  private static final long SEED = 0x474C_4153_534D_4153L;

  private Dither() {}

  /** A sample, from −1 to 1, as a number of 16 bits. */
  static int round(double sample, long place, boolean noisy) {
    double value = sample * FULL_SCALE + (noisy ? noise(place) : 0);
    return Math.clamp((long) Math.floor(value + 0.5), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** The difference of two evenly distributed numbers, by the mixing function of SplitMix64. */
  private static double noise(long place) {
    long z = place * 0x9E37_79B9_7F4A_7C15L + SEED;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    z ^= z >>> 31;
    return Math.scalb((double) (z >>> 32) - (z & 0xFFFF_FFFFL), -32);
  }
}
