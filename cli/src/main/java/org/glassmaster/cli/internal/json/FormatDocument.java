package org.glassmaster.cli.internal.json;

import java.util.Optional;
import org.glassmaster.core.port.Contents;

/** The name of a format in JSON, and the dialect where one was recognised. */
public final class FormatDocument {
  private FormatDocument() {}

  /** The keys {@code format} and {@code dialect}: readers say {@code cue (eac)}. */
  public static void describe(Json json, Optional<Contents> contents) {
    Optional<String> words = contents.map(Contents::format);
    json.field("format", words.map(FormatDocument::name));
    json.field("dialect", words.flatMap(FormatDocument::dialect));
  }

  private static String name(String words) {
    return dialect(words).isEmpty() ? words : words.substring(0, words.indexOf(" ("));
  }

  private static Optional<String> dialect(String words) {
    int bracket = words.indexOf(" (");
    return bracket < 0 || !words.endsWith(")")
        ? Optional.empty()
        : Optional.of(words.substring(bracket + 2, words.length() - 1));
  }
}
