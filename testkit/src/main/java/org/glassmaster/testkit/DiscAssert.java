package org.glassmaster.testkit;

import org.assertj.core.api.AbstractAssert;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.TextField;

/** What a test says of a disc, in the field's words. */
public final class DiscAssert extends AbstractAssert<DiscAssert, Disc> {
  DiscAssert(Disc actual) {
    super(actual, DiscAssert.class);
  }

  /**
   * It has so many tracks, in all sessions together.
   *
   * @param count how many
   * @return this, for what else is to be said
   */
  public DiscAssert hasTracks(int count) {
    return same("number of tracks", actual.tracks().count(), (long) count);
  }

  /**
   * It has so many sessions.
   *
   * @param count how many
   * @return this, for what else is to be said
   */
  public DiscAssert hasSessions(int count) {
    return same("number of sessions", actual.sessions().size(), count);
  }

  /**
   * Its catalogue number is this.
   *
   * @param digits thirteen digits
   * @return this, for what else is to be said
   */
  public DiscAssert hasMcn(String digits) {
    return same("MCN", actual.mcn().map(Mcn::digits).orElse("none"), digits);
  }

  /**
   * It has no catalogue number.
   *
   * @return this, for what else is to be said
   */
  public DiscAssert hasNoMcn() {
    return same("MCN", actual.mcn().map(Mcn::digits).orElse("none"), "none");
  }

  /**
   * Its type is this: {@code cd-da}, {@code cd-rom} ….
   *
   * @param label as documents spell it
   * @return this, for what else is to be said
   */
  public DiscAssert hasType(String label) {
    return same("type", actual.type().label(), label);
  }

  /**
   * Its title in CD-TEXT is this.
   *
   * @param title the title
   * @return this, for what else is to be said
   */
  public DiscAssert hasTitle(String title) {
    return same("title", actual.text().text(0, TextField.TITLE).orElse("none"), title);
  }

  /**
   * Its last lead-out starts there.
   *
   * @param msf the time, {@code mm:ss:ff}
   * @return this, for what else is to be said
   */
  public DiscAssert hasLeadOutAt(String msf) {
    return same("lead-out", Msf.ofLba(Layout.of(actual).leadOut()), msf);
  }

  /**
   * {@return the track of that number}
   *
   * @param number the track's number
   */
  public TrackAssert track(int number) {
    TrackLayout track =
        Layout.of(actual)
            .tracks()
            .filter(laid -> laid.track().number() == number)
            .findFirst()
            .orElseThrow(() -> failure("there is no track %s on the disc", number));
    return new TrackAssert(track, this);
  }

  private DiscAssert same(String what, Object found, Object expected) {
    if (!found.toString().equals(expected.toString())) {
      throw failure("expected the %s of the disc to be <%s> but it is <%s>", what, expected, found);
    }
    return this;
  }
}
