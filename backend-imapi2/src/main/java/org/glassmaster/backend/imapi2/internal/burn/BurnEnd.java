package org.glassmaster.backend.imapi2.internal.burn;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable.Kind;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable.Meaning;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.backend.imapi2.internal.image.Feeding;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Medium;
import org.jspecify.annotations.Nullable;

/**
 * How a raw burn ended. IMAPI2 knows one result; what stands behind it is known here: a source that
 * could not be read, a wish to stop, a listener that failed.
 */
final class BurnEnd {
  private final ImapiFaults faults;
  private final Medium medium;
  private final BurnWatch watch;
  private final Feeding feeding;
  private final BurnEvents events;
  private final Cancellation cancellation;

  BurnEnd(
      ImapiFaults faults,
      Medium medium,
      BurnWatch watch,
      Feeding feeding,
      BurnEvents events,
      Cancellation cancellation) {
    this.faults = faults;
    this.medium = medium;
    this.watch = watch;
    this.feeding = feeding;
    this.events = events;
    this.cancellation = cancellation;
  }

  /**
   * Throws what the caller is to know. A disc that was written is written, even if stopping was
   * wished for while it was.
   *
   * @param failure what IMAPI2 answered; null where it succeeded
   */
  void require(@Nullable ComException failure) throws GlassmasterException {
    RuntimeException listener = watch.fault();
    Throwable trouble = feeding.trouble();
    if (failure == null && listener == null) {
      return;
    }
    if (failure != null && trouble instanceof SourceException e) {
      throw feeding.wasRead() || watch.hasWritten() ? lost(e) : e;
    }
    if (listener != null) {
      throw listener;
    }
    if (failure != null && trouble != null) {
      throw new WriteException(
              "write-failed", "a fault of this program: " + trouble + "; " + state(), trouble)
          .at(faults.location())
          .advise("report this with the trace");
    }
    if (failure != null) {
      throw fault(failure);
    }
  }

  private GlassmasterException fault(ComException failure) {
    Meaning meaning = faults.meaning(failure.result());
    boolean stopped =
        meaning.kind() == Kind.CANCELLED || events.hasCancelled() || feeding.isGivenUp();
    boolean begun = watch.hasWritten() || (feeding.wasRead() && !isRefusal(meaning));
    if (cancellation.isWished() && stopped) {
      return new CancelledException(
          begun ? "cancelled while writing; " + state() : "cancelled before anything was written",
          begun);
    }
    return begun ? faults.writing(failure, state()) : faults.untouched("writing", failure);
  }

  /**
   * What IMAPI2 says before it sends the drive anything, though it may have looked at the image.
   */
  private static boolean isRefusal(Meaning meaning) {
    return switch (meaning.kind()) {
      case MEDIUM, CONTENT, PROGRAM -> true;
      case DEVICE -> meaning.code().equals("write-mode-refused");
      case DONE, REMARK, SENSE, CANCELLED, WRITE -> false;
    };
  }

  private WriteException lost(SourceException e) {
    WriteException fault =
        new WriteException(e.code(), e.getMessage() + "; " + state(), e).at(faults.location());
    e.where().ifPresent(fault::at);
    e.lba().ifPresent(fault::atLba);
    e.sense().ifPresent(fault::withSense);
    e.advice().ifPresent(advice -> fault.advise(advice.sentence()));
    return fault;
  }

  private String state() {
    return medium.erasable()
        ? "the disc is lost; the medium can be blanked and written again"
        : "the medium is lost";
  }
}
