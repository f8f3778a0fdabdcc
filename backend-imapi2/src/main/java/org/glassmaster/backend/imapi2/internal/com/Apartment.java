package org.glassmaster.backend.imapi2.internal.com;

/**
 * The multithreaded apartment, for the thread that entered it. A Java thread pumps no window
 * messages, so that a single-threaded apartment would never hear a call from elsewhere.
 */
public final class Apartment implements AutoCloseable {
  private static final int COINIT_MULTITHREADED = 0;

  private final ComLibrary library;
  private final Thread thread;
  private boolean entered;

  private Apartment(ComLibrary library, boolean entered) {
    this.library = library;
    this.thread = Thread.currentThread();
    this.entered = entered;
  }

  /**
   * Brings this thread in. Where it lives in another apartment already, it stays there, and leaving
   * does nothing.
   */
  public static Apartment enter(ComLibrary library) throws ComException {
    HResult result = library.initialize(COINIT_MULTITHREADED);
    if (result.failed() && !result.equals(HResult.RPC_E_CHANGED_MODE)) {
      throw new ComException(result, "ole32", "CoInitializeEx");
    }
    return new Apartment(library, result.succeeded());
  }

  /** Leaves, once. Only the thread that entered can. */
  @Override
  public void close() {
    if (!Thread.currentThread().equals(thread)) {
      throw new IllegalStateException("an apartment is left by the thread that entered it");
    }
    if (entered) {
      entered = false;
      library.uninitialize();
    }
  }
}
