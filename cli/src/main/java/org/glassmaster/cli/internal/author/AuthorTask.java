package org.glassmaster.cli.internal.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.glassmaster.cli.internal.json.DiscDocument;
import org.glassmaster.cli.internal.json.FindingsDocument;
import org.glassmaster.cli.internal.json.FormatDocument;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.LocationDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.cli.internal.progress.Watched;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.plan.Capacity;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.TagReaders;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** {@code author}: a sheet for a disc of sound files. Nothing is burned, and no sample copied. */
public final class AuthorTask extends Task {
  private final Arguments arguments;
  private final AuthorOptions options;
  private final List<Finding> findings = new ArrayList<>();
  private List<SoundFile> files = List.of();
  private @Nullable Location sheet;
  private @Nullable Plan plan;
  private @Nullable Capacity capacity;
  private @Nullable List<String> differences;

  public AuthorTask(Arguments arguments) {
    this.arguments = arguments;
    this.options = new AuthorOptions(arguments);
  }

  /** As the parser knows its options. */
  public static List<OptionSpec> specs() {
    return AuthorOptions.specs();
  }

  @Override
  public boolean isForItsWords() {
    return false;
  }

  @Override
  public Exit run(Context context) throws GlassmasterException {
    // Wrong options are told before anything is opened.
    PlanRequest request = options.request();
    DiscOfFiles.Wishes wishes = options.wishes();
    options.order();
    ProgressView view = context.progress(options.progress());
    Location to = context.locate(options.sheet(), context.withOptions(options.sheetOptions()));
    sheet = to;
    try (Device target = context.backEnds().open(to)) {
      requireSheet(target, to);
      return Watched.run(
          view,
          watched -> {
            try (SoundFiles sounds = sounds(context)) {
              return author(context, to, target, sounds, wishes, request, watched.job());
            }
          },
          exit -> exit);
    }
  }

  /** Any other format would hold copies of the samples: that is what {@code convert} is for. */
  private static void requireSheet(Device target, Location to) {
    String format = target.info().product().orElse("");
    if (target.recorder().isEmpty() || !AuthorOptions.isSheet(format)) {
      throw new UsageException(
          "format-unknown",
          to.rest() + " would be no sheet that names sound files",
          "end its name in .cue or .toc, or say --format cue");
    }
  }

  private SoundFiles sounds(Context context) {
    TagReaders readers = TagReaders.load(context.loaders());
    return new SoundFiles(context.backEnds(), readers, options.soundOptions(), findings);
  }

  private Exit author(
      Context context,
      Location to,
      Device target,
      SoundFiles sounds,
      DiscOfFiles.Wishes wishes,
      PlanRequest request,
      Job job)
      throws GlassmasterException {
    files = usable(context, to, sounds, job);
    DiscOfFiles made = DiscOfFiles.of(files, wishes);
    findings.addAll(made.findings());
    noteForeign(target);
    Capacity room = new Capacity(made.leadOut(), OptionalInt.of(wishes.lastLeadOut()));
    capacity = room;
    List<Finding> refusals =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> !wishes.consent().covers(finding.code()))
            .toList();
    Optional<Disc> disc = made.disc();
    if (disc.isEmpty() || !refusals.isEmpty()) {
      throw new ContentException(
          "disc-not-valid",
          refusals.isEmpty() ? "no disc" : refusals.getFirst().message(),
          refusals);
    }
    Contents contents =
        new Contents(
            options.sheet(), "sound", disc.get(), Geometry.RAW_IMAGE_START, findings, Set.of());
    Plan planned = new Planner().plan(contents, target, request, job);
    plan = planned;
    AuthorPage.print(context.page(), to, planned, files, room, findings);
    planned.requireReady();
    write(planned, target, job);
    return written(context, to, disc.get(), job);
  }

  /** All that is wrong with any file is told before the first fault ends it. */
  private List<SoundFile> usable(Context context, Location to, SoundFiles sounds, Job job)
      throws GlassmasterException {
    List<SoundFile> ordered = options.order().of(sounds.open(listed(to), job), findings);
    List<SoundFile> read = options.preread() ? sounds.read(ordered, job) : ordered;
    List<Finding> wrong = sounds.wrong();
    try {
      sounds.requireAll();
    } catch (SourceException e) {
      findings.addAll(wrong);
      if (!arguments.has("--json")) {
        wrong.stream()
            .filter(finding -> !finding.where().equals(e.where()))
            .forEach(finding -> FindingsPage.print(context.complaints(), finding, ""));
      }
      throw e;
    }
    return read;
  }

  private List<List<Path>> listed(Location to) throws SourceException {
    List<String> suffixes =
        ImageFormats.load().named("sound").map(ImageFormat::suffixes).orElse(List.of());
    return new FileList(suffixes, Path.of(to.rest()), findings).of(arguments.words());
  }

  /** What other programs make of such a sheet. */
  private void noteForeign(Device target) {
    if (target.info().product().filter("toc"::equals).isPresent()) {
      DiscOfFiles.noteForCdrdao(files).ifPresent(findings::add);
    }
  }

  private static void write(Plan planned, Device target, Job job) throws GlassmasterException {
    DiscRecorder recorder = target.recorder().orElseThrow();
    recorder.record(
        planned.chosen(),
        new RawImage(planned.layout(), planned.request().render()),
        planned.request().recordOptions(),
        job);
  }

  /** Read with eyes that know nothing of how it was made. */
  private Exit written(Context context, Location to, Disc wanted, Job job)
      throws GlassmasterException {
    List<String> told;
    try (Device device = context.backEnds().open(to)) {
      DiscReader reader = Ports.reader(device, to);
      told = SheetCheck.differences(wanted, reader.contents(job).disc());
    }
    differences = told;
    Page page = context.page();
    page.blank();
    if (told.isEmpty()) {
      page.line(to.rest() + ": " + Ink.GOOD.on(Ink.BOLD.on("written and read back")));
      page.entry("", "nothing was burned; `glassmaster plan " + to.rest() + " TARGET` is next");
      return Exit.DONE;
    }
    page.line(to.rest() + ": " + Ink.BAD.on("written, but it does not say the same"));
    told.forEach(difference -> page.entry("", difference));
    return Exit.DIFFERENT;
  }

  @Override
  public void describe(Json json) {
    Optional<Plan> made = Optional.ofNullable(plan);
    LocationDocument.describe(
        json,
        Optional.ofNullable(sheet).map(to -> Location.of(to.scheme(), to.rest())).orElse(null));
    FormatDocument.describe(json, made.map(planned -> planned.contents()));
    json.name("disc");
    made.ifPresentOrElse(
        planned -> DiscDocument.describe(json, planned.layout()), () -> json.nothing());
    List<Finding> all = new ArrayList<>(refusals());
    findings.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    FindingsDocument.describe(json, all);
    json.array("files");
    for (int i = 0; i < files.size(); i++) {
      json.object();
      json.field("track", i + 1);
      json.field("file", Optional.of(files.get(i).file().toString()));
      json.field("isrc", files.get(i).tags().isrc().map(Isrc::formatted));
      json.end();
    }
    json.end();
    Capacity room = capacity;
    if (room == null) {
      json.nothing("capacity");
    } else {
      json.object("capacity");
      json.field("needed", room.needed());
      json.field("available", room.available());
      json.end();
    }
    json.verdict("written", Optional.of(differences != null));
    json.verdict("verified", Optional.ofNullable(differences).map(List::isEmpty));
  }
}
