package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * Blocks that a method hands out by its two last arguments, address and count, and that are freed
 * here.
 */
final class TaskMemory {
  /** The largest block that the IDL allows any method, descriptors and DVD structures included. */
  private static final long LARGEST = 0x0FFFFFFF;

  private interface Taking<T> {
    T from(MemorySegment memory);
  }

  private TaskMemory() {}

  static byte[] bytes(ComPointer object, ComMethod method, Object... arguments)
      throws ComException {
    return take(object, method, 1, arguments, memory -> memory.toArray(ValueLayout.JAVA_BYTE));
  }

  /**
   * Numbers of 32 bits. The count is one of elements, though the IDL calls it {@code byteSize} in
   * places: it stands in {@code size_is}.
   */
  static List<Integer> ints(ComPointer object, ComMethod method, Object... arguments)
      throws ComException {
    return take(
        object,
        method,
        Integer.BYTES,
        arguments,
        memory -> {
          List<Integer> values = new ArrayList<>();
          for (int value : memory.toArray(ValueLayout.JAVA_INT_UNALIGNED)) {
            values.add(value);
          }
          return List.copyOf(values);
        });
  }

  private static <T> T take(
      ComPointer object, ComMethod method, int size, Object[] arguments, Taking<T> taking)
      throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
      Object[] all = new Object[arguments.length + 2];
      System.arraycopy(arguments, 0, all, 0, arguments.length);
      all[arguments.length] = memory;
      all[arguments.length + 1] = count;
      HResult result = object.call(method, all);
      MemorySegment given = memory.get(ValueLayout.ADDRESS, 0);
      try {
        if (result.failed()) {
          throw new ComException(result, method.owner(), method.name());
        }
        long elements = Integer.toUnsignedLong(count.get(ValueLayout.JAVA_INT, 0));
        if (given.address() == 0) {
          return taking.from(MemorySegment.NULL);
        }
        if (elements > LARGEST / size) {
          throw new ComException(HResult.E_INVALIDARG, method.owner(), method.name());
        }
        return taking.from(given.reinterpret(elements * size));
      } finally {
        if (given.address() != 0) {
          object.library().freeTaskMemory(given);
        }
      }
    }
  }
}
