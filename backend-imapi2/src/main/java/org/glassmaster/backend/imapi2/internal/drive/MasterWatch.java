package org.glassmaster.backend.imapi2.internal.drive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.EventSink;
import org.glassmaster.backend.imapi2.internal.api.Subscription;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.spi.DeviceEvent;

/**
 * Tells of drives that come and go, as {@code DDiscMaster2Events} says that something did: the
 * drives are listed anew and what has changed is told, so that an event that was missed is made up
 * for by the next.
 */
public final class MasterWatch implements AutoCloseable {
  private final ComLibrary library;
  private final Consumer<DeviceEvent> listener;
  private final DriveThread thread;
  private final ComScope scope;
  private Map<String, DriveEntry> known = Map.of();
  private Subscription subscription;
  private volatile boolean closed;

  private MasterWatch(ComLibrary library, Consumer<DeviceEvent> listener, DriveThread thread)
      throws ComException {
    this.library = library;
    this.listener = listener;
    this.thread = thread;
    this.scope = new ComScope(library);
    boolean listening = false;
    try {
      DiscMaster2 master = scope.create("MsftDiscMaster2", DiscMaster2.TYPE);
      this.known = byId(DriveList.entries(library));
      this.subscription = EventSink.listen(library, master, new Told());
      listening = true;
    } finally {
      if (!listening) {
        scope.close();
      }
    }
  }

  /** Begins: the listener hears of what comes and goes from here on. */
  public static MasterWatch start(ComLibrary library, Consumer<DeviceEvent> listener)
      throws DeviceException {
    try {
      DriveThread thread = DriveThread.start(library);
      boolean started = false;
      try {
        MasterWatch watch = thread.run(() -> new MasterWatch(library, listener, thread));
        started = true;
        return watch;
      } finally {
        if (!started) {
          thread.close();
        }
      }
    } catch (ComException e) {
      throw new ImapiFaults(DriveEntry.SCHEME).device("watching for drives", e);
    } catch (GlassmasterException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hears on whatever thread IMAPI2 calls by; the work is done on the watch's own. */
  private final class Told implements EventSink.MasterListener {
    @Override
    public void added(String uniqueId) {
      again();
    }

    @Override
    public void removed(String uniqueId) {
      again();
    }
  }

  private void again() {
    if (!closed) {
      try {
        Future<Boolean> _ = thread.submit(this::tell);
      } catch (IllegalStateException e) {
        // The watch ended in this moment.
        closed = true;
      }
    }
  }

  private boolean tell() throws ComException {
    Map<String, DriveEntry> seen = byId(DriveList.entries(library));
    for (DriveEntry before : known.values()) {
      if (!seen.containsKey(before.id())) {
        tell(new DeviceEvent.Left(before.info().location()));
      }
    }
    for (DriveEntry now : seen.values()) {
      if (!known.containsKey(now.id())) {
        tell(new DeviceEvent.Arrived(now.info()));
      }
    }
    known = seen;
    return true;
  }

  private void tell(DeviceEvent event) {
    if (!closed) {
      listener.accept(event);
    }
  }

  private static Map<String, DriveEntry> byId(List<DriveEntry> entries) {
    Map<String, DriveEntry> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    return byId;
  }

  /** Ends it; no event comes after. */
  @Override
  public void close() throws GlassmasterException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      thread.run(
          () -> {
            subscription.close();
            scope.close();
            return true;
          });
    } catch (ComException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.close();
    }
  }
}
