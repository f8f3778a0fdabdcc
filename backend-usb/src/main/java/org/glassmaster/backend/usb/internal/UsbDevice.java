package org.glassmaster.backend.usb.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A USB device with a mass-storage interface, as its descriptors tell of it.
 *
 * @param ports the way from the root hub, port by port
 * @param superSpeed whether it hangs on USB 3
 */
record UsbDevice(
    int bus,
    List<Integer> ports,
    int vendorId,
    int productId,
    boolean superSpeed,
    Optional<String> manufacturer,
    Optional<String> product,
    Optional<String> serial,
    StorageInterface storage) {
  private static final Pattern PLACE = Pattern.compile("\\d+-\\d+(\\.\\d+)*");
  private static final Pattern IDS = Pattern.compile("[0-9a-f]{4}:[0-9a-f]{4}");

  /**
   * The interface that speaks Bulk-Only Transport.
   *
   * @param subclass the command set: 02h and 05h are ATAPI, 06h is SCSI
   * @param in address of the bulk endpoint towards the host
   * @param out address of the other
   */
  record StorageInterface(int number, int alternate, int subclass, int in, int out) {
    static final int MASS_STORAGE = 0x08;
    static final int BULK_ONLY = 0x50;
    private static final int ATAPI = 0x02;
    private static final int ATAPI_REMOVABLE = 0x05;
    private static final int SCSI = 0x06;

    /** Whether a drive of CDs may be behind such an interface. */
    static boolean mayBeADrive(int interfaceClass, int subclass, int protocol) {
      return interfaceClass == MASS_STORAGE
          && protocol == BULK_ONLY
          && (subclass == ATAPI || subclass == ATAPI_REMOVABLE || subclass == SCSI);
    }

    /** Whether commands are made up to twelve bytes. */
    boolean isAtapi() {
      return subclass != SCSI;
    }
  }

  UsbDevice {
    ports = List.copyOf(ports);
  }

  /** Where it hangs, the same after each start of the system: {@code 1-4.2}. */
  String place() {
    return bus + "-" + ports.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  /** Its vendor and product number: {@code 0e8d:1887}. */
  String ids() {
    return String.format(Locale.ROOT, "%04x:%04x", vendorId, productId);
  }

  /** Whether a user's words mean it: a place, two numbers, or its serial number. */
  boolean isMeantBy(String words) {
    if (PLACE.matcher(words).matches()) {
      return words.equals(place());
    }
    String lower = words.toLowerCase(Locale.ROOT);
    return IDS.matcher(lower).matches()
        ? lower.equals(ids())
        : serial.filter(words::equalsIgnoreCase).isPresent();
  }

  /** For people: {@code 1-4 (HL-DT-ST DVDRAM)}. */
  String told() {
    String name = (manufacturer.orElse("") + " " + product.orElse("")).strip();
    return place() + (name.isEmpty() ? " (" + ids() + ")" : " (" + name + ")");
  }

  UsbDevice with(
      Optional<String> otherManufacturer,
      Optional<String> otherProduct,
      Optional<String> otherSerial) {
    return new UsbDevice(
        bus,
        ports,
        vendorId,
        productId,
        superSpeed,
        otherManufacturer.or(() -> manufacturer),
        otherProduct.or(() -> product),
        otherSerial.or(() -> serial),
        storage);
  }
}
