package org.glassmaster.backend.file.internal.ccd;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.Point;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.TrackSection;
import org.glassmaster.backend.file.internal.data.SectorProbe;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.recovery.QSurvey;

/** Makes tracks of a sheet, its image and what its sub-channel says. */
final class CcdDisc {
  private static final int COPY = 2;

  private final CcdSheet sheet;
  private final String name;
  private final ByteSource image;
  private final Extents extents;
  private final Survey survey;
  private final Findings findings;
  private int pause = Geometry.FIRST_PAUSE_LBA;

  CcdDisc(
      CcdSheet sheet,
      String name,
      ByteSource image,
      Extents extents,
      Survey survey,
      Findings findings) {
    this.sheet = sheet;
    this.name = name;
    this.image = image;
    this.extents = extents;
    this.survey = survey;
    this.findings = findings;
  }

  /** The sessions. */
  List<Session> sessions() throws SourceException {
    List<Session> sessions = new ArrayList<>();
    for (Extents.Extent extent : extents.sessions()) {
      List<Track> tracks = new ArrayList<>();
      List<TrackPlaces> places = places(extent);
      for (int i = 0; i < places.size(); i++) {
        tracks.add(track(extent, places.get(i), i == 0));
      }
      sessions.add(new Session(Session.typeOf(tracks, extent.toc().psec()), tracks));
      pause =
          extent.leadOut()
              + (sessions.size() == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT)
              + Geometry.LATER_LEAD_IN;
    }
    return sessions;
  }

  /** Where the tracks of a session lie; each ends where the next begins. */
  private List<TrackPlaces> places(Extents.Extent extent) {
    List<Point> points = extent.toc().points();
    List<TrackPlaces> places = new ArrayList<>();
    int end = extent.leadOut();
    boolean whole =
        survey.sub().filter(sub -> sub.reaches(extent.offset(extent.leadOut()))).isPresent();
    for (int i = points.size() - 1; i >= 0; i--) {
      Point point = points.get(i);
      TrackPlaces place =
          TrackPlaces.of(
              point,
              Optional.ofNullable(sheet.tracks().get(point.number())),
              whole ? survey.track(point.number()) : Optional.empty(),
              i == 0 ? extent.first() : points.get(i - 1).lba() + 1,
              end,
              i == 0,
              findings);
      places.addFirst(place);
      end = place.start();
    }
    return places;
  }

  private Track track(Extents.Extent extent, TrackPlaces place, boolean first)
      throws SourceException {
    Point point = place.point();
    Optional<QSurvey.Seen> seen = survey.track(point.number());
    Optional<TrackSection> section = Optional.ofNullable(sheet.tracks().get(point.number()));
    noteControl(point, seen);
    int stored = point.lba() - place.start();
    int pregap = first ? pregap(extent, point, stored) : stored;
    int offset = extent.offset(place.start());
    int count = place.end() - place.start();
    boolean audio = !point.isData();
    Optional<SectorProbe.Seen> sectors = audio ? Optional.empty() : probe(extent, place, section);
    TrackMode mode = audio ? TrackMode.AUDIO : mode(section, sectors);
    List<Fragment> content = new ArrayList<>();
    if (pregap > stored) {
      content.add(silence(pregap - stored, extent, mode));
    }
    content.add(
        audio
            ? new Fragment.Samples(
                image,
                (long) offset * Fragment.SECTOR,
                (long) count * Fragment.SECTOR,
                ByteOrder.LITTLE_ENDIAN)
            : new Fragment.Sectors(
                image,
                (long) offset * Fragment.SECTOR,
                Fragment.SECTOR,
                scrambled(sectors) ? SectorForm.WHOLE_SCRAMBLED : SectorForm.WHOLE,
                count));
    return new Track(
        point.number(),
        mode,
        copy(point, seen),
        audio && (point.control() & 1) != 0,
        audio && (point.control() & 8) != 0,
        audio ? isrc(point, section, seen) : Optional.empty(),
        pregap,
        place.later(),
        content,
        survey.sub().map(sub -> sub.run(pregap - stored, count, offset)).orElse(List.of()));
  }

  /** The pause of a session's first track: what is not stored of it is silence. */
  private int pregap(Extents.Extent extent, Point point, int stored) {
    int pregap = point.lba() - pause;
    int least = Math.max(Geometry.PAUSE, stored);
    if (pregap < least) {
      findings.add(
          CcdFinding.SESSION_MOVED,
          point.where(),
          "session "
              + extent.toc().number()
              + " starts "
              + (least - pregap)
              + " sectors before it can, it is moved");
      return least;
    }
    if (pregap > least && pause > 0) {
      findings.add(
          CcdFinding.SESSION_MOVED,
          point.where(),
          "session "
              + extent.toc().number()
              + " starts later than it has to, its pause is "
              + pregap
              + " sectors long");
    }
    return pregap;
  }

  /** Silence, or zero data in the mode that the sheet gives the pause. */
  private static Fragment silence(int count, Extents.Extent extent, TrackMode mode) {
    int said = extent.toc().pregapMode();
    boolean mode0 = mode == TrackMode.MODE0 && said == 1;
    boolean own = mode.isAudio() || mode0 || said == mode.headerMode() || (said != 1 && said != 2);
    return own
        ? Fragment.Zero.sectors(count)
        : new Fragment.Zero(
            (long) count * Fragment.SECTOR,
            Optional.of(said == 1 ? TrackMode.MODE1 : TrackMode.MODE2));
  }

  private Optional<SectorProbe.Seen> probe(
      Extents.Extent extent, TrackPlaces place, Optional<TrackSection> section)
      throws SourceException {
    Point point = place.point();
    long offset = (long) extent.offset(point.lba()) * Fragment.SECTOR;
    Optional<SectorProbe.Seen> seen =
        SectorProbe.whole(image, offset, Fragment.SECTOR, place.end() - point.lba());
    int said = section.map(TrackSection::mode).orElse(CcdSheet.NONE);
    if (seen.isPresent() && seen.get().scrambled() != sheet.scrambled()) {
      findings.add(
          CcdFinding.SCRAMBLING,
          point.where(),
          "the sectors of track "
              + point.number()
              + (seen.get().scrambled() ? " are scrambled" : " are not scrambled"));
    }
    boolean isMode0 = seen.isPresent() && seen.get().mode() == TrackMode.MODE0;
    if (seen.isPresent() && said > 0 && !isMode0 && said != seen.get().mode().headerMode()) {
      findings.add(
          CcdFinding.OTHER_MODE,
          section.map(TrackSection::where).orElse(name),
          "the sectors of track " + point.number() + " are of " + seen.get().mode().label());
    }
    return seen;
  }

  private static TrackMode mode(
      Optional<TrackSection> section, Optional<SectorProbe.Seen> sectors) {
    boolean mode2 = section.map(TrackSection::mode).orElse(1) == 2;
    return sectors.map(SectorProbe.Seen::mode).orElse(mode2 ? TrackMode.MODE2 : TrackMode.MODE1);
  }

  private boolean scrambled(Optional<SectorProbe.Seen> sectors) {
    return sectors.map(SectorProbe.Seen::scrambled).orElse(sheet.scrambled());
  }

  private void noteControl(Point point, Optional<QSurvey.Seen> seen) {
    if (seen.isEmpty()) {
      return;
    }
    boolean permitted = seen.get().copy() == CopyPermission.PERMITTED;
    int recorded = seen.get().control() | (permitted ? COPY : 0);
    if (recorded != point.control()) {
      findings.add(
          CcdFinding.SUB_TOC,
          point.where(),
          "track "
              + point.number()
              + " has control "
              + point.control()
              + " in the sheet, "
              + recorded
              + " in the sub-channel");
    }
  }

  /** Only the sub-channel can say that the bit alternates. */
  private static CopyPermission copy(Point point, Optional<QSurvey.Seen> seen) {
    if (seen.isPresent() && seen.get().copy() == CopyPermission.SCMS) {
      return CopyPermission.SCMS;
    }
    return (point.control() & COPY) != 0 ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED;
  }

  private Optional<Isrc> isrc(
      Point point, Optional<TrackSection> section, Optional<QSurvey.Seen> seen) {
    return Survey.believed(
        section.flatMap(TrackSection::isrc),
        seen.flatMap(QSurvey.Seen::isrc),
        section.map(TrackSection::where).orElse(name),
        "the ISRC of track " + point.number(),
        findings);
  }
}
