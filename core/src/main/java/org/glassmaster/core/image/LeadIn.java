package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.subchannel.QEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents as a lead-in repeats it in Q: each item in three frames, then the next,
 * then all again (raw-dao-subchannel 2.4).
 */
final class LeadIn {
  private static final int REPEATS = 3;
  private static final int FIRST_TRACK = 0xA0;
  private static final int LAST_TRACK = 0xA1;
  private static final int LEAD_OUT = 0xA2;
  private static final int NEXT_SESSION = 0xB0;

  private final List<Item> items;
  private final int start;
  private final Render.LeadInTime time;

  private record Item(int control, int point, int pointed, @Nullable Integer next) {}

  LeadIn(SessionLayout session, @Nullable SessionLayout next, boolean alone, Render render) {
    this.start = session.leadIn();
    this.time = render.leadInTime();
    List<Item> points = points(session);
    List<Item> tracks = new ArrayList<>();
    for (TrackLayout track : session.tracks()) {
      tracks.add(
          new Item(
              track.track().control(),
              track.track().number(),
              Msf.ofLba(track.index1()).bcd(),
              null));
    }
    List<Item> all = new ArrayList<>();
    all.addAll(render.tocOrder() == Render.TocOrder.POINTS_FIRST ? points : tracks);
    all.addAll(render.tocOrder() == Render.TocOrder.POINTS_FIRST ? tracks : points);
    if (!alone) {
      all.add(nextSession(session, next));
    }
    this.items = List.copyOf(all);
  }

  private static List<Item> points(SessionLayout session) {
    Track first = session.tracks().getFirst().track();
    Track last = session.tracks().getLast().track();
    int firstTrack = Bcd.encode(first.number()) << 16 | session.session().type().psec() << 8;
    return List.of(
        new Item(first.control(), FIRST_TRACK, firstTrack, null),
        new Item(last.control(), LAST_TRACK, Bcd.encode(last.number()) << 16, null),
        new Item(last.control(), LEAD_OUT, Msf.ofLba(session.leadOut()).bcd(), null));
  }

  /**
   * Point B0: where the next session's programme may start, or that there is none
   * (raw-dao-subchannel 2.6).
   */
  private static Item nextSession(SessionLayout session, @Nullable SessionLayout next) {
    int programme = next == null ? 0xFFFFFF : Msf.ofLba(next.pause() + Geometry.PAUSE).bcd();
    int outermost = Msf.ofLba(Geometry.LAST_LEAD_OUT_START).bcd();
    return new Item(
        session.tracks().getFirst().track().control(), NEXT_SESSION, outermost, programme);
  }

  /** Writes the frame of a sector of this lead-in. */
  void frame(int lba, MemorySegment to, long at) {
    Item item = items.get((lba - start) / REPEATS % items.size());
    if (item.next != null) {
      QEncoder.mode5(to, at, item.control, 0, item.point, item.next, 1, item.pointed);
      return;
    }
    int running = time == Render.LeadInTime.ABSOLUTE ? Msf.framesOfLba(lba) : lba - start;
    QEncoder.tocItem(to, at, item.control, item.point, running, item.pointed);
  }
}
