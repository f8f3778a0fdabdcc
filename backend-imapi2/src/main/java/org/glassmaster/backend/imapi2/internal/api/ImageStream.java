package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.jspecify.annotations.Nullable;

/**
 * The client's {@code IStream}: a source of bytes, read only, with a cursor (imapi2 7.4). Any
 * thread may call it; calls wait for each other, and so do those of its clones, which share the
 * source.
 */
public final class ImageStream {
  private static final ComClass<ImageStream> CLASS =
      ComClass.<ImageStream>of("IStream")
          .agile()
          .on("Read", ImageStream::read)
          .on("Write", (self, call) -> HResult.STG_E_ACCESSDENIED)
          .on("Seek", ImageStream::seek)
          .on("SetSize", (self, call) -> HResult.STG_E_ACCESSDENIED)
          .on("CopyTo", ImageStream::copyTo)
          .on("Commit", (self, call) -> HResult.S_OK)
          .on("Revert", (self, call) -> HResult.S_OK)
          .on("LockRegion", (self, call) -> HResult.STG_E_INVALIDFUNCTION)
          .on("UnlockRegion", (self, call) -> HResult.STG_E_INVALIDFUNCTION)
          .on("Stat", ImageStream::stat)
          .on("Clone", ImageStream::copy)
          .whenDisconnected(ImageStream::leave)
          .build();

  private static final int STGTY_STREAM = 2;
  private static final int STREAM_SEEK_SET = 0;
  private static final int STREAM_SEEK_CUR = 1;
  private static final int STREAM_SEEK_END = 2;
  private static final int COPY_BYTES = 1 << 16;

  private final Shared shared;
  private final boolean original;
  private long position;

  /** What a stream and its clones have in common; also what they wait for each other at. */
  private static final class Shared {
    final ComLibrary library;
    final ImageSource source;
    final long size;
    final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    boolean left;

    Shared(ComLibrary library, ImageSource source) {
      this.library = library;
      this.source = source;
      this.size = source.size();
    }
  }

  private ImageStream(Shared shared, boolean original, long position) {
    this.shared = shared;
    this.original = original;
    this.position = position;
  }

  /**
   * A stream that stands at the first byte. Closing it lets go of the source, whoever still holds
   * the stream.
   */
  public static HostedObject<ImageStream> of(ComLibrary library, ImageSource source) {
    return library.host().offer(CLASS, new ImageStream(new Shared(library, source), true, 0));
  }

  /**
   * Why the source could not be read, the first time it happened. IMAPI2 passes on only that it
   * did.
   */
  public Optional<Exception> failure() {
    return Optional.ofNullable(shared.failure.get());
  }

  /**
   * The source goes with the stream that was made from it: a clone that somebody keeps does not
   * reach it any more.
   */
  private void leave() {
    if (original) {
      synchronized (shared) {
        shared.left = true;
      }
    }
  }

  private HResult read(Arguments call) {
    if (call.isNull(0)) {
      return HResult.STG_E_INVALIDPOINTER;
    }
    long wanted = call.unsigned(1);
    long got;
    synchronized (shared) {
      got = Math.clamp(shared.size - position, 0, wanted);
      HResult told = fetch(call.pointer(0), got);
      if (told.failed()) {
        got = 0;
        count(call, 2, got);
        return told;
      }
    }
    count(call, 2, got);
    return got == wanted ? HResult.S_OK : HResult.S_FALSE;
  }

  /** Reads and moves on; at a failure the position stays. */
  private HResult fetch(MemorySegment target, long bytes) {
    if (bytes == 0) {
      return HResult.S_OK;
    }
    if (shared.left) {
      return HResult.RPC_E_DISCONNECTED;
    }
    try {
      shared.source.read(position, target.reinterpret(bytes));
    } catch (Exception e) {
      shared.failure.compareAndSet(null, e);
      return HResult.STG_E_READFAULT;
    }
    position += bytes;
    return HResult.S_OK;
  }

  /** The caller may not want to know how many. */
  private static void count(Arguments call, int index, long bytes) {
    if (!call.isNull(index)) {
      HResult _ = call.putInt(index, (int) bytes);
    }
  }

  private HResult seek(Arguments call) {
    long move = call.longNumber(0);
    synchronized (shared) {
      long base =
          switch (call.number(1)) {
            case STREAM_SEEK_SET -> 0;
            case STREAM_SEEK_CUR -> position;
            case STREAM_SEEK_END -> shared.size;
            default -> -1;
          };
      // Behind the end is a place like any other; before the start is none.
      long target = base + move;
      if (base < 0 || target < 0) {
        return HResult.STG_E_INVALIDFUNCTION;
      }
      position = target;
      return call.isNull(2) ? HResult.S_OK : call.putLong(2, target);
    }
  }

  private HResult stat(Arguments call) {
    if (call.isNull(0)) {
      return HResult.STG_E_INVALIDPOINTER;
    }
    if (call.unsigned(1) > ComStream.STATFLAG_NONAME) {
      return HResult.STG_E_INVALIDFLAG;
    }
    MemorySegment state = call.pointer(0).reinterpret(ComStream.STATSTG).fill((byte) 0);
    state.set(ValueLayout.JAVA_INT_UNALIGNED, ComStream.STATSTG_TYPE, STGTY_STREAM);
    state.set(ValueLayout.JAVA_LONG_UNALIGNED, ComStream.STATSTG_SIZE, shared.size);
    return HResult.S_OK;
  }

  private HResult copy(Arguments call) {
    if (call.isNull(0)) {
      return HResult.STG_E_INVALIDPOINTER;
    }
    HostedObject<ImageStream> clone;
    synchronized (shared) {
      clone = shared.library.host().offer(CLASS, new ImageStream(shared, false, position));
    }
    // The first reference goes to the caller.
    return call.putPointer(0, clone.address());
  }

  private HResult copyTo(Arguments call) throws ComException {
    if (call.isNull(0)) {
      return HResult.STG_E_INVALIDPOINTER;
    }
    long left = call.longNumber(1);
    long copied = 0;
    HResult result = HResult.S_OK;
    try (ComScope scope = new ComScope(shared.library);
        Arena arena = Arena.ofConfined()) {
      ComStream target = scope.borrow(call.pointer(0), ComStream.TYPE);
      MemorySegment buffer = arena.allocate(COPY_BYTES);
      while (left != 0 && result.succeeded()) {
        MemorySegment part;
        synchronized (shared) {
          long most = left < 0 ? COPY_BYTES : Math.min(left, COPY_BYTES);
          part = buffer.asSlice(0, Math.clamp(shared.size - position, 0, most));
          result = fetch(part, part.byteSize());
        }
        if (part.byteSize() == 0) {
          break;
        }
        if (result.succeeded()) {
          copied += target.write(part);
          left -= part.byteSize();
        }
      }
    } catch (ComException e) {
      result = e.result();
    }
    HResult _ = call.isNull(2) ? result : call.putLong(2, copied);
    HResult _ = call.isNull(3) ? result : call.putLong(3, copied);
    return result;
  }
}
