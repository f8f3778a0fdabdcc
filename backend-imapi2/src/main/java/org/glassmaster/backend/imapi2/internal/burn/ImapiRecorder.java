package org.glassmaster.backend.imapi2.internal.burn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.drive.Hold;
import org.glassmaster.backend.imapi2.internal.image.Authoring;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.core.port.WriteMode;

/**
 * Raw blocks through IMAPI2's writer, session and track at once by commands: the plan chooses
 * (docs/decisions/0010).
 */
public final class ImapiRecorder implements DiscRecorder {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 20;

  private final HeldDrive drive;
  private final DiscRecorder engine;
  private final DriveOptions options;
  private final Waiter waiter;

  public ImapiRecorder(HeldDrive drive, DiscRecorder engine, DriveOptions options, Waiter waiter) {
    this.drive = drive;
    this.engine = engine;
    this.options = options;
    this.waiter = waiter;
  }

  /** Something asked of the drive. */
  private interface Work<T> {
    T run() throws GlassmasterException;
  }

  /** Of a drive that was taken by somebody else meanwhile, it is told by whom. */
  private <T> T asked(Work<T> work) throws GlassmasterException {
    try {
      return work.run();
    } catch (DeviceException e) {
      throw Hold.told(drive, e);
    }
  }

  @Override
  public Medium medium() throws GlassmasterException {
    return asked(engine::medium);
  }

  @Override
  public List<Offer> offers(Layout layout) throws GlassmasterException {
    return asked(() -> find(layout));
  }

  private List<Offer> find(Layout layout) throws GlassmasterException {
    if (options.authoring() == Authoring.IMAPI2) {
      return new RawOffers(drive, options).ofCreator(layout);
    }
    List<Offer> byCommands = engine.offers(layout);
    if (options.rawByMmc() || engine.medium().state() != Medium.State.BLANK) {
      return byCommands;
    }
    List<Offer> offers = new ArrayList<>(new RawOffers(drive, options).of(layout));
    byCommands.stream().filter(offer -> offer.mode() != WriteMode.RAW).forEach(offers::add);
    return offers;
  }

  @Override
  public void record(Offer offer, DiscSource source, RecordOptions wishes, Job job)
      throws GlassmasterException {
    job.checkpoint();
    if (offer.mode() == WriteMode.RAW && !options.rawByMmc()) {
      new RawBurn(drive, options, waiter, medium(), offer, source, wishes, job).run();
      if (!wishes.simulate()) {
        requireWritten();
      }
      return;
    }
    try (Hold _ = Hold.exclusive(drive, options.forced(), job)) {
      engine.record(offer, source, wishes, job);
    }
  }

  /**
   * Looks whether what IMAPI2 said came true: there were drives that reported a success in no time,
   * and a medium that was blank afterwards (imapi2 7.6). Some take a while to notice.
   */
  private void requireWritten() throws WriteException {
    try {
      Medium after = medium();
      for (int looks = 0; looks < LOOKS && after.state() == Medium.State.BLANK; looks++) {
        waiter.pause(LOOK);
        after = medium();
      }
      if (after.state() == Medium.State.BLANK) {
        throw new WriteException(
                "nothing-written", "IMAPI2 says that all was written, but the medium is blank")
            .at(drive.location())
            .advise("eject and load the medium and look again; then try option raw=mmc");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (WriteException e) {
      throw e;
    } catch (GlassmasterException e) {
      WriteException fault =
          new WriteException(
                  e.code(),
                  "everything was written, but the disc cannot be looked at: " + e.getMessage(),
                  e)
              .at(drive.location());
      e.sense().ifPresent(fault::withSense);
      throw fault.advise("eject and load the disc, and look whether it can be read");
    }
  }
}
