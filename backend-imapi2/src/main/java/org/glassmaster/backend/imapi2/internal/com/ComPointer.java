package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One reference to an object, by one interface. The methods that ask return Java values; a failure
 * is a {@link ComException} that names the method.
 */
public final class ComPointer {
  static final ComMethod ADD_REF = ComInterface.named("IUnknown").method("AddRef");
  private static final ComMethod QUERY_INTERFACE =
      ComInterface.named("IUnknown").method("QueryInterface");
  private static final ComMethod RELEASE = ComInterface.named("IUnknown").method("Release");

  /** {@code VARIANT_TRUE} has all its bits set. */
  private static final short TRUE = -1;

  private final ComLibrary library;
  private final ComInterface type;
  private final AtomicReference<MemorySegment> address;

  ComPointer(ComLibrary library, ComInterface type, MemorySegment address) {
    this.library = library;
    this.type = type;
    this.address = new AtomicReference<>(address);
  }

  public ComLibrary library() {
    return library;
  }

  /** The interface that it points to. */
  public ComInterface type() {
    return type;
  }

  /** Where it points; an error after its scope has closed. */
  public MemorySegment address() {
    MemorySegment here = address.get();
    if (here.address() == 0) {
      throw new IllegalStateException("this " + type + " was released");
    }
    return here;
  }

  /**
   * Calls and returns what the method answered. Arguments are {@code MemorySegment}, {@code
   * Integer}, {@code Short} and so on, as the table has them.
   */
  public HResult call(ComMethod method, Object... arguments) {
    return new HResult(library.calls().call(address(), method, arguments));
  }

  /** Calls; a failure is thrown, and which success it was is returned. */
  public HResult invoke(ComMethod method, Object... arguments) throws ComException {
    HResult result = call(method, arguments);
    if (result.failed()) {
      throw new ComException(result, method);
    }
    return result;
  }

  /** What a method without arguments writes as a 32-bit number. */
  public int getInt(ComMethod method) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_INT);
      invoke(method, cell);
      return cell.get(ValueLayout.JAVA_INT, 0);
    }
  }

  public boolean getBoolean(ComMethod method) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_SHORT);
      invoke(method, cell);
      return cell.get(ValueLayout.JAVA_SHORT, 0) != 0;
    }
  }

  /** The text that a method hands out; empty where it hands out no string at all. */
  public String getText(ComMethod method) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(Native.POINTER);
      invoke(method, cell);
      return Bstr.take(library, cell.get(Native.POINTER, 0));
    }
  }

  /** The elements of an array that a method hands out, as numbers. */
  public List<Integer> getInts(ComMethod method) throws ComException {
    return getArray(method, Variant::number);
  }

  public List<String> getTexts(ComMethod method) throws ComException {
    return getArray(method, Variant::text);
  }

  /** The elements of an array that a method hands out, each read while the array is there. */
  public <T> List<T> getArray(ComMethod method, SafeArray.Reading<T> reading) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(Native.POINTER);
      invoke(method, cell);
      return SafeArray.take(library, cell.get(Native.POINTER, 0), method, reading);
    }
  }

  /** The object that a method hands out, held by the scope from then on. */
  public <T extends ComObject> T getObject(
      ComScope scope, ComType<T> result, ComMethod method, Object... arguments)
      throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(Native.POINTER);
      Object[] all = new Object[arguments.length + 1];
      System.arraycopy(arguments, 0, all, 0, arguments.length);
      all[arguments.length] = cell;
      invoke(method, all);
      MemorySegment object = cell.get(Native.POINTER, 0);
      if (object.address() == 0) {
        throw new ComException(HResult.E_POINTER, method);
      }
      return scope.adopt(object, result);
    }
  }

  public HResult putBoolean(ComMethod method, boolean value) throws ComException {
    return invoke(method, variantBool(value));
  }

  /** Gives text to a method that takes nothing else. */
  public HResult putText(ComMethod method, String value) throws ComException {
    try (Bstr text = Bstr.of(library, value)) {
      return invoke(method, text.address());
    }
  }

  /** The 16-bit form of a truth value. */
  public static short variantBool(boolean value) {
    return value ? TRUE : 0;
  }

  <T extends ComObject> T query(ComScope scope, ComType<T> wanted) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      return getObject(scope, wanted, QUERY_INTERFACE, wanted.type().iid().in(arena));
    }
  }

  /** Gives the reference back, once. */
  void release() {
    MemorySegment last = address.getAndSet(MemorySegment.NULL);
    if (last.address() != 0) {
      int _ = library.calls().call(last, RELEASE);
    }
  }
}
