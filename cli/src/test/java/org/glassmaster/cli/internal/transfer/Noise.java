package org.glassmaster.cli.internal.transfer;

import java.util.Random;
import org.glassmaster.core.disc.ByteSource;

/** Samples that are unlike each other everywhere. */
final class Noise {
  private Noise() {}

  static ByteSource of(String name, int seed, int sectors) {
    byte[] samples = new byte[sectors * 2352];
    new Random(seed).nextBytes(samples);
    return ByteSource.of(name, samples);
  }
}
