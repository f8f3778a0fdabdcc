package org.glassmaster.qa.rules.bad.core.sector;

import java.util.stream.IntStream;

public final class StreamsInParallel {
  private StreamsInParallel() {}

  public static int sum() {
    return IntStream.range(0, 9).parallel().sum();
  }
}
