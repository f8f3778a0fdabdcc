package org.glassmaster.embed;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Soundness;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.ProviderFailure;
import org.glassmaster.spi.SystemWaiter;
import org.glassmaster.spi.UsageException;

/**
 * Everything an embedder needs, by the words a user types.
 *
 * <pre>{@code
 * try (Glassmaster glassmaster = Glassmaster.create()) {
 *   Plan plan = glassmaster.plan("album.cue", "/dev/sr0");
 *   plan.fidelity().requireNothingLost();
 *   System.out.println(glassmaster.burn(plan).verification());
 * }
 * }</pre>
 *
 * <p>A plan keeps its source and target open until it is burned or this is closed. Whoever wires by
 * Guice installs {@link GlassmasterModule} and injects this, or the services behind it.
 */
public final class Glassmaster implements AutoCloseable {
  private final BackEnds backEnds;
  private final Planner planner;
  private final Transfer transfer;
  private final Verifier verifier;
  private final OpenDevices devices;
  private final IdentityHashMap<Plan, Ends> ends = new IdentityHashMap<>();

  private record Ends(OpenDevices.Lease source, OpenDevices.Lease target) {}

  /**
   * Over services that somebody else made.
   *
   * @param backEnds the back ends
   * @param planner what plans
   * @param transfer what carries out
   * @param verifier what compares
   */
  public Glassmaster(BackEnds backEnds, Planner planner, Transfer transfer, Verifier verifier) {
    this.backEnds = backEnds;
    this.planner = planner;
    this.transfer = transfer;
    this.verifier = verifier;
    this.devices = new OpenDevices(backEnds);
  }

  /**
   * With the back ends that are found, each location deciding for itself.
   *
   * @return it, to be closed
   */
  public static Glassmaster create() {
    return over(BackEnds.load());
  }

  /**
   * {@return the same, with one back end for all drives that are named without a scheme}
   *
   * @param name the name of a back end
   */
  public static Glassmaster withBackEnd(String name) {
    return over(BackEnds.load().forcing(name));
  }

  /**
   * With back ends of the caller's choice, such as those of a class loader for plug-ins.
   *
   * @param backEnds the back ends
   * @return it, to be closed
   */
  public static Glassmaster over(BackEnds backEnds) {
    return new Glassmaster(
        backEnds, new Planner(), new Transfer(new SystemWaiter()), new Verifier());
  }

  /** {@return the back ends there are} */
  public BackEnds backEnds() {
    return backEnds;
  }

  /** {@return each back end, whether it can work here, and what it sees} */
  public List<BackEndStatus> status() {
    List<BackEndStatus> all = new ArrayList<>();
    for (BackEnds.State state : backEnds.states()) {
      BackEnd backEnd = state.backEnd();
      Availability availability = state.availability();
      List<DeviceInfo> seen = List.of();
      if (availability instanceof Availability.Usable) {
        try {
          seen = backEnd.devices();
        } catch (DeviceException e) {
          availability =
              Availability.unusable(
                  String.valueOf(e.getMessage()),
                  e.advice().map(advice -> advice.sentence()).orElse("try again"));
        }
      }
      all.add(new BackEndStatus(backEnd.name(), availability, seen));
    }
    for (ProviderFailure failure : backEnds.failures()) {
      all.add(
          new BackEndStatus(
              failure.label(),
              Availability.unusable(failure.reason(), failure.advice()),
              List.of()));
    }
    return List.copyOf(all);
  }

  /** {@return the devices that the usable back ends see now} */
  public List<DeviceInfo> devices() {
    return status().stream().flatMap(one -> one.devices().stream()).toList();
  }

  /**
   * Opens a device for other work; the caller closes it.
   *
   * @param location the location in a user's words
   * @return the device
   * @throws GlassmasterException where that cannot be done
   */
  public Device open(String location) throws GlassmasterException {
    return backEnds.open(backEnds.locate(location));
  }

  /**
   * {@return what is on a disc or in an image, and what medium is in the drive}
   *
   * @param location the location in a user's words
   * @throws GlassmasterException where that cannot be done
   */
  public LocationInfo info(String location) throws GlassmasterException {
    Location where = backEnds.locate(location);
    try (OpenDevices.Lease lease = devices.open(where)) {
      Device device = lease.device();
      DiscReader reader = reader(device, where);
      Medium medium = reader.medium();
      boolean hasDisc =
          medium.state() == Medium.State.COMPLETE || medium.state() == Medium.State.APPENDABLE;
      Optional<Contents> contents =
          hasDisc ? Optional.of(reader.contents(Job.unwatched())) : Optional.empty();
      return new LocationInfo(where, device.info(), medium, contents);
    }
  }

  /**
   * {@return everything that {@link #burn} would decide, without touching the target}
   *
   * @param source the location to read
   * @param target the location to write
   * @throws GlassmasterException where that cannot be done
   */
  public Plan plan(String source, String target) throws GlassmasterException {
    return plan(source, target, PlanRequest.DEFAULT);
  }

  /**
   * {@return everything that {@link #burn} would decide, without touching the target}
   *
   * @param source the location to read
   * @param target the location to write
   * @param request what the user asked for
   * @throws GlassmasterException where that cannot be done
   */
  public Plan plan(String source, String target, PlanRequest request) throws GlassmasterException {
    Location from = backEnds.locate(source);
    Location to = backEnds.locate(target);
    OpenDevices.Lease reading = devices.open(from);
    try {
      Contents contents = reader(reading.device(), from).contents(Job.unwatched());
      OpenDevices.Lease recording = devices.open(to);
      try {
        Plan plan = planner.plan(contents, recording.device(), request);
        synchronized (ends) {
          ends.put(plan, new Ends(reading, recording));
        }
        return plan;
      } catch (GlassmasterException | RuntimeException e) {
        closeAfter(e, recording);
        throw e;
      }
    } catch (GlassmasterException | RuntimeException e) {
      closeAfter(e, reading);
      throw e;
    }
  }

  /**
   * Writes, reads back, compares, reports. A plan is good for once.
   *
   * @param plan the plan
   * @return what happened
   * @throws GlassmasterException where that cannot be done
   */
  public Report burn(Plan plan) throws GlassmasterException {
    return burn(plan, Job.unwatched());
  }

  /**
   * {@return the same, telling how far it is}
   *
   * @param plan the plan
   * @param listener who is told
   * @throws GlassmasterException where that cannot be done
   */
  public Report burn(Plan plan, Progress.Listener listener) throws GlassmasterException {
    return burn(plan, new Job(listener, new Cancellation()));
  }

  /**
   * {@return the same, telling how far it is, and stopping when that is wished}
   *
   * @param plan the plan
   * @param job whom to tell, and who may cancel
   * @throws GlassmasterException where that cannot be done
   */
  public Report burn(Plan plan, Job job) throws GlassmasterException {
    Ends both;
    synchronized (ends) {
      both = ends.remove(plan);
    }
    if (both == null) {
      throw new UsageException(
          "plan-spent",
          "this plan was burned already, or was made by another Glassmaster",
          "plan again");
    }
    try {
      return transfer.run(
          plan, both.target().device(), () -> backEnds.open(both.target().location()), job);
    } finally {
      // What was found out must not be lost to a device that does not close; it is tried again when
      // this is closed.
      both.target().end();
      both.source().end();
    }
  }

  /**
   * {@return whether a disc or image is sound in itself}
   *
   * @param location the location in a user's words
   * @throws GlassmasterException where that cannot be done
   */
  public Soundness verify(String location) throws GlassmasterException {
    Location where = backEnds.locate(location);
    try (OpenDevices.Lease lease = devices.open(where)) {
      Contents contents = reader(lease.device(), where).contents(Job.unwatched());
      return Soundness.check(contents, image(contents), Job.unwatched());
    }
  }

  /**
   * {@return whether a disc or image is the same as another, and if not where it differs}
   *
   * @param location the location in a user's words
   * @param reference the location of what it should be
   * @throws GlassmasterException where that cannot be done
   */
  public Comparison verify(String location, String reference) throws GlassmasterException {
    Location where = backEnds.locate(location);
    Location other = backEnds.locate(reference);
    try (OpenDevices.Lease lease = devices.open(where);
        OpenDevices.Lease against = devices.open(other)) {
      Contents found = reader(lease.device(), where).contents(Job.unwatched());
      Contents expected = reader(against.device(), other).contents(Job.unwatched());
      Scope scope = new Scope(Scope.EVERYTHING.account(), found.unseen());
      return verifier.compare(image(expected), image(found), scope, Job.unwatched());
    }
  }

  private static DiscSource image(Contents contents) throws SourceException {
    try {
      return new RawImage(Layout.of(contents.disc(), contents.leadIn()), Render.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new SourceException("disc-not-whole", String.valueOf(e.getMessage()), e)
          .at(contents.name());
    }
  }

  private static DiscReader reader(Device device, Location location)
      throws DeviceException, SourceException {
    Optional<DiscReader> reader = device.reader();
    if (reader.isEmpty() && location.scheme().equals(BackEnds.FILE)) {
      throw new SourceException("source-missing", location.rest() + " is not there")
          .at(location.rest())
          .advise("check the name");
    }
    return reader.orElseThrow(
        () ->
            new DeviceException("no-reader", location + " cannot be read")
                .at(location.toString())
                .advise("name a drive that reads"));
  }

  private static void closeAfter(Exception cause, OpenDevices.Lease lease) {
    try {
      lease.close();
    } catch (DeviceException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives every device back; plans that were not burned are over. */
  @Override
  public void close() throws DeviceException {
    synchronized (ends) {
      ends.clear();
    }
    devices.close();
  }
}
