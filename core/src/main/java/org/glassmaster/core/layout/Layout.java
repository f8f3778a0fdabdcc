package org.glassmaster.core.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;

/**
 * A disc laid out: one stretch follows another from the first lead-in to the last lead-out, without
 * a hole. A later session starts 11 400 sectors after the first lead-out began, 6 900 after a later
 * one (raw-dao 1.2).
 */
public final class Layout {
  private final Disc disc;
  private final List<SessionLayout> sessions;
  private final List<Stretch> stretches;
  private final int[] starts;

  private Layout(Disc disc, List<SessionLayout> sessions, List<Stretch> stretches) {
    this.disc = disc;
    this.sessions = List.copyOf(sessions);
    this.stretches = List.copyOf(stretches);
    this.starts = stretches.stream().mapToInt(Stretch::start).toArray();
  }

  /**
   * Lays a disc out, with its lead-in from MSF 95:00:00.
   *
   * @param disc the disc
   * @return the layout
   */
  public static Layout of(Disc disc) {
    return of(disc, Geometry.RAW_IMAGE_START);
  }

  /**
   * Lays a disc out.
   *
   * @param disc the disc
   * @param leadIn first sector of the first lead-in, as the medium or the user has it
   * @return the layout
   * @throws IllegalArgumentException where a session has no track with content, or the disc does
   *     not fit on any medium: the findings of {@link org.glassmaster.core.disc.DiscCheck} say so
   *     first
   */
  public static Layout of(Disc disc, int leadIn) {
    if (leadIn < Geometry.FIRST_LBA || leadIn >= Geometry.FIRST_PAUSE_LBA) {
      throw new IllegalArgumentException("a lead-in cannot start at LBA " + leadIn);
    }
    return lay(disc, leadIn, 1);
  }

  /**
   * Lays sessions out that are added to a disc which was left open.
   *
   * @param disc the disc
   * @param leadIn first sector of the next lead-in, as the medium has it
   * @param firstSession number of the next session, 2 at least
   * @return the layout
   * @throws IllegalArgumentException as {@link #of(Disc, int)}
   */
  public static Layout appending(Disc disc, int leadIn, int firstSession) {
    if (firstSession < 2 || leadIn < 0) {
      throw new IllegalArgumentException(
          "session " + firstSession + " cannot be added at LBA " + leadIn);
    }
    return lay(disc, leadIn, firstSession);
  }

  private static Layout lay(Disc disc, int leadIn, int firstSession) {
    List<SessionLayout> sessions = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    int start = leadIn;
    for (Session session : disc.sessions()) {
      int number = sessions.size() + firstSession;
      int pause = number == 1 ? Geometry.FIRST_PAUSE_LBA : start + Geometry.LATER_LEAD_IN;
      SessionLayout laid = session(number, session, start, pause);
      sessions.add(laid);
      stretch(laid, stretches);
      start = laid.end();
    }
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a disc without a session");
    }
    return new Layout(disc, sessions, stretches);
  }

  private static SessionLayout session(int number, Session session, int leadIn, int pause) {
    if (session.tracks().isEmpty()) {
      throw new IllegalArgumentException("session " + number + " has no track");
    }
    List<TrackLayout> tracks = new ArrayList<>();
    int lba = pause;
    for (Track track : session.tracks()) {
      int total = track.totalSectors();
      if (total <= track.pregap()) {
        throw new IllegalArgumentException("nothing follows the pregap of track " + track.number());
      }
      if (lba > Geometry.LAST_LEAD_OUT_START - total) {
        throw new IllegalArgumentException(
            "no disc is as long: track "
                + track.number()
                + " would end at LBA "
                + ((long) lba + total)
                + ", "
                + Geometry.LAST_LEAD_OUT_START
                + " is the last place for a lead-out");
      }
      tracks.add(new TrackLayout(track, lba, lba + track.pregap(), lba + total));
      lba += total;
    }
    int leadOut = number == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT;
    return new SessionLayout(number, session, leadIn, pause, tracks, lba, lba + leadOut);
  }

  private static void stretch(SessionLayout session, List<Stretch> into) {
    int number = session.number();
    Track first = session.tracks().getFirst().track();
    Track last = session.tracks().getLast().track();
    into.add(
        new Stretch(
            Area.LEAD_IN,
            session.leadIn(),
            session.pause(),
            number,
            0,
            0,
            session.leadIn(),
            first));
    for (TrackLayout track : session.tracks()) {
      List<TrackLayout.Index> indexes = track.indexes();
      for (int i = 0; i < indexes.size(); i++) {
        int index = indexes.get(i).number();
        int start = indexes.get(i).lba();
        int end = i + 1 < indexes.size() ? indexes.get(i + 1).lba() : track.end();
        if (end > start) {
          Area area = index == 0 ? Area.PAUSE : Area.PROGRAMME;
          into.add(
              new Stretch(
                  area,
                  start,
                  end,
                  number,
                  track.track().number(),
                  index,
                  track.index1(),
                  track.track()));
        }
      }
    }
    into.add(
        new Stretch(
            Area.LEAD_OUT,
            session.leadOut(),
            session.end(),
            number,
            Stretch.LEAD_OUT_TNO,
            1,
            session.leadOut(),
            last));
  }

  /** {@return the disc that is laid out here} */
  public Disc disc() {
    return disc;
  }

  /** {@return the sessions at their addresses} */
  public List<SessionLayout> sessions() {
    return sessions;
  }

  /** {@return all tracks of all sessions at their addresses} */
  public Stream<TrackLayout> tracks() {
    return sessions.stream().flatMap(session -> session.tracks().stream());
  }

  /** {@return everything, in order and without a hole} */
  public List<Stretch> stretches() {
    return stretches;
  }

  /** {@return first sector of the first lead-in} */
  public int start() {
    return starts[0];
  }

  /** {@return the sector after the last lead-out} */
  public int end() {
    return stretches.getLast().end();
  }

  /** {@return where the last session's lead-out starts: what has to fit on the medium} */
  public int leadOut() {
    return sessions.getLast().leadOut();
  }

  /**
   * {@return the stretch that a sector lies in}
   *
   * @param lba an address of the program or of what lies round it
   */
  public Stretch at(int lba) {
    if (lba < start() || lba >= end()) {
      throw new IndexOutOfBoundsException("LBA " + lba + " is not on this disc");
    }
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= lba) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return stretches.get(low);
  }
}
