package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What holds pointers: each one that a call hands out goes into a scope and is released exactly
 * once, when the scope closes, the last acquired first.
 */
public final class ComScope implements AutoCloseable {
  private static final int CLSCTX_INPROC_SERVER = 1;

  private final ComLibrary library;
  private final Deque<ComPointer> held = new ArrayDeque<>();
  private boolean closed;

  public ComScope(ComLibrary library) {
    this.library = library;
  }

  public ComLibrary library() {
    return library;
  }

  /**
   * A new object of a class of the table, such as {@code MsftDiscMaster2}.
   *
   * @throws ComException {@code REGDB_E_CLASSNOTREG} where this Windows has no such class
   */
  public <T extends ComObject> T create(String coclass, ComType<T> type) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(Native.POINTER);
      HResult answer =
          library.createInstance(
              InterfaceTable.standard().coclass(coclass).in(arena),
              CLSCTX_INPROC_SERVER,
              type.type().iid().in(arena),
              result);
      MemorySegment made = result.get(Native.POINTER, 0);
      if (answer.failed()) {
        throw new ComException(answer, coclass, "CoCreateInstance");
      }
      if (made.address() == 0) {
        throw new ComException(HResult.E_POINTER, coclass, "CoCreateInstance");
      }
      return adopt(made, type);
    }
  }

  /** Takes over a reference that the caller was given. */
  public <T extends ComObject> T adopt(MemorySegment address, ComType<T> type) {
    ComPointer pointer = new ComPointer(library, type.type(), address);
    synchronized (held) {
      if (!closed) {
        held.push(pointer);
        return type.wrapper().apply(pointer);
      }
    }
    pointer.release();
    throw new IllegalStateException("the scope is closed");
  }

  /**
   * An interface of an object that was only lent, as to the handler of an event.
   *
   * @throws ComException {@code E_NOINTERFACE} where the object does not have it
   */
  public <T extends ComObject> T queryLent(MemorySegment address, ComType<T> type)
      throws ComException {
    if (address.address() == 0) {
      throw new ComException(HResult.E_POINTER, type.type().name(), "QueryInterface");
    }
    return new ComPointer(library, ComInterface.named("IUnknown"), address).query(this, type);
  }

  /** Adds a reference of its own to a pointer that was only lent. */
  public <T extends ComObject> T borrow(MemorySegment address, ComType<T> type) {
    library.calls().call(address, ComPointer.ADD_REF);
    return adopt(address, type);
  }

  /** How many pointers it holds. */
  public int size() {
    synchronized (held) {
      return held.size();
    }
  }

  @Override
  public void close() {
    while (true) {
      ComPointer next;
      synchronized (held) {
        closed = true;
        next = held.poll();
      }
      if (next == null) {
        return;
      }
      next.release();
    }
  }
}
