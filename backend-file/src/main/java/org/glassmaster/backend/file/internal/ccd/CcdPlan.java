package org.glassmaster.backend.file.internal.ccd;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.FirstPause;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/** Which sectors an image stores, and the sheet that says so. Lines end as CloneCD ends them. */
record CcdPlan(Layout layout, List<Part> parts) {
  private static final String END = "\r\n";
  private static final Msf ZERO = new Msf(0, 0, 0);

  /** Bytes of a pack of CD-TEXT, with and without its CRC. */
  private static final int PACK = 18;

  private static final int PACK_IN_SHEET = 16;

  /**
   * A session.
   *
   * @param from the first sector that is stored
   */
  record Part(SessionLayout layout, int from) {
    int sectors() {
      return layout.leadOut() - from;
    }
  }

  /** The plan for a disc. */
  static CcdPlan of(Layout layout) throws SourceException {
    List<Part> parts = new ArrayList<>();
    for (SessionLayout session : layout.sessions()) {
      parts.add(
          new Part(
              session, FirstPause.firstStored(session.tracks().getFirst(), session.number() == 1)));
    }
    return new CcdPlan(layout, parts);
  }

  /** All sectors that are stored. */
  int sectors() {
    return parts.stream().mapToInt(Part::sectors).sum();
  }

  /**
   * The sheet.
   *
   * @param packs the CD-TEXT, sixteen bytes a pack
   */
  String text(Disc disc, byte[] packs) {
    StringBuilder entries = new StringBuilder();
    int count = 0;
    for (Part part : parts) {
      count = entries(entries, part, count);
    }
    StringBuilder sheet = new StringBuilder();
    line(sheet, "[CloneCD]");
    line(sheet, "Version=3");
    line(sheet, "[Disc]");
    line(sheet, "TocEntries=" + count);
    line(sheet, "Sessions=" + parts.size());
    line(sheet, "DataTracksScrambled=0");
    line(sheet, "CDTextLength=" + packs.length / PACK_IN_SHEET * PACK);
    disc.mcn().ifPresent(mcn -> line(sheet, "CATALOG=" + mcn.digits()));
    cdText(sheet, packs);
    for (Part part : parts) {
      line(sheet, "[Session " + part.layout().number() + "]");
      line(sheet, "PreGapMode=" + pregapMode(part.layout().tracks().getFirst().track()));
      line(sheet, "PreGapSubC=0");
    }
    sheet.append(entries);
    for (Part part : parts) {
      part.layout().tracks().forEach(track -> track(sheet, track, part.from()));
    }
    return sheet.toString();
  }

  private static void cdText(StringBuilder sheet, byte[] packs) {
    if (packs.length == 0) {
      return;
    }
    HexFormat hex = HexFormat.ofDelimiter(" ");
    line(sheet, "[CDText]");
    line(sheet, "Entries=" + packs.length / PACK_IN_SHEET);
    for (int i = 0; i < packs.length / PACK_IN_SHEET; i++) {
      int at = i * PACK_IN_SHEET;
      line(sheet, "Entry " + i + "=" + hex.formatHex(packs, at, at + PACK_IN_SHEET));
    }
  }

  /** Silence in a data track may be of another mode than the track. */
  private static int pregapMode(Track track) {
    Optional<Fragment> first = track.content().stream().findFirst();
    Optional<TrackMode> own =
        first.isPresent() && first.get() instanceof Fragment.Zero zero
            ? zero.mode()
            : Optional.empty();
    return mode(own.orElse(track.mode()));
  }

  /** Mode 0 has no number of its own, since 0 is audio: readers find it in the headers. */
  private static int mode(TrackMode mode) {
    return mode == TrackMode.MODE0 ? 1 : mode.headerMode();
  }

  /** The items of a lead-in; behind a session with another after it comes where that begins. */
  private int entries(StringBuilder to, Part part, int before) {
    SessionLayout session = part.layout();
    Track first = session.tracks().getFirst().track();
    Track last = session.tracks().getLast().track();
    int count = before;
    int psec = session.session().type().psec();
    entry(to, count++, session, 0xA0, 1, first.control(), ZERO, new Msf(first.number(), psec, 0));
    entry(to, count++, session, 0xA1, 1, last.control(), ZERO, new Msf(last.number(), 0, 0));
    entry(to, count++, session, 0xA2, 1, last.control(), ZERO, Msf.ofLba(session.leadOut()));
    for (TrackLayout track : session.tracks()) {
      int control = track.track().control();
      int number = track.track().number();
      entry(to, count++, session, number, 1, control, ZERO, Msf.ofLba(track.index1()));
    }
    int next = layout.sessions().indexOf(session) + 1;
    if (next < layout.sessions().size()) {
      int programme = layout.sessions().get(next).pause() + Geometry.PAUSE;
      Msf outermost = Msf.ofLba(Geometry.LAST_LEAD_OUT_START);
      entry(to, count++, session, 0xB0, 5, first.control(), Msf.ofLba(programme), outermost);
    }
    return count;
  }

  private static void entry(
      StringBuilder to,
      int count,
      SessionLayout session,
      int point,
      int adr,
      int control,
      Msf time,
      Msf pointed) {
    line(to, "[Entry " + count + "]");
    line(to, "Session=" + session.number());
    line(to, "Point=0x" + hex(point));
    line(to, "ADR=0x" + hex(adr));
    line(to, "Control=0x" + hex(control));
    line(to, "TrackNo=0");
    time(to, "A", time);
    line(to, "Zero=" + (adr == 5 ? 1 : 0));
    time(to, "P", pointed);
  }

  /** Minute, second, frame, and the LBA that they would be. */
  private static void time(StringBuilder to, String prefix, Msf msf) {
    line(to, prefix + "Min=" + msf.minute());
    line(to, prefix + "Sec=" + msf.second());
    line(to, prefix + "Frame=" + msf.frame());
    line(to, prefix + "LBA=" + (msf.frames() - Geometry.PAUSE));
  }

  private static String hex(int number) {
    return HexFormat.of().toHexDigits((byte) number);
  }

  /** Indexes count from the first sector of the session that is stored. */
  private static void track(StringBuilder sheet, TrackLayout track, int from) {
    line(sheet, "[TRACK " + track.track().number() + "]");
    line(sheet, "MODE=" + mode(track.track().mode()));
    track.track().isrc().ifPresent(isrc -> line(sheet, "ISRC=" + isrc.compact()));
    for (TrackLayout.Index index : track.indexes()) {
      int lba = Math.max(index.lba(), from);
      if (index.number() > 0 || lba < track.index1()) {
        line(sheet, "INDEX " + index.number() + "=" + (lba - from));
      }
    }
  }

  private static void line(StringBuilder to, String text) {
    to.append(text).append(END);
  }
}
