package org.glassmaster.spi;

/** Whether a back end can work on this machine. */
public sealed interface Availability {
  /** It can. */
  record Usable() implements Availability {}

  /**
   * It cannot.
   *
   * @param because the reason, as a clause: {@code needs Windows}
   * @param advice what would help
   */
  record Unusable(String because, String advice) implements Availability {}

  /**
   * It can.
   *
   * @return that answer
   */
  static Availability usable() {
    return new Usable();
  }

  /**
   * It cannot, and why, and what would help.
   *
   * @param because why not, as a clause
   * @param advice what would help
   * @return that answer
   */
  static Availability unusable(String because, String advice) {
    return new Unusable(because, advice);
  }
}
