package org.glassmaster.core.recovery;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.CdTextReading;

/**
 * Recovers a disc from blocks as they stand on it: tracks, pauses and indexes from Q, recording
 * codes and catalogue number by majority, flags, CD-TEXT from the lead-in. Damaged frames are left
 * out of account.
 */
public final class DiscRecovery {
  private static final int BATCH = 64;

  private final RecordedBlocks blocks;
  private final List<Finding> findings = new ArrayList<>();
  private final QScan scan = new QScan();
  private final TextScan text = new TextScan();

  private DiscRecovery(RecordedBlocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Recovers the one session that the blocks hold.
   *
   * @param blocks what was recorded
   * @return the disc, and how sure it is
   * @throws SourceException where a source cannot be read
   */
  public static Recovered recover(RecordedBlocks blocks) throws SourceException {
    DiscRecovery recovery = new DiscRecovery(blocks);
    return blocks.format() == BlockFormat.MAIN
        ? recovery.withoutSubchannel()
        : recovery.withSubchannel();
  }

  private Recovered withSubchannel() throws SourceException {
    scanSubchannel();
    if (scan.tracks.isEmpty()) {
      return withoutSubchannel();
    }
    int leadOut = Math.min(scan.leadOut(blocks.endLba()), blocks.endLba());
    report(leadOut);
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < scan.tracks.size(); i++) {
      TrackScan track = scan.tracks.get(i);
      int start = start(i);
      int end = i + 1 < scan.tracks.size() ? start(i + 1) : leadOut;
      if (end > track.index1()) {
        tracks.add(track(track, start, end));
      }
    }
    CdText cdText = CdText.NONE;
    byte[] packs = text.packs();
    if (packs.length > 0) {
      CdTextReading reading = CdTextReader.read(packs);
      cdText = reading.text();
      findings.addAll(reading.findings());
    }
    Session session =
        new Session(
            type(tracks),
            tracks,
            recorded(Geometry.FIRST_PAUSE_LBA, blocks.firstLba(), Geometry.FIRST_PAUSE_LBA),
            recorded(leadOut, leadOut, blocks.endLba()));
    Disc disc = new Disc(scan.mcn.winner(), List.of(session), cdText);
    return new Recovered(disc, leadIn(), scan.damagedFrames, findings);
  }

  private void scanSubchannel() throws SourceException {
    SubchannelForm form = blocks.format().subchannel();
    MemorySegment sub = MemorySegment.ofArray(new byte[BATCH * form.size()]);
    MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    for (int lba = blocks.firstLba(); lba < blocks.endLba(); lba += BATCH) {
      int count = Math.min(BATCH, blocks.endLba() - lba);
      for (int i = 0; i < count; i++) {
        blocks
            .source()
            .read(
                blocks.position(lba + i) + Fragment.SECTOR,
                sub,
                (long) i * form.size(),
                form.size());
      }
      for (int i = 0; i < count; i++) {
        long at = (long) i * form.size();
        form.readQ(sub, at, q, 0);
        scan.frame(lba + i, q, 0);
        if (form == SubchannelForm.RAW96 && lba + i < Geometry.FIRST_PAUSE_LBA) {
          text.sector(sub, at);
        }
      }
    }
  }

  private void report(int leadOut) {
    if (scan.damagedFrames > 0) {
      findings.add(
          RecoveryFinding.DAMAGED_FRAMES.at(
              blocks.source().name(),
              scan.damagedFrames + " of " + blocks.count() + " Q frames are damaged"));
    }
    if (scan.misplacedFrames > 0) {
      findings.add(
          RecoveryFinding.ABSOLUTE_TIME.at(
              blocks.source().name(),
              scan.misplacedFrames + " Q frames tell another address than the one they stand at"));
    }
    if (scan.moreSessions) {
      findings.add(
          RecoveryFinding.MORE_SESSIONS.at(
              blocks.source().name(), "there is another session after the first lead-out"));
    }
    if (!scan.leadOutSeen) {
      findings.add(RecoveryFinding.NO_LEAD_OUT.at(blocks.source().name(), "there is no lead-out"));
    }
    for (TrackScan track : scan.tracks) {
      Optional<Integer> listed =
          Optional.ofNullable(scan.points.get(track.number)).flatMap(Votes::winner);
      if (listed.isPresent() && listed.get() != track.index1()) {
        findings.add(
            RecoveryFinding.TOC_DISAGREES.at(
                "track " + track.number,
                "the lead-in has it at LBA "
                    + listed.get()
                    + ", the programme at "
                    + track.index1()));
      }
    }
    Optional<Integer> listed = Optional.ofNullable(scan.points.get(0xA2)).flatMap(Votes::winner);
    if (listed.isPresent() && listed.get() != leadOut) {
      findings.add(
          RecoveryFinding.TOC_DISAGREES.at(
              "lead-out",
              "the lead-in has it at LBA " + listed.get() + ", the sub-channel at " + leadOut));
    }
  }

  /** Where index 0 of a track starts, or index 1 where there is no pause. */
  private int start(int index) {
    TrackScan track = scan.tracks.get(index);
    if (index == 0) {
      return Geometry.FIRST_PAUSE_LBA;
    }
    return Math.min(track.start.at(), track.index1());
  }

  private Track track(TrackScan scanned, int start, int end) throws SourceException {
    boolean audio = (scanned.control() & 4) == 0;
    TrackMode mode =
        audio
            ? TrackMode.AUDIO
            : ModeScan.mode(blocks, Math.max(scanned.index1(), blocks.firstLba()), end);
    List<Integer> indexes =
        scanned.laterIndexes.stream()
            .map(index -> index.at() - scanned.index1())
            .filter(offset -> offset > 0)
            .toList();
    return new Track(
        scanned.number,
        mode,
        scanned.copy(),
        audio && (scanned.control() & 1) != 0,
        audio && (scanned.control() & 8) != 0,
        audio ? scanned.isrc.winner() : Optional.empty(),
        scanned.index1() - start,
        indexes,
        content(audio, start, end),
        recorded(start, start, end));
  }

  /** The sectors from one address to another; what lies before the first block is silence. */
  private List<Fragment> content(boolean audio, int start, int end) {
    List<Fragment> content = new ArrayList<>();
    int first = Math.max(start, blocks.firstLba());
    if (start < first) {
      content.add(Fragment.Zero.sectors(first - start));
    }
    SectorForm data = blocks.scrambled() ? SectorForm.WHOLE_SCRAMBLED : SectorForm.WHOLE;
    content.add(
        new Fragment.Sectors(
            blocks.source(),
            blocks.position(first),
            blocks.format().bytes(),
            audio ? SectorForm.AUDIO : data,
            end - first));
    return content;
  }

  /** The sub-channel that is recorded from one address to another, relative to an origin. */
  private List<SubchannelRun> recorded(int origin, int from, int to) {
    int first = Math.max(from, blocks.firstLba());
    int end = Math.min(to, blocks.endLba());
    if (first >= end || blocks.format() == BlockFormat.MAIN) {
      return List.of();
    }
    SubchannelRun.Form form =
        switch (blocks.format()) {
          case MAIN, PQ -> SubchannelRun.Form.PQ;
          case COOKED -> SubchannelRun.Form.PW_PACKS;
          case RAW -> SubchannelRun.Form.PW_RAW;
        };
    return List.of(
        new SubchannelRun(
            first - origin,
            end - first,
            blocks.source(),
            blocks.position(first) + Fragment.SECTOR,
            blocks.format().bytes(),
            form));
  }

  private DiscType type(List<Track> tracks) {
    Optional<Integer> psec = scan.discType.winner();
    return psec.isPresent() ? Session.typeOf(tracks, psec.get()) : Session.typeOf(tracks);
  }

  private int leadIn() {
    return blocks.firstLba() < Geometry.FIRST_PAUSE_LBA
        ? blocks.firstLba()
        : Geometry.RAW_IMAGE_START;
  }

  /**
   * Without a sub-channel there is one track, from the end of the lead-in to 90 seconds before the
   * end.
   */
  private Recovered withoutSubchannel() throws SourceException {
    findings.add(
        RecoveryFinding.NO_STRUCTURE.at(
            blocks.source().name(),
            "nothing records tracks and indexes, all is taken for one track"));
    int leadOut = Math.max(1, blocks.endLba() - Geometry.FIRST_LEAD_OUT);
    int first = Math.max(0, blocks.firstLba());
    leadOut = Math.max(leadOut, Math.min(first + 1, blocks.endLba()));
    boolean audio = !ModeScan.isData(blocks, first);
    TrackMode mode = audio ? TrackMode.AUDIO : ModeScan.mode(blocks, first, leadOut);
    Track track =
        new Track(
            1,
            mode,
            CopyPermission.PROHIBITED,
            false,
            false,
            Optional.empty(),
            Geometry.PAUSE,
            List.of(),
            content(audio, Geometry.FIRST_PAUSE_LBA, leadOut),
            List.of());
    List<Track> tracks = List.of(track);
    Disc disc =
        new Disc(
            Optional.empty(), List.of(new Session(Session.typeOf(tracks), tracks)), CdText.NONE);
    return new Recovered(disc, leadIn(), scan.damagedFrames, findings);
  }
}
