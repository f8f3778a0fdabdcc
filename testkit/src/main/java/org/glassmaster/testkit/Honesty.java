package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verdict;
import org.glassmaster.core.verify.Verifier;

/** Whether an account of what is kept and lost says what is so. */
final class Honesty {
  private Honesty() {}

  static void accountsForAll(Disc disc, Offer offer) throws GlassmasterException {
    Set<String> owed = new HashSet<>();
    assertThat(
            Inventory.of(disc)
                .account(
                    item -> {
                      owed.add(item.attribute().label() + " of " + item.where());
                      return item.kept();
                    })
                .fates())
        .isNotEmpty();
    List<String> told = new ArrayList<>();
    for (Fate fate : offer.fidelity().fates()) {
      told.add(fate.attribute().label() + " of " + fate.where());
      if (fate.outcome() == Outcome.LOST) {
        assertThat(fate.reason()).as("why %s is lost", fate.attribute().label()).isNotBlank();
      }
    }
    assertThat(told).as("the account of what the disc has").containsAll(owed);
  }

  /** Whoever gives up what is not lost loses trust in the account. */
  static void losesWhatItSaysItLoses(Disc disc, Contents contents, Offer offer) throws Exception {
    Comparison all =
        new Verifier()
            .compare(
                Rendered.of(disc),
                Rendered.of(contents.disc()),
                new Scope(Scope.EVERYTHING.account(), contents.unseen()),
                Job.unwatched());
    for (Attribute attribute : List.of(Attribute.ISRC, Attribute.MCN, Attribute.CD_TEXT)) {
      List<Fate> fates =
          offer.fidelity().fates().stream().filter(fate -> fate.attribute() == attribute).toList();
      if (!fates.isEmpty() && fates.stream().allMatch(fate -> fate.outcome() == Outcome.LOST)) {
        assertThat(all.of(attribute).filter(verdict -> verdict == Verdict.VERIFIED))
            .as("%s is said to be lost, and is there", attribute.label())
            .isEmpty();
      }
    }
  }
}
