package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.SafeArray;
import org.glassmaster.backend.imapi2.internal.com.Variant;

/** A row of values, told one after the other. */
public final class EnumVariant extends ComObject {
  /** {@code IEnumVARIANT}. */
  public static final ComType<EnumVariant> TYPE = ComType.of("IEnumVARIANT", EnumVariant::new);

  private static final ComInterface SELF = ComInterface.named("IEnumVARIANT");
  private static final ComMethod NEXT = SELF.method("Next");
  private static final ComMethod SKIP = SELF.method("Skip");
  private static final ComMethod RESET = SELF.method("Reset");
  private static final ComMethod CLONE = SELF.method("Clone");

  EnumVariant(ComPointer pointer) {
    super(pointer);
  }

  /**
   * The next values, at most so many: {@code S_OK} may come with fewer (imapi2 5.6), none at all is
   * the end.
   */
  public <T> List<T> next(int most, SafeArray.Reading<T> reading) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(most * Variant.BYTES, 8);
      MemorySegment cell = arena.allocate(ValueLayout.JAVA_INT);
      HResult _ = pointer().invoke(NEXT, most, values, cell);
      int count = Math.clamp(cell.get(ValueLayout.JAVA_INT, 0), 0, most);
      return Variant.takeAll(pointer().library(), values, count, reading);
    }
  }

  /** What is left, as texts. */
  public List<String> texts() throws ComException {
    List<String> all = new ArrayList<>();
    for (List<String> some = next(16, Variant::text);
        !some.isEmpty();
        some = next(16, Variant::text)) {
      all.addAll(some);
    }
    return all;
  }

  /** {@code S_FALSE} where fewer were left. */
  public HResult skip(int count) throws ComException {
    return pointer().invoke(SKIP, count);
  }

  public HResult reset() throws ComException {
    return pointer().invoke(RESET);
  }

  /** Another one that stands where this one stands. */
  public EnumVariant copy(ComScope scope) throws ComException {
    return pointer().getObject(scope, TYPE, CLONE);
  }
}
