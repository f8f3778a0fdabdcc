package org.glassmaster.mmc.internal.record;

import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.internal.drive.Drive;
import org.jspecify.annotations.Nullable;

/**
 * One way of writing tried out. As long as the drive took no sector, it may refuse and another way
 * may follow; from then on every end but the good one is brought to a state that can be told.
 */
final class Attempt {
  private final Drive drive;
  private final Recording recording;
  private final Medium medium;
  private final RecordOptions options;
  private final double fastest;

  /**
   * An attempt.
   *
   * @param drive which waits whatever is wished
   * @param fastest sectors a second that nothing exceeds which really writes
   */
  Attempt(Drive drive, Recording recording, Medium medium, RecordOptions options, double fastest) {
    this.drive = drive;
    this.recording = recording;
    this.medium = medium;
    this.options = options;
    this.fastest = fastest;
  }

  void run(Offer offer) throws GlassmasterException, Refused {
    long began = drive.waiter().nanoTime();
    boolean whole;
    try {
      whole = Way.of(offer.mode(), offer.blockFormat()).write(recording);
    } catch (Refused e) {
      if (!begun()) {
        throw e;
      }
      throw failed("write-failed", "the drive does not go on: " + e.getMessage(), e);
    } catch (SourceException e) {
      throw begun() && !options.simulate() ? lost(e) : untouched(e);
    } catch (CancelledException e) {
      throw cancelled();
    } catch (GlassmasterException e) {
      if (!begun()) {
        throw e;
      }
      throw failed(e);
    }
    if (!whole) {
      stopped(offer);
    }
    finish(offer, began);
  }

  private boolean begun() {
    return recording.stream().hasBegun();
  }

  /** Writing ended early: by trouble, or by a wish. */
  private void stopped(Offer offer) throws GlassmasterException {
    WriteTrouble trouble = recording.stream().trouble();
    if (trouble == null) {
      throw cancelled();
    }
    boolean leadOut = trouble.lba().orElse(Integer.MIN_VALUE) >= recording.layout().leadOut();
    if (trouble.endOfMedium() && options.overburn() && offer.mode() == WriteMode.RAW && leadOut) {
      recording.notice(
          RecordFinding.SHORT_LEAD_OUT,
          "the medium ended inside the lead-out, at LBA " + trouble.lba().getAsInt());
      return;
    }
    abandon();
    throw trouble.fault(drive.location(), state());
  }

  private void finish(Offer offer, long began) throws GlassmasterException {
    Finish finish = recording.finish();
    finish.tellPhase();
    try {
      finish.flush();
      if (offer.mode() == WriteMode.TAO) {
        finish.closeSession();
      }
      if (recording.stream().recovered() > 0) {
        recording.notice(
            RecordFinding.RECOVERED,
            "the drive recovered from errors " + recording.stream().recovered() + " times");
      }
    } catch (WriteException e) {
      throw failed(e);
    }
    check(finish);
    requirePossible(began);
  }

  /** Whatever hinders a look at the disc now, it was written. */
  private void check(Finish finish) throws WriteException {
    try {
      finish.check(options.keepOpen());
    } catch (WriteException e) {
      throw e;
    } catch (GlassmasterException e) {
      WriteException fault =
          new WriteException(
                  e.code(),
                  "everything was sent, but the disc cannot be looked at: " + e.getMessage(),
                  e)
              .at(drive.location());
      e.sense().ifPresent(fault::withSense);
      throw fault.advise("eject and load the disc, and look whether it can be read");
    }
  }

  /** Who writes faster than a disc can turn has not written (raw-dao-mmc has no such drive). */
  private void requirePossible(long began) throws WriteException {
    double seconds = (drive.waiter().nanoTime() - began) / 1e9;
    int sectors = recording.stream().written();
    if (!options.simulate() && Double.isFinite(fastest) && seconds * fastest < sectors) {
      throw new WriteException(
              "impossibly-fast",
              "the drive claims to have written "
                  + sectors
                  + " sectors in "
                  + Math.round(seconds * 1000)
                  + " ms, which no recorder can; "
                  + "whether anything is on the medium is not known")
          .at(drive.location())
          .advise("look at the medium with another drive");
    }
  }

  private CancelledException cancelled() {
    boolean touched = begun() && !options.simulate();
    if (begun()) {
      abandon();
    }
    return new CancelledException(
        begun() ? "cancelled while writing; " + state() : "cancelled before anything was written",
        touched);
  }

  private WriteException lost(SourceException e) {
    WriteException fault = failed(e.code(), String.valueOf(e.getMessage()), e);
    e.where().ifPresent(fault::at);
    e.lba().ifPresent(fault::atLba);
    e.sense().ifPresent(fault::withSense);
    e.advice().ifPresent(advice -> fault.advise(advice.sentence()));
    return fault;
  }

  private SourceException untouched(SourceException e) {
    if (begun()) {
      abandon();
    }
    return e;
  }

  private WriteException failed(GlassmasterException e) {
    WriteException fault = failed(e.code(), String.valueOf(e.getMessage()), e);
    e.lba().ifPresent(fault::atLba);
    e.sense().ifPresent(fault::withSense);
    e.advice().ifPresent(advice -> fault.advise(advice.sentence()));
    return fault;
  }

  private WriteException failed(String code, String message, @Nullable Throwable cause) {
    abandon();
    String words = message + "; " + state();
    WriteException fault =
        cause == null ? new WriteException(code, words) : new WriteException(code, words, cause);
    return fault.at(drive.location());
  }

  private void abandon() {
    recording.finish().abandon();
  }

  /** What became of the medium. */
  private String state() {
    if (options.simulate()) {
      return "the laser was off, the medium is as it was";
    }
    if (!begun()) {
      return "the medium is untouched";
    }
    if (medium.state() == Medium.State.APPENDABLE) {
      return "the new session is lost; what was on the disc before may still be read";
    }
    return medium.erasable()
        ? "the disc is lost; the medium can be blanked and written again"
        : "the medium is lost";
  }
}
