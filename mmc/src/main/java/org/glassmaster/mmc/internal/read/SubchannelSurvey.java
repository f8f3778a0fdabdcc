package org.glassmaster.mmc.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * What the sub-channel tells of a disc whose tracks are known: pauses, indexes, flags, codes, and
 * whether R to W hold anything.
 */
final class SubchannelSurvey {
  /**
   * A sector out of a hundred carries a code where there is one; libburn's first stands 160 sectors
   * after the start, and its gaps are up to 350 (raw-dao-subchannel 2.5).
   */
  private static final int CODE_SECTORS = 352;

  private static final int FLAG_SECTORS = 32;
  private static final int ENOUGH_CODES = 2;

  /** Where so many frames have no catalogue number, there is none. */
  private static final int ENOUGH_FRAMES = 700;

  /**
   * What was found of a track.
   *
   * @param pause first sector of index 0; that of index 1 where there is no pause
   * @param control the control bits but for the copy bit
   */
  record Found(
      int pause,
      List<Integer> indexes,
      Optional<Integer> control,
      Optional<CopyPermission> copy,
      Optional<Isrc> isrc) {
    Found {
      indexes = List.copyOf(indexes);
    }
  }

  private final DriveToc toc;
  private final Optional<QReader> reader;
  private final Tables tables;
  private final List<Finding> findings;
  private final Tally<Mcn> mcn = new Tally<>();
  private final Map<Integer, Found> tracks = new HashMap<>();
  private Optional<Mcn> catalogue = Optional.empty();
  private Optional<Isrc> lastWitness = Optional.empty();
  private boolean sawPacks;
  private int frames;
  private boolean looksForMcn;
  private boolean looksForIsrc;

  SubchannelSurvey(DriveToc toc, Optional<QReader> reader, Tables tables, List<Finding> findings) {
    this.toc = toc;
    this.reader = reader;
    this.tables = tables;
    this.findings = findings;
  }

  /** Looks at every track. */
  void run(Job job) throws GlassmasterException {
    for (DriveToc.Session session : toc.sessions()) {
      List<DriveToc.Track> all = session.tracks();
      List<Integer> pauses = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        job.checkpoint();
        pauses.add(i == 0 ? all.get(i).start() : pause(all.get(i), all.get(i - 1).start()));
      }
      for (int i = 0; i < all.size(); i++) {
        job.checkpoint();
        int end = i + 1 < all.size() ? pauses.get(i + 1) : session.leadOut();
        tracks.put(all.get(i).number(), track(all.get(i), pauses.get(i), end));
        tell(job, all.get(i), end);
      }
    }
    catalogue();
  }

  private void tell(Job job, DriveToc.Track track, int end) {
    job.tell(
        new Progress.Advanced(
            Phase.ANALYSING,
            OptionalInt.of(track.number()),
            Math.max(0, end),
            toc.leadOut(),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  Found of(DriveToc.Track track) {
    return Objects.requireNonNull(tracks.get(track.number()));
  }

  Optional<Mcn> mcn() {
    return catalogue;
  }

  /** Whether R to W hold anything where they were looked at. */
  boolean sawPacks() {
    return sawPacks;
  }

  /** Whether anybody looked for a catalogue number. */
  boolean looksForMcn() {
    return reader.isPresent() || looksForMcn;
  }

  /** Whether anybody looked for recording codes. */
  boolean looksForIsrc() {
    return reader.isPresent() || looksForIsrc;
  }

  private int pause(DriveToc.Track track, int before) throws GlassmasterException {
    return reader.isPresent()
        ? new IndexScan(reader.get(), findings).pause(track, before)
        : track.start();
  }

  private Found track(DriveToc.Track track, int pause, int end) throws GlassmasterException {
    List<Integer> indexes = List.of();
    TrackSample sample = new TrackSample(track.number(), mcn);
    if (reader.isPresent()) {
      IndexScan scan = new IndexScan(reader.get(), findings);
      scan.checkStart(track, end);
      indexes = scan.indexes(track, end);
      sample(reader.get(), track, end, sample);
    }
    Optional<Isrc> isrc = track.isData() ? Optional.empty() : isrc(track, sample);
    return new Found(pause, indexes, sample.control(), sample.copy(), isrc);
  }

  private void sample(QReader q, DriveToc.Track track, int end, TrackSample sample)
      throws GlassmasterException {
    QReader.Sink sink = sample;
    Optional<RwSample> packs = Optional.empty();
    if (q.access().hasRaw() && !track.isData() && !sawPacks) {
      packs = Optional.of(new RwSample(q.access().form(), sample));
      sink = packs.get();
    }
    int next = track.start();
    int last = Math.min(end, track.start() + CODE_SECTORS);
    while (next < last) {
      int count = Math.min(QReader.BATCH, last - next);
      q.read(next, count, sink);
      next += count;
      sawPacks |= packs.isPresent() && packs.get().hasPacks();
      boolean coded = track.isData() || sample.isrcFrames() >= ENOUGH_CODES;
      boolean numbered =
          frames + sample.frames() >= ENOUGH_FRAMES
              || mcn.winner().map(mcn::of).orElse(0) >= ENOUGH_CODES;
      if (next - track.start() >= FLAG_SECTORS && coded && numbered) {
        break;
      }
    }
    frames += sample.frames();
    if (packs.isPresent() && !sawPacks && end - next > 4 * QReader.BATCH) {
      q.read(next + (end - next) / 2, QReader.BATCH, sink);
      sawPacks = packs.get().hasPacks();
    }
  }

  /** Most frames decide; the drive's own answer is a second witness, and alone where Q is mute. */
  private Optional<Isrc> isrc(DriveToc.Track track, TrackSample sample)
      throws GlassmasterException {
    Tables.Found<Isrc> witness = tables.isrc(track.number());
    looksForIsrc |= witness.looked();
    // Some drives answer with the code of the track they were asked for before.
    boolean stale = witness.code().isPresent() && witness.code().equals(lastWitness);
    lastWitness = witness.code();
    Optional<Isrc> own = sample.isrc();
    if (own.isEmpty()) {
      return stale ? Optional.empty() : witness.code();
    }
    if (witness.code().isPresent() && !stale && !witness.code().equals(own)) {
      findings.add(
          ReadFinding.CODE_DISAGREES.at(
              track.place(),
              "the sub-channel has ISRC "
                  + own.get()
                  + ", the drive says "
                  + witness.code().get()));
    }
    return own;
  }

  private void catalogue() throws GlassmasterException {
    Tables.Found<Mcn> witness = tables.mcn();
    looksForMcn = witness.looked();
    Optional<Mcn> said = witness.code().filter(number -> !number.isZero());
    Optional<Mcn> own = mcn.winner();
    if (own.isPresent() && said.isPresent() && !own.equals(said)) {
      findings.add(
          ReadFinding.CODE_DISAGREES.at(
              "disc",
              "the sub-channel has catalogue number "
                  + own.get()
                  + ", the drive says "
                  + said.get()));
    }
    catalogue = own.isPresent() ? own : said;
  }
}
