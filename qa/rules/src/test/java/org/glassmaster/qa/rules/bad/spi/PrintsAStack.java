package org.glassmaster.qa.rules.bad.spi;

public final class PrintsAStack {
  private PrintsAStack() {}

  public static void print(Exception e) {
    e.printStackTrace();
  }
}
