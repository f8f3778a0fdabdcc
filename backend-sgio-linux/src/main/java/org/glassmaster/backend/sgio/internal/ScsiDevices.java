package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SCSI devices that sysfs lists under {@code /sys/bus/scsi/devices}. */
final class ScsiDevices {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,9}):(\\d{1,9}):(\\d{1,9}):(\\d{1,18})");
  private static final Comparator<String> BY_NUMBERS =
      Comparator.comparing(ScsiDevices::numbers, ScsiDevices::compare);

  /** SPC, unit serial number page: four bytes before the number. */
  private static final int SERIAL_PAGE_HEADER = 4;

  /** How far above a device its USB bridge may be. */
  private static final int PARENTS = 12;

  private final SystemTree tree;

  ScsiDevices(SystemTree tree) {
    this.tree = tree;
  }

  /** All of them, disks among them, in the order of their addresses. */
  List<ScsiDevice> all() {
    CdromInfo info = CdromInfo.read(tree);
    List<ScsiDevice> found = new ArrayList<>();
    for (Path folder : SystemTree.entries(tree.sys().resolve("bus/scsi/devices"))) {
      if (ADDRESS.matcher(SystemTree.nameOf(folder)).matches()) {
        found.add(device(folder, info));
      }
    }
    found.sort(Comparator.comparing(ScsiDevice::address, BY_NUMBERS));
    if (found.isEmpty()) {
      // A container may be without sysfs.
      info.drives().forEach(name -> found.add(bare(name, info)));
    }
    return found;
  }

  /** The CD and DVD drives. */
  List<ScsiDevice> drives() {
    return all().stream().filter(ScsiDevice::isOptical).toList();
  }

  private static ScsiDevice device(Path folder, CdromInfo info) {
    Optional<Path> block = node(folder, "block");
    return new ScsiDevice(
        SystemTree.nameOf(folder),
        SystemTree.text(folder.resolve("type"))
            .map(ScsiDevices::number)
            .orElse(OptionalInt.empty()),
        SystemTree.text(folder.resolve("vendor")),
        SystemTree.text(folder.resolve("model")),
        SystemTree.text(folder.resolve("rev")),
        block.map(ScsiDevices::named),
        node(folder, "scsi_generic").map(ScsiDevices::named),
        serialPage(folder).or(() -> bridgeSerial(folder)),
        block.map(path -> path.resolve("queue")),
        block.map(path -> info.records(SystemTree.nameOf(path))).orElse(false));
  }

  private static ScsiDevice bare(String name, CdromInfo info) {
    return new ScsiDevice(
        "",
        OptionalInt.of(ScsiDevice.TYPE_OPTICAL),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ScsiDevice.Node(name, Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        info.records(name));
  }

  /** {@code block/sr0}; kernels before 2.6.26 wrote {@code block:sr0}. */
  private static Optional<Path> node(Path folder, String kind) {
    Optional<Path> below = SystemTree.entries(folder.resolve(kind)).stream().findFirst();
    return below.or(
        () ->
            SystemTree.entries(folder).stream()
                .filter(entry -> SystemTree.nameOf(entry).startsWith(kind + ":"))
                .findFirst());
  }

  private static ScsiDevice.Node named(Path path) {
    String name = SystemTree.nameOf(path);
    return new ScsiDevice.Node(
        name.substring(name.indexOf(':') + 1), SystemTree.text(path.resolve("dev")));
  }

  private static Optional<String> serialPage(Path folder) {
    return SystemTree.bytes(folder.resolve("vpd_pg80"))
        .filter(page -> page.length > SERIAL_PAGE_HEADER)
        .map(
            page ->
                new String(
                        page,
                        SERIAL_PAGE_HEADER,
                        page.length - SERIAL_PAGE_HEADER,
                        StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip())
        .filter(serial -> !serial.isEmpty());
  }

  private static Optional<String> bridgeSerial(Path folder) {
    try {
      Path at = folder.toRealPath();
      for (int i = 0; i < PARENTS && at != null; i++, at = at.getParent()) {
        if (Files.exists(at.resolve("idVendor"))) {
          return SystemTree.text(at.resolve("serial"));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static List<Long> numbers(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    List<Long> numbers = new ArrayList<>();
    if (matcher.matches()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        numbers.add(Long.parseLong(matcher.group(i)));
      }
    }
    return numbers;
  }

  private static int compare(List<Long> a, List<Long> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
