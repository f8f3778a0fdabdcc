package org.glassmaster.core.author;

/** Which tracks an image creator takes. */
public enum Scope {
  /** What the creator of Windows takes: audio only, whatever its enumeration lists. */
  IMAPI2,
  /** Every sector type, in any order. */
  EVERYTHING
}
