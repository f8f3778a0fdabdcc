package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that says of which type it is (VARIANT, 24 bytes). This is a view: the value belongs to
 * whoever made it, and so does an object in it.
 */
public final class Variant {
  public static final int VT_EMPTY = 0;
  public static final int VT_I2 = 2;
  public static final int VT_I4 = 3;
  public static final int VT_BSTR = 8;
  public static final int VT_DISPATCH = 9;
  public static final int VT_ERROR = 10;
  public static final int VT_BOOL = 11;
  public static final int VT_VARIANT = 12;
  public static final int VT_UNKNOWN = 13;
  public static final int VT_I1 = 16;
  public static final int VT_UI1 = 17;
  public static final int VT_UI2 = 18;
  public static final int VT_UI4 = 19;
  public static final int VT_INT = 22;
  public static final int VT_UINT = 23;

  /** Added where the value is the address of the value. */
  public static final int VT_BYREF = 0x4000;

  public static final long BYTES = 24;

  private static final long VALUE = 8;

  private final ComLibrary library;
  private final int type;
  private final MemorySegment value;

  private Variant(ComLibrary library, int type, MemorySegment value) {
    this.library = library;
    this.type = type;
    this.value = value;
  }

  /** The variant at an address; one that refers to a value elsewhere is read as that value. */
  public static Variant at(ComLibrary library, MemorySegment address) {
    return new Variant(library, typeOf(address), valueOf(address));
  }

  /** Reads variants that were handed out to us, which are cleared. */
  public static <T> List<T> takeAll(
      ComLibrary library, MemorySegment variants, int count, SafeArray.Reading<T> reading)
      throws ComException {
    try {
      List<T> values = new ArrayList<>(count);
      for (long i = 0; i < count; i++) {
        values.add(reading.of(at(library, variants.asSlice(i * BYTES, BYTES))));
      }
      return List.copyOf(values);
    } finally {
      for (long i = 0; i < count; i++) {
        HResult _ = library.variantClear(variants.asSlice(i * BYTES, BYTES));
      }
    }
  }

  /** The VARTYPE of the value, wherever it lies. */
  static int typeOf(MemorySegment address) {
    int type = mark(address);
    if (type == (VT_VARIANT | VT_BYREF)) {
      // A reference leads to a value, never to another reference.
      return mark(target(address));
    }
    return type & ~VT_BYREF;
  }

  /** Where the value lies: in the variant, or where that refers to. */
  static MemorySegment valueOf(MemorySegment address) {
    int type = mark(address);
    if ((type & VT_BYREF) == 0) {
      return address.reinterpret(BYTES).asSlice(VALUE);
    }
    return type == (VT_VARIANT | VT_BYREF)
        ? target(address).reinterpret(BYTES).asSlice(VALUE)
        : target(address).reinterpret(Native.POINTER.byteSize());
  }

  private static int mark(MemorySegment address) {
    return Short.toUnsignedInt(address.reinterpret(BYTES).get(ValueLayout.JAVA_SHORT_UNALIGNED, 0));
  }

  private static MemorySegment target(MemorySegment address) {
    return address.reinterpret(BYTES).get(ValueLayout.ADDRESS_UNALIGNED, VALUE);
  }

  /** A value of a known type, as the elements of a typed array are. */
  static Variant of(ComLibrary library, int type, MemorySegment address) {
    return type == VT_VARIANT
        ? at(library, address)
        : new Variant(library, type, address.reinterpret(Native.POINTER.byteSize()));
  }

  /** Its VARTYPE, without the mark of a reference. */
  public int type() {
    return type;
  }

  /** As a number of 32 bits. */
  public int number() throws ComException {
    return switch (type) {
      case VT_I4, VT_UI4, VT_INT, VT_UINT, VT_ERROR -> value.get(ValueLayout.JAVA_INT_UNALIGNED, 0);
      case VT_I2 -> value.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0);
      case VT_UI2 -> Short.toUnsignedInt(value.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0));
      case VT_I1 -> value.get(ValueLayout.JAVA_BYTE, 0);
      case VT_UI1 -> Byte.toUnsignedInt(value.get(ValueLayout.JAVA_BYTE, 0));
      case VT_BOOL -> value.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0) == 0 ? 0 : 1;
      default -> throw mismatch("number");
    };
  }

  public String text() throws ComException {
    return switch (type) {
      case VT_BSTR -> Bstr.read(library, value.get(ValueLayout.ADDRESS_UNALIGNED, 0));
      case VT_EMPTY -> "";
      default -> throw mismatch("text");
    };
  }

  /** The object in it, which stays the property of the variant; null pointers are possible. */
  public MemorySegment object() throws ComException {
    return switch (type) {
      case VT_DISPATCH, VT_UNKNOWN -> value.get(ValueLayout.ADDRESS_UNALIGNED, 0);
      default -> throw mismatch("object");
    };
  }

  private ComException mismatch(String wanted) {
    return new ComException(HResult.DISP_E_TYPEMISMATCH, "VARIANT of type " + type, wanted);
  }
}
