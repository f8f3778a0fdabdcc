package org.glassmaster.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.TextField;

/** What a test says of a track, in the field's words. */
public final class TrackAssert extends AbstractAssert<TrackAssert, TrackLayout> {
  private final DiscAssert disc;

  TrackAssert(TrackLayout actual, DiscAssert disc) {
    super(actual, TrackAssert.class);
    this.disc = disc;
  }

  /** Its mode is this: {@code audio}, {@code mode1} … */
  public TrackAssert hasMode(String label) {
    return same("mode", actual.track().mode().label(), label);
  }

  /** Its index 1 is there. */
  public TrackAssert startsAt(String msf) {
    return same("start", Msf.ofLba(actual.index1()), msf);
  }

  /** From index 1 to its end it is so long. */
  public TrackAssert lasts(String msf) {
    return same("length", Msf.ofFrames(actual.sectors()), msf);
  }

  /** Its pregap is so long; that of track 1 includes the two seconds that every disc has. */
  public TrackAssert hasPregap(String msf) {
    return same("pregap", Msf.ofFrames(actual.track().pregap()), msf);
  }

  /** It has no pregap. */
  public TrackAssert hasNoPregap() {
    return hasPregap("00:00:00");
  }

  /** Its recording code is this, in the spelling with hyphens or without. */
  public TrackAssert hasIsrc(String code) {
    return same(
        "ISRC",
        actual.track().isrc().map(Isrc::compact).orElse("none"),
        Isrc.parse(code).map(Isrc::compact).orElse(code));
  }

  /** It has no recording code. */
  public TrackAssert hasNoIsrc() {
    return same("ISRC", actual.track().isrc().map(Isrc::compact).orElse("none"), "none");
  }

  /** Its indexes from 2 on are there. */
  public TrackAssert hasIndexes(String... msf) {
    String found =
        actual.indexes().stream()
            .filter(index -> index.number() > 1)
            .map(index -> Msf.ofLba(index.lba()).toString())
            .collect(Collectors.joining(", "));
    return same("indexes", found, Arrays.stream(msf).collect(Collectors.joining(", ")));
  }

  /** Its copy bit says this: {@code permitted}, {@code prohibited}, {@code scms}. */
  public TrackAssert hasCopy(String label) {
    return same("copy bit", actual.track().copy().label(), label);
  }

  /** It is marked as recorded with pre-emphasis. */
  public TrackAssert hasPreEmphasis() {
    return same("pre-emphasis", actual.track().preEmphasis(), true);
  }

  /** Its title in CD-TEXT is this. */
  public TrackAssert hasTitle(String title) {
    return same(
        "title",
        disc.actual().text().text(actual.track().number(), TextField.TITLE).orElse("none"),
        title);
  }

  /** Another track of the same disc. */
  public TrackAssert track(int number) {
    return disc.track(number);
  }

  private TrackAssert same(String what, Object found, Object expected) {
    if (!found.toString().equals(expected.toString())) {
      throw failure(
          "expected the %s of track %s to be <%s> but it is <%s>",
          what, actual.track().number(), expected, found);
    }
    return this;
  }
}
