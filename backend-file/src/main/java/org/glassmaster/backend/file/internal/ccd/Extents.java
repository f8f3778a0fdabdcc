package org.glassmaster.backend.file.internal.ccd;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.Point;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.TocSession;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;

/**
 * Which sectors of the disc an image holds, and where. The first session is stored from LBA 0 on; a
 * later one from its first track on, or from so many sectors before it as its indexes say. The
 * sessions follow each other without what lies between, save in images that are as long as the disc
 * with everything between.
 *
 * @param gaps whether what lies between the sessions is stored
 */
record Extents(List<Extent> sessions, boolean gaps) {
  /**
   * A session.
   *
   * @param first the first sector that is stored
   * @param leadOut the sector after the last
   * @param offset where the first one lies in the image, in sectors
   */
  record Extent(TocSession toc, int first, int leadOut, int offset) {
    int sectors() {
      return leadOut - first;
    }

    /** Where a sector lies in the image. */
    int offset(int lba) {
      return offset + lba - first;
    }
  }

  /**
   * Lays sessions over an image; empty where they make no sense.
   *
   * @param size bytes of the image
   */
  static Extents of(CcdSheet sheet, long size, String name, Findings findings) {
    long there = (size + Fragment.SECTOR - 1) / Fragment.SECTOR;
    List<Extent> packed = new ArrayList<>();
    int offset = 0;
    int before = 0;
    for (int i = 0; i < sheet.toc().size(); i++) {
      TocSession session = sheet.toc().get(i);
      Point point = session.points().getFirst();
      int first = i == 0 ? 0 : point.lba() - stored(sheet, point);
      int leadOut = session.leadOut();
      if (leadOut == CcdSheet.NONE) {
        findings.add(
            CcdFinding.NO_LEAD_OUT, name, "session " + session.number() + " has no lead-out");
        leadOut = (int) Math.min(first + Math.max(0, there - offset), Geometry.LAST_LBA);
      }
      if (first < before || point.lba() < first || !ascend(session, leadOut)) {
        findings.add(
            CcdFinding.ORDER,
            point.where(),
            "session " + session.number() + " does not start and end where it can");
        return new Extents(List.of(), false);
      }
      packed.add(new Extent(session, first, leadOut, offset));
      offset += leadOut - first;
      before = leadOut;
    }
    if (packed.size() < 2 || there < before) {
      return new Extents(packed, false);
    }
    findings.add(
        CcdFinding.SESSION_GAP, name, "the image holds what lies between the sessions as well");
    return new Extents(
        packed.stream()
            .map(each -> new Extent(each.toc(), each.first(), each.leadOut(), each.first()))
            .toList(),
        true);
  }

  /** Sectors of a later session that are stored before its first track. */
  private static int stored(CcdSheet sheet, Point point) {
    CcdSheet.TrackSection section = sheet.tracks().get(point.number());
    if (section == null) {
      return 0;
    }
    Integer one = section.indexes().get(1);
    // Where the index counts from the start of the disc it says nothing of the session's.
    boolean absolute = one != null && one == point.lba() && !section.indexes().containsKey(0);
    int before = one == null || absolute ? 0 : one - section.indexes().getOrDefault(0, 0);
    return before >= 0 && before < point.lba() ? before : 0;
  }

  private static boolean ascend(TocSession session, int leadOut) {
    int last = -1;
    for (Point point : session.points()) {
      if (point.lba() <= last) {
        return false;
      }
      last = point.lba();
    }
    return leadOut > last && leadOut <= Geometry.LAST_LBA;
  }

  /** Sectors that the image has to have. */
  int sectors() {
    Extent last = sessions.getLast();
    return last.offset() + last.sectors();
  }

  /** Refuses an image that is shorter. */
  void requireWhole(String image, long size, String sheet) throws SourceException {
    long there = (size + Fragment.SECTOR - 1) / Fragment.SECTOR;
    if (there >= sectors()) {
      return;
    }
    int lba = 0;
    for (Extent session : sessions) {
      if (there >= session.offset()) {
        lba = session.first() + (int) (there - session.offset());
      }
    }
    throw new SourceException(
            "source-short", image + " has " + there + " sectors, " + sheet + " wants " + sectors())
        .at(image)
        .atLba(lba)
        .advise("the file is not the one the sheet was made for, or it was not copied whole");
  }
}
