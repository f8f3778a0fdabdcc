package com.example.zip;

import java.util.List;
import java.util.stream.LongStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.testkit.SeededDiscs;

/** What is burned in the tests: audio, since a ZIP of WAVEs holds nothing else. */
final class Discs {
  private Discs() {}

  static List<Disc> all() {
    return LongStream.range(0, 3).mapToObj(SeededDiscs::audio).toList();
  }
}
