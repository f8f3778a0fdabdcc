package org.glassmaster.backend.file.internal.toc;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.companion.GraphicsFile;
import org.glassmaster.backend.file.internal.data.JoinedSources;
import org.glassmaster.backend.file.internal.data.SectorProbe;
import org.glassmaster.backend.file.internal.data.ZeroPadded;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;

/**
 * What is gathered for one track. Audio runs on from one piece into the next, sample for sample. So
 * do the bytes of sectors, as long as mode and sub-channel stay the same; there zeros fill the last
 * sector (cdrdao manual).
 */
final class TocContent {
  /** Sectors without a header are looked for in so many pieces and no more. */
  private static final int MOST_PROBES = 8;

  private final TocMode mode;
  private final TocSubMode sub;
  private final List<Fragment> fragments = new ArrayList<>();
  private final List<SubchannelRun> subchannel = new ArrayList<>();
  private final List<JoinedSources.Run> run = new ArrayList<>();
  private TocMode runMode;
  private TocSubMode runSub;
  private long runBytes;
  private long soundBytes;
  private long sectors;
  private boolean cut;
  private int probes;
  private Optional<SectorProbe.Seen> seen = Optional.empty();

  TocContent(TocMode mode, TocSubMode sub) {
    this.mode = mode;
    this.sub = sub;
    this.runMode = mode;
    this.runSub = sub;
  }

  /** The mode that the sheet gives the track. */
  TocMode mode() {
    return mode;
  }

  TocSubMode sub() {
    return sub;
  }

  /** Sectors so far; a last one that is not whole counts. */
  long sectors() {
    int block = block();
    return sectors
        + (soundBytes + Fragment.SECTOR - 1) / Fragment.SECTOR
        + (runBytes + block - 1) / block;
  }

  /** Whether zeros fill a sector of which a file has only a part. */
  boolean isCut() {
    return cut || runBytes % block() != 0;
  }

  /** Adds so many bytes of samples. */
  void samples(ByteSource source, long offset, long bytes, ByteOrder order) {
    long whole = (bytes + Fragment.SAMPLE - 1) / Fragment.SAMPLE * Fragment.SAMPLE;
    ByteSource padded = whole == bytes ? source : new ZeroPadded(source, offset + whole);
    fragments.add(new Fragment.Samples(padded, offset, whole, order));
    soundBytes += whole;
  }

  /**
   * Adds graphics for the samples that are added next.
   *
   * @return whether both begin with a sector, for graphics come by the sector
   */
  boolean graphics(GraphicsFile file, long offset, long bytes) {
    if (offset % Fragment.SECTOR != 0 || soundBytes % Fragment.SECTOR != 0) {
      return false;
    }
    long count = (bytes + Fragment.SECTOR - 1) / Fragment.SECTOR;
    file.run(Math.toIntExact(sectors()), offset / Fragment.SECTOR, Math.toIntExact(count))
        .ifPresent(subchannel::add);
    return true;
  }

  /** Adds silence. */
  void silence(long bytes) {
    fragments.add(new Fragment.Zero(bytes, Optional.empty()));
    soundBytes += bytes;
  }

  /** Adds so many bytes of sectors, or zeros. */
  void sectors(
      Optional<ByteSource> source, long offset, long bytes, TocMode ofMode, TocSubMode ofSub)
      throws SourceException {
    if (ofMode != runMode || ofSub != runSub) {
      endRun();
      runMode = ofMode;
      runSub = ofSub;
    }
    run.add(new JoinedSources.Run(source, offset, bytes));
    runBytes += bytes;
  }

  private int block() {
    return runMode.form().bytes() + runSub.bytes();
  }

  /** Makes sectors of the bytes that were gathered. */
  void endRun() throws SourceException {
    int block = block();
    cut = isCut();
    boolean separate = true;
    for (int i = 0; i < run.size() - 1; i++) {
      separate &= run.get(i).length() % block == 0;
    }
    if (separate) {
      for (JoinedSources.Run piece : run) {
        long count = (piece.length() + block - 1) / block;
        long end = piece.offset() + count * block;
        piece(piece.source().map(source -> padded(source, end)), piece.offset(), count);
      }
    } else {
      long count = (runBytes + block - 1) / block;
      piece(Optional.of(new JoinedSources(run, count * block)), 0, count);
    }
    run.clear();
    runBytes = 0;
  }

  private static ByteSource padded(ByteSource source, long end) {
    return source.size() >= end ? source : new ZeroPadded(source, end);
  }

  private void piece(Optional<ByteSource> source, long offset, long count) throws SourceException {
    int first = Math.toIntExact(sectors);
    sectors += count;
    if (source.isEmpty()) {
      Optional<TrackMode> other =
          runMode.mode() == mode.mode() ? Optional.empty() : Optional.of(runMode.mode());
      fragments.add(new Fragment.Zero(count * Fragment.SECTOR, other));
      return;
    }
    int block = block();
    SectorForm form = form(source.get(), offset, block, (int) count);
    fragments.add(new Fragment.Sectors(source.get(), offset, block, form, (int) count));
    if (runSub != TocSubMode.NONE) {
      subchannel.add(
          new SubchannelRun(
              first, (int) count, source.get(), offset + form.bytes(), block, runSub.run()));
    }
  }

  private SectorForm form(ByteSource source, long offset, int block, int count)
      throws SourceException {
    if (runMode.form() != SectorForm.WHOLE) {
      return runMode.form();
    }
    if (seen.isEmpty() && probes < MOST_PROBES) {
      probes++;
      seen = SectorProbe.whole(source, offset, block, count);
    }
    return seen.filter(SectorProbe.Seen::scrambled).isPresent()
        ? SectorForm.WHOLE_SCRAMBLED
        : SectorForm.WHOLE;
  }

  /** The mode, as the sectors have it where they say so. */
  TrackMode trackMode() {
    return seen.map(SectorProbe.Seen::mode).orElse(mode.mode());
  }

  /** Whether samples follow each other, and not sectors. */
  boolean isSound() {
    return mode.isAudio() && sub == TocSubMode.NONE;
  }

  /** The content behind so many sectors of silence. */
  List<Fragment> fragments(int pause) {
    List<Fragment> all = new ArrayList<>();
    if (pause > 0) {
      all.add(Fragment.Zero.sectors(pause));
    }
    all.addAll(fragments);
    return all;
  }

  /** The sub-channel, counted from a start so many sectors earlier. */
  List<SubchannelRun> subchannel(int pause) {
    return subchannel.stream().map(one -> one.later(pause)).toList();
  }
}
