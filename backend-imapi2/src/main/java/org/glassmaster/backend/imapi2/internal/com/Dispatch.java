package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code IDispatch::Invoke}: a method by its number, with arguments as VARIANTs in reverse order
 * (DISPPARAMS: array 0, names 8, count 16, named 20).
 */
final class Dispatch {
  /** {@code GetTypeInfoCount} to {@code Invoke} end here; an interface's own methods begin. */
  private static final int FIRST_OWN_SLOT = 7;

  private static final long PARAMETERS = 24;
  private static final long COUNT = 16;

  private Dispatch() {}

  static <T> HResult invoke(ComClass.Face<T> face, T self, Arguments call) throws Exception {
    int number = call.number(0);
    for (ComMethod method : face.type().methods()) {
      if (method.slot() >= FIRST_OWN_SLOT && method.dispatch() == number) {
        ComClass.@Nullable Body<T> body = face.bodies().get(method.slot());
        if (body == null) {
          break;
        }
        if (call.isNull(4)) {
          return HResult.E_INVALIDARG;
        }
        return call(method, body, self, call.pointer(4).reinterpret(PARAMETERS));
      }
    }
    return HResult.DISP_E_MEMBERNOTFOUND;
  }

  private static <T> HResult call(
      ComMethod method, ComClass.Body<T> body, T self, MemorySegment parameters) throws Exception {
    int wanted = method.parameters().length() - 1;
    int count = parameters.get(ValueLayout.JAVA_INT, COUNT);
    if (count != wanted) {
      return HResult.DISP_E_BADPARAMCOUNT;
    }
    MemorySegment variants =
        parameters.get(ValueLayout.ADDRESS, 0).reinterpret(count * Variant.BYTES);
    Object[] values = new Object[wanted];
    for (int i = 0; i < wanted; i++) {
      MemorySegment variant = variants.asSlice((wanted - 1 - i) * Variant.BYTES, Variant.BYTES);
      Object value = value(method.parameters().charAt(i + 1), variant);
      if (value == null) {
        return HResult.DISP_E_TYPEMISMATCH;
      }
      values[i] = value;
    }
    return body.call(self, new Arguments(values, 0));
  }

  /**
   * The argument in the form in which the vtable would have it; null where the types do not fit.
   */
  private static @Nullable Object value(char letter, MemorySegment address) {
    MemorySegment value = Variant.valueOf(address);
    int type = Variant.typeOf(address);
    boolean pointer = POINTERS.contains(type);
    return switch (letter) {
      case 'P' -> pointer ? value.get(ValueLayout.ADDRESS_UNALIGNED, 0) : null;
      case 'I' -> NUMBERS.contains(type) ? value.get(ValueLayout.JAVA_INT_UNALIGNED, 0) : null;
      default -> null;
    };
  }

  private static final List<Integer> POINTERS =
      List.of(Variant.VT_DISPATCH, Variant.VT_UNKNOWN, Variant.VT_BSTR);
  private static final List<Integer> NUMBERS =
      List.of(Variant.VT_I4, Variant.VT_UI4, Variant.VT_INT, Variant.VT_UINT);
}
