package org.glassmaster.backend.imapi2.internal.burn;

import java.util.Optional;
import java.util.OptionalDouble;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.EventSink;
import org.glassmaster.backend.imapi2.internal.api.RawCdEventArgs;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.core.port.Cancellation;

/**
 * What IMAPI2 tells while it writes, and the only moment at which it may be told to stop (imapi2
 * 5.4, {@code CancelWrite}).
 */
final class BurnEvents {
  /** {@code IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_FINISHING}. */
  private static final int FINISHING = 3;

  private final DiscFormat2RawCd writer;
  private final BurnWatch watch;
  private final Cancellation cancellation;
  private volatile boolean cancelled;

  BurnEvents(DiscFormat2RawCd writer, BurnWatch watch, Cancellation cancellation) {
    this.writer = writer;
    this.watch = watch;
    this.cancellation = cancellation;
  }

  /** Events that are being heard. */
  interface Connection extends AutoCloseable {
    @Override
    void close();
  }

  /** Listens, until that is closed. A burn does not depend on it. */
  Connection listen(ComLibrary library) {
    try {
      return EventSink.listen(library, writer, this::update)::close;
    } catch (ComException e) {
      watch.notice(ImapiFinding.NO_EVENTS, "IMAPI2 does not tell of its work: " + e.getMessage());
      return () -> {};
    }
  }

  private void update(Optional<DiscFormat2RawCd> format, RawCdEventArgs progress) {
    try {
      int total = progress.totalSystemBuffer();
      OptionalDouble buffer =
          total > 0
              ? OptionalDouble.of(
                  Math.clamp((double) progress.usedSystemBuffer() / total, 0.0, 1.0))
              : OptionalDouble.empty();
      watch.written(progress.lastWrittenLba(), buffer);
      if (progress.currentAction() == FINISHING) {
        watch.closing();
      }
    } catch (ComException e) {
      System.getLogger(BurnEvents.class.getName())
          .log(System.Logger.Level.DEBUG, "an event says nothing: {0}", e.getMessage());
    }
    if (cancellation.isWished() || watch.fault() != null) {
      cancel(format.orElse(writer));
    }
  }

  /** Too early and too late it is refused: the next event tries again. */
  private void cancel(DiscFormat2RawCd format) {
    try {
      HResult _ = format.cancelWrite();
      cancelled = true;
    } catch (ComException e) {
      System.getLogger(BurnEvents.class.getName())
          .log(System.Logger.Level.DEBUG, "not cancelled: {0}", e.getMessage());
    }
  }

  /** Whether IMAPI2 was told to stop, and took it. */
  boolean hasCancelled() {
    return cancelled;
  }
}
