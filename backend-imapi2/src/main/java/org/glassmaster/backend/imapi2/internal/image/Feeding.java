package org.glassmaster.backend.imapi2.internal.image;

import org.glassmaster.core.fault.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * How reading goes on the way from a source into IMAPI2: a stream can say only that it failed, so
 * why is kept here, and so is the wish that nothing more be read.
 */
public final class Feeding {
  private volatile boolean givenUp;
  private volatile boolean wasRead;
  private @Nullable Throwable trouble;

  /** A reading to be done. */
  interface Step {
    void run() throws SourceException;
  }

  /** Reads, unless nothing more is to be read. */
  void read(Step step) throws SourceException {
    if (givenUp) {
      throw new IllegalStateException("the image is no longer to be read");
    }
    try {
      step.run();
      wasRead = true;
    } catch (SourceException | RuntimeException | Error e) {
      remember(e);
      throw e;
    }
  }

  private synchronized void remember(Throwable e) {
    if (trouble == null) {
      trouble = e;
    }
  }

  /** From here on every reading fails, so that whoever reads comes to an end. */
  public void giveUp() {
    givenUp = true;
  }

  public boolean isGivenUp() {
    return givenUp;
  }

  /** Whether anything was ever read. */
  public boolean wasRead() {
    return wasRead;
  }

  /** What went wrong first. */
  public synchronized @Nullable Throwable trouble() {
    return trouble;
  }
}
