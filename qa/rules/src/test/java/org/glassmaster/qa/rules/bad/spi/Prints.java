package org.glassmaster.qa.rules.bad.spi;

public final class Prints {
  private Prints() {}

  public static void print() {
    System.out.println("x");
  }
}
