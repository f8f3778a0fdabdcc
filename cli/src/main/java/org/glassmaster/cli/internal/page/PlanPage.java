package org.glassmaster.cli.internal.page;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.plan.Capacity;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.port.Offer;

/** A plan as people paste it where they ask for help. */
public final class PlanPage {
  private static final int BAR = 30;

  private PlanPage() {}

  /** All of it, from the source to what stands against it. */
  public static void print(Page page, Plan plan) {
    // A dialect has brackets of its own: "cue (eac)".
    String format = plan.contents().format();
    boolean plain = format.indexOf('(') < 0;
    page.entry("source", plan.contents().name() + (plain ? " (" + format + ")" : ", " + format));
    page.entry("target", plan.target().location());
    DiscPage.print(page, plan.layout());
    page.blank();
    page.entry("capacity", capacity(plan.capacity()));
    page.entry("writes", Ink.BOLD.on(words(plan.chosen())) + speed(plan.request().speed()));
    plan.because().forEach(reason -> page.entry("", reason));
    fidelity(page, plan.fidelity());
    FindingsPage.print(page, plan.findings());
  }

  private static String words(Offer offer) {
    return offer.mode().label()
        + ", blocks of "
        + offer.blockFormat().bytes()
        + " bytes ("
        + offer.blockFormat().label()
        + "), lead-in from "
        + Msf.ofLba(offer.leadIn());
  }

  private static String speed(OptionalInt speed) {
    return speed.isPresent() ? ", at " + speed.getAsInt() + "x" : "";
  }

  /** How full a medium becomes, as a bar where it has a limit. */
  public static String capacity(Capacity capacity) {
    String needed = "the lead-out starts at " + Msf.ofLba(capacity.needed());
    if (capacity.available().isEmpty()) {
      return needed + "; the target has no limit";
    }
    int available = capacity.available().getAsInt();
    int percent = (int) Math.ceil(100.0 * capacity.needed() / Math.max(1, available));
    int full = Math.min(BAR, percent * BAR / 100);
    String bar = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + percent + "%";
    return (capacity.isEnough() ? bar : Ink.BAD.on(bar))
        + ", "
        + needed
        + " of at most "
        + Msf.ofLba(available);
  }

  /** What is kept, made anew and lost. */
  public static void fidelity(Page page, Fidelity fidelity) {
    String kept =
        Arrays.stream(Attribute.values())
            .filter(attribute -> fidelity.of(attribute) == Outcome.KEPT)
            .filter(
                attribute ->
                    fidelity.fates().stream().anyMatch(fate -> fate.attribute() == attribute))
            .map(Attribute::label)
            .collect(Collectors.joining(", "));
    page.entry("keeps", kept.isEmpty() ? "-" : kept);
    told(page, "makes anew", fidelity, Outcome.REGENERATED);
    if (fidelity.losses().findAny().isEmpty()) {
      page.entry("loses", "nothing");
    } else {
      told(page, "loses", fidelity, Outcome.LOST);
    }
  }

  /** Parts that share a reason share a line. */
  private static void told(Page page, String label, Fidelity fidelity, Outcome outcome) {
    Map<String, String> places = new TreeMap<>();
    for (Fate fate : fidelity.fates()) {
      if (fate.outcome() == outcome) {
        String key = fate.code() + "  " + fate.attribute().label() + "\n" + fate.reason();
        places.merge(key, fate.where(), (a, b) -> a + ", " + b);
      }
    }
    String shown = label;
    for (Map.Entry<String, String> place : places.entrySet()) {
      int reason = place.getKey().indexOf('\n');
      String code = place.getKey().substring(0, reason);
      String text = code + " (" + place.getValue() + "): " + place.getKey().substring(reason + 1);
      page.entry(shown, outcome == Outcome.LOST ? Ink.WARNING.on(text) : text);
      shown = "";
    }
  }
}
