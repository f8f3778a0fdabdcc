package org.glassmaster.core.fidelity;

import java.util.List;
import java.util.stream.Stream;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The account of what a target keeps, makes anew and loses of a disc; only attributes that the disc
 * has are in it.
 *
 * @param fates what becomes of each attribute
 */
public record Fidelity(List<Fate> fates) {
  /** Takes copies of what could change. */
  public Fidelity {
    fates = List.copyOf(fates);
  }

  /** {@return what is lost} */
  public Stream<Fate> losses() {
    return fates.stream().filter(fate -> fate.outcome() == Outcome.LOST);
  }

  /**
   * {@return what becomes of an attribute, at its worst; kept where the disc does not have it}
   *
   * @param attribute what it is about
   */
  public Outcome of(Attribute attribute) {
    return fates.stream()
        .filter(fate -> fate.attribute() == attribute)
        .map(Fate::outcome)
        .reduce(Outcome.KEPT, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /**
   * Refuses where anything is lost.
   *
   * @throws ContentException where something is lost
   */
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
