package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * An object made in Java, as COM sees it: a reference count, its interfaces, and a wall that no
 * exception passes.
 *
 * @param <T> what holds its state
 */
public final class HostedObject<T> implements AutoCloseable {
  private static final Guid IID_IUNKNOWN = ComInterface.named("IUnknown").iid();
  private static final Guid IID_IAGILEOBJECT = ComInterface.named("IAgileObject").iid();
  private static final Guid IID_IMARSHAL = ComInterface.named("IMarshal").iid();
  private static final ComMethod QUERY_INTERFACE =
      ComInterface.named("IUnknown").method("QueryInterface");
  private static final ComMethod RELEASE = ComInterface.named("IUnknown").method("Release");

  private final ComHost host;
  private final ComClass<T> type;
  private final T state;
  private final List<MemorySegment> addresses;
  private final AtomicInteger references = new AtomicInteger(1);
  private final AtomicReference<@Nullable Throwable> accident = new AtomicReference<>();

  /** Calls under way hold it shared; disconnecting waits for them. */
  private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();

  private volatile boolean disconnected;
  private boolean ownReferenceGone;
  private MemorySegment marshaler = MemorySegment.NULL;

  HostedObject(ComHost host, ComClass<T> type, T state, List<MemorySegment> addresses) {
    this.host = host;
    this.type = type;
    this.state = state;
    this.addresses = List.copyOf(addresses);
  }

  /** Its address by its first interface. */
  public MemorySegment address() {
    return addresses.getFirst();
  }

  public T state() {
    return state;
  }

  /** References held now, our own included. */
  public int references() {
    return references.get();
  }

  /** The first thing that was thrown inside a call, if any. The caller was told a failure. */
  public Optional<Throwable> accident() {
    return Optional.ofNullable(accident.get());
  }

  /** Adds a reference for somebody who will release it, and says by which address. */
  public MemorySegment handOut() {
    references.incrementAndGet();
    return address();
  }

  /**
   * From now on calls find nobody: they answer {@code RPC_E_DISCONNECTED}. Waits for those under
   * way, unless it is itself called from within one.
   */
  public void disconnect() {
    if (calls.getReadHoldCount() == 0) {
      calls.writeLock().lock();
      try {
        disconnected = true;
      } finally {
        calls.writeLock().unlock();
      }
    } else {
      disconnected = true;
    }
    type.farewell().accept(state);
  }

  /**
   * Disconnects and gives the first reference back. Whoever holds others can keep and release them.
   */
  @Override
  public void close() {
    disconnect();
    synchronized (references) {
      if (ownReferenceGone) {
        return;
      }
      ownReferenceGone = true;
    }
    int _ = release();
  }

  int enter(int face, ComMethod method, Object[] arguments) {
    try {
      return switch (method.slot()) {
        case 0 -> query((MemorySegment) arguments[1], (MemorySegment) arguments[2]).value();
        case 1 -> references.incrementAndGet();
        case 2 -> release();
        default -> run(face, method, arguments).value();
      };
    } catch (Throwable e) {
      accident.compareAndSet(null, e);
      return (e instanceof OutOfMemoryError ? HResult.E_OUTOFMEMORY : HResult.E_FAIL).value();
    }
  }

  /** A call to an object that nobody holds any more. */
  static int gone(ComMethod method, Object[] arguments) {
    return switch (method.slot()) {
      case 0 -> {
        HResult told = new Arguments(arguments, 1).putPointer(1, MemorySegment.NULL);
        yield told.failed() ? told.value() : HResult.RPC_E_DISCONNECTED.value();
      }
      case 1, 2 -> 0;
      default -> HResult.RPC_E_DISCONNECTED.value();
    };
  }

  private HResult run(int face, ComMethod method, Object[] arguments) throws Exception {
    calls.readLock().lock();
    try {
      if (disconnected) {
        return HResult.RPC_E_DISCONNECTED;
      }
      ComClass.@Nullable Body<T> body = type.faces().get(face).bodies().get(method.slot());
      return body == null ? HResult.E_NOTIMPL : body.call(state, new Arguments(arguments, 1));
    } finally {
      calls.readLock().unlock();
    }
  }

  private HResult query(MemorySegment iid, MemorySegment result) {
    Arguments answer = new Arguments(new Object[] {result}, 0);
    if (iid.address() == 0 || result.address() == 0) {
      return HResult.E_POINTER;
    }
    Guid wanted = Guid.readFrom(iid);
    if (wanted.equals(IID_IMARSHAL) && type.agile()) {
      return queryMarshaler(iid, result);
    }
    MemorySegment found = find(wanted);
    if (found.address() == 0) {
      HResult _ = answer.putPointer(0, found);
      return HResult.E_NOINTERFACE;
    }
    references.incrementAndGet();
    return answer.putPointer(0, found);
  }

  /** One address answers for IUnknown, which is what makes an object the same one. */
  private MemorySegment find(Guid wanted) {
    if (wanted.equals(IID_IUNKNOWN) || (wanted.equals(IID_IAGILEOBJECT) && type.agile())) {
      return address();
    }
    for (int i = 0; i < addresses.size(); i++) {
      if (type.faces().get(i).answers(wanted)) {
        return addresses.get(i);
      }
    }
    return MemorySegment.NULL;
  }

  /**
   * IMarshal is the free-threaded marshaler's, made when first asked for; its references count on
   * us.
   */
  private HResult queryMarshaler(MemorySegment iid, MemorySegment result) {
    MemorySegment inner;
    synchronized (references) {
      if (marshaler.address() == 0) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment cell = arena.allocate(Native.POINTER);
          if (host.library().createFreeThreadedMarshaler(address(), cell).failed()) {
            return nothing(result);
          }
          marshaler = cell.get(Native.POINTER, 0);
        }
      }
      inner = marshaler;
    }
    return inner.address() == 0
        ? nothing(result)
        : new HResult(host.library().calls().call(inner, QUERY_INTERFACE, iid, result));
  }

  private static HResult nothing(MemorySegment result) {
    HResult _ = new Arguments(new Object[] {result}, 0).putPointer(0, MemorySegment.NULL);
    return HResult.E_NOINTERFACE;
  }

  private int release() {
    int left = references.decrementAndGet();
    if (left == 0) {
      end();
    }
    return left;
  }

  private void end() {
    disconnected = true;
    host.forget(addresses);
    MemorySegment inner;
    synchronized (references) {
      inner = marshaler;
      marshaler = MemorySegment.NULL;
    }
    if (inner.address() != 0) {
      int _ = host.library().calls().call(inner, RELEASE);
    }
    if (state instanceof AutoCloseable resource) {
      try {
        resource.close();
      } catch (Exception e) {
        accident.compareAndSet(null, e);
      }
    }
  }
}
