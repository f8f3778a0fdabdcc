package org.glassmaster.cli.internal;

import java.util.Optional;
import org.glassmaster.core.port.Contents;

/**
 * The name of a format, and the dialect where one was recognised: readers say {@code cue (eac)}.
 *
 * @param dialect absent where there is none
 */
record FormatName(String format, Optional<String> dialect) {
  static FormatName of(Contents contents) {
    String words = contents.format();
    int bracket = words.indexOf(" (");
    return bracket < 0 || !words.endsWith(")")
        ? new FormatName(words, Optional.empty())
        : new FormatName(
            words.substring(0, bracket),
            Optional.of(words.substring(bracket + 2, words.length() - 1)));
  }

  /** The keys {@code format} and {@code dialect}. */
  static void describe(Json json, Optional<Contents> contents) {
    Optional<FormatName> name = contents.map(FormatName::of);
    json.field("format", name.map(FormatName::format));
    json.field("dialect", name.flatMap(FormatName::dialect));
  }
}
