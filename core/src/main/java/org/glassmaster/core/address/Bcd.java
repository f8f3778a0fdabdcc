package org.glassmaster.core.address;

/** Two decimal digits in one byte, as Q frames and sector headers write numbers. */
public final class Bcd {
  private Bcd() {}

  /** The byte for a number from 0 to 99. */
  public static int encode(int number) {
    return (number / 10) << 4 | number % 10;
  }

  /** The number in a byte; meaningful only where {@link #isValid} holds. */
  public static int decode(int bcd) {
    return (bcd >> 4 & 15) * 10 + (bcd & 15);
  }

  /** Whether both digits are decimal. */
  public static boolean isValid(int bcd) {
    return (bcd & 15) <= 9 && (bcd >> 4 & 15) <= 9;
  }
}
