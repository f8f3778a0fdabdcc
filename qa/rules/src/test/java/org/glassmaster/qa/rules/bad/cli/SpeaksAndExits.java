package org.glassmaster.qa.rules.bad.cli;

public final class SpeaksAndExits {
  private SpeaksAndExits() {}

  public static void speak() {
    System.out.println("x");
    System.exit(0);
  }
}
