package org.glassmaster.core.verify;

import java.util.List;
import java.util.Set;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;

/**
 * What a comparison leaves out.
 *
 * @param account what the target was expected to lose or make anew
 * @param unseen what the reader of the found disc cannot look for
 */
public record Scope(Fidelity account, Set<Attribute> unseen) {
  /** A comparison that leaves nothing out. */
  public static final Scope EVERYTHING = new Scope(new Fidelity(List.of()), Set.of());

  /** Takes copies of what could change. */
  public Scope {
    unseen = Set.copyOf(unseen);
  }

  /** Whether the account says that this part is lost. */
  boolean isLost(Attribute attribute, String where) {
    return account.fates().stream()
        .anyMatch(
            fate ->
                fate.attribute() == attribute
                    && fate.outcome() == Outcome.LOST
                    && (fate.where().equals(where) || fate.where().equals("disc")));
  }

  /** Whether this part is to be compared and can be. */
  boolean wants(Attribute attribute, String where) {
    return !isLost(attribute, where) && !unseen.contains(attribute);
  }

  /** Whether the account says that some of this is not as the source had it. */
  boolean isMadeAnew(Attribute attribute) {
    return account.of(attribute) != Outcome.KEPT;
  }
}
