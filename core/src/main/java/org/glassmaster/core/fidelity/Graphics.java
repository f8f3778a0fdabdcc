package org.glassmaster.core.fidelity;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Predicate;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.subchannel.RwChannel;

/**
 * The R–W sub-channel of a track, such as CD+G. Recordings of the whole sub-channel bring it along
 * even where nothing was ever written into it; then there is nothing to keep or to lose.
 */
public final class Graphics {
  private static final int BATCH_BYTES = 1 << 17;
  private static final long SYMBOL_BITS = 0x3F3F_3F3F_3F3F_3F3FL;

  /** Where R begins when the channels stand one after another: after P and Q. */
  private static final int PLANES_OF_PQ = 24;

  private Graphics() {}

  /**
   * {@return whether anything is written in it}
   *
   * @param track the track
   * @throws SourceException where a source cannot be read
   */
  public static boolean isPresent(Track track) throws SourceException {
    return isPresent(track.subchannel(), 0, Integer.MAX_VALUE, _ -> true);
  }

  /**
   * {@return whether packs are still being spread over sectors when a track ends: interleaving puts
   * the last ones into the two sectors behind it}
   *
   * @param track the track
   * @throws SourceException where a source cannot be read
   */
  public static boolean reachesBehind(Track track) throws SourceException {
    int tail = track.totalSectors() - RwChannel.FLUSH_SECTORS;
    return isPresent(
        track.subchannel(),
        tail,
        Integer.MAX_VALUE,
        form -> form == SubchannelRun.Form.RW_PACKS || form == SubchannelRun.Form.PW_PACKS);
  }

  /**
   * {@return whether anything is written in the first sectors of a track}
   *
   * @param track the track
   * @param sectors how many, from index 0 on
   * @throws SourceException where a source cannot be read
   */
  public static boolean isPresentBefore(Track track, int sectors) throws SourceException {
    return isPresent(track.subchannel(), 0, sectors, _ -> true);
  }

  /**
   * {@return whether a lead-out was recorded with the rest of the packs before it in it}
   *
   * @param leadOut what stands in the lead-out
   * @throws SourceException where a source cannot be read
   */
  public static boolean reachesInto(List<SubchannelRun> leadOut) throws SourceException {
    return isPresent(leadOut, 0, RwChannel.FLUSH_SECTORS, _ -> true);
  }

  private static boolean isPresent(
      List<SubchannelRun> runs, int from, int to, Predicate<SubchannelRun.Form> wanted)
      throws SourceException {
    for (SubchannelRun run : runs) {
      int skipped = Math.max(0, from - run.first());
      long end = Math.min((long) run.first() + run.count(), to);
      int count = (int) (end - run.first() - skipped);
      if (run.form().hasRw() && wanted.test(run.form()) && count > 0) {
        SubchannelRun part =
            new SubchannelRun(
                0,
                count,
                run.source(),
                run.offset() + (long) skipped * run.stride(),
                run.stride(),
                run.form());
        if (isPresent(part)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPresent(SubchannelRun run) throws SourceException {
    int bytes = run.form().bytes();
    int batch = Math.max(1, BATCH_BYTES / run.stride());
    boolean planes = run.form() == SubchannelRun.Form.PW_PLANES;
    MemorySegment memory =
        MemorySegment.ofArray(new byte[Math.min(batch, run.count()) * run.stride()]);
    for (int done = 0; done < run.count(); done += batch) {
      int count = Math.min(batch, run.count() - done);
      // What lies between the last one and the next sector may be past the end of the file.
      long length = (long) (count - 1) * run.stride() + bytes;
      run.source().read(run.offset() + (long) done * run.stride(), memory, 0, length);
      for (int i = 0; i < count; i++) {
        if (isWritten(memory, (long) i * run.stride(), bytes, planes)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWritten(MemorySegment memory, long at, int bytes, boolean planes) {
    long seen = 0;
    for (long b = planes ? PLANES_OF_PQ : 0; b < bytes; b += Long.BYTES) {
      long eight = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at + b);
      seen |= planes ? eight : eight & SYMBOL_BITS;
    }
    return seen != 0;
  }
}
