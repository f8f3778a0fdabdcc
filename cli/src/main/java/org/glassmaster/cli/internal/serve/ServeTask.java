package org.glassmaster.cli.internal.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.LocationDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.cli.internal.page.PlanPage;
import org.glassmaster.cli.internal.page.ReportPage;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Laid;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.cli.internal.task.TargetFolder;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.cli.internal.terminal.Signals;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.UsbIpServer;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.SystemWaiter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** {@code serve}: an emulated drive with an image in it, or a recorder that makes one. */
public final class ServeTask extends Task {
  /** What the user or a host does. */
  private enum Event {
    SESSION_CLOSED,
    END_ASKED
  }

  private final Arguments arguments;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private @Nullable Location location;
  private @Nullable InetSocketAddress address;
  private int recorded;
  private @Nullable GlassmasterException notSaved;

  public ServeTask(Arguments arguments) {
    this.arguments = arguments;
  }

  /** As the parser knows its options. */
  public static List<OptionSpec> specs() {
    return List.of(
        Arguments.option(
            "--record",
            "FORMAT",
            "Be a recorder with a blank disc; what is burned becomes LOCATION, of this format."),
        Arguments.flag("--overwrite", "Replace a recorded image that exists."),
        Arguments.option(
            "--listen",
            "ADDR:PORT",
            "Where hosts connect. Default: 127.0.0.1:3240, this machine alone."));
  }

  @Override
  public boolean isForItsWords() {
    return false;
  }

  @Override
  public Exit run(Context context) throws GlassmasterException {
    InetSocketAddress listen =
        arguments.value("--listen").map(ListenAddress::parse).orElseGet(ListenAddress::byDefault);
    Optional<String> format = arguments.value("--record");
    Map<String, String> options = format.map(name -> Map.of("format", name)).orElseGet(Map::of);
    Location where = context.locate(arguments.word(0), context.withOptions(options));
    location = where;
    try (EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern())) {
      if (format.isPresent()) {
        requireFree(context, where);
        recorder.insert(BlankMedium.cdr());
        return serve(context, recorder, listen, "a blank disc, to become " + where);
      }
      try (Device device = context.backEnds().open(where)) {
        Contents contents = Ports.reader(device, where).contents(Job.unwatched());
        recorder.insert(new RawImage(Laid.out(contents), Render.DEFAULT));
        return serve(context, recorder, listen, where.toString());
      }
    }
  }

  /** What would stand against the image in the end is told before anybody burns. */
  private void requireFree(Context context, Location target) throws GlassmasterException {
    try (Device device = context.backEnds().open(target)) {
      Medium medium = Ports.require(device.recorder(), target, "cannot be written").medium();
      if (!medium.isImage()) {
        throw new DeviceException("not-an-image", "a drive cannot be what is recorded")
            .at(target.toString())
            .advise("name a file");
      }
      if (medium.state() != Medium.State.BLANK && !arguments.has("--overwrite")) {
        throw new MediumException("target-exists", "the target exists")
            .at(target.rest())
            .advise("overwrite", "", "choose another name, or overwrite it");
      }
    }
  }

  private Exit serve(
      Context context, EmulatedRecorder recorder, InetSocketAddress listen, String disc)
      throws GlassmasterException {
    Runnable letGo = Signals.onEnd(this::endAsked);
    try (UsbIpServer server =
        UsbIpServer.on(recorder, listen, () -> events.add(Event.SESSION_CLOSED))) {
      InetSocketAddress open = (InetSocketAddress) server.address();
      address = open;
      ServePage.print(context.page(), open, disc);
      context.flush();
      while (events.take() == Event.SESSION_CLOSED) {
        trySave(context, recorder);
      }
    } catch (IOException e) {
      throw new DeviceException(
              "cannot-listen",
              "nothing can be served at " + ListenAddress.words(listen) + ": " + e.getMessage(),
              e)
          .advise("listen", "127.0.0.1:0", "listen elsewhere");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      letGo.run();
    }
    if (notSaved != null) {
      throw notSaved;
    }
    if (recorder.isRecording()) {
      context.complaints().line("glassmaster: a recording was cut off; there is no image of it");
      return Exit.CANCELLED_WHILE_WRITING;
    }
    return Exit.DONE;
  }

  /** Asked again, it ends at once, whatever it is at. */
  private void endAsked(int times) {
    events.add(Event.END_ASKED);
    if (times > 1) {
      Runtime.getRuntime().halt(Exit.CANCELLED_WHILE_WRITING.code());
    }
  }

  /** The disc stays in the drive where its image cannot be written: it can still be read there. */
  private void trySave(Context context, EmulatedRecorder recorder) {
    try {
      notSaved = null;
      save(context, recorder);
    } catch (GlassmasterException e) {
      notSaved = e;
      context
          .complaints()
          .line("glassmaster: no image was written: " + Problem.of(e).placed())
          .line("  -> the disc is still in the drive: read it there before you end this");
      context.flush();
    }
  }

  private void save(Context context, EmulatedRecorder recorder) throws GlassmasterException {
    Optional<DiscSource> burned = recorder.content();
    Location target = location;
    if (burned.isEmpty() || target == null) {
      return;
    }
    DiscSource disc = burned.get();
    Contents contents =
        new Contents(
            recorder.name(),
            "cd",
            disc.disc(),
            disc.layout().start(),
            recorder.findings(),
            Set.of());
    // What was burned cannot be burned otherwise any more, so all is taken that the format holds.
    PlanRequest.Builder request = PlanRequest.builder().consent(Consent.ALL);
    if (recorded > 0 || arguments.has("--overwrite")) {
      request.overwrite();
    }
    try (TargetFolder folder = TargetFolder.of(target);
        Device image = context.backEnds().open(target)) {
      Plan plan = new Planner().plan(contents, image, request.build());
      Report report =
          new Transfer(new SystemWaiter())
              .run(plan, image, () -> context.backEnds().open(target), Job.unwatched());
      folder.keep();
      recorded++;
      context.page().heading("Recorded");
      PlanPage.print(context.page(), plan);
      ReportPage.print(context.page(), report, context.verbose());
      context.flush();
    }
  }

  @Override
  public void describe(Json json) {
    LocationDocument.describe(json, location);
    json.field("listened", Optional.ofNullable(address).map(ListenAddress::words));
    json.field("recorded", recorded);
  }
}
