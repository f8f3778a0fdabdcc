package org.glassmaster.mmc.internal.record;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.port.Eraser;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.glassmaster.mmc.internal.sense.SenseAction;
import org.glassmaster.mmc.internal.sense.SenseMeaning;

/** Erases CD-RW: by one command that goes on by itself and cannot be stopped. */
public final class MmcEraser implements Eraser {
  private static final int HUNDRED = 100;

  private final Drive drive;

  public MmcEraser(Drive drive) {
    this.drive = drive;
  }

  @Override
  public void erase(boolean everySector, Job job) throws GlassmasterException {
    job.checkpoint();
    Drive heeding = drive.heeding(job.cancellation());
    MediumSurvey survey = MediumSurvey.of(heeding);
    requireErasable(survey);
    ScsiAnswer _ = heeding.tell(Commands.preventRemoval(true), drive.options().limits().query());
    try {
      job.checkpoint();
      job.tell(new Progress.PhaseBegun(Phase.ERASING, OptionalInt.empty()));
      blank(everySector, job);
    } finally {
      unlock();
    }
  }

  private void requireErasable(MediumSurvey survey) throws MediumException {
    if (survey.state() == Medium.State.NONE) {
      throw new MediumException("no-medium", "there is no medium in the drive")
          .at(drive.location())
          .advise("insert a CD-RW");
    }
    if (survey.isOtherThanCd() || !survey.medium().erasable()) {
      throw new MediumException(
              "medium-unsuitable", "a " + survey.kind() + " is in the drive, which is not erased")
          .at(drive.location())
          .advise("insert a CD-RW");
    }
  }

  private void blank(boolean everySector, Job job) throws GlassmasterException {
    try {
      ScsiAnswer answer =
          drive.send(
              ScsiCommand.of(Commands.blank(everySector, true), drive.options().limits().write()));
      if (action(answer) == SenseAction.ADAPT) {
        answer =
            drive.send(
                ScsiCommand.of(
                    Commands.blank(everySector, false), drive.options().limits().operation()));
      }
      if (!answer.isGood() && action(answer) != SenseAction.WAIT) {
        throw refusal(answer);
      }
      Watch watch = new Watch(job);
      Optional<ScsiAnswer> end =
          new Patience(drive).await(drive.options().limits().operation(), watch::progress);
      if (!end.map(ScsiAnswer::isGood).orElse(false)) {
        throw failed(end);
      }
    } catch (TransportException e) {
      throw WriteTrouble.of(e, 0)
          .fault(drive.location(), "the medium may be half erased; erase every sector of it");
    }
    if (MediumSurvey.of(drive).state() != Medium.State.BLANK) {
      throw new WriteException(
              "not-erased", "the drive says it is done, but the medium is not blank")
          .at(drive.location())
          .advise("full", "", "erase every sector, or take another medium");
    }
  }

  private SenseAction action(ScsiAnswer answer) {
    return answer.isGood()
        ? SenseAction.GO_ON
        : answer
            .sense()
            .map(SenseData::sense)
            .map(sense -> drive.meaning(sense).action())
            .orElse(SenseAction.FAIL);
  }

  private GlassmasterException refusal(ScsiAnswer answer) {
    return drive.fault("the drive does not erase", answer);
  }

  private WriteException failed(Optional<ScsiAnswer> end) {
    Optional<Sense> sense = end.flatMap(ScsiAnswer::sense).map(SenseData::sense);
    if (sense.isEmpty()) {
      return new WriteException("erase-failed", "erasing did not end in time")
          .at(drive.location())
          .advise("switch the drive off and on, and erase every sector");
    }
    SenseMeaning meaning = drive.meaning(sense.get());
    return new WriteException(
            "erase-failed", "the medium was not erased to its end: " + meaning.cause())
        .at(drive.location())
        .withSense(sense.get())
        .advise("full", "", meaning.advice());
  }

  private void unlock() {
    try {
      ScsiAnswer _ = drive.tell(Commands.preventRemoval(false), drive.options().limits().query());
    } catch (GlassmasterException e) {
      System.getLogger(Drive.TRACE)
          .log(System.Logger.Level.DEBUG, "the tray stays locked: {0}", e.getMessage());
    }
  }

  /** Tells how far the drive is, and that it cannot be stopped. */
  private static final class Watch {
    private final Job job;
    private boolean saidThatItWaits;

    Watch(Job job) {
      this.job = job;
    }

    void progress(double done) {
      job.tell(
          new Progress.Advanced(
              Phase.ERASING,
              OptionalInt.empty(),
              (int) (done * HUNDRED),
              HUNDRED,
              OptionalDouble.empty(),
              OptionalDouble.empty()));
      if (job.cancellation().isWished() && !saidThatItWaits) {
        saidThatItWaits = true;
        job.tell(
            new Progress.Noticed(
                RecordFinding.WAITING.of("erasing has begun and cannot be stopped")));
      }
    }
  }
}
