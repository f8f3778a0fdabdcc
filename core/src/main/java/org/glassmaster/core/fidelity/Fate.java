package org.glassmaster.core.fidelity;

/**
 * What becomes of one attribute of one part of a disc.
 *
 * @param where {@code disc}, or {@code track 3}
 * @param code stable, such as {@code LOSS-ISRC}; users consent to a loss by it
 */
public record Fate(Attribute attribute, String where, Outcome outcome, String code, String reason) {
  /** A part that stays. */
  public static Fate kept(Attribute attribute, String where) {
    return new Fate(attribute, where, Outcome.KEPT, "KEPT", "");
  }

  /** A part that is made anew. */
  public static Fate regenerated(Attribute attribute, String where, String reason) {
    return new Fate(attribute, where, Outcome.REGENERATED, code("REGEN", attribute), reason);
  }

  /** A part that the target cannot hold. */
  public static Fate lost(Attribute attribute, String where, String reason) {
    return new Fate(attribute, where, Outcome.LOST, code("LOSS", attribute), reason);
  }

  private static String code(String prefix, Attribute attribute) {
    return prefix + "-" + attribute.name().replace('_', '-');
  }
}
