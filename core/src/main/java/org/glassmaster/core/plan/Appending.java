package org.glassmaster.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.text.CdText;

/** Sessions that are added to a disc which was left open: their tracks count on from its last. */
final class Appending {
  private Appending() {}

  static Planner.Layouter to(Device target, Disc disc, Job job) throws GlassmasterException {
    Contents there =
        target
            .reader()
            .orElseThrow(
                () ->
                    new DeviceException(
                            "no-reader", "the device cannot say what is on the disc already")
                        .at(target.info().location())
                        .advise("append with a device that reads"))
            .contents(job);
    int last = there.disc().tracks().mapToInt(Track::number).max().orElse(0);
    int session = there.disc().sessions().size() + 1;
    Disc renumbered = renumbered(disc, last);
    return leadIn -> Layout.appending(renumbered, leadIn, session);
  }

  private static Disc renumbered(Disc disc, int last) throws ContentException {
    int first = disc.tracks().mapToInt(Track::number).min().orElse(1);
    int highest = disc.tracks().mapToInt(Track::number).max().orElse(1);
    int shift = last + 1 - first;
    if (highest + shift > Geometry.LAST_NUMBER) {
      throw PlanRule.TOO_MANY_TRACKS.refusal(
          "disc-not-valid",
          "the disc has "
              + last
              + " tracks already, "
              + (highest - first + 1)
              + " more do not fit under number 99");
    }
    List<Session> sessions = new ArrayList<>();
    for (Session session : disc.sessions()) {
      List<Track> tracks =
          session.tracks().stream().map(track -> track.withNumber(track.number() + shift)).toList();
      sessions.add(new Session(session.type(), tracks, session.leadIn(), session.leadOut()));
    }
    return new Disc(disc.mcn(), sessions, CdText.NONE);
  }

  /** CD-TEXT lies in the first lead-in, which is written already. */
  static Fidelity account(Disc disc, Fidelity offered) {
    if (disc.text().isEmpty()) {
      return offered;
    }
    List<Fate> fates = new ArrayList<>(offered.fates());
    fates.add(
        Fate.lost(
            Attribute.CD_TEXT, "disc", "it lies in the first lead-in, which is written already"));
    return new Fidelity(fates);
  }
}
