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

  /**
   * Its mode is this: {@code audio}, {@code mode1} ….
   *
   * @param label as documents spell it
   * @return this, for what else is to be said
   */
  public TrackAssert hasMode(String label) {
    return same("mode", actual.track().mode().label(), label);
  }

  /**
   * Its index 1 is there.
   *
   * @param msf the time, {@code mm:ss:ff}
   * @return this, for what else is to be said
   */
  public TrackAssert startsAt(String msf) {
    return same("start", Msf.ofLba(actual.index1()), msf);
  }

  /**
   * From index 1 to its end it is so long.
   *
   * @param msf the time, {@code mm:ss:ff}
   * @return this, for what else is to be said
   */
  public TrackAssert lasts(String msf) {
    return same("length", Msf.ofFrames(actual.sectors()), msf);
  }

  /**
   * Its pregap is so long; that of track 1 includes the two seconds that every disc has.
   *
   * @param msf the time, {@code mm:ss:ff}
   * @return this, for what else is to be said
   */
  public TrackAssert hasPregap(String msf) {
    return same("pregap", Msf.ofFrames(actual.track().pregap()), msf);
  }

  /**
   * It has no pregap.
   *
   * @return this, for what else is to be said
   */
  public TrackAssert hasNoPregap() {
    return hasPregap("00:00:00");
  }

  /**
   * Its recording code is this, in the spelling with hyphens or without.
   *
   * @param code the recording code, in either spelling
   * @return this, for what else is to be said
   */
  public TrackAssert hasIsrc(String code) {
    return same(
        "ISRC",
        actual.track().isrc().map(Isrc::compact).orElse("none"),
        Isrc.parse(code).map(Isrc::compact).orElse(code));
  }

  /**
   * It has no recording code.
   *
   * @return this, for what else is to be said
   */
  public TrackAssert hasNoIsrc() {
    return same("ISRC", actual.track().isrc().map(Isrc::compact).orElse("none"), "none");
  }

  /**
   * Its indexes from 2 on are there.
   *
   * @param msf the time, {@code mm:ss:ff}
   * @return this, for what else is to be said
   */
  public TrackAssert hasIndexes(String... msf) {
    String found =
        actual.indexes().stream()
            .filter(index -> index.number() > 1)
            .map(index -> Msf.ofLba(index.lba()).toString())
            .collect(Collectors.joining(", "));
    return same("indexes", found, Arrays.stream(msf).collect(Collectors.joining(", ")));
  }

  /**
   * Its copy bit says this: {@code permitted}, {@code prohibited}, {@code scms}.
   *
   * @param label as documents spell it
   * @return this, for what else is to be said
   */
  public TrackAssert hasCopy(String label) {
    return same("copy bit", actual.track().copy().label(), label);
  }

  /**
   * It is marked as recorded with pre-emphasis.
   *
   * @return this, for what else is to be said
   */
  public TrackAssert hasPreEmphasis() {
    return same("pre-emphasis", actual.track().preEmphasis(), true);
  }

  /**
   * It is not marked as recorded with pre-emphasis.
   *
   * @return this, for what else is to be said
   */
  public TrackAssert hasNoPreEmphasis() {
    return same("pre-emphasis", actual.track().preEmphasis(), false);
  }

  /**
   * Its title in CD-TEXT is this.
   *
   * @param title the title
   * @return this, for what else is to be said
   */
  public TrackAssert hasTitle(String title) {
    return same(
        "title",
        disc.actual().text().text(actual.track().number(), TextField.TITLE).orElse("none"),
        title);
  }

  /**
   * {@return another track of the same disc}
   *
   * @param number the track's number
   */
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
