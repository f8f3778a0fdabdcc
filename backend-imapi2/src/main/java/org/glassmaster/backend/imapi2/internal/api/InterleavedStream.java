package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * IMAPI2's own weave of streams, so many bytes from each in turn ({@code MsftStreamInterleave}):
 * main channel and sub-channel, for one.
 */
public final class InterleavedStream extends ComStream {
  /** {@code IStreamInterleave}. */
  public static final ComType<InterleavedStream> TYPE =
      ComType.of("IStreamInterleave", InterleavedStream::new);

  private static final ComInterface SELF = ComInterface.named("IStreamInterleave");
  private static final ComMethod INITIALIZE = SELF.method("Initialize");

  InterleavedStream(ComPointer pointer) {
    super(pointer);
  }

  /**
   * Begins with these streams.
   *
   * @param sizes how many bytes each gives when it is its turn
   */
  public HResult initialize(List<MemorySegment> streams, int... sizes) throws ComException {
    if (sizes.length != streams.size()) {
      throw new IllegalArgumentException(streams.size() + " streams, " + sizes.length + " sizes");
    }
    try (Arena arena = Arena.ofConfined()) {
      return pointer()
          .invoke(
              INITIALIZE,
              ConcatenatedStream.pointers(arena, streams),
              arena.allocateFrom(ValueLayout.JAVA_INT, sizes),
              sizes.length);
    }
  }
}
