package org.glassmaster.core.verify;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/** Compares what two discs say of themselves: everything but the sectors. */
final class StructureComparison {
  private final Layout expected;
  private final Layout found;
  private final Scope scope;
  private final Ledger ledger;

  StructureComparison(Layout expected, Layout found, Scope scope, Ledger ledger) {
    this.expected = expected;
    this.found = found;
    this.scope = scope;
    this.ledger = ledger;
  }

  void compare() {
    sessions();
    Map<Integer, TrackLayout> there =
        found.tracks().collect(Collectors.toMap(track -> track.track().number(), track -> track));
    if (!scope.isLost(Attribute.TOC, "disc")) {
      toc(there);
    }
    expected
        .tracks()
        .forEach(
            track -> {
              TrackLayout other = there.get(track.track().number());
              if (other != null) {
                track(track, other);
              }
            });
    mcn();
    if (!scope.isLost(Attribute.CD_TEXT, "disc")) {
      text();
    }
  }

  private void sessions() {
    int wanted = expected.sessions().size();
    int there = found.sessions().size();
    if ((wanted > 1 || there > 1) && !scope.isLost(Attribute.SESSIONS, "disc")) {
      compare(Attribute.SESSIONS, "", OptionalInt.empty(), wanted, there, String::valueOf);
    }
    for (int i = 0; i < Math.min(wanted, there); i++) {
      Session one = expected.sessions().get(i).session();
      Session other = found.sessions().get(i).session();
      if (!scope.isLost(Attribute.DISC_TYPE, "disc") && !followsWhatIsLost(one, other)) {
        // CD-DA and CD-ROM share a byte, so that nobody can tell them apart by it.
        boolean same = one.type().psec() == other.type().psec();
        compare(
            Attribute.DISC_TYPE,
            wanted > 1 ? "session " + (i + 1) : "",
            OptionalInt.empty(),
            one.type(),
            same ? one.type() : other.type(),
            type -> type.label());
      }
    }
  }

  /** Types that are those of the tracks' modes differ with the modes. */
  private boolean followsWhatIsLost(Session one, Session other) {
    return scope.isLost(Attribute.TOC, "disc")
        && one.type() == Session.typeOf(one.tracks())
        && other.type() == Session.typeOf(other.tracks());
  }

  private void toc(Map<Integer, TrackLayout> there) {
    ledger.looked(Attribute.TOC);
    expected
        .tracks()
        .forEach(
            track -> {
              TrackLayout other = there.get(track.track().number());
              String where = place(track.track());
              OptionalInt lba = OptionalInt.of(track.index1());
              if (other == null) {
                ledger.differs(Attribute.TOC, where, lba, kind(track.track()), "no such track");
                return;
              }
              // Forms of mode 2 are told apart sector by sector, not by the table of contents.
              if (!kind(track.track()).equals(kind(other.track()))) {
                ledger.differs(Attribute.TOC, where, lba, kind(track.track()), kind(other.track()));
              }
              compare(
                  Attribute.TOC,
                  "start of " + where,
                  lba,
                  track.index1(),
                  other.index1(),
                  StructureComparison::lba);
            });
    there.forEach(
        (number, other) -> {
          if (expected.tracks().noneMatch(track -> track.track().number() == number)) {
            ledger.differs(
                Attribute.TOC,
                place(other.track()),
                OptionalInt.of(other.index1()),
                "no such track",
                kind(other.track()));
          }
        });
    for (int i = 0; i < Math.min(expected.sessions().size(), found.sessions().size()); i++) {
      SessionLayout session = expected.sessions().get(i);
      compare(
          Attribute.TOC,
          "lead-out of session " + session.number(),
          OptionalInt.of(session.leadOut()),
          session.leadOut(),
          found.sessions().get(i).leadOut(),
          StructureComparison::lba);
    }
  }

  private void track(TrackLayout track, TrackLayout other) {
    Track wanted = track.track();
    Track there = other.track();
    String where = place(wanted);
    OptionalInt lba = OptionalInt.of(track.index1());
    compare(
        Attribute.PREGAPS,
        where,
        OptionalInt.of(track.start()),
        wanted.pregap(),
        there.pregap(),
        StructureComparison::sectors);
    compare(Attribute.INDEXES, where, lba, wanted.indexes(), there.indexes(), String::valueOf);
    compare(Attribute.FLAGS, where, lba, flags(wanted), flags(there), Function.identity());
    compareCode(Attribute.ISRC, where, lba, wanted.isrc(), there.isrc(), Isrc::formatted);
  }

  private static String flags(Track track) {
    StringBuilder flags = new StringBuilder("copy ").append(track.copy().label());
    if (track.mode().isAudio()) {
      flags.append(track.preEmphasis() ? ", pre-emphasis" : "");
      flags.append(track.fourChannel() ? ", four channels" : "");
    }
    return flags.toString();
  }

  private void mcn() {
    compareCode(
        Attribute.MCN,
        "disc",
        OptionalInt.empty(),
        expected.disc().mcn().filter(mcn -> !mcn.isZero()),
        found.disc().mcn().filter(mcn -> !mcn.isZero()),
        Mcn::digits);
  }

  private void text() {
    Map<String, String> wanted = TextFields.of(expected.disc().text());
    Map<String, String> there = TextFields.of(found.disc().text());
    if (wanted.isEmpty() && there.isEmpty()) {
      return;
    }
    if (scope.unseen().contains(Attribute.CD_TEXT)) {
      ledger.unreadable(Attribute.CD_TEXT);
      return;
    }
    ledger.looked(Attribute.CD_TEXT);
    Map<String, String> all = new TreeMap<>(wanted);
    there.forEach(all::putIfAbsent);
    for (String place : all.keySet()) {
      String one = wanted.getOrDefault(place, "nothing");
      String other = there.getOrDefault(place, "nothing");
      if (!one.equals(other)) {
        ledger.differs(Attribute.CD_TEXT, place, OptionalInt.empty(), one, other);
      }
    }
  }

  /** Compares what a disc may also do without. */
  private <T> void compareCode(
      Attribute attribute,
      String where,
      OptionalInt lba,
      Optional<T> wanted,
      Optional<T> there,
      Function<T, String> words) {
    if (wanted.isPresent() || there.isPresent()) {
      compare(attribute, where, lba, wanted, there, code -> code.map(words).orElse("none"));
    }
  }

  private <T> void compare(
      Attribute attribute,
      String where,
      OptionalInt lba,
      T wanted,
      T there,
      Function<T, String> words) {
    if (scope.isLost(attribute, plain(where))) {
      return;
    }
    if (scope.unseen().contains(attribute)) {
      ledger.unreadable(attribute);
      return;
    }
    ledger.looked(attribute);
    if (!Objects.equals(wanted, there)) {
      ledger.differs(attribute, where, lba, words.apply(wanted), words.apply(there));
    }
  }

  /** The part of a disc that a place is in, as a fidelity account names it. */
  private static String plain(String where) {
    return where.startsWith("start of ") ? where.substring("start of ".length()) : where;
  }

  private static String place(Track track) {
    return "track " + track.number();
  }

  private static String kind(Track track) {
    return track.mode().isAudio() ? "audio" : "mode " + track.mode().headerMode() + " data";
  }

  private static String lba(int lba) {
    return "LBA " + lba;
  }

  private static String sectors(int count) {
    return count + " sectors";
  }
}
