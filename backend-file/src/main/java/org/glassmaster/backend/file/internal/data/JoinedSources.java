package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** Runs of bytes of several sources as one source, with zeros after the last. */
public final class JoinedSources implements ByteSource {
  /**
   * A run of bytes.
   *
   * @param source empty for zeros
   */
  public record Run(Optional<ByteSource> source, long offset, long length) {}

  private final List<Run> runs;
  private final long[] starts;
  private final long size;

  /**
   * Joins runs.
   *
   * @param size bytes in all; as many as the runs have, or more
   */
  public JoinedSources(List<Run> runs, long size) {
    this.runs = new ArrayList<>(runs);
    this.starts = new long[runs.size() + 1];
    for (int i = 0; i < starts.length - 1; i++) {
      starts[i + 1] = starts[i] + runs.get(i).length();
    }
    this.size = size;
  }

  @Override
  public String name() {
    return runs.stream()
        .flatMap(run -> run.source().stream())
        .map(ByteSource::name)
        .findFirst()
        .orElse("zeros");
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    long done = 0;
    int run = runAt(position);
    while (done < length) {
      long at = position + done;
      boolean past = run >= runs.size();
      long count = past ? length - done : Math.min(length - done, starts[run + 1] - at);
      Optional<ByteSource> source = past ? Optional.empty() : runs.get(run).source();
      if (source.isPresent()) {
        source.get().read(runs.get(run).offset() + at - starts[run], into, offset + done, count);
      } else {
        into.asSlice(offset + done, count).fill((byte) 0);
      }
      done += count;
      run++;
    }
  }

  /** The run that a position lies in; past the last one their number. */
  private int runAt(long position) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle + 1] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void requireUnchanged() throws SourceException {
    for (Run run : runs) {
      if (run.source().isPresent()) {
        run.source().get().requireUnchanged();
      }
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
