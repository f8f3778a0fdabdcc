package org.glassmaster.qa.rules.bad.core.sector;

public final class StartsAThread {
  private StartsAThread() {}

  public static void start() {
    new Thread(() -> {}).start();
  }
}
