package org.glassmaster.backend.file.internal.output;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a file has while it is not yet, or no longer, in its place: {@code
 * .demo.bin.glassmaster-4711-k3x9.tmp}. All files of one run share process and key.
 *
 * @param name the name the file is to have, or had
 * @param process the process that made it
 */
record TemporaryName(String name, long process, String key, Role role) {
  /** What a temporary file is. */
  enum Role {
    /** It is being written, or is whole and waits. */
    GROWING("tmp"),
    /** The sheet of an image whose files are all whole: they are to be put in their places. */
    DECIDED("commit"),
    /** A file of the image that is being replaced. */
    OLD("old");

    private final String suffix;

    Role(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("\\.(.+)\\.glassmaster-([0-9]{1,18})-([0-9a-z]{1,16})\\.(tmp|commit|old)");

  /** Names for the files of a run that begins now. */
  static TemporaryName first(String name) {
    String key = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
    return new TemporaryName(
        name,
        ProcessHandle.current().pid(),
        key.substring(0, Math.min(8, key.length())),
        Role.GROWING);
  }

  /** The temporary name that a file's name is, if it is one. */
  static Optional<TemporaryName> parse(String fileName) {
    Matcher matcher = FORM.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (Role role : Role.values()) {
      if (role.suffix.equals(matcher.group(4))) {
        return Optional.of(
            new TemporaryName(
                matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3), role));
      }
    }
    return Optional.empty();
  }

  /** The name for another file of the same run. */
  TemporaryName of(String other) {
    return new TemporaryName(other, process, key, role);
  }

  /** The name in another role. */
  TemporaryName as(Role other) {
    return new TemporaryName(name, process, key, other);
  }

  /** Whether a file of that name belongs to the same run. */
  boolean sameRun(TemporaryName other) {
    return process == other.process && key.equals(other.key);
  }

  /** Where it lies. */
  Path in(Path folder) {
    return folder.resolve(toString());
  }

  @Override
  public String toString() {
    return "." + name + ".glassmaster-" + process + "-" + key + "." + role.suffix;
  }
}
