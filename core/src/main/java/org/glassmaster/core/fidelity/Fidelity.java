package org.glassmaster.core.fidelity;

import java.util.List;
import java.util.stream.Stream;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The account of what a target keeps, makes anew and loses of a disc; only attributes that the disc
 * has are in it.
 */
public record Fidelity(List<Fate> fates) {
  public Fidelity {
    fates = List.copyOf(fates);
  }

  /** What is lost. */
  public Stream<Fate> losses() {
    return fates.stream().filter(fate -> fate.outcome() == Outcome.LOST);
  }

  /** What becomes of an attribute, at its worst; kept where the disc does not have it. */
  public Outcome of(Attribute attribute) {
    return fates.stream()
        .filter(fate -> fate.attribute() == attribute)
        .map(Fate::outcome)
        .reduce(Outcome.KEPT, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** Refuses where anything is lost. */
  public void requireNothingLost() throws ContentException {
    List<Finding> lost =
        losses()
            .map(
                fate ->
                    Finding.of(
                        Severity.ERROR,
                        fate.code(),
                        fate.where(),
                        fate.attribute().label() + " would be lost: " + fate.reason(),
                        "choose a target that holds it, or consent to the loss with --allow "
                            + fate.code()))
            .toList();
    if (!lost.isEmpty()) {
      throw new ContentException("loss-not-consented", lost.getFirst().toString(), lost);
    }
  }
}
