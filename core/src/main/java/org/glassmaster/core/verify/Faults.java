package org.glassmaster.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Gathers faults; those of the same kind in sectors on end are one. */
final class Faults {
  /** More than anybody reads, and little to keep. */
  static final int LISTED = 200;

  private final List<Difference> differences = new ArrayList<>();
  private long count;
  private String what = "";
  private String expected = "";
  private String found = "";
  private int first;
  private int next;

  /** A fault that has no neighbours. */
  void at(String kind, OptionalInt lba, String wanted, String there) {
    end();
    note(new Difference(kind, lba, wanted, there));
  }

  /** A fault of a sector. */
  void sector(String kind, int lba, String wanted, String there) {
    if (!goesOn(kind, lba)) {
      end();
      what = kind;
      first = lba;
      expected = wanted;
      found = there;
    }
    next = lba + 1;
  }

  /** Whether a fault would go on with the ones before, whose words stay. */
  boolean goesOn(String kind, int lba) {
    return kind.equals(what) && lba == next;
  }

  private void end() {
    if (!what.isEmpty()) {
      int sectors = next - first;
      String more = sectors == 1 ? "" : " (" + sectors + " sectors on end)";
      note(new Difference(what, OptionalInt.of(first), expected, found + more));
      what = "";
    }
  }

  private void note(Difference difference) {
    count++;
    if (differences.size() < LISTED) {
      differences.add(difference);
    }
  }

  List<Difference> differences() {
    end();
    return differences;
  }

  long count() {
    end();
    return count;
  }
}
