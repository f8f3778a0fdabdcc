package org.glassmaster.cli.internal.page;

/** Numbers as people write them. */
public final class Figures {
  private Figures() {}

  /** So many of something, such as {@code 1 track} and {@code 2 tracks}. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number below ten with one digit after the point, others without. */
  public static String oneDecimal(double number) {
    long tenths = Math.round(number * 10);
    return tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(number));
  }
}
