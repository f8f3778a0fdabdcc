package org.glassmaster.qa.rules.bad.spi;

public final class SetsAProperty {
  private SetsAProperty() {}

  public static void set() {
    System.setProperty("x", "y");
  }
}
