package org.glassmaster.mmc.internal.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.internal.answer.CapabilityPage;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.answer.TrackInformation;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.command.WriteParameters;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.glassmaster.mmc.internal.sense.SenseAction;

/** One recording on one medium: what every way of writing needs of it. */
final class Recording {
  private final Drive drive;
  private final DriveTraits traits;
  private final Medium medium;
  private final DiscSource source;
  private final RecordOptions options;
  private final Job job;
  private final WriteStream stream;
  private final Finish finish;
  private boolean calibrated;

  Recording(
      Drive drive,
      DriveTraits traits,
      Medium medium,
      DiscSource source,
      RecordOptions options,
      Job job,
      WriteStream stream,
      Finish finish) {
    this.drive = drive;
    this.traits = traits;
    this.medium = medium;
    this.source = source;
    this.options = options;
    this.job = job;
    this.stream = stream;
    this.finish = finish;
  }

  Drive drive() {
    return drive;
  }

  DiscSource source() {
    return source;
  }

  Layout layout() {
    return source.layout();
  }

  Job job() {
    return job;
  }

  Finish finish() {
    return finish;
  }

  WriteStream stream() {
    return stream;
  }

  /** Whether another session is to follow. */
  boolean keepsOpen() {
    return options.keepOpen();
  }

  /** Where the first lead-in starts, as the medium says; empty where it does not. */
  OptionalInt pregroove() {
    OptionalInt start = medium.leadIn();
    return start.isPresent() && start.getAsInt() < Geometry.FIRST_PAUSE_LBA
        ? start
        : OptionalInt.empty();
  }

  /** Parameters without anything of a track or session. */
  WriteParameters parameters(WriteMode mode, int dataBlockType) {
    return WriteParameters.of(mode, dataBlockType)
        .withTestWrite(options.simulate())
        .withUnderrunFree(options.underrunProtection() && protects());
  }

  WriteParameters sessionParameters(SessionLayout session, int dataBlockType, boolean more) {
    return parameters(WriteMode.SAO, dataBlockType)
        .withSession(session.session().type().psec(), more || options.keepOpen());
  }

  /** Track at once the drive makes Q from what it is told of each track. */
  WriteParameters trackParameters(Track track) {
    int alternating = track.copy() == CopyPermission.SCMS ? 0x10 : 0;
    return parameters(WriteMode.TAO, TrackBlocks.of(track.mode()).dataBlockType())
        .withSession(layout().sessions().getFirst().session().type().psec(), options.keepOpen())
        .withMcn(layout().disc().mcn())
        .withTrack(
            track.control() | alternating,
            track.mode().isAudio() ? track.isrc() : Optional.empty());
  }

  private boolean protects() {
    Optional<Configuration> features = traits.configuration();
    return traits.page().map(CapabilityPage::underrunFree).orElse(false)
        || features
            .flatMap(Configuration::mastering)
            .map(Configuration.Mastering::underrunFree)
            .orElse(false)
        || features
            .flatMap(Configuration::trackAtOnce)
            .map(Configuration.TrackAtOnce::underrunFree)
            .orElse(false);
  }

  /** Asks the drive to write so. */
  void select(WriteParameters wanted) throws GlassmasterException, Refused {
    Optional<ParameterPage> page = ParameterPage.of(drive);
    if (page.isEmpty()) {
      throw new Refused("the drive has no write parameters", null);
    }
    ParameterPage.Selection selection = page.get().select(wanted);
    String words = wanted.mode().label() + " with data block type " + wanted.dataBlockType();
    if (!selection.taken()) {
      if (!selection.answer().isGood() && !Refused.isOne(selection.answer())) {
        throw drive.fault("the drive does not take " + words, selection.answer());
      }
      throw Refused.of(
          selection.answer().isGood()
              ? "the drive says that it takes " + words + ", but does not"
              : "the drive refuses " + words,
          selection.answer());
    }
    switch (selection.form()) {
      case FULL -> {}
      case OWN_PAUSE, OWN_FORMAT ->
          notice(RecordFinding.OWN_PARAMETERS, "the drive insists on some parameters of its own");
      case PLAIN ->
          notice(
              wanted.underrunFree() ? RecordFinding.NO_PROTECTION : RecordFinding.OWN_PARAMETERS,
              "the drive does not protect against late data with " + words);
    }
  }

  /** Lets the drive set its laser, once; there is nothing to set for a test run. */
  void calibrate() throws GlassmasterException {
    if (calibrated || options.simulate()) {
      return;
    }
    calibrated = true;
    job.tell(new Progress.PhaseBegun(Phase.CALIBRATING, OptionalInt.empty()));
    ScsiAnswer answer = drive.tell(Commands.sendOpc(), drive.options().limits().write());
    if (answer.isGood()) {
      return;
    }
    switch (action(answer)) {
      case ADAPT, IGNORE, GO_ON -> {}
      default -> throw drive.fault("the laser was not calibrated; the medium is untouched", answer);
    }
  }

  /** Where the drive would write next; empty where it does not say. */
  Optional<Integer> askNextWritable() throws GlassmasterException {
    OptionalInt next =
        MediumSurvey.next(drive).map(TrackInformation::nextWritable).orElseGet(OptionalInt::empty);
    return next.isPresent() ? Optional.of(next.getAsInt()) : Optional.empty();
  }

  ScsiAnswer sendCueSheet(byte[] sheet) throws GlassmasterException {
    return drive.tell(Commands.sendCueSheet(sheet.length), sheet, drive.options().limits().write());
  }

  /** Sends sectors; false where there was trouble, or stopping was wished. */
  boolean send(List<Run> runs) throws GlassmasterException, Refused {
    job.cancellation().checkpoint(stream.hasBegun());
    return stream.send(runs);
  }

  SenseAction action(ScsiAnswer answer) {
    return answer
        .sense()
        .map(SenseData::sense)
        .map(sense -> drive.meaning(sense).action())
        .orElse(SenseAction.FAIL);
  }

  void notice(RecordFinding finding, String message) {
    job.tell(new Progress.Noticed(finding.of(message)));
  }
}
