package org.glassmaster.backend.file.internal.audio.convert;

import java.util.Locale;
import java.util.Optional;

/**
 * The filter between two sampling rates: a sinc under a Kaiser window, in as many phases as the
 * ratio of the rates has. It is flat to 20 kHz, or to as much of a lower rate's band, and lets
 * nothing through from half of the lower rate on.
 */
final class SincFilter {
  /** How far everything from the stop band on is pushed down, in decibels. */
  static final int STOP_BAND = 120;

  private static final double DISC_RATE = 44_100;

  /** What is kept whole of the lower rate's band: 20 kHz of 22.05. */
  private static final double PASS = 20_000 / 22_050.0;

  /** Rates whose ratio is no simple one would need a table larger than this. */
  private static final int MOST_COEFFICIENTS = 1 << 20;

  /** Output samples for each {@code down} input samples. */
  private final int up;

  private final int down;

  /** Coefficients of a phase. */
  private final int taps;

  /** Half of the lower rate, in hertz. */
  private final double band;

  /** One phase after another. */
  private final double[] coefficients;

  private SincFilter(int up, int down, int taps, double band, double[] coefficients) {
    this.up = up;
    this.down = down;
    this.taps = taps;
    this.band = band;
    this.coefficients = coefficients;
  }

  /** The filter from a rate to that of a disc; empty where the two have no simple ratio. */
  static Optional<SincFilter> from(long rate) {
    long common = gcd(rate, (long) DISC_RATE);
    long up = (long) DISC_RATE / common;
    long down = rate / common;
    double band = Math.min((double) rate, DISC_RATE) / 2;
    // Kaiser's formula for the length, in samples of the input.
    double width = 2 * Math.PI * (band - PASS * band) / rate;
    long taps = (long) Math.ceil((STOP_BAND - 7.95) / (2.285 * width));
    taps += taps & 1;
    if (up * taps > MOST_COEFFICIENTS || down > MOST_COEFFICIENTS) {
      return Optional.empty();
    }
    double cut = (band + PASS * band) / rate;
    return Optional.of(
        new SincFilter(
            (int) up, (int) down, (int) taps, band, coefficients((int) up, (int) taps, cut)));
  }

  /** Each phase sums up to one, so that a level stays what it is. */
  private static double[] coefficients(int up, int taps, double cut) {
    double beta = 0.1102 * (STOP_BAND - 8.7);
    double[] all = new double[up * taps];
    for (int phase = 0; phase < up; phase++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        double distance = k - (taps / 2 - 1) - (double) phase / up;
        double edge = 2 * distance / taps;
        double window = bessel(beta * Math.sqrt(Math.max(0, 1 - edge * edge)));
        double value = sinc(cut * distance) * window;
        all[phase * taps + k] = value;
        sum += value;
      }
      for (int k = 0; k < taps; k++) {
        all[phase * taps + k] /= sum;
      }
    }
    return all;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-12 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The modified Bessel function of the first kind and order zero, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-18; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** How many phases it has. */
  int up() {
    return up;
  }

  /** How many samples an output sample is made of. */
  int taps() {
    return taps;
  }

  /** The most input samples that so many output samples are made of. */
  int reach(int outputs) {
    return (int) ((long) outputs * down / up) + taps + 2;
  }

  /** A coefficient. */
  double coefficient(int phase, int tap) {
    return coefficients[phase * taps + tap];
  }

  /** The first input sample that an output sample is made of. */
  long first(long output) {
    return Math.floorDiv(output * down, up) - (taps / 2 - 1);
  }

  /** An output sample from the input samples that begin there. */
  double apply(long output, double[] input, int at) {
    int phase = (int) Math.floorMod(output * down, (long) up) * taps;
    double a = 0;
    double b = 0;
    int k = 0;
    for (; k < taps; k += 2) {
      a += coefficients[phase + k] * input[at + k];
      b += coefficients[phase + k + 1] * input[at + k + 1];
    }
    return a + b;
  }

  /** What it is, for the user to know. */
  String name() {
    return String.format(
        Locale.ROOT,
        "Kaiser-windowed sinc (flat to %.2f kHz, %d dB down from %.2f kHz)",
        PASS * band / 1_000,
        STOP_BAND,
        band / 1_000);
  }

  /** How many samples so many become. */
  long length(long input) {
    return (input * up + down - 1) / down;
  }
}
