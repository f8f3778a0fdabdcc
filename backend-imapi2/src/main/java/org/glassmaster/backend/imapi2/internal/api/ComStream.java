package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** A stream that somebody else made, such as the image of {@link RawCdImageCreator}. */
public class ComStream extends ComObject {
  /** {@code IStream}. */
  public static final ComType<ComStream> TYPE = ComType.of("IStream", ComStream::new);

  /** A STATSTG: kind 8, size 16. */
  static final long STATSTG = 80;

  static final long STATSTG_TYPE = 8;
  static final long STATSTG_SIZE = 16;
  static final int STATFLAG_NONAME = 1;

  private static final ComInterface SELF = ComInterface.named("IStream");
  private static final ComMethod READ = SELF.method("Read");
  private static final ComMethod WRITE = SELF.method("Write");
  private static final ComMethod SEEK = SELF.method("Seek");
  private static final ComMethod SET_SIZE = SELF.method("SetSize");
  private static final ComMethod STAT = SELF.method("Stat");
  private static final ComMethod CLONE = SELF.method("Clone");

  ComStream(ComPointer pointer) {
    super(pointer);
  }

  /**
   * Reads on from where it stands; fewer bytes than asked for are the end. The memory is native.
   */
  public long read(MemorySegment into) throws ComException {
    return move(READ, into);
  }

  /** Writes on from where it stands. The memory is native. */
  public long write(MemorySegment from) throws ComException {
    return move(WRITE, from);
  }

  private long move(ComMethod method, MemorySegment memory) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_INT);
      int bytes = (int) Math.min(memory.byteSize(), Integer.MAX_VALUE);
      HResult _ = pointer().invoke(method, memory, bytes, cell);
      return Math.clamp(Integer.toUnsignedLong(cell.get(ValueLayout.JAVA_INT, 0)), 0, bytes);
    }
  }

  /** Goes to a position counted from the start. */
  public long seek(long position) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_LONG);
      HResult _ = pointer().invoke(SEEK, position, 0, cell);
      return cell.get(ValueLayout.JAVA_LONG, 0);
    }
  }

  public HResult setSize(long bytes) throws ComException {
    return pointer().invoke(SET_SIZE, bytes);
  }

  /** Its size in bytes. */
  public long size() throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATSTG, 8);
      HResult _ = pointer().invoke(STAT, state, STATFLAG_NONAME);
      return state.get(ValueLayout.JAVA_LONG, STATSTG_SIZE);
    }
  }

  /** Another one on the same bytes, with a position of its own. */
  public ComStream copy(ComScope scope) throws ComException {
    return pointer().getObject(scope, TYPE, CLONE);
  }
}
