package org.glassmaster.backend.usb.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a Linux system does with USB devices, from {@code /sys}, {@code /proc} and {@code /dev}, or
 * copies of them. Elsewhere these are missing, and nothing is known.
 */
record UsbSysfs(Path sys, Path dev, Path proc) {
  private static final int MOST = 1 << 20;
  private static final int TYPE_OPTICAL = 5;
  private static final Pattern UNIT = Pattern.compile("\\d+:\\d+:\\d+:\\d+");
  private static final Pattern PROCESS = Pattern.compile("\\d+");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final String ESCAPED_BLANK = "\\040";

  /** How far below the device's folder its SCSI units lie: interface, host, target, unit. */
  private static final int DEPTH = 4;

  /**
   * A SCSI unit that the system's driver has made of the device.
   *
   * @param nodes names in {@code /dev}, partitions among them
   * @param numbers of those that can be mounted
   */
  record Unit(
      Optional<String> type,
      Optional<String> vendor,
      Optional<String> model,
      Set<String> nodes,
      Set<String> numbers) {}

  static UsbSysfs ofThisMachine() {
    return new UsbSysfs(Path.of("/sys"), Path.of("/dev"), Path.of("/proc"));
  }

  /** A string descriptor, as the system has read it: {@code serial}. */
  Optional<String> attribute(UsbDevice device, String name) {
    return text(folder(device).resolve(name));
  }

  /** The units there are now; none where no driver of the system has the device. */
  List<Unit> units(UsbDevice device) {
    List<Unit> found = new ArrayList<>();
    collect(folder(device), DEPTH, found);
    return found;
  }

  /** Whether the system knows that this is no drive of CDs: a stick, a disk. */
  boolean isSomethingElse(UsbDevice device) {
    List<Unit> units = units(device);
    return !units.isEmpty()
        && units.stream()
            .allMatch(
                unit -> unit.type().isPresent() && !unit.type().get().equals("" + TYPE_OPTICAL));
  }

  /** Where something of the device is mounted. */
  Optional<String> mountPoint(UsbDevice device) {
    Set<String> numbers = new HashSet<>();
    units(device).forEach(unit -> numbers.addAll(unit.numbers()));
    return text(proc.resolve("self/mountinfo"))
        .flatMap(
            mounts ->
                mounts
                    .lines()
                    .map(line -> BLANK.splitAsStream(line).toList())
                    .filter(fields -> fields.size() > 4 && numbers.contains(fields.get(2)))
                    .map(fields -> fields.get(4).replace(ESCAPED_BLANK, " "))
                    .findFirst());
  }

  /**
   * The programs that have a node of the device open, as far as this user may see: name, number.
   */
  List<String> holders(UsbDevice device) {
    Set<Path> nodes = new HashSet<>();
    units(device).forEach(unit -> unit.nodes().forEach(name -> nodes.add(dev.resolve(name))));
    List<String> found = new ArrayList<>();
    if (nodes.isEmpty()) {
      return found;
    }
    for (Path process : entries(proc)) {
      String id = process.getFileName().toString();
      if (PROCESS.matcher(id).matches() && holds(process, nodes)) {
        found.add(text(process.resolve("comm")).orElse("a program") + " (process " + id + ")");
      }
    }
    return found;
  }

  private static boolean holds(Path process, Set<Path> nodes) {
    for (Path descriptor : entries(process.resolve("fd"))) {
      try {
        if (nodes.contains(Files.readSymbolicLink(descriptor))) {
          return true;
        }
      } catch (IOException | UnsupportedOperationException e) {
        // Closed meanwhile, or none of this user's business.
      }
    }
    return false;
  }

  private Path folder(UsbDevice device) {
    return sys.resolve("bus/usb/devices").resolve(device.place());
  }

  private static void collect(Path folder, int depth, List<Unit> into) {
    for (Path entry : entries(folder)) {
      if (!Files.isDirectory(entry) || Files.isSymbolicLink(entry)) {
        continue;
      }
      if (UNIT.matcher(entry.getFileName().toString()).matches()) {
        into.add(unit(entry));
      } else if (depth > 1) {
        collect(entry, depth - 1, into);
      }
    }
  }

  private static Unit unit(Path folder) {
    Set<String> nodes = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (Path block : entries(folder.resolve("block"))) {
      node(block, nodes, numbers);
      entries(block).stream()
          .filter(part -> Files.exists(part.resolve("partition")))
          .forEach(part -> node(part, nodes, numbers));
    }
    entries(folder.resolve("scsi_generic"))
        .forEach(each -> nodes.add(each.getFileName().toString()));
    return new Unit(
        text(folder.resolve("type")),
        text(folder.resolve("vendor")),
        text(folder.resolve("model")),
        nodes,
        numbers);
  }

  private static void node(Path folder, Set<String> nodes, Set<String> numbers) {
    nodes.add(folder.getFileName().toString());
    text(folder.resolve("dev")).ifPresent(numbers::add);
  }

  private static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> entries(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Devices come and go while they are listed: what was seen so far is the answer.
      found.sort(null);
      return found;
    }
    found.sort(null);
    return found;
  }
}
