package org.glassmaster.core.fidelity;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;

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

  /** Whether anything is written in it. */
  public static boolean isPresent(Track track) throws SourceException {
    for (SubchannelRun run : track.subchannel()) {
      if (run.form().hasRw() && isPresent(run)) {
        return true;
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
