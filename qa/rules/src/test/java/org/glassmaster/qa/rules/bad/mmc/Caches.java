package org.glassmaster.qa.rules.bad.mmc;

import java.util.HashMap;

public final class Caches {
  private Caches() {}

  private static final HashMap<String, String> CACHE = new HashMap<>();

  public static void put(String key) {
    CACHE.put(key, key);
  }
}
