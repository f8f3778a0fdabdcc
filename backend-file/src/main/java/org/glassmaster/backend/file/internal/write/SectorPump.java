package org.glassmaster.backend.file.internal.write;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * Pulls sectors out of a disc, a batch at a time through one piece of memory, tells how far it is,
 * and stops between two batches when that is wished.
 */
public final class SectorPump {
  /**
   * So many blocks fill whole pages whatever their size: file systems take those at less cost. They
   * also fit into a core's own cache.
   */
  private static final int BATCH = 256;

  /** What a file gives in no time is asked for in larger pieces: each costs a few system calls. */
  private static final int LARGE_BATCH = 6 * BATCH;

  /**
   * A batch that took longer than this comes from a drive or a network. It stays small, so that the
   * work can be stopped and a sector that cannot be read costs no more than it must.
   */
  private static final long QUICK_NANOS = 20_000_000;

  private static final int LARGEST_BLOCK = 2352 + 96;

  /** Takes what was pulled. */
  @FunctionalInterface
  public interface Sink {
    /** Takes blocks that lie one after another from the start of the memory. */
    void take(MemorySegment blocks, long length, int count) throws GlassmasterException;
  }

  private final DiscSource source;
  private final Job job;
  private final int total;

  /** Not of an arena: that would be cleared word by word, for milliseconds until it is compiled. */
  private final MemorySegment memory =
      MemorySegment.ofBuffer(ByteBuffer.allocateDirect(LARGE_BATCH * LARGEST_BLOCK));

  private int batch = BATCH;
  private int done;

  /**
   * A pump for a job.
   *
   * @param total sectors that will be pulled in all
   */
  public SectorPump(DiscSource source, Job job, int total) {
    this.source = source;
    this.job = job;
    this.total = total;
  }

  /**
   * Pulls the sectors of a part of the disc, which is within one track where user data is wanted.
   */
  public void pull(
      int from,
      int to,
      SectorFormat format,
      TrackMode mode,
      Phase phase,
      OptionalInt track,
      Sink sink)
      throws GlassmasterException {
    job.tell(new Progress.PhaseBegun(phase, track));
    int bytes = format.bytes(mode);
    int count;
    for (int lba = from; lba < to; lba += count) {
      job.cancellation().checkpoint(true);
      count = Math.min(batch, to - lba);
      long began = System.nanoTime();
      source.read(lba, count, format, memory, 0);
      batch = System.nanoTime() - began < QUICK_NANOS ? LARGE_BATCH : BATCH;
      put(sink, (long) count * bytes, count, lba);
      done += count;
      job.tell(
          new Progress.Advanced(
              phase, track, done, total, OptionalDouble.empty(), OptionalDouble.empty()));
    }
  }

  /** A file takes sectors by the piece: what it cannot take it cannot from the piece's first on. */
  private void put(Sink sink, long length, int count, int lba) throws GlassmasterException {
    try {
      sink.take(memory, length, count);
    } catch (WriteException e) {
      throw e.lba().isPresent() ? e : e.atLba(lba);
    }
  }

  /** Pulls main channel and, where wanted, sub-channel: 2352 bytes and more. */
  public void pull(int from, int to, SubchannelForm subchannel, int track, Sink sink)
      throws GlassmasterException {
    pull(
        from,
        to,
        new SectorFormat(SectorFormat.Main.PLAIN, subchannel),
        TrackMode.AUDIO,
        Phase.TRACK,
        OptionalInt.of(track),
        sink);
  }
}
