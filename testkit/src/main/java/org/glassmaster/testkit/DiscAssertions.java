package org.glassmaster.testkit;

import org.glassmaster.core.disc.Disc;

/** Where assertions about discs begin. */
public final class DiscAssertions {
  private DiscAssertions() {}

  /**
   * {@code assertThat(disc).track(2).hasPregap("00:02:00")}.
   *
   * @param disc the disc
   * @return what asserts
   */
  public static DiscAssert assertThat(Disc disc) {
    return new DiscAssert(disc);
  }
}
