package org.glassmaster.core.disc;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.finding.Finding;

/** Holds a disc to the rules, without touching its sources. */
public final class DiscCheck {
  private final Purpose purpose;
  private final List<Finding> findings = new ArrayList<>();

  private DiscCheck(Purpose purpose) {
    this.purpose = purpose;
  }

  /**
   * {@return everything about the disc that breaks a rule, in the order of the disc}
   *
   * @param disc the disc
   * @param purpose what the disc is checked for
   */
  public static List<Finding> check(Disc disc, Purpose purpose) {
    DiscCheck check = new DiscCheck(purpose);
    check.disc(disc);
    return List.copyOf(check.findings);
  }

  private void disc(Disc disc) {
    disc.mcn().ifPresent(this::mcn);
    long lba = Geometry.FIRST_PAUSE_LBA;
    int number = 0;
    for (int i = 0; i < disc.sessions().size(); i++) {
      Session session = disc.sessions().get(i);
      if (i > 0) {
        lba +=
            (i == 1 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT) + Geometry.LATER_LEAD_IN;
      }
      if (session.tracks().isEmpty()) {
        report(DiscRule.NO_TRACKS, "session " + (i + 1), "the session has no track");
        continue;
      }
      if (session.tracks().getFirst().pregap() < Geometry.PAUSE) {
        report(
            DiscRule.FIRST_PAUSE_TOO_SHORT,
            place(session.tracks().getFirst()),
            "the first pause is " + session.tracks().getFirst().pregap() + " sectors long");
      }
      Track previous = null;
      for (Track track : session.tracks()) {
        if (number != 0 && track.number() != number + 1) {
          report(
              DiscRule.NUMBERS_NOT_CONSECUTIVE,
              place(track),
              "track " + number + " is followed by track " + track.number());
        }
        number = track.number();
        track(track, lba);
        if (previous != null) {
          change(previous, track);
        }
        lba += (track.contentBytes() + Fragment.SECTOR - 1) / Fragment.SECTOR;
        previous = track;
      }
      if (lba > Geometry.LAST_LEAD_OUT_START) {
        report(
            DiscRule.TOO_LONG,
            "session " + (i + 1),
            "the lead-out would start at LBA "
                + lba
                + ", "
                + Geometry.LAST_LEAD_OUT_START
                + " is the last that leaves it room");
        return;
      }
    }
    if (disc.sessions().isEmpty()) {
      report(DiscRule.NO_TRACKS, "disc", "the disc has no track");
    }
    text(disc);
  }

  private void mcn(Mcn mcn) {
    if (mcn.isZero()) {
      report(DiscRule.MCN_ZERO, "disc", "the catalogue number is all zeros");
    } else if (!mcn.isEan()) {
      report(
          DiscRule.MCN_CHECK_DIGIT,
          "disc",
          "catalogue number " + mcn + " should end in " + mcn.checkDigit());
    }
  }

  private void track(Track track, long lba) {
    String where = place(track);
    long sectors = (track.contentBytes() + Fragment.SECTOR - 1) / Fragment.SECTOR - track.pregap();
    if (sectors <= 0) {
      report(DiscRule.NO_CONTENT, where, "nothing follows its pregap");
    } else if (sectors < Geometry.SHORTEST_TRACK) {
      report(
          DiscRule.TRACK_TOO_SHORT,
          where,
          sectors + " sectors from index 1, the Red Book wants " + Geometry.SHORTEST_TRACK);
    }
    if (lba + track.pregap() - 1 > Geometry.LAST_HIDDEN_LBA
        && sectors > 0
        && lba == Geometry.FIRST_PAUSE_LBA) {
      report(
          DiscRule.HIDDEN_TOO_LONG, where, "its pregap ends at LBA " + (lba + track.pregap() - 1));
    }
    for (int i = 0; i < track.indexes().size(); i++) {
      if (track.indexes().get(i) >= sectors && sectors > 0) {
        report(
            DiscRule.INDEX_OUTSIDE,
            where,
            "index "
                + (i + 2)
                + " starts "
                + track.indexes().get(i)
                + " sectors after index 1, the track has "
                + sectors);
      }
    }
    if (!track.mode().isAudio()) {
      if (track.isrc().isPresent()) {
        report(DiscRule.ISRC_ON_DATA, where, "a data track carries ISRC " + track.isrc().get());
      }
      if (track.preEmphasis() || track.fourChannel() || track.copy() == CopyPermission.SCMS) {
        report(DiscRule.AUDIO_FLAG_ON_DATA, where, "a data track carries a flag of audio");
      }
      if (track.paddingBytes() > 0) {
        report(DiscRule.DATA_CUT, where, "the data ends inside a sector");
      }
    } else if (track.paddingBytes() > 0) {
      report(
          DiscRule.AUDIO_PADDED,
          where,
          "the audio ends inside a sector, "
              + track.paddingBytes() / Fragment.SAMPLE
              + " samples of silence fill it");
    }
    for (Fragment fragment : track.content()) {
      fragment(track, fragment);
    }
  }

  private void fragment(Track track, Fragment fragment) {
    // No switch over patterns before the first sector: each is spun anew at every start.
    if (fragment instanceof Fragment.Samples samples) {
      if (!track.mode().isAudio()) {
        report(
            DiscRule.FORM_UNSUITABLE,
            place(track),
            "samples in a track of " + track.mode().label());
      }
      within(track, samples.source(), samples.offset() + samples.length());
    } else if (fragment instanceof Fragment.Sectors sectors) {
      if (!sectors.form().suits(track.mode())) {
        report(
            DiscRule.FORM_UNSUITABLE,
            place(track),
            "sectors of "
                + sectors.form().bytes()
                + " bytes in a track of "
                + track.mode().label());
      }
      if (sectors.count() > 0) {
        within(
            track,
            sectors.source(),
            sectors.offset()
                + (long) (sectors.count() - 1) * sectors.stride()
                + sectors.form().bytes());
      }
    } else if (!track.mode().isAudio() && fragment.length() % Fragment.SECTOR != 0) {
      report(DiscRule.DATA_CUT, place(track), "zero fill ends inside a sector");
    }
  }

  private void within(Track track, ByteSource source, long end) {
    if (end > source.size()) {
      report(
          DiscRule.SOURCE_TOO_SHORT,
          place(track),
          source.name() + " has " + source.size() + " bytes, " + end + " are asked for");
    }
  }

  /** MMC wants gaps where audio meets data (raw-dao 1.4); drives as a rule play on without. */
  private void change(Track before, Track after) {
    if (before.mode().isAudio()
        && !after.mode().isAudio()
        && after.pregap() < 3 * Geometry.SECTORS_PER_SECOND) {
      report(
          DiscRule.AUDIO_TO_DATA_GAP,
          place(after),
          "data follows audio after " + after.pregap() + " sectors of pregap");
    }
    if (!before.mode().isAudio()
        && after.mode().isAudio()
        && after.pregap() < 2 * Geometry.SECTORS_PER_SECOND) {
      report(
          DiscRule.DATA_TO_AUDIO_GAP,
          place(after),
          "audio follows data after " + after.pregap() + " sectors of pregap");
    }
  }

  private void text(Disc disc) {
    List<Integer> numbers = disc.tracks().map(Track::number).toList();
    disc.text().blocks().stream()
        .flatMap(block -> block.tracks().keySet().stream())
        .distinct()
        .filter(number -> !numbers.contains(number))
        .forEach(
            number ->
                report(DiscRule.TEXT_FOR_NO_TRACK, "CD-TEXT", "there is text for track " + number));
  }

  private void report(DiscRule rule, String where, String message) {
    findings.add(rule.broken(purpose, where, message));
  }

  private static String place(Track track) {
    return "track " + track.number();
  }
}
