package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.ComType;

/** An object that fires events, by the interfaces it fires them on. */
public final class ConnectionPointContainer extends ComObject {
  /** {@code IConnectionPointContainer}. */
  public static final ComType<ConnectionPointContainer> TYPE =
      ComType.of("IConnectionPointContainer", ConnectionPointContainer::new);

  private static final ComMethod FIND_CONNECTION_POINT =
      ComInterface.named("IConnectionPointContainer").method("FindConnectionPoint");

  ConnectionPointContainer(ComPointer pointer) {
    super(pointer);
  }

  /** Where sinks of that interface are taken. */
  public ConnectionPoint find(ComScope scope, ComInterface events) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment iid = events.iid().in(arena);
      return pointer().getObject(scope, ConnectionPoint.TYPE, FIND_CONNECTION_POINT, iid);
    }
  }
}
