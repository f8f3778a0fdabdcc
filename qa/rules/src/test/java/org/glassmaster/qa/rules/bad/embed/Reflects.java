package org.glassmaster.qa.rules.bad.embed;

public final class Reflects {
  private Reflects() {}

  public static Class<?> reflect() throws ClassNotFoundException {
    return Class.forName("x");
  }
}
