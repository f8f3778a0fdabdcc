package org.glassmaster.emulator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;

/** The forms of READ TOC/PMA/ATIP that {@code TableOfContents} of core has no use for. */
final class TocAnswers {
  private static final int POSITION = 1 << 4;
  private static final int MODE5 = 5 << 4;
  private static final int ITEM = 11;

  private TocAnswers() {}

  private record Entry(int number, int control, int lba) {}

  /** Format 0, from a track on, in either address form. */
  static byte[] tracks(Layout layout, int from, boolean msf) throws Refusal {
    List<Entry> entries = new ArrayList<>();
    layout
        .tracks()
        .filter(track -> track.track().number() >= from)
        .forEach(
            track ->
                entries.add(
                    new Entry(track.track().number(), track.track().control(), track.index1())));
    Track last = layout.sessions().getLast().tracks().getLast().track();
    if (from > last.number() && from != Stretch.LEAD_OUT_TNO) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    entries.add(new Entry(Stretch.LEAD_OUT_TNO, last.control(), layout.leadOut()));
    ByteBuffer toc = ByteBuffer.allocate(4 + 8 * entries.size());
    toc.putShort((short) (toc.capacity() - 2));
    toc.put((byte) layout.sessions().getFirst().firstTrack()).put((byte) last.number());
    for (Entry entry : entries) {
      toc.put((byte) 0)
          .put((byte) (POSITION | entry.control))
          .put((byte) entry.number)
          .put((byte) 0);
      address(toc, entry.lba, msf);
    }
    return toc.array();
  }

  /** Format 1: where the last session's programme starts. */
  static byte[] sessions(Layout layout, boolean msf) {
    SessionLayout last = layout.sessions().getLast();
    TrackLayout first = last.tracks().getFirst();
    ByteBuffer answer = ByteBuffer.allocate(12).putShort((short) 10).put((byte) 1);
    answer.put((byte) layout.sessions().size());
    answer.put((byte) 0).put((byte) (POSITION | first.track().control()));
    answer.put((byte) first.track().number()).put((byte) 0);
    address(answer, first.index1(), msf);
    return answer.array();
  }

  /**
   * Format 2: every item of every lead-in from a session on, in binary.
   *
   * @param next whether the last lead-in points to a session that may follow
   * @param outermost the latest address of a lead-out, for point B0
   */
  static byte[] items(Layout layout, int from, boolean next, int outermost) throws Refusal {
    if (from > layout.sessions().size()) {
      throw new Refusal(Refusal.INVALID_FIELD);
    }
    ByteBuffer items = ByteBuffer.allocate((99 + 5 * layout.sessions().size()) * ITEM);
    for (SessionLayout session : layout.sessions()) {
      if (session.number() < from) {
        continue;
      }
      Track first = session.tracks().getFirst().track();
      Track last = session.tracks().getLast().track();
      int number = session.number();
      item(items, number, first.control(), 0xA0);
      items.put((byte) first.number()).put((byte) session.session().type().psec()).put((byte) 0);
      item(items, number, last.control(), 0xA1);
      items.put((byte) last.number()).put((byte) 0).put((byte) 0);
      item(items, number, last.control(), 0xA2);
      time(items, session.leadOut());
      for (TrackLayout track : session.tracks()) {
        item(items, number, track.track().control(), track.track().number());
        time(items, track.index1());
      }
      if (layout.sessions().size() > 1 || next) {
        boolean follows = next || number < layout.sessions().size();
        mode5(items, session, follows, outermost);
      }
    }
    ByteBuffer answer = ByteBuffer.allocate(4 + items.position());
    answer.putShort((short) (answer.capacity() - 2)).put((byte) 1);
    answer.put((byte) layout.sessions().size());
    answer.put(items.flip());
    return answer.array();
  }

  private static void item(ByteBuffer items, int session, int control, int point) {
    items.put((byte) session).put((byte) (POSITION | control)).put((byte) 0).put((byte) point);
    items.put(new byte[4]);
  }

  /** Point B0: where the next programme may start, how many such items, the outermost lead-out. */
  private static void mode5(
      ByteBuffer items, SessionLayout session, boolean follows, int outermost) {
    int control = session.tracks().getFirst().track().control();
    items.put((byte) session.number()).put((byte) (MODE5 | control));
    items.put((byte) 0).put((byte) 0xB0);
    if (follows) {
      time(items, session.end() + Geometry.LATER_LEAD_IN + Geometry.PAUSE);
    } else {
      items.put((byte) 0xFF).put((byte) 0xFF).put((byte) 0xFF);
    }
    items.put((byte) 1);
    time(items, outermost);
  }

  private static void time(ByteBuffer into, int lba) {
    Msf msf = Msf.ofLba(Math.min(lba, Geometry.LAST_LBA));
    into.put((byte) msf.minute()).put((byte) msf.second()).put((byte) msf.frame());
  }

  static void address(ByteBuffer into, int lba, boolean msf) {
    if (msf) {
      into.put((byte) 0);
      time(into, lba);
    } else {
      into.putInt(lba);
    }
  }

  /** Format 3: the tracks as the programme memory area has them. */
  static byte[] memory(List<PlannedTrack> tracks) {
    ByteBuffer answer = ByteBuffer.allocate(4 + ITEM * tracks.size());
    answer.putShort((short) (answer.capacity() - 2)).putShort((short) 0);
    for (PlannedTrack track : tracks) {
      answer.put((byte) 1).put((byte) (POSITION | track.control())).put((byte) 0);
      answer.put((byte) track.number());
      time(answer, track.end());
      answer.put((byte) 0);
      time(answer, track.index1());
    }
    return answer.array();
  }

  /** Format 4: what the pregroove says. */
  static byte[] pregroove(BlankMedium blank) {
    ByteBuffer answer = ByteBuffer.allocate(28).putShort((short) 26).putShort((short) 0);
    answer.put((byte) 0xD0).put((byte) 0);
    answer.put((byte) (0x80 | (blank.erasable() ? 0x40 : 0))).put((byte) 0);
    time(answer, blank.leadInLba());
    answer.put((byte) 0);
    time(answer, blank.lastLeadOutLba());
    return answer.array();
  }
}
