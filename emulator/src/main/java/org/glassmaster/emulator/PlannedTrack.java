package org.glassmaster.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.text.CdText;

/**
 * A track as a drive knows it while it records: from a cue sheet, or from what it wrote itself.
 *
 * @param control the four control bits
 * @param copied whether the copy bit alternates (SCMS)
 * @param start first sector of the pause, or of index 1 where there is none
 * @param indexes where index 2 and on start
 * @param end the sector after the last
 */
record PlannedTrack(
    int number,
    TrackMode mode,
    int control,
    boolean copied,
    Optional<Isrc> isrc,
    int start,
    int index1,
    List<Integer> indexes,
    int end) {
  private static final int PRE_EMPHASIS = 1;
  private static final int COPY = 2;
  private static final int FOUR_CHANNEL = 8;

  PlannedTrack {
    indexes = List.copyOf(indexes);
  }

  /** The track with what a medium holds of it; its pause is the drive's to make. */
  Track on(Spool spool) {
    int sectors = end - index1;
    ByteSource blocks = spool.blocks("track " + number, index1, sectors);
    SectorForm form = mode.isAudio() ? SectorForm.AUDIO : SectorForm.WHOLE_SCRAMBLED;
    return track()
        .withContent(
            index1 - start,
            List.of(
                Fragment.Zero.sectors(index1 - start),
                new Fragment.Sectors(blocks, 0, BlockFormat.RAW.bytes(), form, sectors)));
  }

  private Track track() {
    boolean audio = mode.isAudio();
    CopyPermission copy =
        copied
            ? CopyPermission.SCMS
            : (control & COPY) != 0 ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED;
    return new Track(
        number,
        mode,
        copy,
        audio && (control & PRE_EMPHASIS) != 0,
        audio && (control & FOUR_CHANNEL) != 0,
        isrc,
        index1 - start,
        indexes.stream().map(lba -> lba - index1).toList(),
        List.of(Fragment.Zero.sectors(end - start)),
        List.of());
  }

  /**
   * Lays a session out, so that its sub-channel can be made.
   *
   * @param open whether its lead-in points to a next session
   */
  static Layout layout(
      List<PlannedTrack> tracks,
      Optional<Mcn> mcn,
      Optional<DiscType> type,
      int leadIn,
      int number,
      boolean open) {
    List<Track> built = tracks.stream().map(PlannedTrack::track).toList();
    List<Session> sessions = new ArrayList<>();
    sessions.add(new Session(type.orElse(Session.typeOf(built)), built));
    int next = tracks.getLast().number() + 1;
    int later =
        tracks.getLast().end()
            + (number == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT)
            + Geometry.LATER_LEAD_IN;
    int shortest = Geometry.PAUSE + Geometry.SHORTEST_TRACK;
    boolean fits = later + shortest <= Geometry.LAST_LEAD_OUT_START;
    if (open && fits && next <= Geometry.LAST_NUMBER) {
      // Only its address is of use: point B0 of the lead-in tells it.
      PlannedTrack following =
          new PlannedTrack(
              next,
              TrackMode.AUDIO,
              0,
              false,
              Optional.empty(),
              0,
              Geometry.PAUSE,
              List.of(),
              shortest);
      sessions.add(new Session(DiscType.CD_DA, List.of(following.track())));
    }
    Disc disc = new Disc(mcn, sessions, CdText.NONE);
    return number == 1 ? Layout.of(disc, leadIn) : Layout.appending(disc, leadIn, number);
  }
}
