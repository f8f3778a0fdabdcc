package org.glassmaster.mmc.internal.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.internal.answer.TrackInformation;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.glassmaster.mmc.internal.drive.Reply;

/** Asks a drive for its tables, and what it made of Q by itself. */
final class Tables {
  private static final int MOST = 0xFFFE;

  private final Drive drive;

  Tables(Drive drive) {
    this.drive = drive;
  }

  /** The table of contents; empty where none of the tables makes sense. */
  Optional<DriveToc> toc() throws GlassmasterException {
    Optional<ReadToc.Items> full =
        table(ReadToc.Format.FULL_TOC, true, 1).flatMap(r -> ReadToc.items(r.data()));
    Optional<ReadToc.Listing> lbas =
        table(ReadToc.Format.TOC, false, 0).flatMap(r -> ReadToc.listing(r.data()));
    Optional<ReadToc.Listing> times =
        table(ReadToc.Format.TOC, true, 0).flatMap(r -> ReadToc.listing(r.data()));
    Optional<ReadToc.Listing> sessions =
        table(ReadToc.Format.SESSIONS, false, 0).flatMap(r -> ReadToc.listing(r.data()));
    Map<Integer, Integer> sessionOf = new HashMap<>();
    if (sessions.map(ReadToc.Listing::last).orElse(1) > 1) {
      for (ReadToc.Entry entry : lbas.map(ReadToc.Listing::entries).orElse(List.of())) {
        if (entry.track() >= 1 && entry.track() <= 99 && !sessionOf.containsKey(entry.track())) {
          Optional<TrackInformation> track = MediumSurvey.track(drive, entry.track());
          sessionOf.put(entry.track(), track.map(TrackInformation::session).orElse(0));
        }
      }
    }
    return new TocScan(full, lbas, times, sessions).read(track -> sessionOf.getOrDefault(track, 0));
  }

  /** The packs of the CD-TEXT, perhaps none; empty where the drive does not know the question. */
  Optional<byte[]> textPacks() throws GlassmasterException {
    return table(ReadToc.Format.CD_TEXT, false, 0).map(reply -> ReadToc.packs(reply.data()));
  }

  /**
   * Asks for a table, its length first: some drives overrun when they are asked for less than they
   * have, and some bridges stumble over odd lengths (raw-dao-mmc 6.1).
   */
  private Optional<Reply> table(ReadToc.Format format, boolean msf, int number)
      throws GlassmasterException {
    Reply header = drive.ask(ReadToc.command(format, msf, number, ReadToc.HEADER), ReadToc.HEADER);
    int length = 2 + header.data().u16(0);
    if (!header.isGood() || length <= ReadToc.HEADER) {
      return header.isGood() ? Optional.of(header) : Optional.empty();
    }
    int room = drive.room(Math.min(MOST, length + (length & 1)));
    Reply whole = drive.ask(ReadToc.command(format, msf, number, room), room);
    return whole.isGood() ? Optional.of(whole) : Optional.empty();
  }

  /** What the drive found, or that it does not look for such things. */
  record Found<T>(boolean looked, Optional<T> code) {}

  /** The catalogue number, as the drive itself has it. */
  Found<Mcn> mcn() throws GlassmasterException {
    Reply reply = code(ReadSubChannel.mcn());
    return new Found<>(reply.isGood(), ReadSubChannel.mcn(reply.data()));
  }

  /** The recording code of a track, as the drive itself has it. */
  Found<Isrc> isrc(int track) throws GlassmasterException {
    Reply reply = code(ReadSubChannel.isrc(track));
    return new Found<>(reply.isGood(), ReadSubChannel.isrc(reply.data()));
  }

  private Reply code(Cdb cdb) throws GlassmasterException {
    return drive.ask(cdb, ReadSubChannel.CODE_BYTES);
  }
}
