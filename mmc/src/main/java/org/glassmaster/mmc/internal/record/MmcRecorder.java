package org.glassmaster.mmc.internal.record;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.jspecify.annotations.Nullable;

/** Records discs with an MMC drive. */
public final class MmcRecorder implements DiscRecorder {
  private final Drive drive;
  private final DriveTraits traits;
  private @Nullable WriteRing ring;

  public MmcRecorder(Drive drive, DriveTraits traits) {
    this.drive = drive;
    this.traits = traits;
  }

  @Override
  public Medium medium() throws GlassmasterException {
    return MediumSurvey.of(drive).medium();
  }

  @Override
  public List<Offer> offers(Layout layout) throws GlassmasterException {
    MediumSurvey survey = MediumSurvey.of(drive);
    requireCd(survey);
    return new Offers(drive, traits, survey.medium(), layout).all();
  }

  @Override
  public void record(Offer offer, DiscSource source, RecordOptions options, Job job)
      throws GlassmasterException {
    job.checkpoint();
    Drive heeding = drive.heeding(job.cancellation());
    MediumSurvey survey = MediumSurvey.of(heeding);
    requireCd(survey);
    Medium medium = survey.medium();
    Layout layout = source.layout();
    requireRoom(medium, layout, options);
    List<Offer> ways = new ArrayList<>();
    ways.add(offer);
    new Offers(heeding, traits, medium, layout)
        .all().stream()
            .filter(
                other -> other.mode() != offer.mode() || other.blockFormat() != offer.blockFormat())
            .filter(other -> Offers.standsIn(other, offer))
            .forEach(ways::add);
    ScsiAnswer _ = lock(heeding, true);
    try {
      write(heeding, medium, ways, source, options, job);
    } finally {
      unlock();
    }
  }

  private void write(
      Drive heeding,
      Medium medium,
      List<Offer> ways,
      DiscSource source,
      RecordOptions options,
      Job job)
      throws GlassmasterException {
    WriteSpeed speed = new WriteSpeed(heeding);
    speed.set(options.speed(), job);
    double fastest = speed.sectorsPerSecond(traits);
    Refused last = new Refused("there is no way to write", null);
    for (int i = 0; i < ways.size(); i++) {
      Offer way = ways.get(i);
      Layout layout = source.layout();
      int total = way.mode() == WriteMode.RAW ? layout.end() - layout.start() : programme(layout);
      WriteStream stream =
          new WriteStream(
              // Once sectors flow, the stream itself heeds the wish to stop.
              drive, ring(), job, medium.lastLeadOut().orElse(Integer.MAX_VALUE), total);
      Recording recording =
          new Recording(
              heeding,
              traits,
              medium,
              source,
              options,
              job,
              stream,
              new Finish(drive, job, medium.state(), options.simulate()));
      try {
        new Attempt(drive, recording, medium, options, fastest).run(way);
        return;
      } catch (Refused e) {
        last = e;
        if (i + 1 < ways.size()) {
          Offer next = ways.get(i + 1);
          recording.notice(
              RecordFinding.WAY_REFUSED,
              words(way) + ": " + e.getMessage() + "; next: " + words(next));
        }
      }
    }
    throw refusal(ways.getFirst(), last);
  }

  private static String words(Offer offer) {
    return offer.mode().label() + "/" + offer.blockFormat().label();
  }

  private static int programme(Layout layout) {
    return layout.sessions().stream()
        .mapToInt(session -> session.leadOut() - session.pause())
        .sum();
  }

  private DeviceException refusal(Offer wanted, Refused last) {
    DeviceException fault =
        new DeviceException(
                "write-mode-refused",
                "the drive takes neither "
                    + words(wanted)
                    + " nor anything that loses no more: "
                    + last.getMessage()
                    + "; the medium is untouched",
                last)
            .at(drive.location())
            .advise("write-mode", "tao", "choose another write mode, or another drive");
    Sense sense = last.sense();
    return sense == null ? fault : fault.withSense(sense);
  }

  private WriteRing ring() {
    WriteRing made = ring;
    if (made == null) {
      made = new WriteRing(drive);
      ring = made;
    }
    return made;
  }

  private static ScsiAnswer lock(Drive drive, boolean prevent) throws GlassmasterException {
    return drive.tell(Commands.preventRemoval(prevent), drive.options().limits().query());
  }

  /** Whatever happened before is what is told; closing the device unlocks once more. */
  private void unlock() {
    try {
      ScsiAnswer _ = lock(drive, false);
    } catch (GlassmasterException e) {
      System.getLogger(Drive.TRACE)
          .log(System.Logger.Level.DEBUG, "the tray stays locked: {0}", e.getMessage());
    }
  }

  private void requireCd(MediumSurvey survey) throws MediumException {
    if (survey.state() == Medium.State.NONE) {
      throw new MediumException("no-medium", "there is no medium in the drive")
          .at(drive.location())
          .advise("insert a blank medium");
    }
    if (survey.isOtherThanCd()) {
      throw new MediumException(
              "medium-unsuitable", "a " + survey.kind() + " is in the drive, not a CD-R or CD-RW")
          .at(drive.location())
          .advise("insert a blank CD-R or CD-RW");
    }
  }

  private void requireRoom(Medium medium, Layout layout, RecordOptions options)
      throws MediumException {
    boolean first = layout.sessions().getFirst().number() == 1;
    if (first ? medium.state() != Medium.State.BLANK : medium.state() != Medium.State.APPENDABLE) {
      throw new MediumException(
              first ? "medium-not-blank" : "medium-not-appendable",
              first ? "the medium is not blank" : "the medium takes no further session")
          .at(drive.location())
          .advise("insert a blank medium");
    }
    int limit = medium.lastLeadOut().orElse(Integer.MAX_VALUE);
    if (layout.leadOut() > limit && !options.overburn()) {
      throw new MediumException(
              "medium-too-small",
              "the disc is " + (layout.leadOut() - limit) + " sectors longer than the medium")
          .at(drive.location())
          .advise("overburn", "", "insert a larger medium, leave out tracks, or overburn");
    }
  }
}
