package org.glassmaster.core.address;

/** Two decimal digits in one byte, as Q frames and sector headers write numbers. */
public final class Bcd {
  private Bcd() {}

  /**
   * {@return the byte for a number from 0 to 99}
   *
   * @param number 0 to 99
   */
  public static int encode(int number) {
    return (number / 10) << 4 | number % 10;
  }

  /**
   * {@return the number in a byte; meaningful only where {@link #isValid} holds}
   *
   * @param bcd two decimal digits
   */
  public static int decode(int bcd) {
    return (bcd >> 4 & 15) * 10 + (bcd & 15);
  }

  /**
   * {@return whether both digits are decimal}
   *
   * @param bcd two decimal digits
   */
  public static boolean isValid(int bcd) {
    return (bcd & 15) <= 9 && (bcd >> 4 & 15) <= 9;
  }
}
