package org.glassmaster.core.fidelity;

/**
 * What becomes of one attribute of one part of a disc.
 *
 * @param attribute what it is about
 * @param where {@code disc}, or {@code track 3}
 * @param outcome what becomes of it
 * @param code stable, such as {@code LOSS-ISRC}; users consent to a loss by it
 * @param reason why
 */
public record Fate(Attribute attribute, String where, Outcome outcome, String code, String reason) {
  /**
   * {@return a part that stays}
   *
   * @param attribute what it is about
   * @param where the place in the user's own terms
   */
  public static Fate kept(Attribute attribute, String where) {
    return new Fate(attribute, where, Outcome.KEPT, "KEPT", "");
  }

  /**
   * {@return a part that is made anew}
   *
   * @param attribute what it is about
   * @param where the place in the user's own terms
   * @param reason why
   */
  public static Fate regenerated(Attribute attribute, String where, String reason) {
    return new Fate(attribute, where, Outcome.REGENERATED, code("REGEN", attribute), reason);
  }

  /**
   * {@return a part that the target cannot hold}
   *
   * @param attribute what it is about
   * @param where the place in the user's own terms
   * @param reason why
   */
  public static Fate lost(Attribute attribute, String where, String reason) {
    return new Fate(attribute, where, Outcome.LOST, code("LOSS", attribute), reason);
  }

  private static String code(String prefix, Attribute attribute) {
    return prefix + "-" + attribute.name().replace('_', '-');
  }
}
