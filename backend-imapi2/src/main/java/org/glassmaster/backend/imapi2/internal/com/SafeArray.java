package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of COM that know their own bounds. IMAPI2 hands out one-dimensional arrays of VARIANT;
 * those of plain values are read as well, since nobody has said what {@code
 * get_ExpectedTableOfContents} holds.
 */
public final class SafeArray {
  /** Reads one element while the array is there. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(Variant element) throws ComException;
  }

  /** More than any array of IMAPI2 has; what claims more is no array. */
  private static final long MOST_ELEMENTS = 1 << 20;

  private SafeArray() {}

  /** The elements of an array that was handed out to us, which is destroyed, elements and all. */
  static <T> List<T> take(
      ComLibrary library, MemorySegment array, ComMethod source, Reading<T> reading)
      throws ComException {
    if (array.address() == 0) {
      return List.of();
    }
    try {
      return read(library, array, source, reading);
    } finally {
      HResult _ = library.arrayDestroy(array);
    }
  }

  private static <T> List<T> read(
      ComLibrary library, MemorySegment array, ComMethod source, Reading<T> reading)
      throws ComException {
    if (library.arrayDimensions(array) != 1) {
      throw new ComException(HResult.DISP_E_TYPEMISMATCH, source);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_LONG);
      check(library.arrayLowerBound(array, cell), source);
      int first = cell.get(ValueLayout.JAVA_INT, 0);
      check(library.arrayUpperBound(array, cell), source);
      long count = (long) cell.get(ValueLayout.JAVA_INT, 0) - first + 1;
      if (count < 0 || count > MOST_ELEMENTS) {
        throw new ComException(HResult.DISP_E_TYPEMISMATCH, source);
      }
      check(library.arrayType(array, cell), source);
      int type = Short.toUnsignedInt(cell.get(ValueLayout.JAVA_SHORT, 0));
      long step = size(type, source);
      check(library.arrayAccess(array, cell), source);
      try {
        MemorySegment elements =
            MemorySegment.ofAddress(cell.get(ValueLayout.JAVA_LONG, 0)).reinterpret(count * step);
        List<T> values = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
          values.add(reading.of(Variant.of(library, type, elements.asSlice(i * step, step))));
        }
        return List.copyOf(values);
      } finally {
        HResult _ = library.arrayUnaccess(array);
      }
    }
  }

  private static long size(int type, ComMethod source) throws ComException {
    return switch (type) {
      case Variant.VT_VARIANT -> Variant.BYTES;
      case Variant.VT_I1, Variant.VT_UI1 -> 1;
      case Variant.VT_I2, Variant.VT_UI2, Variant.VT_BOOL -> 2;
      case Variant.VT_I4, Variant.VT_UI4, Variant.VT_INT, Variant.VT_UINT -> 4;
      case Variant.VT_BSTR, Variant.VT_DISPATCH, Variant.VT_UNKNOWN -> 8;
      default -> throw new ComException(HResult.DISP_E_TYPEMISMATCH, source);
    };
  }

  private static void check(HResult result, ComMethod source) throws ComException {
    if (result.failed()) {
      throw new ComException(result, source);
    }
  }
}
