package org.glassmaster.emulator.internal.usb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How the device presents itself (USB 2.0, 9.6): high speed, one interface of mass storage, SCSI
 * commands, Bulk-Only, two bulk endpoints.
 */
final class Descriptors {
  /** Linux Foundation, multifunction gadget: what software that is a device may call itself. */
  static final int VENDOR = 0x1D6B;

  static final int PRODUCT = 0x0104;
  static final int RELEASE = 0x0100;

  static final int CLASS_MASS_STORAGE = 0x08;
  static final int SUBCLASS_SCSI = 0x06;
  static final int PROTOCOL_BULK_ONLY = 0x50;

  static final int BULK_IN = 1;
  static final int BULK_OUT = 2;

  private static final int DEVICE = 1;
  private static final int CONFIGURATION = 2;
  private static final int STRING = 3;
  private static final int DEVICE_QUALIFIER = 6;

  private static final byte[] DEVICE_BYTES =
      bytes(
          18,
          DEVICE,
          0x00,
          0x02,
          0,
          0,
          0,
          64,
          low(VENDOR),
          high(VENDOR),
          low(PRODUCT),
          high(PRODUCT),
          low(RELEASE),
          high(RELEASE),
          1,
          2,
          3,
          1);

  private static final byte[] CONFIGURATION_BYTES =
      bytes(
          9,
          CONFIGURATION,
          32,
          0,
          1,
          1,
          0,
          0xC0,
          0, // self-powered
          9,
          4,
          0,
          0,
          2,
          CLASS_MASS_STORAGE,
          SUBCLASS_SCSI,
          PROTOCOL_BULK_ONLY,
          0, //
          7,
          5,
          0x80 | BULK_IN,
          2,
          0x00,
          0x02,
          0, //
          7,
          5,
          BULK_OUT,
          2,
          0x00,
          0x02,
          0);

  private static final byte[] QUALIFIER_BYTES =
      bytes(10, DEVICE_QUALIFIER, 0x00, 0x02, 0, 0, 0, 64, 1, 0);

  private static final byte[] LANGUAGES = bytes(4, STRING, 0x09, 0x04);

  private final List<String> strings;

  /** With a serial number of twelve hexadecimal digits, as Bulk-Only Transport 4.1.1 wants it. */
  Descriptors(String serial) {
    strings = List.of("Glassmaster", "Virtual CD recorder", serial);
  }

  /** A descriptor as a host asks for it; empty where there is none. */
  Optional<byte[]> find(int type, int index) {
    return switch (type) {
      case DEVICE -> Optional.of(DEVICE_BYTES);
      case CONFIGURATION -> index == 0 ? Optional.of(CONFIGURATION_BYTES) : Optional.empty();
      case DEVICE_QUALIFIER -> Optional.of(QUALIFIER_BYTES);
      case STRING -> string(index);
      default -> Optional.empty();
    };
  }

  private Optional<byte[]> string(int index) {
    if (index == 0) {
      return Optional.of(LANGUAGES);
    }
    if (index > strings.size()) {
      return Optional.empty();
    }
    byte[] text = strings.get(index - 1).getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = new byte[2 + text.length];
    bytes[0] = (byte) bytes.length;
    bytes[1] = STRING;
    System.arraycopy(text, 0, bytes, 2, text.length);
    return Optional.of(bytes);
  }

  private static int low(int value) {
    return value & 0xFF;
  }

  private static int high(int value) {
    return value >> 8;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
