package org.glassmaster.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code info}: what is on a disc or in an image. */
@Command(sortOptions = false)
final class InfoTask extends DeviceTask {
  private static final String IMAGE = "image";

  private Optional<Medium> medium = Optional.empty();
  private @Nullable Contents contents;
  private @Nullable Layout layout;

  @Override
  Exit run(Context context, Device device) throws GlassmasterException {
    Page page = context.page();
    DiscReader reader = require(device.reader(), "cannot read discs");
    Medium inside = reader.medium();
    medium = Optional.of(inside).filter(found -> !found.kind().equals(IMAGE));
    page.entry("location", device.info().location());
    medium.ifPresent(found -> page.entry("medium", words(found)));
    if (inside.state() == Medium.State.NONE || inside.state() == Medium.State.BLANK) {
      return Exit.DONE;
    }
    Contents found = reader.contents(Job.unwatched());
    contents = found;
    page.entry("format", found.format());
    Layout laid = laidOut(found);
    layout = laid;
    DiscPage.print(page, laid);
    Findings.print(page, found.findings());
    return Exit.DONE;
  }

  /** The disc at its addresses, or the reasons why it has none. */
  private static Layout laidOut(Contents contents) throws ContentException {
    try {
      return Layout.of(contents.disc(), contents.leadIn());
    } catch (IllegalArgumentException e) {
      throw new ContentException(
              "disc-not-valid",
              Optional.ofNullable(e.getMessage()).orElse("this is no disc"),
              contents.findings())
          .at(contents.name());
    }
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
  void describe(Json json) {
    super.describe(json);
    Optional<Contents> found = Optional.ofNullable(contents);
    json.field("format", found.map(Contents::format));
    json.name("medium");
    medium.ifPresentOrElse(there -> medium(json, there), json::nothing);
    json.name("disc");
    Optional.ofNullable(layout)
        .ifPresentOrElse(laid -> DiscDocument.describe(json, laid), json::nothing);
    Findings.describe(json, found.map(Contents::findings).orElse(List.<Finding>of()));
  }

  private static void medium(Json json, Medium medium) {
    json.object();
    json.field("state", medium.state().name().toLowerCase(Locale.ROOT));
    json.field("kind", medium.state() == Medium.State.NONE ? null : medium.kind());
    json.field("erasable", medium.erasable());
    json.field("leadInStart", medium.leadIn());
    json.field("lastLeadOut", medium.lastLeadOut());
    json.field("atip", medium.atip());
    json.end();
  }
}
