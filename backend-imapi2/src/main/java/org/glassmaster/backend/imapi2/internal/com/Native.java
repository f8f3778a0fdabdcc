package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The linker's side of the calls: layouts by letter, and handles that take their arguments as an
 * array.
 */
final class Native {
  static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private final Map<String, MethodHandle> calls = new ConcurrentHashMap<>();

  /** The layout of a letter of {@link ComMethod#parameters}. */
  static MemoryLayout layout(char letter) {
    return switch (letter) {
      case 'P' -> POINTER;
      case 'I' -> ValueLayout.JAVA_INT;
      case 'J' -> ValueLayout.JAVA_LONG;
      case 'S' -> ValueLayout.JAVA_SHORT;
      case 'B' -> ValueLayout.JAVA_BYTE;
      default -> throw new IllegalArgumentException("no type of letter " + letter);
    };
  }

  /** A function of these parameters that returns 32 bits. */
  static FunctionDescriptor descriptor(String parameters) {
    return FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts(parameters));
  }

  static MemoryLayout[] layouts(String parameters) {
    return parameters.chars().mapToObj(c -> layout((char) c)).toArray(MemoryLayout[]::new);
  }

  /** The address of the function in a slot of the object's vtable. */
  static MemorySegment function(MemorySegment object, int slot) {
    MemorySegment vtable = object.reinterpret(POINTER.byteSize()).get(POINTER, 0);
    return vtable.reinterpret((slot + 1) * POINTER.byteSize()).getAtIndex(POINTER, slot);
  }

  /** Calls the method of the object, the object itself not among the arguments. */
  int call(MemorySegment object, ComMethod method, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = function(object, method.slot());
    all[1] = object;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    try {
      return (int) caller(method).invokeExact(all);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private MethodHandle caller(ComMethod method) {
    String parameters = method.parameters();
    if (parameters.isEmpty()) {
      throw new UnsupportedOperationException("the tables have no signature for " + method);
    }
    return calls.computeIfAbsent(
        parameters,
        shape ->
            Linker.nativeLinker()
                .downcallHandle(descriptor(shape))
                .asSpreader(Object[].class, shape.length() + 1));
  }

  /** A downcall handle for a function of a library. */
  static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(
                () -> new UnsupportedOperationException("no function " + name + " on this system"));
    return Linker.nativeLinker().downcallHandle(address, type);
  }

  /** A stub that calls the handle; it can be called for ever. */
  static MemorySegment stub(MethodHandle target, FunctionDescriptor type) {
    return Linker.nativeLinker().upcallStub(target, type, Arena.global());
  }

  /** A native call throws nothing of its own. */
  static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException own -> own;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
