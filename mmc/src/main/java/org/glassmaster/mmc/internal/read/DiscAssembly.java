package org.glassmaster.mmc.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.finding.Finding;

/** Puts the sessions of a disc together from what tables and sub-channel tell. */
final class DiscAssembly {
  /** Sectors that end a data track which was recorded by itself, and that nobody can read. */
  private static final int RUN_OUT = 2;

  private static final int ATTEMPTS = 3;
  private static final int PRE_EMPHASIS = 1;
  private static final int COPY = 2;
  private static final int DATA = 4;
  private static final int FOUR_CHANNEL = 8;

  private final DriveToc toc;
  private final SubchannelSurvey survey;
  private final SectorPort port;
  private final MainBytes main;
  private final Optional<SymbolBytes> symbols;
  private final SubchannelRun.Form form;
  private final List<Finding> findings;
  private final Set<Attribute> unseen;

  /**
   * An assembly.
   *
   * @param symbols where the sub-channel comes from, if it is wanted
   * @param form what there is of it
   * @param unseen where what cannot be read is added
   */
  DiscAssembly(
      DriveToc toc,
      SubchannelSurvey survey,
      SectorPort port,
      MainBytes main,
      Optional<SymbolBytes> symbols,
      SubchannelRun.Form form,
      List<Finding> findings,
      Set<Attribute> unseen) {
    this.toc = toc;
    this.survey = survey;
    this.port = port;
    this.main = main;
    this.symbols = symbols;
    this.form = form;
    this.findings = findings;
    this.unseen = unseen;
  }

  List<Session> sessions() throws GlassmasterException {
    List<Session> sessions = new ArrayList<>();
    int pause = Geometry.FIRST_PAUSE_LBA;
    for (DriveToc.Session session : toc.sessions()) {
      List<Track> tracks = new ArrayList<>();
      for (int i = 0; i < session.tracks().size(); i++) {
        DriveToc.Track track = session.tracks().get(i);
        int end =
            i + 1 < session.tracks().size()
                ? survey.of(session.tracks().get(i + 1)).pause()
                : session.leadOut();
        TrackMode mode = mode(track, end);
        tracks.add(i == 0 ? first(session, track, mode, pause, end) : later(track, mode, end));
      }
      sessions.add(new Session(type(session, tracks), tracks));
      pause += tracks.stream().mapToInt(Track::totalSectors).sum() + distance(sessions.size());
    }
    return sessions;
  }

  /** From the lead-out of a session to the pause of the next. */
  private static int distance(int session) {
    int leadOut = session == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT;
    return leadOut + Geometry.LATER_LEAD_IN;
  }

  private TrackMode mode(DriveToc.Track track, int end) throws GlassmasterException {
    if (!track.isData()) {
      return TrackMode.AUDIO;
    }
    Optional<TrackMode> mode = new ModeProbe(port).mode(track.start(), end);
    if (mode.isEmpty()) {
      findings.add(
          ReadFinding.MODE_UNKNOWN.at(track.place(), "none of its sectors tells its mode"));
    }
    return mode.orElse(TrackMode.MODE1);
  }

  /** The first track of a session, whose pause may hold music that nobody is told of. */
  private Track first(
      DriveToc.Session session, DriveToc.Track track, TrackMode mode, int pause, int end)
      throws GlassmasterException {
    int pregap = track.start() - pause;
    if (session.number() > 1 && pregap != Geometry.PAUSE) {
      findings.add(
          ReadFinding.SESSION_GAP.at(
              "session " + session.number(),
              "it begins at LBA "
                  + track.start()
                  + ", after the session before it LBA "
                  + (pause + Geometry.PAUSE)
                  + " is usual"));
      pregap = pregap < 0 || pregap > Geometry.LATER_LEAD_IN ? Geometry.PAUSE : pregap;
    }
    List<Fragment> content = new ArrayList<>();
    int begin = track.start() - pregap;
    int quiet = Math.min(Geometry.PAUSE, pregap);
    pause(track, mode, begin, begin + quiet, pregap == quiet, content);
    if (pregap > quiet) {
      hidden(track, mode, begin + quiet, track.start(), content);
    }
    programme(track, mode, track.start(), end, content);
    return track(track, mode, pregap, content, Math.max(begin, 0), end);
  }

  /** The mandatory pause: as it is where the drive reads it, or as it should be. */
  private void pause(
      DriveToc.Track track, TrackMode mode, int from, int to, boolean alone, List<Fragment> content)
      throws GlassmasterException {
    PauseProbe.Content found = new PauseProbe(port).all(from, to, mode);
    if (found == PauseProbe.Content.CONTENT) {
      add(content, mode, from, to);
      return;
    }
    content.add(Fragment.Zero.sectors(to - from));
    if (found == PauseProbe.Content.UNREAD) {
      findings.add(
          ReadFinding.FIRST_PAUSE_UNREAD.at(
              track.place(), "the drive does not read the " + (to - from) + " sectors before it"));
      if (alone && mode.isAudio()) {
        unseen.add(Attribute.HIDDEN_AUDIO);
      }
    }
  }

  private void hidden(
      DriveToc.Track track, TrackMode mode, int from, int to, List<Fragment> content)
      throws GlassmasterException {
    if (new PauseProbe(port).some(from, to, mode) == PauseProbe.Content.UNREAD) {
      content.add(Fragment.Zero.sectors(to - from));
      unseen.add(Attribute.HIDDEN_AUDIO);
      findings.add(
          ReadFinding.HIDDEN_UNREAD.at(
              track.place(), "the drive does not read the " + (to - from) + " sectors before it"));
    } else {
      add(content, mode, from, to);
    }
  }

  private Track later(DriveToc.Track track, TrackMode mode, int end) throws GlassmasterException {
    int pause = survey.of(track).pause();
    List<Fragment> content = new ArrayList<>();
    if (pause < track.start() && !mode.isAudio()) {
      // Between audio and data there are sectors that some drives take for neither.
      if (new PauseProbe(port).some(pause, track.start(), mode) == PauseProbe.Content.UNREAD) {
        content.add(Fragment.Zero.sectors(track.start() - pause));
        findings.add(
            ReadFinding.HIDDEN_UNREAD.at(
                track.place(), "the drive does not read the data in its pause"));
      } else {
        add(content, mode, pause, track.start());
      }
      programme(track, mode, track.start(), end, content);
    } else {
      programme(track, mode, pause, end, content);
    }
    return track(track, mode, track.start() - pause, content, pause, end);
  }

  /** Adds the sectors of a track, but for run-out at the end of data. */
  private void programme(
      DriveToc.Track track, TrackMode mode, int from, int to, List<Fragment> content)
      throws GlassmasterException {
    int end = to;
    while (!mode.isAudio() && end > from + 1 && end > to - RUN_OUT && !isReadable(end - 1)) {
      end--;
    }
    if (end < to && isReadable(end - 1)) {
      add(content, mode, from, end);
      content.add(Fragment.Zero.sectors(to - end));
      findings.add(
          ReadFinding.RUN_OUT.at(
              track.place(), "its last " + (to - end) + " sectors are not read"));
    } else {
      add(content, mode, from, to);
    }
  }

  private boolean isReadable(int lba) throws GlassmasterException {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (port.read(ReadCd.whole(), lba, 1)) {
        return true;
      }
    }
    return false;
  }

  /** Adds sectors of the drive; those that run on become one fragment. */
  private void add(List<Fragment> content, TrackMode mode, int from, int to) {
    int first = from;
    if (!content.isEmpty() && content.getLast() instanceof Fragment.Sectors before) {
      first = from - before.count();
      content.removeLast();
    }
    content.add(
        new Fragment.Sectors(
            main,
            MainBytes.position(first),
            Fragment.SECTOR,
            mode.isAudio() ? SectorForm.AUDIO : SectorForm.WHOLE,
            to - first));
  }

  private Track track(
      DriveToc.Track track,
      TrackMode mode,
      int pregap,
      List<Fragment> content,
      int recordedFrom,
      int end) {
    SubchannelSurvey.Found found = survey.of(track);
    int control = control(track, found);
    CopyPermission copy = found.copy().orElseGet(() -> copy(track.control()));
    List<Integer> indexes = new ArrayList<>();
    for (int lba : found.indexes()) {
      int offset = lba - track.start();
      if (offset > (indexes.isEmpty() ? 0 : indexes.getLast())) {
        indexes.add(offset);
      }
    }
    int begin = track.start() - pregap;
    return new Track(
        track.number(),
        mode,
        copy,
        mode.isAudio() && (control & PRE_EMPHASIS) != 0,
        mode.isAudio() && (control & FOUR_CHANNEL) != 0,
        mode.isAudio() ? found.isrc() : Optional.empty(),
        pregap,
        indexes,
        content,
        recorded(mode, begin, recordedFrom, end));
  }

  /** R to W belong to audio; P and Q as recorded to any track. */
  private List<SubchannelRun> recorded(TrackMode mode, int begin, int from, int end) {
    if (symbols.isEmpty() || (!mode.isAudio() && !form.hasPq())) {
      return List.of();
    }
    return List.of(
        new SubchannelRun(
            from - begin,
            end - from,
            symbols.get(),
            SymbolBytes.position(from),
            SymbolBytes.SECTOR,
            form));
  }

  private int control(DriveToc.Track track, SubchannelSurvey.Found found) {
    int listed = track.control();
    int told = found.control().orElse(listed & ~COPY);
    boolean copyDiffers =
        found.copy().isPresent()
            && found.copy().get() != CopyPermission.SCMS
            && found.copy().get() != copy(listed);
    if (told != (listed & ~COPY) || copyDiffers) {
      findings.add(
          ReadFinding.FLAGS_DISAGREE.at(
              track.place(),
              "its flags in the table of contents are not those in the sub-channel"));
    }
    // What is audio and what is data the table says, as drives obey it.
    return (told & ~DATA) | (listed & DATA);
  }

  private static CopyPermission copy(int control) {
    return (control & COPY) != 0 ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED;
  }

  /** By the byte PSEC of point A0, which a drive may have turned from BCD to binary. */
  private static DiscType type(DriveToc.Session session, List<Track> tracks) {
    DiscType byModes = Session.typeOf(tracks);
    OptionalInt said = session.discType();
    if (said.isEmpty()) {
      return byModes;
    }
    return switch (said.getAsInt()) {
      case 0x10, 10 -> DiscType.CD_I;
      case 0x20, 20 -> DiscType.CD_ROM_XA;
      case 0 -> byModes == DiscType.CD_ROM_XA ? DiscType.CD_ROM : byModes;
      default -> byModes;
    };
  }
}
