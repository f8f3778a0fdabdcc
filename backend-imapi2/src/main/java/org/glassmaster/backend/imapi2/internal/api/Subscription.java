package org.glassmaster.backend.imapi2.internal.api;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;

/** A sink that is being called, until this closes. */
public final class Subscription implements AutoCloseable {
  private final ComScope scope;
  private final ConnectionPoint point;
  private final int cookie;
  private final HostedObject<?> sink;
  private boolean closed;

  private Subscription(ComScope scope, ConnectionPoint point, int cookie, HostedObject<?> sink) {
    this.scope = scope;
    this.point = point;
    this.cookie = cookie;
    this.sink = sink;
  }

  /** Has the sink called by the source; the sink is taken over, also where that fails. */
  static Subscription to(
      ComLibrary library, ComObject source, ComInterface events, HostedObject<?> sink)
      throws ComException {
    ComScope scope = new ComScope(library);
    boolean done = false;
    try {
      ConnectionPoint point = source.as(scope, ConnectionPointContainer.TYPE).find(scope, events);
      int cookie = point.advise(sink.address());
      done = true;
      return new Subscription(scope, point, cookie, sink);
    } finally {
      if (!done) {
        scope.close();
        sink.close();
      }
    }
  }

  /** The object that is called. */
  public HostedObject<?> sink() {
    return sink;
  }

  /**
   * Ends the calls: none is under way when this returns, and a late one finds nobody. Where the
   * source refuses to let go, the sink lets go of its listener all the same.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (scope;
        sink) {
      HResult _ = point.pointer().call(ConnectionPoint.UNADVISE, cookie);
    }
  }
}
