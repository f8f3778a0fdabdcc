package org.glassmaster.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.cli.internal.json.DiscDocument;
import org.glassmaster.cli.internal.json.FindingsDocument;
import org.glassmaster.cli.internal.json.FormatDocument;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.MediumDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.option.SourceOptions;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.DiscPage;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.DeviceTask;
import org.glassmaster.cli.internal.task.Laid;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** {@code info}: what is on a disc or in an image. */
final class InfoTask extends DeviceTask {
  private Optional<Medium> medium = Optional.empty();
  private @Nullable Contents contents;
  private @Nullable Layout layout;

  InfoTask(Arguments arguments) {
    super(arguments, SourceOptions.of(arguments));
  }

  /** As the parser knows its options. */
  static List<OptionSpec> specs() {
    return List.of(SourceOptions.resample(), SourceOptions.allowOutside());
  }

  @Override
  protected Exit run(Context context, Location location, Device device)
      throws GlassmasterException {
    DiscReader reader = Ports.reader(device, location);
    Medium inside = reader.medium();
    medium = Optional.of(inside).filter(found -> !found.isImage());
    if (inside.state() != Medium.State.NONE && inside.state() != Medium.State.BLANK) {
      Contents found = reader.contents(Job.unwatched());
      contents = found;
      layout = Laid.out(found);
    }
    print(context.page(), location.toString());
    return Exit.DONE;
  }

  private void print(Page page, String location) {
    page.entry("location", location);
    medium.ifPresent(found -> page.entry("medium", words(found)));
    Optional.ofNullable(contents).ifPresent(found -> page.entry("format", found.format()));
    Optional.ofNullable(layout).ifPresent(laid -> DiscPage.print(page, laid));
    Optional.ofNullable(contents).ifPresent(found -> FindingsPage.print(page, found.findings()));
  }

  private static String words(Medium medium) {
    StringBuilder words = new StringBuilder();
    switch (medium.state()) {
      case NONE -> {
        return "none";
      }
      case BLANK -> words.append("blank ");
      case APPENDABLE -> words.append("appendable ");
      case COMPLETE -> words.append("complete ");
    }
    words.append(medium.kind());
    medium.atip().ifPresent(atip -> words.append(", ").append(atip));
    medium.lastLeadOut().ifPresent(lba -> words.append(", holds up to ").append(Msf.ofLba(lba)));
    return words.toString();
  }

  @Override
  public void describe(Json json) {
    super.describe(json);
    Optional<Contents> found = Optional.ofNullable(contents);
    FormatDocument.describe(json, found);
    MediumDocument.describe(json, medium);
    json.name("disc");
    Optional.ofNullable(layout)
        .ifPresentOrElse(laid -> DiscDocument.describe(json, laid), json::nothing);
    List<Finding> findings = new ArrayList<>(refusals());
    found.ifPresent(there -> findings.addAll(there.findings()));
    FindingsDocument.describe(json, findings);
  }
}
