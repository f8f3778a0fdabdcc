package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** Where sinks of one interface are taken. */
public final class ConnectionPoint extends ComObject {
  /** {@code IConnectionPoint}. */
  public static final ComType<ConnectionPoint> TYPE =
      ComType.of("IConnectionPoint", ConnectionPoint::new);

  private static final ComInterface SELF = ComInterface.named("IConnectionPoint");
  private static final ComMethod GET_CONNECTION_INTERFACE = SELF.method("GetConnectionInterface");
  private static final ComMethod ADVISE = SELF.method("Advise");
  static final ComMethod UNADVISE = SELF.method("Unadvise");

  ConnectionPoint(ComPointer pointer) {
    super(pointer);
  }

  /** The interface that it calls. */
  public Guid connectionInterface() throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment iid = arena.allocate(16, 8);
      HResult _ = pointer().invoke(GET_CONNECTION_INTERFACE, iid);
      return Guid.readFrom(iid);
    }
  }

  /**
   * Has the sink called from now on.
   *
   * @return the cookie that ends it
   */
  public int advise(MemorySegment sink) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cookie = arena.allocate(ValueLayout.JAVA_INT);
      HResult _ = pointer().invoke(ADVISE, sink, cookie);
      return cookie.get(ValueLayout.JAVA_INT, 0);
    }
  }

  public HResult unadvise(int cookie) throws ComException {
    return pointer().invoke(UNADVISE, cookie);
  }
}
