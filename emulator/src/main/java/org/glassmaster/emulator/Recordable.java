package org.glassmaster.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.recovery.DiscRecovery;
import org.glassmaster.core.recovery.RecordedBlocks;
import org.glassmaster.core.recovery.Recovered;
import org.glassmaster.core.text.CdText;
import org.jspecify.annotations.Nullable;

/**
 * A CD-R or CD-RW and what is burned into it. A closed session is read back from its blocks by
 * {@link DiscRecovery}: what the drive then knows of it is what stands on the disc, not what the
 * host meant.
 */
final class Recordable implements Medium, AutoCloseable {
  private static final int CD_R = 0x09;
  private static final int CD_RW = 0x0A;

  /** Findings that only say that a later session does not stand where a first one does. */
  private static final List<String> MOVED = List.of("READ-003", "READ-004");

  private final BlankMedium blank;
  private final Spool spool;
  private final List<Session> sessions = new ArrayList<>();
  private final List<PlannedTrack> open = new ArrayList<>();
  private final Map<Integer, Integer> reserved = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Sectors> runOuts = new ArrayList<>();
  private Optional<Mcn> openMcn = Optional.empty();
  private Optional<DiscType> openType = Optional.empty();
  private Optional<Mcn> mcn = Optional.empty();
  private CdText text = CdText.NONE;
  private byte[] packs = {};
  private int leadIn;
  private @Nullable RawImage content;
  private boolean finalised;
  private boolean damaged;

  Recordable(BlankMedium blank, Spool spool) {
    this.blank = blank;
    this.spool = spool;
    this.leadIn = blank.leadInLba();
  }

  BlankMedium blank() {
    return blank;
  }

  Spool spool() {
    return spool;
  }

  @Override
  public Optional<DiscSource> content() {
    return Optional.ofNullable(content);
  }

  @Override
  public Optional<DiscSource> readable() {
    if (open.isEmpty()) {
      return content();
    }
    // Up to the first track that is only reserved: behind it addresses could not be told.
    List<Track> tracks =
        open.stream()
            .takeWhile(track -> !reserved.containsKey(track.number()))
            .map(track -> track.on(spool))
            .toList();
    if (tracks.isEmpty()) {
      return content();
    }
    List<Session> all = new ArrayList<>(sessions);
    all.add(new Session(Session.typeOf(tracks), tracks));
    return Optional.of(new RawImage(Layout.of(new Disc(mcn, all, text), leadIn), Render.DEFAULT));
  }

  @Override
  public byte[] textPacks() {
    return packs.clone();
  }

  @Override
  public int profile() {
    return blank.erasable() ? CD_RW : CD_R;
  }

  /** Tracks that are written in a session which is still open. */
  List<PlannedTrack> open() {
    return open;
  }

  /** What the first track of an open session said of all of it. */
  void opened(Optional<Mcn> catalogue, Optional<DiscType> type) {
    openMcn = catalogue;
    openType = type;
  }

  Optional<Mcn> openMcn() {
    return openMcn;
  }

  Optional<DiscType> openType() {
    return openType;
  }

  /** Sectors that hold nothing but the end of a track in TAO mode. */
  void runOut(int lba, int count) {
    runOuts.add(new Sectors(lba, count));
  }

  /** Whether a sector is run-out, which no data can be read from. */
  boolean isRunOut(int lba) {
    for (Sectors run : runOuts) {
      if (run.contains(lba)) {
        return true;
      }
    }
    return false;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether nothing is written on it. */
  boolean isBlank() {
    return sessions.isEmpty() && open.isEmpty() && !damaged;
  }

  /** Whether nothing more can be written. */
  boolean isFull() {
    return finalised || damaged;
  }

  /** Whether something was begun and never brought to an end. */
  boolean isDamaged() {
    return damaged;
  }

  /** Closed sessions. */
  int sessions() {
    return sessions.size();
  }

  /** The latest sector at which a lead-out may start, so many sectors beyond what ATIP says. */
  int limit(int overburn) {
    return Math.min(blank.lastLeadOutLba() + overburn, Geometry.LAST_LEAD_OUT_START);
  }

  /** Where the pause of the next track of an open session starts. */
  int nextPlace() {
    return open.isEmpty() ? nextPause() : open.getLast().end();
  }

  /**
   * Tracks that were reserved and are not written, each with the address it is written from; their
   * entries among the open tracks only keep their place.
   */
  Map<Integer, Integer> reserved() {
    return reserved;
  }

  /** First sector of the lead-in that comes next. */
  int nextLeadIn() {
    return content == null ? blank.leadInLba() : content.layout().end();
  }

  /** First sector of the pause that comes next, if a session is begun. */
  int nextPause() {
    return content == null ? Geometry.FIRST_PAUSE_LBA : nextLeadIn() + Geometry.LATER_LEAD_IN;
  }

  /** Number of the track that comes next. */
  int nextTrack() {
    if (!open.isEmpty()) {
      return open.getLast().number() + 1;
    }
    return content == null ? 1 : content.layout().sessions().getLast().lastTrack() + 1;
  }

  /** Makes it blank again. */
  void erase() throws IOException {
    spool.erase();
    sessions.clear();
    open.clear();
    reserved.clear();
    findings.clear();
    runOuts.clear();
    mcn = Optional.empty();
    text = CdText.NONE;
    packs = new byte[0];
    leadIn = blank.leadInLba();
    content = null;
    finalised = false;
    damaged = false;
  }

  /** Leaves it as it is, with a session that was not brought to its end. */
  void ruin() {
    open.clear();
    damaged = true;
  }

  /** Removes the last session, as BLANK can. */
  void dropLastSession() {
    sessions.removeLast();
    finalised = false;
    damaged = false;
    lay();
  }

  /** Lets sessions follow once more. */
  void unclose() {
    finalised = false;
  }

  /**
   * Reads a session back that stands on the medium from its lead-in to its lead-out.
   *
   * @param more whether another may follow
   */
  void close(int first, int end, byte[] textPacks, boolean more) {
    boolean alone = sessions.isEmpty();
    int moved = alone ? 0 : nextPause() - Geometry.FIRST_PAUSE_LBA;
    ByteSource source = spool.blocks("session " + (sessions.size() + 1), first, end - first);
    open.clear();
    try {
      Recovered recovered =
          DiscRecovery.recover(
              new RecordedBlocks(source, BlockFormat.RAW, first - moved, end - first, true));
      sessions.add(recovered.disc().sessions().getFirst());
      if (alone) {
        leadIn = first;
        mcn = recovered.disc().mcn();
        text = recovered.disc().text();
        packs = textPacks;
      }
      recovered.findings().stream()
          .filter(finding -> alone || !MOVED.contains(finding.code()))
          .forEach(findings::add);
      finalised = !more;
      lay();
    } catch (SourceException | IllegalArgumentException e) {
      // What was burned makes no disc; a drive would spin it up and give up.
      if (sessions.size() > (content == null ? 0 : content.layout().sessions().size())) {
        sessions.removeLast();
      }
      damaged = true;
    }
  }

  private void lay() {
    content =
        sessions.isEmpty()
            ? null
            : new RawImage(Layout.of(new Disc(mcn, sessions, text), leadIn), Render.DEFAULT);
  }

  @Override
  public void close() {
    spool.close();
  }
}
