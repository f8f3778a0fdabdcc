package org.glassmaster.backend.file.internal.input;

import java.util.Locale;

/** The parts of a file's name. */
public final class FileName {
  private FileName() {}

  /** The name without its suffix, whatever that is. */
  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The name without that suffix; whole where it ends otherwise. */
  public static String stem(String name, String suffix) {
    int stem = name.length() - suffix.length();
    boolean ends = stem > 0 && name.regionMatches(true, stem, suffix, 0, suffix.length());
    return ends ? name.substring(0, stem) : name;
  }

  /** The suffix with its dot, in lower case; empty where there is none. */
  public static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
  }
}
