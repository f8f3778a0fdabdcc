package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassmaster.core.fault.DeviceException;

/**
 * The node that a user's words lead to.
 *
 * @param path the node itself, links followed
 * @param device what sysfs tells of it; absent where there is no sysfs
 */
record DriveNode(Path path, Optional<ScsiDevice> device) {
  private static final int FILE_TYPE = 0xF000;
  private static final int CHARACTER = 0x2000;
  private static final int BLOCK = 0x6000;

  /**
   * Finds it: {@code /dev/sr0}, {@code sr0}, a link such as {@code /dev/cdrom} or {@code
   * /dev/disk/by-id/…}, or a node of another name with the same number.
   */
  static DriveNode of(String words, SystemTree tree) throws DeviceException {
    List<ScsiDevice> devices = new ScsiDevices(tree).all();
    Path named = path(words, tree);
    Path node;
    try {
      node = named.toRealPath();
    } catch (IOException e) {
      throw missing(words, named, devices, tree, e);
    }
    Optional<ScsiDevice> found =
        devices.stream().filter(device -> isNodeOf(device, node, tree)).findFirst();
    if (found.isPresent() && !found.get().isOptical()) {
      throw new DeviceException(
              "device-not-optical", words + " is not a CD or DVD drive: " + told(found.get()))
          .at(words)
          .advise(known(devices, tree));
    }
    return new DriveNode(node, found);
  }

  /** Whether this is the node of the generic driver. */
  boolean isGeneric() {
    return device.flatMap(ScsiDevice::generic).filter(this::isNamed).isPresent()
        || SystemTree.nameOf(path).startsWith("sg");
  }

  /** The drive's other node. */
  Optional<ScsiDevice.Node> sibling() {
    return device.flatMap(isGeneric() ? ScsiDevice::block : ScsiDevice::generic);
  }

  /** Major and minor number of the node that can be mounted. */
  Optional<String> blockNumber() {
    return device.flatMap(ScsiDevice::block).flatMap(ScsiDevice.Node::number);
  }

  private boolean isNamed(ScsiDevice.Node node) {
    return node.name().equals(SystemTree.nameOf(path));
  }

  private static Path path(String words, SystemTree tree) throws DeviceException {
    try {
      return words.indexOf('/') < 0 ? tree.dev().resolve(words) : Path.of(words);
    } catch (InvalidPathException e) {
      throw new DeviceException("device-missing", words + " is no path", e).at(words);
    }
  }

  private static boolean isNodeOf(ScsiDevice device, Path node, SystemTree tree) {
    Optional<String> block = number(node, BLOCK);
    Optional<String> character = number(node, CHARACTER);
    return device.block().filter(each -> isIt(each, block, node, tree)).isPresent()
        || device.generic().filter(each -> isIt(each, character, node, tree)).isPresent();
  }

  private static boolean isIt(
      ScsiDevice.Node known, Optional<String> number, Path node, SystemTree tree) {
    if (known.number().isPresent() && number.isPresent()) {
      return known.number().equals(number);
    }
    return node.equals(tree.dev().resolve(known.name()));
  }

  /** The number of a node of that kind, as {@code makedev} of the C library packs it. */
  static Optional<String> number(Path node, int kind) {
    try {
      Object mode = Files.getAttribute(node, "unix:mode");
      Object device = Files.getAttribute(node, "unix:rdev");
      if (!(mode instanceof Integer bits)
          || !(device instanceof Long packed)
          || (bits & FILE_TYPE) != kind) {
        return Optional.empty();
      }
      long major = ((packed >> 8) & 0xFFF) | ((packed >> 32) & ~0xFFFL);
      long minor = (packed & 0xFF) | ((packed >> 12) & ~0xFFL);
      return Optional.of(major + ":" + minor);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<String> characterNumber(Path node) {
    return number(node, CHARACTER);
  }

  private static DeviceException missing(
      String words, Path named, List<ScsiDevice> devices, SystemTree tree, IOException cause) {
    boolean known =
        devices.stream()
            .flatMap(device -> device.nodes().stream())
            .anyMatch(node -> named.equals(tree.dev().resolve(node.name())));
    if (known) {
      return new DeviceException(
              "device-node-missing",
              "the kernel has the drive " + SystemTree.nameOf(named) + ", but there is no " + words,
              cause)
          .at(words)
          .advise("in a container, start it with --device=" + words);
    }
    return new DeviceException("device-missing", "there is no " + words, cause)
        .at(words)
        .advise(known(devices, tree));
  }

  /** The drives there are, for whoever named another. */
  private static String known(List<ScsiDevice> devices, SystemTree tree) {
    String drives =
        devices.stream()
            .filter(ScsiDevice::isOptical)
            .filter(device -> !device.nodes().isEmpty())
            .map(
                device -> tree.dev().resolve(device.nodes().getFirst().name()) + told(device, tree))
            .collect(Collectors.joining(", "));
    return drives.isEmpty()
        ? "connect a drive; sudo modprobe -a sr_mod sg where the kernel shows none"
        : "name one of the drives there are: " + drives;
  }

  private static String told(ScsiDevice device, SystemTree tree) {
    List<String> words = new ArrayList<>();
    String name = told(device);
    if (!name.isEmpty()) {
      words.add(name);
    }
    words.addAll(links(tree, tree.dev().resolve(device.nodes().getFirst().name())));
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static String told(ScsiDevice device) {
    return (device.vendor().orElse("") + " " + device.product().orElse("")).strip();
  }

  /** The stable names of a node. */
  static List<String> links(SystemTree tree, Path node) {
    List<String> found = new ArrayList<>();
    for (Path link : SystemTree.entries(tree.dev().resolve("disk/by-id"))) {
      try {
        if (link.toRealPath().equals(node.toRealPath())) {
          found.add(link.toString());
        }
      } catch (IOException e) {
        // A link that leads nowhere is not one to this node.
      }
    }
    return found;
  }
}
