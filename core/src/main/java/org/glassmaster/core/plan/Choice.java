package org.glassmaster.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.port.Offer;

/**
 * One of several offers, and why: among those that satisfy every explicit wish the one that loses
 * least, then the one that makes least anew, then RAW before SAO before TAO and more sub-channel
 * before less.
 */
record Choice(Offer offer, List<String> because) {

  static Choice among(List<Offer> offers, PlanRequest request) throws ContentException {
    if (offers.isEmpty()) {
      throw PlanRule.NOT_RECORDABLE.refusal(
          "not-recordable", "the target has no way to write this disc");
    }
    List<Offer> fitting =
        offers.stream().filter(offer -> objection(offer, request).isEmpty()).toList();
    if (fitting.isEmpty()) {
      throw unmet(offers, request);
    }
    Offer best = fitting.size() == 1 ? fitting.getFirst() : Collections.min(fitting, order());
    List<String> because = new ArrayList<>();
    because.add("chosen: " + name(best) + ", which " + merit(best));
    // An image has one offer: there is nothing to compare, which takes a while the first time.
    if (offers.size() > 1) {
      for (Offer offer : offers) {
        if (!offer.equals(best)) {
          because.add(
              "not "
                  + name(offer)
                  + ": "
                  + objection(offer, request).orElseGet(() -> disadvantage(offer, best)));
        }
      }
    }
    return new Choice(best, List.copyOf(because));
  }

  private static Comparator<Offer> order() {
    return Comparator.comparingInt((Offer offer) -> attributes(offer, Outcome.LOST).size())
        .thenComparingLong(offer -> count(offer, Outcome.LOST))
        .thenComparingLong(offer -> count(offer, Outcome.REGENERATED))
        .thenComparing(Offer::mode)
        .thenComparing(Offer::blockFormat, Comparator.reverseOrder());
  }

  /** {@code raw/raw}: write mode and block format. */
  static String name(Offer offer) {
    return offer.mode().label() + "/" + offer.blockFormat().label();
  }

  private static Optional<String> objection(Offer offer, PlanRequest request) {
    if (request.writeMode().isPresent() && offer.mode() != request.writeMode().get()) {
      return Optional.of("write mode " + request.writeMode().get().label() + " is demanded");
    }
    if (request.blockFormat().isPresent() && offer.blockFormat() != request.blockFormat().get()) {
      return Optional.of("block format " + request.blockFormat().get().label() + " is demanded");
    }
    if (request.leadIn().isPresent() && offer.leadIn() != request.leadIn().getAsInt()) {
      return Optional.of(
          "its lead-in starts at "
              + Msf.ofLba(offer.leadIn())
              + ", "
              + Msf.ofLba(request.leadIn().getAsInt())
              + " is demanded");
    }
    return Optional.empty();
  }

  private static ContentException unmet(List<Offer> offers, PlanRequest request) {
    String message =
        "none of the target's ways to write this disc is as demanded: "
            + offers.stream()
                .map(offer -> name(offer) + " (" + objection(offer, request).orElse("") + ")")
                .collect(Collectors.joining(", "));
    return PlanRule.NO_OFFER_FITS.refusal("no-offer-fits", message);
  }

  private static String merit(Offer offer) {
    List<String> lost = attributes(offer, Outcome.LOST);
    if (!lost.isEmpty()) {
      return "loses least: " + String.join(", ", lost);
    }
    List<String> anew = attributes(offer, Outcome.REGENERATED);
    return anew.isEmpty()
        ? "loses nothing"
        : "loses nothing and makes anew " + String.join(", ", anew);
  }

  private static String disadvantage(Offer offer, Offer best) {
    List<String> lost = attributes(offer, Outcome.LOST);
    if (count(offer, Outcome.LOST) > count(best, Outcome.LOST)
        || lost.size() > attributes(best, Outcome.LOST).size()) {
      return "it loses " + String.join(", ", lost);
    }
    if (count(offer, Outcome.REGENERATED) > count(best, Outcome.REGENERATED)) {
      return "it makes anew " + String.join(", ", attributes(offer, Outcome.REGENERATED));
    }
    return offer.mode() != best.mode()
        ? "it leaves more to the recorder"
        : "it carries less of the sub-channel";
  }

  private static long count(Offer offer, Outcome outcome) {
    return fates(offer.fidelity(), outcome);
  }

  private static long fates(Fidelity fidelity, Outcome outcome) {
    return fidelity.fates().stream().filter(fate -> fate.outcome() == outcome).count();
  }

  private static List<String> attributes(Offer offer, Outcome outcome) {
    return offer.fidelity().fates().stream()
        .filter(fate -> fate.outcome() == outcome)
        .map(Fate::attribute)
        .distinct()
        .sorted()
        .map(Attribute::label)
        .toList();
  }
}
