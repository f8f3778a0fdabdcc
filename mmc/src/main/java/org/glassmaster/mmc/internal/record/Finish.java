package org.glassmaster.mmc.internal.record;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.answer.DiscInformation;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.glassmaster.mmc.internal.sense.SenseAction;
import org.glassmaster.mmc.internal.sense.SenseMeaning;

/** The end of a recording: what the drive still holds goes to the medium, the session is closed. */
final class Finish {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 20;

  private final Drive drive;
  private final Job job;
  private final Medium.State before;
  private final boolean simulate;
  private boolean saidThatItWaits;

  /**
   * The end of a recording.
   *
   * @param drive which waits whatever is wished
   * @param before how full the medium was
   */
  Finish(Drive drive, Job job, Medium.State before, boolean simulate) {
    this.drive = drive;
    this.job = job;
    this.before = before;
    this.simulate = simulate;
  }

  /** Flushes the drive's buffer and waits until it is done. */
  void flush() throws WriteException {
    complete(
        "the last data did not reach the medium",
        Commands.synchronizeCache(true),
        Commands.synchronizeCache(false));
  }

  /** Closes the session and waits until it is done. */
  void closeSession() throws WriteException {
    complete(
        "the session was not closed", Commands.closeSession(true), Commands.closeSession(false));
  }

  void tellPhase() {
    job.tell(new Progress.PhaseBegun(Phase.CLOSING, OptionalInt.empty()));
  }

  /** An operation that goes on after its command, or in it where the drive cannot otherwise. */
  private void complete(String failure, Cdb immediate, Cdb waiting) throws WriteException {
    try {
      ScsiAnswer answer = drive.send(ScsiCommand.of(immediate, drive.options().limits().write()));
      if (!answer.isGood() && action(answer) == SenseAction.ADAPT) {
        answer = drive.send(ScsiCommand.of(waiting, drive.options().limits().operation()));
      }
      boolean goesOn = answer.isGood() || isPatient(action(answer));
      Optional<ScsiAnswer> end =
          goesOn
              ? new Patience(drive)
                  .await(drive.options().limits().operation(), done -> sayThatItWaits())
              : Optional.of(answer);
      // In a test run drives refuse to close what they did not write.
      if (!simulate && !end.map(ScsiAnswer::isGood).orElse(false)) {
        throw fault(failure, end);
      }
    } catch (TransportException e) {
      throw WriteTrouble.of(e, 0).fault(drive.location(), failure);
    }
  }

  private static boolean isPatient(SenseAction action) {
    return switch (action) {
      case WAIT, IGNORE, RETRY -> true;
      case GO_ON, START, REPEAT, MEDIUM, UNREADABLE, ADAPT, FAIL -> false;
    };
  }

  private SenseAction action(ScsiAnswer answer) {
    return answer
        .sense()
        .filter(data -> !data.deferred())
        .map(data -> drive.meaning(data.sense()).action())
        .orElse(SenseAction.FAIL);
  }

  private void sayThatItWaits() {
    if (job.cancellation().isWished() && !saidThatItWaits) {
      saidThatItWaits = true;
      job.tell(
          new Progress.Noticed(
              RecordFinding.WAITING.of("the session is being closed, which cannot be stopped")));
    }
  }

  private WriteException fault(String failure, Optional<ScsiAnswer> end) {
    Optional<Sense> sense = end.flatMap(ScsiAnswer::sense).map(SenseData::sense);
    if (sense.isEmpty()) {
      return new WriteException(
              "close-failed",
              failure
                  + ": "
                  + (end.isEmpty() ? "the drive did not end in time" : "no reason given"))
          .at(drive.location())
          .advise("switch the drive off and on, and look whether the disc can be read");
    }
    SenseMeaning meaning = drive.meaning(sense.get());
    return new WriteException("close-failed", failure + ": " + meaning.cause())
        .at(drive.location())
        .withSense(sense.get())
        .advise(meaning.advice());
  }

  /**
   * Looks whether what the commands said came true: a medium that is still blank was not written,
   * one that is not blank after a test run was.
   */
  void check(boolean keepOpen) throws GlassmasterException {
    Optional<DiscInformation> disc = MediumSurvey.disc(drive);
    if (disc.isEmpty()) {
      return;
    }
    if (simulate) {
      requireUntouched(disc);
      return;
    }
    // Some drives take a while to notice what they have done.
    for (int looks = 0; looks < LOOKS && isBlank(disc); looks++) {
      try {
        drive.waiter().pause(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      disc = MediumSurvey.disc(drive);
    }
    if (isBlank(disc)) {
      throw new WriteException(
              "nothing-written", "every command succeeded, but the medium is still blank")
          .at(drive.location())
          .advise("eject and load the medium and look again; then try another drive");
    }
    boolean closed =
        disc.map(found -> found.state() == DiscInformation.State.COMPLETE).orElse(true);
    if (closed == keepOpen && disc.isPresent()) {
      job.tell(
          new Progress.Noticed(
              RecordFinding.NOT_CLOSED.of(
                  keepOpen
                      ? "the drive closed the disc, though it was to be left open"
                      : "the drive says that the disc is not closed")));
    }
  }

  private void requireUntouched(Optional<DiscInformation> disc) throws WriteException {
    if (before == Medium.State.BLANK && !isBlank(disc)) {
      throw new WriteException(
              "not-simulated",
              "the medium is not blank any more: the drive wrote with the laser on")
          .at(drive.location())
          .advise("do not simulate with this drive");
    }
  }

  private static boolean isBlank(Optional<DiscInformation> disc) {
    return disc.map(found -> found.state() == DiscInformation.State.BLANK).orElse(false);
  }

  /**
   * After a failure: what can still be brought to an end is, so that the drive can be used again.
   * Whatever it says no longer matters.
   */
  void abandon() {
    try {
      ScsiAnswer answer =
          drive.send(
              ScsiCommand.of(Commands.synchronizeCache(true), drive.options().limits().write()));
      if (answer.isGood() || isPatient(action(answer))) {
        Optional<ScsiAnswer> _ =
            new Patience(drive).await(drive.options().limits().write(), done -> {});
      }
    } catch (TransportException e) {
      // The drive is out of reach: there is nothing left to do, and the first fault is told.
      return;
    }
  }
}
