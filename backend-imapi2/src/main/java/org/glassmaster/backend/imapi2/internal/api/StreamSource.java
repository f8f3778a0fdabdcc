package org.glassmaster.backend.imapi2.internal.api;

import java.io.EOFException;
import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.com.ComException;

/** Somebody else's stream as a source of bytes by position. */
public final class StreamSource implements ImageSource {
  private final ComStream stream;
  private final long size;

  /** The stream, which lives as long as its own scope. */
  public StreamSource(ComStream stream) throws ComException {
    this.stream = stream;
    this.size = stream.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into) throws ComException, EOFException {
    long _ = stream.seek(position);
    long done = 0;
    while (done < into.byteSize()) {
      long got = stream.read(into.asSlice(done));
      if (got == 0) {
        throw new EOFException("the stream ends at " + (position + done) + " of " + size);
      }
      done += got;
    }
  }
}
