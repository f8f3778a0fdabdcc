package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What a caller passed to a method made in Java, the object itself not counted. Addresses come
 * without a size.
 */
public final class Arguments {
  private final Object[] values;
  private final int offset;

  Arguments(Object[] values, int offset) {
    this.values = values;
    this.offset = offset;
  }

  public MemorySegment pointer(int index) {
    return (MemorySegment) values[offset + index];
  }

  public int number(int index) {
    return (int) values[offset + index];
  }

  /** A number of 32 bits that has no sign. */
  public long unsigned(int index) {
    return Integer.toUnsignedLong(number(index));
  }

  public long longNumber(int index) {
    return (long) values[offset + index];
  }

  /** A truth value of 8 or 16 bits: all that is not zero is true. */
  public boolean truth(int index) {
    return ((Number) values[offset + index]).longValue() != 0;
  }

  public boolean isNull(int index) {
    return pointer(index).address() == 0;
  }

  /** Writes a 32-bit result through the pointer; a caller who wants one must say where. */
  public HResult putInt(int index, int value) {
    if (isNull(index)) {
      return HResult.E_POINTER;
    }
    pointer(index).reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT_UNALIGNED, 0, value);
    return HResult.S_OK;
  }

  public HResult putLong(int index, long value) {
    if (isNull(index)) {
      return HResult.E_POINTER;
    }
    pointer(index).reinterpret(Long.BYTES).set(ValueLayout.JAVA_LONG_UNALIGNED, 0, value);
    return HResult.S_OK;
  }

  public HResult putBoolean(int index, boolean value) {
    if (isNull(index)) {
      return HResult.E_POINTER;
    }
    pointer(index)
        .reinterpret(Short.BYTES)
        .set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, ComPointer.variantBool(value));
    return HResult.S_OK;
  }

  public HResult putPointer(int index, MemorySegment value) {
    if (isNull(index)) {
      return HResult.E_POINTER;
    }
    pointer(index)
        .reinterpret(Native.POINTER.byteSize())
        .set(ValueLayout.ADDRESS_UNALIGNED, 0, value);
    return HResult.S_OK;
  }
}
