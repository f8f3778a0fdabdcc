package org.glassmaster.backend.file.internal.cue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.cue.CueFiles.Opened;
import org.glassmaster.backend.file.internal.cue.CueSheet.Flag;
import org.glassmaster.backend.file.internal.cue.CueSheet.Index;
import org.glassmaster.backend.file.internal.cue.CueSheet.TrackEntry;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/**
 * Makes tracks of a sheet and its files (raw-dao-images 9.2).
 *
 * <p>Times count sectors from the start of their file, whatever the size of a sector. What lies
 * before the first index of a file belongs to the track's pregap. The two seconds before LBA 0 are
 * not in any file: a pregap of the first track comes in addition, except that one of exactly two
 * seconds that no file holds is taken to be them.
 */
final class CueDisc {
  /** The longest stretch that is taken seriously; what is longer fits on no disc by far. */
  private static final int MOST_SECTORS = 1_000_000;

  private final CueSheet sheet;
  private final String name;
  private final CueFiles files;
  private final Findings findings;

  private int lba = Geometry.FIRST_PAUSE_LBA;
  private int ahead;
  private int file = -1;
  private long offset;
  private int time;

  /** How far the last track came in its file. */
  private int reached;

  private boolean tooLong;

  CueDisc(CueSheet sheet, String name, CueFiles files, Findings findings) {
    this.sheet = sheet;
    this.name = name;
    this.files = files;
    this.findings = findings;
  }

  /** The sessions; empty where no disc can be made of the sheet. */
  List<Session> sessions() throws GlassmasterException {
    List<Session> sessions = new ArrayList<>();
    List<Track> tracks = new ArrayList<>();
    boolean cdi = false;
    boolean whole = true;
    for (int i = 0; i < sheet.tracks().size(); i++) {
      TrackEntry entry = sheet.tracks().get(i);
      if (i > 0 && entry.session() != sheet.tracks().get(i - 1).session()) {
        noteLeadOut(sheet.tracks().get(i - 1).session());
        sessions.add(session(tracks, cdi));
        tracks.clear();
        cdi = false;
        lba +=
            (sessions.size() == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT)
                + Geometry.LATER_LEAD_IN;
      }
      Optional<Track> track = track(entry, i, tracks.isEmpty(), sessions.isEmpty());
      whole &= track.isPresent();
      track.ifPresent(tracks::add);
      cdi |= entry.type().isCdi();
    }
    if (!whole || tooLong || tracks.isEmpty()) {
      return List.of();
    }
    noteLeadOut(sheet.tracks().getLast().session());
    sessions.add(session(tracks, cdi));
    return sessions;
  }

  private static Session session(List<Track> tracks, boolean cdi) {
    return new Session(cdi ? DiscType.CD_I : Session.typeOf(tracks), tracks);
  }

  private Optional<Track> track(TrackEntry entry, int at, boolean first, boolean firstSession)
      throws GlassmasterException {
    List<Index> indexes = entry.indexes();
    if (indexes.isEmpty() || indexes.getLast().number() == 0) {
      note(CueFinding.NO_INDEX_1, entry.line(), "track " + entry.number() + " has no INDEX 01");
      if (indexes.isEmpty()) {
        return Optional.empty();
      }
    }
    ahead = first ? Geometry.PAUSE : 0;
    TrackContent content = new TrackContent(entry.type());
    content.silence(Math.max(0, entry.pregap()));
    for (int i = 0; i < indexes.size(); i++) {
      Index index = indexes.get(i);
      boolean alone = indexes.size() == 1 && index.number() == 0;
      Optional<Index> next =
          i + 1 < indexes.size() ? Optional.of(indexes.get(i + 1)) : firstIndex(at + 1);
      int end = i + 1 < indexes.size() ? -1 : sessionEnd(at, index, next);
      seek(entry, index, content);
      content.mark(alone ? 1 : index.number());
      stretch(entry, index, next, end, content);
      if (i + 1 < indexes.size() && indexes.get(i + 1).file() != index.file()) {
        content.fill();
      }
    }
    if (entry.postgap() > 0) {
      content.fill();
      content.silence(entry.postgap());
    }
    return Optional.of(track(entry, content, first, firstSession));
  }

  /** Goes to an index: over what lies before it where its file begins with it. */
  private void seek(TrackEntry entry, Index index, TrackContent content)
      throws GlassmasterException {
    int size = entry.type().bytes();
    if (index.file() == file) {
      return;
    }
    file = index.file();
    offset = 0;
    time = 0;
    if (index.time() > 0) {
      Opened opened = files.get(file, entry.type());
      long bytes = (long) index.time() * size;
      requireThere(entry, index, opened, bytes, content);
      note(
          CueFinding.BEFORE_FIRST_INDEX,
          index.line(),
          Msf.ofFrames(Math.min(index.time(), 449_999))
              + " before the first index of "
              + files.entry(file).name()
              + " count as pregap");
      content.stored(opened, 0, bytes);
      offset = bytes;
      time = index.time();
    }
  }

  /** Adds what lies between an index and the next one, or the end of its file. */
  private void stretch(
      TrackEntry entry, Index index, Optional<Index> next, int sessionEnd, TrackContent content)
      throws GlassmasterException {
    Opened opened = files.get(file, entry.type());
    int size = entry.type().bytes();
    long there = opened.source().size() - offset;
    if (next.isPresent() && next.get().file() == file) {
      int stop = sessionEnd < 0 ? next.get().time() : sessionEnd;
      long bytes = (long) (stop - time) * size;
      requireThere(entry, next.get(), opened, bytes, content);
      if (bytes > 0) {
        content.stored(opened, offset, bytes);
      }
      offset += (long) (next.get().time() - time) * size;
      time = next.get().time();
      reached = stop;
      return;
    }
    if (there <= 0) {
      throw tooShort(entry, index, opened, content);
    }
    long sectors = (there - 1) / size + 1;
    if (sectors > MOST_SECTORS) {
      tooLong = true;
      note(
          CueFinding.TOO_LONG,
          files.entry(file).line(),
          files.entry(file).name() + " has " + sectors + " sectors");
      return;
    }
    boolean audio = entry.type() == TrackType.AUDIO;
    if (there % size != 0 && (!audio || there % 4 != 0)) {
      note(
          CueFinding.DATA_CUT,
          files.entry(file).line(),
          files.entry(file).name() + " ends inside a " + (audio ? "sample" : "sector"));
    } else if (there % size != 0 && next.isPresent() && continues(entry, next.get())) {
      note(
          CueFinding.PADDED,
          next.get().line(),
          files.entry(file).name()
              + " ends inside a sector, "
              + (size - there % size) / 4
              + " samples of silence fill it before index "
              + next.get().number()
              + ", unless files are joined");
    }
    content.stored(opened, offset, there);
    reached = time + (int) sectors;
  }

  /**
   * What a sheet says of the end of a session counts for nothing else, but may mean that sectors
   * are missing. It is a place in the file, one on the disc, or the length of a lead-out.
   */
  private void noteLeadOut(int session) {
    Integer said = sheet.leadOuts().get(session);
    if (said == null
        || said == reached
        || said == lba
        || said == lba + Geometry.PAUSE
        || said == Geometry.FIRST_LEAD_OUT
        || said == Geometry.LATER_LEAD_OUT) {
      return;
    }
    findings.add(
        CueFinding.LEAD_OUT,
        name,
        "REM LEAD-OUT says "
            + Msf.ofFrames(Math.min(said, 449_999))
            + " for session "
            + session
            + ", its last track ends at "
            + Msf.ofFrames(Math.min(reached, 449_999)));
  }

  private static boolean continues(TrackEntry entry, Index next) {
    return entry.indexes().contains(next);
  }

  /** Where a session's last track ends inside a file that holds the gap between sessions too. */
  private int sessionEnd(int at, Index index, Optional<Index> next) {
    TrackEntry entry = sheet.tracks().get(at);
    Integer leadOut = sheet.leadOuts().get(entry.session());
    boolean sessionEnds =
        at + 1 < sheet.tracks().size() && sheet.tracks().get(at + 1).session() != entry.session();
    if (leadOut == null
        || !sessionEnds
        || next.isEmpty()
        || next.get().file() != index.file()
        || leadOut <= index.time()
        || !isGap(next.get().time() - leadOut, entry.session() == 1)) {
      return -1;
    }
    note(
        CueFinding.SESSION_GAP,
        next.get().line(),
        (next.get().time() - leadOut) + " sectors between the sessions are left out");
    return leadOut;
  }

  /**
   * Whether so many sectors are a lead-out and a lead-in, with a pause or without. Some programs
   * write the length of the lead-out where others write its place.
   */
  private static boolean isGap(int sectors, boolean first) {
    int gap = (first ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT) + Geometry.LATER_LEAD_IN;
    return sectors >= gap && sectors <= gap + 2 * Geometry.PAUSE;
  }

  private Optional<Index> firstIndex(int track) {
    for (int i = track; i < sheet.tracks().size(); i++) {
      List<Index> indexes = sheet.tracks().get(i).indexes();
      if (!indexes.isEmpty()) {
        return Optional.of(indexes.getFirst());
      }
    }
    return Optional.empty();
  }

  private Track track(TrackEntry entry, TrackContent content, boolean first, boolean firstSession) {
    int pause = first ? pause(entry, content, firstSession) : 0;
    TrackMode mode = content.mode();
    if (mode.headerMode() != entry.type().mode().headerMode()) {
      note(
          CueFinding.OTHER_MODE,
          entry.line(),
          "the sectors of track "
              + entry.number()
              + " are of "
              + mode.label()
              + ", not "
              + entry.type().word());
    }
    int pregap = content.pregap() + pause;
    lba += pause + content.sectors();
    return new Track(
        entry.number(),
        mode,
        copy(entry),
        entry.flags().contains(Flag.PRE),
        entry.flags().contains(Flag.FOUR_CHANNEL),
        Isrc.parse(entry.isrc()),
        pregap,
        content.laterIndexes(),
        content.fragments(pause),
        content.subchannel(pause));
  }

  /** How much silence comes before everything that the sheet says of a session's first track. */
  private int pause(TrackEntry entry, TrackContent content, boolean firstSession) {
    if (!firstSession && content.storedPregap() >= Geometry.PAUSE) {
      return 0;
    }
    if (entry.pregap() == Geometry.PAUSE && content.storedPregap() == 0) {
      note(
          CueFinding.FIRST_PREGAP,
          entry.line(),
          "a PREGAP of 00:02:00 is taken for the pause that every session begins with");
      return 0;
    }
    return Geometry.PAUSE;
  }

  private static CopyPermission copy(TrackEntry entry) {
    if (entry.flags().contains(Flag.SCMS)) {
      return CopyPermission.SCMS;
    }
    return entry.flags().contains(Flag.DCP) ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED;
  }

  private void requireThere(
      TrackEntry entry, Index wanted, Opened opened, long bytes, TrackContent content)
      throws SourceException {
    if (opened.source().size() - offset < bytes) {
      throw tooShort(entry, wanted, opened, content);
    }
  }

  private SourceException tooShort(
      TrackEntry entry, Index wanted, Opened opened, TrackContent content) {
    String path = opened.source().name();
    int size = entry.type().bytes();
    long there = Math.max(0, opened.source().size() - offset) / size;
    long missing = (long) lba + ahead + content.sectors() + there;
    return new SourceException(
            "source-short",
            path
                + " ends after "
                + (time + there)
                + " sectors, "
                + name
                + ":"
                + wanted.line()
                + " wants sector "
                + wanted.time())
        .at(path)
        .atLba((int) Math.min(missing, Geometry.LAST_LBA))
        .advise("the file is not the one the sheet was made for, or it was not copied whole");
  }

  private void note(FindingKind finding, int line, String message) {
    findings.add(finding, name + ":" + line, message);
  }
}
