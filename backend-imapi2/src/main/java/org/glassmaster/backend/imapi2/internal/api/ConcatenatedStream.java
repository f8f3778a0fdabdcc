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

/** IMAPI2's own row of streams, one after the other ({@code MsftStreamConcatenate}). */
public final class ConcatenatedStream extends ComStream {
  /** {@code IStreamConcatenate}. */
  public static final ComType<ConcatenatedStream> TYPE =
      ComType.of("IStreamConcatenate", ConcatenatedStream::new);

  private static final ComInterface SELF = ComInterface.named("IStreamConcatenate");
  private static final ComMethod INITIALIZE = SELF.method("Initialize");
  private static final ComMethod INITIALIZE2 = SELF.method("Initialize2");
  private static final ComMethod APPEND = SELF.method("Append");
  private static final ComMethod APPEND2 = SELF.method("Append2");

  ConcatenatedStream(ComPointer pointer) {
    super(pointer);
  }

  /** Begins with two streams. */
  public HResult initialize(MemorySegment first, MemorySegment second) throws ComException {
    return pointer().invoke(INITIALIZE, first, second);
  }

  /** Begins with any number of streams. */
  public HResult initialize(List<MemorySegment> streams) throws ComException {
    return all(INITIALIZE2, streams);
  }

  public HResult append(MemorySegment stream) throws ComException {
    return pointer().invoke(APPEND, stream);
  }

  public HResult append(List<MemorySegment> streams) throws ComException {
    return all(APPEND2, streams);
  }

  private HResult all(ComMethod method, List<MemorySegment> streams) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      return pointer().invoke(method, pointers(arena, streams), streams.size());
    }
  }

  /** An array of pointers, lent. */
  static MemorySegment pointers(Arena arena, List<MemorySegment> streams) {
    MemorySegment array = arena.allocate(ValueLayout.ADDRESS, streams.size());
    for (int i = 0; i < streams.size(); i++) {
      array.setAtIndex(ValueLayout.ADDRESS, i, streams.get(i));
    }
    return array;
  }
}
