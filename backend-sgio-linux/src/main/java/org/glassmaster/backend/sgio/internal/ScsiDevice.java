package org.glassmaster.backend.sgio.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A SCSI device as sysfs tells of it.
 *
 * @param address host, channel, target and unit: {@code 1:0:0:0}
 * @param type peripheral device type (SPC), where it is told
 * @param block its block node's name: {@code sr0}
 * @param generic its generic node's name: {@code sg1}
 * @param serial its own serial number, or that of the USB bridge before it
 * @param queue the folder of the kernel's limits
 * @param records whether the kernel found that it writes CD-R; false where it does not say
 */
record ScsiDevice(
    String address,
    OptionalInt type,
    Optional<String> vendor,
    Optional<String> product,
    Optional<String> revision,
    Optional<Node> block,
    Optional<Node> generic,
    Optional<String> serial,
    Optional<Path> queue,
    boolean records) {
  /** CD and DVD drives (SPC). */
  static final int TYPE_OPTICAL = 5;

  /**
   * A device node.
   *
   * @param number major and minor number: {@code 11:0}
   */
  record Node(String name, Optional<String> number) {}

  /** Whether it is a CD or DVD drive. */
  boolean isOptical() {
    return type.isPresent() && type.getAsInt() == TYPE_OPTICAL;
  }

  /** Its nodes, the better one first. */
  List<Node> nodes() {
    return Stream.of(block, generic).flatMap(Optional::stream).toList();
  }
}
