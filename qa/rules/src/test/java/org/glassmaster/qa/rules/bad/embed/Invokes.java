package org.glassmaster.qa.rules.bad.embed;

import java.lang.reflect.Method;

public final class Invokes {
  private Invokes() {}

  public static String name(Method method) {
    return method.getName();
  }
}
