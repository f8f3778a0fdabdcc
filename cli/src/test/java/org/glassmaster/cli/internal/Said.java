package org.glassmaster.cli.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassmaster.cli.internal.terminal.Surroundings;
import tools.jackson.jr.ob.JSON;

/** What a command line ended with and said. */
public record Said(int exit, String out, String err) {
  /** Runs a command line in this process, as a pipe would see it. */
  public static Said by(String... arguments) {
    return by(Map.of(), arguments);
  }

  static Said by(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(Surroundings.unwatched(out, err, StandardCharsets.UTF_8, environment), arguments);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The JSON document on standard output; maps keep the order of keys. */
  public Map<String, Object> document() {
    try {
      return JSON.std.mapFrom(out);
    } catch (RuntimeException e) {
      throw new AssertionError("no JSON document: " + out, e);
    }
  }
}
