package org.glassmaster.backend.sgio.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where devices are mounted, from {@code /proc/self/mountinfo}. */
final class Mounts {
  private static final Pattern BLANKS = Pattern.compile(" ");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7][0-7])");
  private static final int NUMBER = 2;
  private static final int POINT = 4;

  /** Where the optional fields begin, which end with a hyphen. */
  private static final int OPTIONAL = 6;

  private final SystemTree tree;

  Mounts(SystemTree tree) {
    this.tree = tree;
  }

  /** The folder where a device is mounted, by its number or its node. */
  Optional<String> of(String path, Optional<String> number) {
    return SystemTree.text(tree.proc().resolve("self/mountinfo"))
        .flatMap(
            text ->
                text.lines()
                    .map(line -> BLANKS.splitAsStream(line).toList())
                    .filter(fields -> tellsOf(fields, path, number))
                    .map(fields -> plain(fields.get(POINT)))
                    .findFirst());
  }

  private static boolean tellsOf(List<String> fields, String path, Optional<String> number) {
    if (fields.size() <= OPTIONAL) {
      return false;
    }
    if (number.filter(fields.get(NUMBER)::equals).isPresent()) {
      return true;
    }
    int hyphen = fields.subList(OPTIONAL, fields.size()).indexOf("-");
    int source = OPTIONAL + hyphen + 2;
    return hyphen >= 0 && source < fields.size() && plain(fields.get(source)).equals(path);
  }

  /** Blanks and their like are written as octal numbers there. */
  private static String plain(String field) {
    return OCTAL
        .matcher(field)
        .replaceAll(
            (MatchResult found) ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 8))));
  }
}
