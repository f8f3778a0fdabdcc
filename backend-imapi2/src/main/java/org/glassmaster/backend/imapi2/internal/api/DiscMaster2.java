package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.backend.imapi2.internal.com.Bstr;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** The optical drives of the machine, by unique identifiers that stay when numbers change. */
public final class DiscMaster2 extends ComObject {
  /** {@code IDiscMaster2}. */
  public static final ComType<DiscMaster2> TYPE = ComType.of("IDiscMaster2", DiscMaster2::new);

  private static final ComInterface SELF = ComInterface.named("IDiscMaster2");
  private static final ComMethod GET_NEW_ENUM = SELF.method("get__NewEnum");
  private static final ComMethod GET_ITEM = SELF.method("get_Item");
  private static final ComMethod GET_COUNT = SELF.method("get_Count");
  private static final ComMethod GET_IS_SUPPORTED_ENVIRONMENT =
      SELF.method("get_IsSupportedEnvironment");

  DiscMaster2(ComPointer pointer) {
    super(pointer);
  }

  /** The identifiers as they are now. */
  public EnumVariant newEnum(ComScope scope) throws ComException {
    return pointer().getObject(scope, EnumVariant.TYPE, GET_NEW_ENUM);
  }

  public int count() throws ComException {
    return pointer().getInt(GET_COUNT);
  }

  /** Whether there is a drive that this user can open. */
  public boolean isSupportedEnvironment() throws ComException {
    return pointer().getBoolean(GET_IS_SUPPORTED_ENVIRONMENT);
  }

  /** The unique identifier at a place; the first place is 0. */
  public String item(int index) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.ADDRESS);
      HResult _ = pointer().invoke(GET_ITEM, index, cell);
      return Bstr.take(pointer().library(), cell.get(ValueLayout.ADDRESS, 0));
    }
  }
}
