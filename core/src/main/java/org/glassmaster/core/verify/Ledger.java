package org.glassmaster.core.verify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.glassmaster.core.fidelity.Attribute;

/** Keeps what a comparison finds: a verdict on each attribute, and the differences. */
final class Ledger {
  private final Map<Attribute, Verdict> verdicts = new EnumMap<>(Attribute.class);
  private final Faults faults = new Faults();

  /** An attribute was looked at, and unless something else is said of it, it is as it should be. */
  void looked(Attribute attribute) {
    verdicts.putIfAbsent(attribute, Verdict.VERIFIED);
  }

  /** An attribute cannot be looked at. */
  void unreadable(Attribute attribute) {
    verdicts.merge(
        attribute, Verdict.UNREADABLE, (before, now) -> before == Verdict.DIFFERENT ? before : now);
  }

  /** Something that a disc says of itself differs. */
  void differs(Attribute attribute, String where, OptionalInt lba, String expected, String found) {
    verdicts.put(attribute, Verdict.DIFFERENT);
    String what = where.isEmpty() ? attribute.label() : attribute.label() + " of " + where;
    faults.at(what, lba, expected, found);
  }

  /** A sector differs. */
  void sector(Attribute attribute, int lba, String expected, String found) {
    verdicts.put(attribute, Verdict.DIFFERENT);
    faults.sector(attribute.label(), lba, expected, found);
  }

  /** Whether a sector that differs goes on with those before, so that nobody needs words for it. */
  boolean goesOn(Attribute attribute, int lba) {
    return faults.goesOn(attribute.label(), lba);
  }

  List<Comparison.Result> results() {
    return verdicts.entrySet().stream()
        .map(entry -> new Comparison.Result(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<Difference> differences() {
    return faults.differences();
  }

  long count() {
    return faults.count();
  }
}
