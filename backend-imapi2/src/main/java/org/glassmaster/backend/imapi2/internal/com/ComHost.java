package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Offers objects made in Java to COM. This is the one place that makes stubs.
 *
 * <p>What native code can still see is never freed: the stubs and vtables, once for each class, and
 * the eight bytes that an object's address leads to, whose place is not used again. A server that
 * calls from a thread of its own after the last release, which ours do in the tests, thereby meets
 * code that answers {@code RPC_E_DISCONNECTED}; freed stubs would end the virtual machine.
 */
public final class ComHost {
  private final ComLibrary library;
  private final Map<ComClass<?>, List<MemorySegment>> vtables = new ConcurrentHashMap<>();
  private final Map<Long, HostedObject<?>> objects = new ConcurrentHashMap<>();

  ComHost(ComLibrary library) {
    this.library = library;
  }

  ComLibrary library() {
    return library;
  }

  /**
   * Makes an object of the class. The caller holds the first reference, and gives it back by {@link
   * HostedObject#close}.
   */
  public <T> HostedObject<T> offer(ComClass<T> type, T state) {
    List<MemorySegment> addresses = new ArrayList<>();
    for (MemorySegment vtable : vtables.computeIfAbsent(type, this::vtables)) {
      MemorySegment address = Arena.global().allocate(Native.POINTER);
      address.set(Native.POINTER, 0, vtable);
      addresses.add(address);
    }
    HostedObject<T> object = new HostedObject<>(this, type, state, addresses);
    for (MemorySegment address : addresses) {
      objects.put(address.address(), object);
    }
    return object;
  }

  /** How many objects somebody still holds. */
  public int living() {
    return (int) objects.values().stream().distinct().count();
  }

  void forget(List<MemorySegment> addresses) {
    for (MemorySegment address : addresses) {
      objects.remove(address.address());
    }
  }

  private List<MemorySegment> vtables(ComClass<?> type) {
    List<MemorySegment> tables = new ArrayList<>();
    for (int face = 0; face < type.faces().size(); face++) {
      List<ComMethod> methods = type.faces().get(face).type().methods();
      MemorySegment table = Arena.global().allocate(Native.POINTER, methods.size());
      for (ComMethod method : methods) {
        table.setAtIndex(Native.POINTER, method.slot(), stub(new Slot(this, face, method)));
      }
      tables.add(table);
    }
    return tables;
  }

  private static MemorySegment stub(Slot slot) {
    // A slot of unknown parameters answers E_NOTIMPL whatever they are: the convention of x64 lets
    // a callee take fewer.
    String parameters = slot.method.parameters().isEmpty() ? "P" : slot.method.parameters();
    MethodType type = Native.descriptor(parameters).toMethodType();
    MethodHandle body =
        Slot.ENTER.bindTo(slot).asCollector(Object[].class, parameters.length()).asType(type);
    MethodHandle last =
        MethodHandles.dropArguments(
            MethodHandles.constant(int.class, HResult.E_OUTOFMEMORY.value()), 0, Throwable.class);
    return Native.stub(
        MethodHandles.catchException(body, Throwable.class, last), Native.descriptor(parameters));
  }

  /** What a stub knows: its place. Which object is meant, the first argument says. */
  static final class Slot {
    static final MethodHandle ENTER = enter();

    private final ComHost host;
    private final int face;
    private final ComMethod method;

    Slot(ComHost host, int face, ComMethod method) {
      this.host = host;
      this.face = face;
      this.method = method;
    }

    private static MethodHandle enter() {
      try {
        return MethodHandles.lookup()
            .findVirtual(Slot.class, "enter", MethodType.methodType(int.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("enter", e);
      }
    }

    /** Called by native code, from any thread. */
    int enter(Object[] arguments) {
      MemorySegment self = (MemorySegment) arguments[0];
      HostedObject<?> object = host.objects.get(self.address());
      if (object == null) {
        return HostedObject.gone(method, arguments);
      }
      return object.enter(face, method, arguments);
    }
  }
}
