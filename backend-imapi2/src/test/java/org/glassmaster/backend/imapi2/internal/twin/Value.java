package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What a variant holds, in the making; strings and objects in it change hands with it. */
public record Value(int type, long bits) {
  /** What a variant takes (imapi2 3.1). */
  public static final long BYTES = 24;

  static final int BSTR = 8;
  static final int DISPATCH = 9;

  public static Value i4(int number) {
    return new Value(3, Integer.toUnsignedLong(number));
  }

  public static Value ui4(int number) {
    return new Value(19, Integer.toUnsignedLong(number));
  }

  public static Value ui1(int number) {
    return new Value(17, number);
  }

  public static Value bstr(MemorySegment string) {
    return new Value(BSTR, string.address());
  }

  public static Value dispatch(MemorySegment object) {
    return new Value(DISPATCH, object.address());
  }

  /** Puts it there. */
  public void write(MemorySegment variant) {
    MemorySegment cell = variant.reinterpret(BYTES).fill((byte) 0);
    cell.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) type);
    cell.set(ValueLayout.JAVA_LONG_UNALIGNED, 8, bits);
  }
}
