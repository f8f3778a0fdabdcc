package org.glassmaster.backend.imapi2.internal.drive;

import java.time.Duration;
import java.util.concurrent.Future;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2Ex;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.core.fault.GlassmasterException;

/** A drive by its two interfaces, with the thread that they belong to. */
public final class HeldDrive implements AutoCloseable {
  /**
   * The name by which Windows tells others who holds a drive: at most 63 letters, digits, spaces
   * and {@code . , : ; - _} (imapi2 5.4, {@code put_ClientName}).
   */
  public static final String CLIENT_NAME = "Glassmaster";

  private final DriveThread thread;
  private final ComLibrary library;
  private final ImapiFaults faults;
  private final Parts parts;
  private boolean closed;

  private record Parts(ComScope scope, DiscRecorder2 recorder, DiscRecorder2Ex extended) {}

  private HeldDrive(DriveThread thread, ComLibrary library, ImapiFaults faults, Parts parts) {
    this.thread = thread;
    this.library = library;
    this.faults = faults;
    this.parts = parts;
  }

  /**
   * Opens the drive of a unique id, also where another program holds it.
   *
   * @param location the words that people know it by
   */
  public static HeldDrive open(ComLibrary library, String id, String location)
      throws GlassmasterException {
    ImapiFaults faults = new ImapiFaults(location);
    try {
      DriveThread thread = DriveThread.start(library);
      boolean held = false;
      try {
        HeldDrive drive =
            new HeldDrive(thread, library, faults, thread.run(() -> parts(library, id)));
        held = true;
        return drive;
      } finally {
        if (!held) {
          thread.close();
        }
      }
    } catch (ComException e) {
      throw faults.device("opening the drive", e);
    }
  }

  private static Parts parts(ComLibrary library, String id) throws ComException {
    ComScope scope = new ComScope(library);
    boolean made = false;
    try {
      DiscRecorder2 recorder = scope.create("MsftDiscRecorder2", DiscRecorder2.TYPE);
      HResult _ = recorder.initializeDiscRecorder(id);
      Parts parts = new Parts(scope, recorder, recorder.as(scope, DiscRecorder2Ex.TYPE));
      made = true;
      return parts;
    } finally {
      if (!made) {
        scope.close();
      }
    }
  }

  public String location() {
    return faults.location();
  }

  public ImapiFaults faults() {
    return faults;
  }

  public ComLibrary library() {
    return library;
  }

  /** Its scriptable side; for its own thread only. */
  public DiscRecorder2 recorder() {
    return parts.recorder();
  }

  /** Its other side; for its own thread only. */
  DiscRecorder2Ex extended() {
    return parts.extended();
  }

  /** Has something done on the drive's thread. */
  public <T> T run(DriveThread.Work<T> work) throws ComException, GlassmasterException {
    return thread.run(work);
  }

  /** The same, and looks after something while it lasts. */
  public <T> T run(DriveThread.Work<T> work, Duration period, Runnable look)
      throws ComException, GlassmasterException {
    Future<T> done = thread.submit(work);
    return DriveThread.await(done, period, look);
  }

  /** Releases it, and ends its thread. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      thread.run(
          () -> {
            parts.scope().close();
            return true;
          });
    } catch (ComException | GlassmasterException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.close();
    }
  }
}
