package org.glassmaster.core.plan;

import java.util.Collection;
import java.util.Set;

/**
 * The findings and losses that the user agrees to, by their codes.
 *
 * @param everything whether the user agrees to all of them, whatever their codes
 * @param codes the codes of what is agreed to
 */
public record Consent(boolean everything, Set<String> codes) {
  /** The user agrees to nothing. */
  public static final Consent NONE = new Consent(false, Set.of());

  /** The user agrees to everything. */
  public static final Consent ALL = new Consent(true, Set.of());

  /** Takes copies of what could change. */
  public Consent {
    codes = Set.copyOf(codes);
  }

  /**
   * {@return the user agrees to these: {@code DISC-004}, {@code LOSS-ISRC}}
   *
   * @param codes the codes of what is agreed to
   */
  public static Consent to(Collection<String> codes) {
    return new Consent(false, Set.copyOf(codes));
  }

  /**
   * {@return whether the user agrees to what has this code}
   *
   * @param code the code of a finding or loss
   */
  public boolean covers(String code) {
    return everything || codes.contains(code);
  }
}
