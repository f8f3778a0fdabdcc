package org.glassmaster.cli.internal.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.port.SourceTags;

/** In which order files become tracks. */
enum TrackOrder {
  /** As they were listed; those of a folder by their tags if they can. */
  AUTO("auto"),
  /** As they were listed; those of a folder by name. */
  GIVEN("given"),
  /** By the numbers in their tags. */
  TAGS("tags"),
  /** By name, numbers in it by their value. */
  NAMES("names");

  private static final Comparator<SoundFile> BY_NAME =
      Comparator.comparing(SoundFile::name, new NaturalOrder());

  private final String label;

  TrackOrder(String label) {
    this.label = label;
  }

  /** The name that users know it by. */
  String label() {
    return label;
  }

  /**
   * Puts files in order.
   *
   * @param groups what was listed: a file each, or the files of a folder
   */
  List<SoundFile> of(List<List<SoundFile>> groups, List<Finding> findings) {
    List<SoundFile> all = new ArrayList<>();
    for (List<SoundFile> group : groups) {
      all.addAll(this == AUTO && group.size() > 1 ? byTags(group, findings) : byName(group));
    }
    return switch (this) {
      case AUTO, GIVEN -> all;
      case TAGS -> byTags(all, findings);
      case NAMES -> byName(all);
    };
  }

  private static List<SoundFile> byName(List<SoundFile> files) {
    return files.stream().sorted(BY_NAME).toList();
  }

  /** Only where every file has a number of its own; otherwise by name, which is told. */
  private static List<SoundFile> byTags(List<SoundFile> files, List<Finding> findings) {
    Set<Integer> numbers = new TreeSet<>();
    int without = 0;
    for (SoundFile file : files) {
      OptionalInt number = file.tags().number();
      without += number.isPresent() ? 0 : 1;
      number.ifPresent(numbers::add);
    }
    if (numbers.size() == files.size()) {
      return files.stream().sorted(Comparator.comparingInt(file -> number(file.tags()))).toList();
    }
    if (!numbers.isEmpty()) {
      findings.add(
          AuthorRule.NUMBERS_UNUSABLE.at(
              "disc",
              (without > 0
                      ? without + " of " + files.size() + " files have no track number"
                      : "several files have the same track number")
                  + " in their tags; they are put in the order of their names"));
    }
    return byName(files);
  }

  private static int number(SourceTags tags) {
    return tags.number().orElse(0);
  }
}
