package org.glassmaster.cli.internal.transfer;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.cli.internal.html.JobRecord;
import org.glassmaster.cli.internal.html.JobReport;
import org.glassmaster.cli.internal.html.Timeline;
import org.glassmaster.cli.internal.json.DiscDocument;
import org.glassmaster.cli.internal.json.FindingsDocument;
import org.glassmaster.cli.internal.json.FormatDocument;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.LocationDocument;
import org.glassmaster.cli.internal.json.MediumDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.PlanPage;
import org.glassmaster.cli.internal.page.ReportPage;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.cli.internal.progress.ProgressViews;
import org.glassmaster.cli.internal.progress.Watched;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.cli.internal.task.Program;
import org.glassmaster.cli.internal.task.TargetFolder;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Tray;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.SystemWaiter;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** {@code plan}, and the four names of the one engine that carries a plan out. */
public final class TransferTask extends Task {
  private final Arguments arguments;
  private final JobOptions options;
  private final boolean onlyPlan;
  private final Timeline timeline = new Timeline(System::nanoTime);
  private @Nullable Location source;
  private @Nullable Location target;
  private Optional<Medium> sourceMedium = Optional.empty();
  private @Nullable Plan plan;
  private @Nullable Report report;
  private @Nullable SpooledCopy spooled;

  private TransferTask(Arguments arguments, boolean onlyPlan) {
    this.arguments = arguments;
    this.options = new JobOptions(arguments);
    this.onlyPlan = onlyPlan;
  }

  /** Plans and stops there. */
  public static Task planning(Arguments arguments) {
    return new TransferTask(arguments, true);
  }

  /** Plans, writes, reads back, compares. */
  public static Task writing(Arguments arguments) {
    return new TransferTask(arguments, false);
  }

  /** As the parser knows the options of all of them. */
  public static List<OptionSpec> specs() {
    return JobOptions.specs();
  }

  @Override
  public boolean isForItsWords() {
    return onlyPlan;
  }

  @Override
  public Exit run(Context context) throws GlassmasterException {
    // Wrong options are told before anything is opened.
    PlanRequest request = options.request();
    Optional<JobReport> page = JobReport.at(options.report());
    try {
      Exit exit = run(context, request);
      page.ifPresent(told -> told.write(record(exit, Optional.empty()), context.complaints()));
      return exit;
    } catch (GlassmasterException e) {
      page.ifPresent(told -> told.write(record(Exit.of(e), Optional.of(e)), context.complaints()));
      throw e;
    } finally {
      page.ifPresent(JobReport::close);
    }
  }

  private Exit run(Context context, PlanRequest request) throws GlassmasterException {
    ProgressView view = context.progress(options.progress());
    Location from = context.locate(arguments.word(0), options.sourceOptions());
    source = from;
    Location to = context.locate(arguments.word(1), context.withOptions(options.targetOptions()));
    target = to;
    if (!onlyPlan && SameDrive.are(from, to)) {
      try (SpooledCopy copy = SpooledCopy.of(context, options, view, request, from)) {
        spooled = copy;
        return run(context, request, view, copy.image(), to);
      }
    }
    return run(context, request, view, from, to);
  }

  private Exit run(
      Context context, PlanRequest request, ProgressView view, Location from, Location to)
      throws GlassmasterException {
    try (Device reading = context.backEnds().open(from);
        Device recording = opened(context, to)) {
      DiscReader reader = Ports.reader(reading, from);
      sourceMedium = Optional.of(reader.medium());
      Plan made = planned(reader, recording, request);
      plan = made;
      PlanPage.print(context.page(), made);
      made.requireReady();
      if (onlyPlan) {
        context.page().blank().line(Ink.GOOD.on("Nothing stands against it."));
        return Exit.DONE;
      }
      if (!made.medium().isImage() && !request.simulate()) {
        context.grace("burn", options.yes());
      }
      context.flush();
      Report done;
      try (TargetFolder folder = TargetFolder.of(to)) {
        done =
            Watched.run(
                view, watched -> carriedOut(context, made, recording, to, watched), this::exit);
        folder.keep();
      }
      report = done;
      ReportPage.print(context.page(), done, context.verbose());
      Optional<Tray> tray = recording.tray().filter(found -> options.eject());
      if (tray.isPresent()) {
        tray.get().eject();
      }
      return exit(done);
    }
  }

  /** A target that is not there is new; if it cannot be made, its name is what is wrong. */
  private static Device opened(Context context, Location target) throws GlassmasterException {
    try {
      return context.backEnds().open(target);
    } catch (SourceException e) {
      throw new UsageException(
          "format-unknown",
          String.valueOf(e.getMessage()),
          e.advice().map(Advice::sentence).orElse("give it another name")
              + " with --format FORMAT");
    }
  }

  /** Nothing is shown while it plans: the plan is what there is to see. */
  private static Plan planned(DiscReader reader, Device recording, PlanRequest request)
      throws GlassmasterException {
    return Watched.run(
        ProgressViews.none(),
        watched -> {
          Contents contents = reader.contents(watched.job());
          return new Planner().plan(contents, recording, request, watched.job());
        },
        made -> Exit.DONE);
  }

  private Report carriedOut(
      Context context, Plan plan, Device recording, Location target, Watched watched)
      throws GlassmasterException {
    watched.expectTracks((int) plan.layout().tracks().count());
    return new Transfer(new SystemWaiter())
        .run(plan, recording, () -> context.backEnds().open(target), remembered(watched.job()));
  }

  /** The same work, remembered for the report. */
  private Job remembered(Job job) {
    return new Job(
        event -> {
          timeline.on(event);
          job.tell(event);
        },
        job.cancellation());
  }

  private JobRecord record(Exit exit, Optional<GlassmasterException> fault) {
    Optional<Plan> made = Optional.ofNullable(plan);
    Optional<Report> done = Optional.ofNullable(report);
    List<String> problem = new ArrayList<>();
    fault
        .map(Problem::of)
        .ifPresent(
            told -> {
              problem.add(told.placed());
              told.advice().ifPresent(problem::add);
            });
    List<Finding> findings = new ArrayList<>(made.map(Plan::findings).orElse(List.of()));
    fault
        .filter(ContentException.class::isInstance)
        .map(ContentException.class::cast)
        .ifPresent(
            refused ->
                refused.findings().stream()
                    .filter(finding -> !findings.contains(finding))
                    .forEach(findings::add));
    return new JobRecord(
        done.map(ReportPage::verdict).orElse(exit.words()),
        exit == Exit.DONE,
        Optional.ofNullable(source).map(Location::toString).orElse(arguments.word(0)),
        Optional.ofNullable(target).map(Location::toString).orElse(arguments.word(1)),
        ZonedDateTime.now(ZoneId.systemDefault()),
        problem,
        made,
        done,
        findings,
        timeline,
        Program.version());
  }

  private Exit exit(Report done) {
    return done.verification() == Verification.DIFFERENT ? Exit.DIFFERENT : Exit.DONE;
  }

  @Override
  public void describe(Json json) {
    Optional<Plan> made = Optional.ofNullable(plan);
    LocationDocument.describe(json, source);
    FormatDocument.describe(json, made.map(Plan::contents));
    MediumDocument.describe(json, sourceMedium);
    json.name("disc");
    made.ifPresentOrElse(
        planned -> DiscDocument.describe(json, planned.layout()), () -> json.nothing());
    List<Finding> findings = new ArrayList<>(refusals());
    made.ifPresent(
        planned ->
            planned.findings().stream()
                .filter(finding -> !findings.contains(finding))
                .forEach(findings::add));
    FindingsDocument.describe(json, findings);
    json.object("target");
    LocationDocument.describe(json, target);
    MediumDocument.describe(json, made.map(Plan::medium));
    json.end();
    PlanDocument.describe(json, made, Optional.ofNullable(target));
    if (!onlyPlan) {
      ReportDocument.describe(json, report);
      Optional.ofNullable(spooled).ifPresent(copy -> copy.describe(json));
    }
  }
}
