package org.glassmaster.core.fault;

import java.util.Locale;

/**
 * What a drive says when it refuses: sense key, additional sense code and its qualifier (SPC, sense
 * data).
 *
 * @param key the sense key
 * @param asc the additional sense code
 * @param ascq its qualifier
 */
public record Sense(int key, int asc, int ascq) {
  /** {@code 5/26/00}, in hexadecimal as the standards print it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%X/%02X/%02X", key, asc, ascq);
  }
}
