package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;

/** Those who listen to one object, by cookie; and how they are told. */
final class Sinks implements AutoCloseable {
  private static final ComClass<Point> POINT =
      new TwinObject.Kind<Point>("IConnectionPoint")
          .on(
              "GetConnectionInterface",
              (self, call) -> {
                self.sinks.events.writeTo(call.pointer(0));
                return HResult.S_OK;
              })
          .on("Advise", (self, call) -> self.sinks.advise(call))
          .on("Unadvise", (self, call) -> self.sinks.unadvise(call.number(0)))
          .build();
  private static final HResult CANNOT_CONNECT = new HResult(0x80040202);

  private final TwinImapi imapi;
  private final Guid events;
  private final Map<Integer, MemorySegment> sinks = new TreeMap<>();
  private int cookies = 1000;

  Sinks(TwinImapi imapi, String eventsIid) {
    this.imapi = imapi;
    this.events = Guid.of(eventsIid);
  }

  /** {@code FindConnectionPoint}: a point that shares the list. */
  HResult find(Arguments call) {
    if (!Guid.readFrom(call.pointer(0)).equals(events)) {
      HResult _ = call.putPointer(1, MemorySegment.NULL);
      return HResult.CONNECT_E_NOCONNECTION;
    }
    HostedObject<Point> point = imapi.windows().server().host().offer(POINT, new Point(this));
    return call.putPointer(1, point.address());
  }

  /** One of the points; they come and go, the sinks stay. */
  private record Point(Sinks sinks) implements TwinObject {
    @Override
    public TwinImapi imapi() {
      return sinks.imapi;
    }
  }

  private HResult advise(Arguments call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cell = arena.allocate(ValueLayout.ADDRESS);
      if (Calls.query(call.pointer(0), events.in(arena), cell) < 0) {
        return CANNOT_CONNECT;
      }
      synchronized (sinks) {
        sinks.put(++cookies, cell.get(ValueLayout.ADDRESS, 0));
        return call.putInt(1, cookies);
      }
    }
  }

  private HResult unadvise(int cookie) {
    MemorySegment sink;
    synchronized (sinks) {
      sink = sinks.remove(cookie);
    }
    if (sink == null) {
      return HResult.CONNECT_E_NOCONNECTION;
    }
    int _ = Calls.release(sink);
    return HResult.S_OK;
  }

  /** Who listens first; null where nobody does. */
  MemorySegment first() {
    synchronized (sinks) {
      return sinks.values().stream().findFirst().orElse(MemorySegment.NULL);
    }
  }

  /** Calls all of them by a number, the arguments in the reverse of their order. */
  void fire(int number, List<Value> arguments) {
    List<MemorySegment> now = new ArrayList<>();
    synchronized (sinks) {
      now.addAll(sinks.values());
      now.forEach(Calls::addRef);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment variants = arena.allocate(24L * arguments.size(), 8);
      for (int i = 0; i < arguments.size(); i++) {
        arguments.get(i).write(variants.asSlice(24L * (arguments.size() - 1 - i), 24));
      }
      MemorySegment parameters = arena.allocate(24, 8);
      parameters.set(ValueLayout.ADDRESS, 0, variants);
      parameters.set(ValueLayout.JAVA_INT, 16, arguments.size());
      for (MemorySegment sink : now) {
        // What a sink answers is ignored.
        int _ = Calls.invoke(sink, number, parameters);
        int _ = Calls.release(sink);
      }
    }
  }

  @Override
  public void close() {
    sinks.values().forEach(Calls::release);
    sinks.clear();
  }
}
