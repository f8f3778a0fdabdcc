package org.glassmaster.backend.sgio.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /proc/sys/dev/cdrom/info}: a column for each drive, a line for what it can do.
 *
 * @param drives their names, {@code sr0} …, as the kernel lists them
 * @param recorders those that write CD-R
 */
record CdromInfo(List<String> drives, Set<String> recorders) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DRIVE = Pattern.compile("[a-z]{1,8}\\d{1,4}");
  private static final String NAMES = "drive name:";
  private static final String WRITES = "Can write CD-R:";

  CdromInfo {
    drives = List.copyOf(drives);
    recorders = Set.copyOf(recorders);
  }

  static CdromInfo read(SystemTree tree) {
    return parse(
        SystemTree.text(tree.proc().resolve("sys/dev/cdrom/info"))
            .map(text -> text.lines().toList())
            .orElse(List.of()));
  }

  private static CdromInfo parse(List<String> lines) {
    List<String> names = columns(lines, NAMES);
    List<String> writes = columns(lines, WRITES);
    List<String> drives = new ArrayList<>();
    Set<String> recorders = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (DRIVE.matcher(names.get(i)).matches()) {
        drives.add(names.get(i));
        if (i < writes.size() && writes.get(i).equals("1")) {
          recorders.add(names.get(i));
        }
      }
    }
    return new CdromInfo(drives.reversed(), recorders);
  }

  /** Whether it writes CD-R, as far as the kernel says. */
  boolean records(String drive) {
    return recorders.contains(drive);
  }

  private static List<String> columns(List<String> lines, String label) {
    Optional<String> line = lines.stream().filter(each -> each.startsWith(label)).findFirst();
    return line.map(each -> each.substring(label.length()).strip())
        .filter(each -> !each.isEmpty())
        .map(each -> BLANKS.splitAsStream(each).toList())
        .orElse(List.of());
  }
}
