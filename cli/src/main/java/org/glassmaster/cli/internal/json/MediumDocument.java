package org.glassmaster.cli.internal.json;

import java.util.Locale;
import java.util.Optional;
import org.glassmaster.core.port.Medium;

/** What lies in a drive, in JSON: the key {@code medium}. */
public final class MediumDocument {
  private MediumDocument() {}

  /** An image is no medium. */
  public static void describe(Json json, Optional<Medium> found) {
    Optional<Medium> there = found.filter(medium -> !medium.isImage());
    if (there.isEmpty()) {
      json.nothing("medium");
      return;
    }
    Medium medium = there.get();
    json.object("medium");
    json.field("state", medium.state().name().toLowerCase(Locale.ROOT));
    json.field("kind", medium.state() == Medium.State.NONE ? null : medium.kind());
    json.field("erasable", medium.erasable());
    json.field("leadInStart", medium.leadIn());
    json.field("lastLeadOut", medium.lastLeadOut());
    json.field("atip", medium.atip());
    json.end();
  }
}
