package org.glassmaster.backend.imapi2.internal.drive;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassmaster.backend.imapi2.internal.com.Apartment;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.core.fault.GlassmasterException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that all pointers to IMAPI2 are made, used and released on (imapi2 7.3). It lives
 * in the multithreaded apartment from its start to its end.
 */
public final class DriveThread implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor(this::made);
  private final ComLibrary library;
  private volatile @Nullable Thread itself;
  private @Nullable Apartment apartment;

  private DriveThread(ComLibrary library) {
    this.library = library;
  }

  private Thread made(Runnable work) {
    Thread made = new Thread(work, "glassmaster-imapi2");
    made.setDaemon(true);
    itself = made;
    return made;
  }

  /** What is to be done there. */
  public interface Work<T> {
    T run() throws ComException, GlassmasterException;
  }

  /** Starts it. */
  public static DriveThread start(ComLibrary library) throws ComException {
    DriveThread started = new DriveThread(library);
    boolean entered = false;
    try {
      started.enter();
      entered = true;
      return started;
    } catch (GlassmasterException e) {
      throw new IllegalStateException(e);
    } finally {
      if (!entered) {
        started.close();
      }
    }
  }

  private void enter() throws ComException, GlassmasterException {
    run(
        () -> {
          apartment = Apartment.enter(library);
          return true;
        });
  }

  /** Has it done, and waits for the end of it, interrupted or not. */
  public <T> T run(Work<T> work) throws ComException, GlassmasterException {
    return Thread.currentThread().equals(itself)
        ? work.run()
        : await(submit(work), Duration.ofDays(1), () -> {});
  }

  /** Begins it. */
  <T> Future<T> submit(Work<T> work) {
    try {
      return thread.submit((Callable<T>) work::run);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the drive is closed", e);
    }
  }

  /** Waits for the end of it, and looks after something now and then. */
  static <T> T await(Future<T> done, Duration period, Runnable look)
      throws ComException, GlassmasterException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return done.get(period.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          look.run();
        } catch (InterruptedException e) {
          // Stopping has its own way; a disc is not lost to an interrupt.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause)
      throws ComException, GlassmasterException {
    return switch (cause) {
      case ComException com -> throw com;
      case GlassmasterException own -> throw own;
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(cause);
    };
  }

  /** Leaves the apartment and ends the thread, after what it still has to do. */
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    Future<?> left =
        thread.submit(
            () -> {
              if (apartment != null) {
                apartment.close();
              }
            });
    thread.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        left.get();
        if (thread.awaitTermination(1, TimeUnit.DAYS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
