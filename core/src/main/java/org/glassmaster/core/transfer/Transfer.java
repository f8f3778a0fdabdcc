package org.glassmaster.core.transfer;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.SectorWitness;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Waiter;

/**
 * Carries plans out: reads the whole source, writes, reads back and compares. Burning, ripping,
 * converting and copying are all this, with different ends.
 */
public final class Transfer {
  private final Waiter waiter;

  /**
   * A transfer whose phases are timed by that clock; it keeps nothing between runs.
   *
   * @param waiter what waits and tells the time
   */
  public Transfer(Waiter waiter) {
    this.waiter = waiter;
  }

  /**
   * Carries a plan out, and reads back with the device that wrote.
   *
   * @param plan the plan
   * @param target the device that was planned for
   * @param job whom to tell, and who may cancel
   * @return what happened
   * @throws GlassmasterException where that cannot be done
   */
  public Report run(Plan plan, Device target, Job job) throws GlassmasterException {
    return run(plan, target, Optional.empty(), job);
  }

  /**
   * Carries a plan out. An image is opened anew to be read back; a drive is not, for it holds the
   * disc.
   *
   * @param plan the plan
   * @param target the device that was planned for
   * @param reopening opens the target anew
   * @param job whom to tell, and who may cancel
   * @return what happened
   * @throws GlassmasterException where anything stands against the plan, or the source cannot be
   *     read, or writing fails; a disc that was written is reported, whatever reading it back gave
   * @throws CancelledException where the user stopped it before or while it was written
   */
  public Report run(Plan plan, Device target, Reopening reopening, Job job)
      throws GlassmasterException {
    return run(plan, target, Optional.of(reopening), job);
  }

  private Report run(Plan plan, Device target, Optional<Reopening> reopening, Job job)
      throws GlassmasterException {
    plan.requireReady();
    DiscRecorder recorder = recorder(plan, target);
    job.checkpoint();
    PlanRequest request = plan.request();
    PhaseLog log = new PhaseLog(job.listener(), waiter);
    Job logged = new Job(log, job.cancellation());
    AtomicInteger retries = new AtomicInteger();

    // An image that fails half-way is not there at all: its source is read while it is written.
    boolean preread = request.preread() && !plan.medium().isImage();
    boolean watched = preread || (request.preread() && request.verify());
    Optional<Fingerprints> fingerprints =
        watched ? Optional.of(new Fingerprints(plan.layout())) : Optional.empty();
    SectorWitness witness = fingerprints.isPresent() ? fingerprints.get() : SectorWitness.NOBODY;
    DiscSource source =
        new RetryingSource(
            new RawImage(plan.layout(), request.render(), witness), request.retries(), retries);
    if (preread) {
      new Preread(source, logged).run();
      fingerprints.ifPresent(Fingerprints::taken);
    }
    job.checkpoint();
    DiscSource sent = ShiftedSource.of(source, request.readOffset() + request.writeOffset());
    write(plan, recorder, sent, log, logged);
    fingerprints.ifPresent(Fingerprints::taken);

    ReadBack readBack =
        verify(plan, target, reopening, ShiftedSource.of(source, request.readOffset()), logged);
    return new Report(
        plan,
        !request.simulate(),
        preread,
        readBack.verification(),
        readBack.reason(),
        readBack.comparison(),
        retries.get(),
        log.times());
  }

  private static DiscRecorder recorder(Plan plan, Device target) throws GlassmasterException {
    DiscRecorder recorder =
        target
            .recorder()
            .orElseThrow(
                () ->
                    new DeviceException("no-recorder", target.info().location() + " only reads")
                        .at(target.info().location()));
    if (!plan.medium().isImage() && !recorder.medium().equals(plan.medium())) {
      throw new MediumException("medium-changed", "another medium was inserted since the plan")
          .at(target.info().location())
          .advise("plan again");
    }
    return recorder;
  }

  /** On a medium, a source that fails in the middle is a disc that is lost. */
  private static void write(
      Plan plan, DiscRecorder recorder, DiscSource source, PhaseLog log, Job job)
      throws GlassmasterException {
    try {
      recorder.record(plan.chosen(), source, plan.request().recordOptions(), job);
    } catch (SourceException e) {
      if (plan.medium().isImage() || plan.request().simulate() || !log.hasWritten()) {
        throw e;
      }
      WriteException fault =
          new WriteException(e.code(), e.getMessage() + "; the medium is lost", e);
      e.where().ifPresent(fault::at);
      e.lba().ifPresent(fault::atLba);
      e.sense().ifPresent(fault::withSense);
      e.advice().ifPresent(advice -> fault.advise(advice.sentence()));
      throw fault;
    }
  }

  private static ReadBack verify(
      Plan plan, Device target, Optional<Reopening> reopening, DiscSource expected, Job job) {
    if (plan.request().simulate()) {
      return ReadBack.without(Verification.SIMULATED);
    }
    if (!plan.request().verify()) {
      return ReadBack.without(Verification.NOT_WISHED);
    }
    if (!plan.medium().isImage() || reopening.isEmpty()) {
      return readBack(plan, target, expected, job);
    }
    try (Device again = reopening.get().reopen()) {
      return readBack(plan, again, expected, job);
    } catch (GlassmasterException e) {
      return ReadBack.impossible("it cannot be opened: " + e.getMessage());
    }
  }

  private static ReadBack readBack(Plan plan, Device device, DiscSource expected, Job job) {
    Optional<DiscReader> reader = device.reader();
    return reader.isPresent()
        ? ReadBack.of(plan, expected, reader.get(), job)
        : ReadBack.impossible("the device does not read");
  }
}
