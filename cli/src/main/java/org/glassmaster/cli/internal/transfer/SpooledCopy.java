package org.glassmaster.cli.internal.transfer;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Figures;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.cli.internal.progress.Watched;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Laid;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.cli.internal.terminal.Signals;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.SystemWaiter;

/**
 * The first half of a copy with one drive: the disc is read into an image, given back, and a blank
 * one awaited. The image is gone when this is closed, whatever came of the copy.
 */
final class SpooledCopy implements AutoCloseable {
  /** What an image may be, the most usual first. */
  private static final List<String> FORMATS = List.of("cue", "ccd", "toc", "rawdao");

  /** Besides the blocks: sheets, and what a file system needs for itself. */
  private static final long SLACK = 4 << 20;

  /** How long a blank medium may take to come where nobody watches. */
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final Location image;
  private final String format;
  private final Report report;
  private final SpoolFolder folder;

  private SpooledCopy(Location image, String format, Report report, SpoolFolder folder) {
    this.image = image;
    this.format = format;
    this.report = report;
    this.folder = folder;
  }

  /** Reads the disc in a drive, and has it changed for a blank one. */
  static SpooledCopy of(
      Context context, JobOptions options, ProgressView view, PlanRequest wished, Location drive)
      throws GlassmasterException {
    if (!wished.simulate()) {
      context.requireConsent("burn", options.yes());
    }
    SpoolFolder folder = SpoolFolder.in(options.spool());
    boolean whole = false;
    try {
      SpooledCopy copy = spool(context, view, wished, drive, folder);
      copy.print(context);
      change(context, options, drive);
      whole = true;
      return copy;
    } finally {
      if (!whole) {
        folder.close();
      }
    }
  }

  /** The image, to be burned like any other. */
  Location image() {
    return image;
  }

  private static SpooledCopy spool(
      Context context, ProgressView view, PlanRequest wished, Location drive, SpoolFolder folder)
      throws GlassmasterException {
    BackEnds backEnds = context.backEnds();
    PlanRequest request =
        PlanRequest.builder()
            .consent(wished.consent())
            .retries(wished.retries())
            .withoutVerification()
            .build();
    try (Device reading = backEnds.open(drive)) {
      Ports.require(reading.recorder(), drive, "cannot record, so it cannot take the copy");
      DiscReader reader = Ports.reader(reading, drive);
      return Watched.run(
          new NotTheLast(view),
          watched -> {
            Contents contents = reader.contents(watched.job());
            Map<Integer, Chosen> choices = new TreeMap<>();
            for (String name : FORMATS) {
              Location place =
                  Location.of(BackEnds.FILE, folder.file("disc." + name).toString())
                      .with("format", name);
              chosen(backEnds, place, name, contents)
                  .ifPresent(choice -> choices.putIfAbsent(choice.losses(), choice));
            }
            Chosen best =
                choices.values().stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ContentException(
                                "no-spool-format",
                                "no image format has a place for this disc",
                                contents.findings()));
            try (Device recording = backEnds.open(best.place())) {
              Plan plan = new Planner().plan(contents, recording, request, watched.job());
              plan.requireReady();
              folder.requireRoom(bytes(plan));
              watched.expectTracks((int) plan.layout().tracks().count());
              Report report = new Transfer(new SystemWaiter()).run(plan, recording, watched.job());
              return new SpooledCopy(best.place(), best.name(), report, folder);
            }
          },
          copy -> Exit.DONE);
    }
  }

  /** A format and what a disc would lose in it: losses count more than what is made anew. */
  private record Chosen(Location place, String name, int losses) {}

  private static Optional<Chosen> chosen(
      BackEnds backEnds, Location place, String name, Contents contents)
      throws GlassmasterException {
    try (Device device = backEnds.open(place)) {
      List<Offer> offers = device.recorder().orElseThrow().offers(Laid.out(contents));
      return offers.stream()
          .map(offer -> weight(offer))
          .min(Comparator.naturalOrder())
          .map(losses -> new Chosen(place, name, losses));
    } catch (ContentException e) {
      // A format that has no place for such a disc at all.
      return Optional.empty();
    }
  }

  private static int weight(Offer offer) {
    int lost = (int) offer.fidelity().losses().count();
    int anew =
        (int)
            offer.fidelity().fates().stream()
                .filter(fate -> fate.outcome() == Outcome.REGENERATED)
                .count();
    return lost * 10_000 + anew;
  }

  private static long bytes(Plan plan) {
    long sectors = (long) plan.layout().end() - plan.chosen().leadIn();
    return sectors * BlockFormat.RAW.bytes() + SLACK;
  }

  private void print(Context context) {
    int sectors = report.phases().stream().mapToInt(time -> time.sectors()).sum();
    Page page = context.page();
    page.entry("read", Figures.counted(sectors, "sector") + " into an image (" + format + ")");
    if (report.retries() > 0) {
      page.entry("retries", Integer.toString(report.retries()));
    }
    context.flush();
  }

  private static void change(Context context, JobOptions options, Location drive)
      throws GlassmasterException {
    Cancellation cancellation = new Cancellation();
    Runnable letGo = Signals.onEnd(times -> cancellation.cancel());
    try {
      BlankWait wait = new BlankWait(context.backEnds(), drive, new SystemWaiter(), cancellation);
      wait.giveBack();
      boolean asked = context.isWatched() && options.waiting().isEmpty();
      context
          .notices()
          .line(
              "Take the disc out of "
                  + drive.rest()
                  + " and put a blank one in: the copy goes on by itself. Ctrl-C stops it.");
      context.flushNotices();
      Duration deadline = options.waiting().orElse(asked ? Duration.ofDays(1) : DEADLINE);
      wait.await(
          deadline,
          wrong -> {
            context.notices().line(wrong);
            context.flushNotices();
          });
    } finally {
      letGo.run();
    }
  }

  /** The keys of {@code spool}. */
  void describe(Json json) {
    json.object("spool");
    json.field("format", Optional.of(format));
    json.field("sectors", report.phases().stream().mapToInt(time -> time.sectors()).sum());
    json.field("retries", report.retries());
    json.array("phases");
    report.phases().forEach(time -> ReportDocument.phase(json, time));
    json.end();
    json.end();
  }

  @Override
  public void close() {
    folder.close();
  }
}
