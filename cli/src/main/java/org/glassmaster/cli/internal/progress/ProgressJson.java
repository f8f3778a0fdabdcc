package org.glassmaster.cli.internal.progress;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.glassmaster.cli.internal.json.FindingsDocument;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/** A JSON object on a line of its own for each event, always with the same keys. */
final class ProgressJson implements ProgressView {
  private final PrintWriter out;

  ProgressJson(PrintStream out) {
    this.out = new PrintWriter(out, false, StandardCharsets.UTF_8);
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(250);
  }

  @Override
  public void phase(ProgressState state) {
    write("phase", state, null, OptionalInt.empty());
  }

  @Override
  public void advanced(ProgressState state) {
    write("progress", state, null, OptionalInt.empty());
  }

  @Override
  public void noticed(Finding finding) {
    write("finding", null, finding, OptionalInt.empty());
  }

  @Override
  public void done(Exit exit) {
    write("done", null, null, OptionalInt.of(exit.code()));
  }

  private void write(
      String event, @Nullable ProgressState state, @Nullable Finding finding, OptionalInt exit) {
    Json json = Json.line(out).object();
    json.field("event", event);
    if (state == null) {
      for (String key : new String[] {"phase", "track", "done", "total", "speed"}) {
        json.nothing(key);
      }
      json.nothing("sourceBuffer").nothing("driveBuffer").nothing("secondsLeft");
    } else {
      json.field("phase", state.phase().label());
      json.field("track", state.track());
      json.field("done", state.done());
      json.field("total", state.total());
      json.field("speed", state.speed());
      json.field("sourceBuffer", state.sourceBuffer());
      json.field("driveBuffer", state.driveBuffer());
      json.field("secondsLeft", state.secondsLeft());
    }
    if (finding == null) {
      json.nothing("finding");
    } else {
      FindingsDocument.describe(json.name("finding"), finding);
    }
    json.field("exit", exit);
    json.end();
    out.flush();
  }
}
