package org.glassmaster.cli.internal.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.glassmaster.cli.internal.json.FindingsDocument;
import org.glassmaster.cli.internal.json.FormatDocument;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.LocationDocument;
import org.glassmaster.cli.internal.json.VerificationDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.option.SourceOptions;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Figures;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.page.VerificationPage;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.cli.internal.progress.Watched;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Laid;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Soundness;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** {@code verify}: whether a disc is sound in itself, or the same as another. */
final class VerifyTask extends Task {
  private final Arguments arguments;
  private @Nullable Location location;
  private @Nullable Location reference;
  private @Nullable Contents contents;
  private @Nullable Soundness soundness;
  private @Nullable Comparison comparison;

  VerifyTask(Arguments arguments) {
    this.arguments = arguments;
  }

  /** As the parser knows its options. */
  static List<OptionSpec> specs() {
    return List.of(
        SourceOptions.resample(),
        SourceOptions.allowOutside(),
        Arguments.option(
            "--progress",
            "auto|bar|plain|json|none",
            "How progress is shown on standard error. Default: auto."));
  }

  @Override
  public Exit run(Context context) throws GlassmasterException {
    ProgressView view = context.progress(arguments.value("--progress").orElse("auto"));
    List<String> words = arguments.words();
    Location found = sheet(context.locate(words.getFirst(), context.withOptions(Map.of())));
    location = found;
    if (words.size() == 1) {
      try (Device device = context.backEnds().open(found)) {
        return sound(context, view, device, found);
      }
    }
    Location expected = sheet(context.locate(words.get(1), Map.of()));
    reference = expected;
    try (Device device = context.backEnds().open(found);
        Device other = context.backEnds().open(expected)) {
      DiscReader left = Ports.reader(device, found);
      DiscReader right = Ports.reader(other, expected);
      Comparison told =
          Watched.run(view, watched -> compared(left, right, watched), VerifyTask::exit);
      comparison = told;
      context.page().line(found + " " + verdict(told) + " " + expected);
      VerificationPage.print(context.page(), told, context.verbose());
      told.sha256().ifPresent(digest -> context.page().entry("SHA-256", digest));
      return exit(told);
    }
  }

  /** A location with what sheets are allowed; a drive has none. */
  private Location sheet(Location location) {
    Location allowed = location;
    if (location.scheme().equals(BackEnds.FILE)) {
      for (Map.Entry<String, String> option : SourceOptions.of(arguments).entrySet()) {
        allowed = allowed.with(option.getKey(), option.getValue());
      }
    }
    return allowed;
  }

  private Exit sound(Context context, ProgressView view, Device device, Location found)
      throws GlassmasterException {
    DiscReader reader = Ports.reader(device, found);
    Soundness told =
        Watched.run(
            view,
            watched -> {
              Contents there = read(reader, watched);
              return Soundness.check(there, rendered(there), watched.job());
            },
            VerifyTask::exit);
    soundness = told;
    String verdict =
        told.isSound()
            ? Ink.GOOD.on("is sound")
            : Ink.BAD.on("is not sound: " + Figures.counted(told.differenceCount(), "fault"));
    Page page = context.page();
    page.line(found + " " + verdict);
    page.entry("looked at", Figures.counted(told.sectors(), "sector"));
    VerificationPage.print(page, told.differences(), told.differenceCount(), context.verbose());
    return exit(told);
  }

  private Comparison compared(DiscReader left, DiscReader right, Watched watched)
      throws GlassmasterException {
    Contents found = read(left, watched);
    Contents expected = right.contents(watched.job());
    Set<Attribute> unseen = EnumSet.noneOf(Attribute.class);
    unseen.addAll(found.unseen());
    unseen.addAll(expected.unseen());
    return new Verifier()
        .compare(
            rendered(expected),
            rendered(found),
            new Scope(new Fidelity(List.of()), unseen),
            watched.job());
  }

  private Contents read(DiscReader reader, Watched watched) throws GlassmasterException {
    Contents found = reader.contents(watched.job());
    contents = found;
    watched.expectTracks((int) found.disc().tracks().count());
    return found;
  }

  private static DiscSource rendered(Contents contents) throws ContentException {
    return new RawImage(Laid.out(contents), Render.DEFAULT);
  }

  private static String verdict(Comparison comparison) {
    return comparison
        .same()
        .map(
            same ->
                same ? Ink.GOOD.on("is the same disc as") : Ink.BAD.on("is not the same disc as"))
        .orElse(Ink.WARNING.on("shows no difference, as far as both can be read, to"));
  }

  private static Exit exit(Soundness soundness) {
    return soundness.isSound() ? Exit.DONE : Exit.DIFFERENT;
  }

  private static Exit exit(Comparison comparison) {
    return comparison.same().orElse(true) ? Exit.DONE : Exit.DIFFERENT;
  }

  @Override
  public void describe(Json json) {
    Optional<Contents> found = Optional.ofNullable(contents);
    Optional<Comparison> compared = Optional.ofNullable(comparison);
    Optional<Soundness> looked = Optional.ofNullable(soundness);
    LocationDocument.describe(json, location);
    FormatDocument.describe(json, found);
    json.field("reference", Optional.ofNullable(reference).map(Location::toString));
    json.verdict("sound", looked.map(Soundness::isSound));
    json.verdict("same", compared.flatMap(Comparison::same));
    List<Difference> differences =
        compared
            .map(Comparison::differences)
            .or(() -> looked.map(Soundness::differences))
            .orElse(List.of());
    VerificationDocument.describeDifferences(json, differences);
    json.field(
        "differenceCount",
        compared
            .map(Comparison::differenceCount)
            .or(() -> looked.map(Soundness::differenceCount))
            .orElse(0L));
    VerificationDocument.describeAttributes(json, compared);
    json.field("offset", compared.map(Comparison::offset).orElse(OptionalInt.empty()));
    json.field("sha256", compared.flatMap(Comparison::sha256));
    VerificationDocument.describeChecksums(
        json, compared.map(Comparison::checksums).orElse(List.of()));
    List<Finding> findings = new ArrayList<>(refusals());
    found.ifPresent(there -> findings.addAll(there.findings()));
    FindingsDocument.describe(json, findings);
  }
}
