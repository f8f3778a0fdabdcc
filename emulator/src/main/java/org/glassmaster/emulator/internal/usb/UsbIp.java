package org.glassmaster.emulator.internal.usb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The messages of USB/IP 1.1.1 as a server reads and writes them. Numbers are big-endian. */
final class UsbIp {
  /** Bytes before every message of the first phase. */
  static final int OPERATION_LENGTH = 8;

  /** Bytes of a bus id. */
  static final int BUS_ID_LENGTH = 32;

  /** Bytes before every message of the second phase. */
  static final int HEADER_LENGTH = 48;

  /** The only device there is, as the server names it. */
  static final String BUS_ID = "1-1";

  static final int OK = 0;
  static final int STALL = -32; // EPIPE
  static final int PROTOCOL = -71; // EPROTO
  static final int OVERFLOW = -75; // EOVERFLOW
  static final int UNLINKED = -104; // ECONNRESET
  static final int SHORT = -121; // EREMOTEIO

  private static final int VERSION = 0x0111;
  private static final int REPLY_DEVICES = 0x0005;
  private static final int REPLY_IMPORT = 0x0003;
  private static final String PATH = "/sys/devices/pci0000:00/0000:00:01.2/usb1/1-1";
  private static final int PATH_LENGTH = 256;
  private static final int DEVICE_LENGTH = 312;
  private static final int BUS_NUMBER = 1;
  private static final int DEVICE_NUMBER = 2;
  private static final int HIGH_SPEED = 3;
  private static final int DEVICE_ID = BUS_NUMBER << 16 | DEVICE_NUMBER;

  private static final int RETURN_SUBMIT = 3;
  private static final int RETURN_UNLINK = 4;
  private static final int NOT_ISOCHRONOUS = -1;

  /** What is asked for before a device is imported. */
  enum Operation {
    DEVICES(0x8005),
    IMPORT(0x8003);

    private final int code;

    Operation(int code) {
      this.code = code;
    }
  }

  /** What is asked of an imported device. */
  sealed interface Request permits Submit, Unlink {
    /** By which it is answered. */
    int sequence();
  }

  /**
   * A transfer.
   *
   * @param length bytes that follow, or that there is room for
   */
  record Submit(
      int sequence,
      boolean in,
      int endpoint,
      int flags,
      int length,
      int startFrame,
      int packets,
      Setup setup)
      implements Request {
    /** Whether the host takes less than it asked for as an error. */
    boolean shortIsAnError() {
      return (flags & 1) != 0;
    }
  }

  /** A transfer is taken back. */
  record Unlink(int sequence, int victim) implements Request {}

  private UsbIp() {}

  /** Reads the first eight bytes of the first phase; empty where they are of no known kind. */
  static Optional<Operation> operation(ByteBuffer bytes) {
    if (Short.toUnsignedInt(bytes.getShort(0)) != VERSION) {
      return Optional.empty();
    }
    int code = Short.toUnsignedInt(bytes.getShort(2));
    return Arrays.stream(Operation.values()).filter(one -> one.code == code).findFirst();
  }

  /** Whether a bus id, padded with zeros, is that of the device. */
  static boolean isOurs(byte[] busId) {
    return Arrays.equals(busId, padded(BUS_ID, BUS_ID_LENGTH));
  }

  /** The list of the one device with its one interface. */
  static ByteBuffer devices() {
    return operationReply(REPLY_DEVICES, OK, 4 + DEVICE_LENGTH + 4)
        .putInt(1)
        .put(device())
        .put((byte) Descriptors.CLASS_MASS_STORAGE)
        .put((byte) Descriptors.SUBCLASS_SCSI)
        .put((byte) Descriptors.PROTOCOL_BULK_ONLY)
        .put((byte) 0)
        .flip();
  }

  /** The device is the host's from now on. */
  static ByteBuffer imported() {
    return operationReply(REPLY_IMPORT, OK, DEVICE_LENGTH).put(device()).flip();
  }

  /** There is no such device, or somebody else has it. */
  static ByteBuffer notImported() {
    return operationReply(REPLY_IMPORT, 1, 0).flip();
  }

  /** Reads a header of the second phase; empty where it makes no sense. */
  static Optional<Request> request(ByteBuffer bytes) {
    if (bytes.getInt(8) != DEVICE_ID) {
      return Optional.empty();
    }
    int sequence = bytes.getInt(4);
    return switch (bytes.getInt(0)) {
      case 1 -> submit(sequence, bytes);
      case 2 -> Optional.of(new Unlink(sequence, bytes.getInt(20)));
      default -> Optional.empty();
    };
  }

  private static Optional<Request> submit(int sequence, ByteBuffer bytes) {
    int direction = bytes.getInt(12);
    int endpoint = bytes.getInt(16);
    int length = bytes.getInt(24);
    int packets = bytes.getInt(32);
    if ((direction & ~1) != 0
        || (endpoint & ~0xF) != 0
        || length < 0
        || (packets != 0 && packets != NOT_ISOCHRONOUS)) {
      return Optional.empty();
    }
    return Optional.of(
        new Submit(
            sequence,
            direction == 1,
            endpoint,
            bytes.getInt(20),
            length,
            bytes.getInt(28),
            packets,
            Setup.of(bytes.getLong(40))));
  }

  /** What became of a transfer; what is given follows. */
  static void submitted(ByteBuffer target, Submit submit, int status, int actual) {
    blank(target)
        .putInt(0, RETURN_SUBMIT)
        .putInt(4, submit.sequence())
        .putInt(20, status)
        .putInt(24, actual)
        .putInt(28, submit.startFrame())
        .putInt(32, submit.packets());
  }

  /** What became of the wish to take a transfer back. */
  static void unlinked(ByteBuffer target, Unlink unlink, int status) {
    blank(target).putInt(0, RETURN_UNLINK).putInt(4, unlink.sequence()).putInt(20, status);
  }

  private static ByteBuffer blank(ByteBuffer target) {
    target.clear();
    for (int at = 0; at < HEADER_LENGTH; at += Long.BYTES) {
      target.putLong(at, 0);
    }
    return target.limit(HEADER_LENGTH);
  }

  private static ByteBuffer operationReply(int code, int status, int body) {
    return ByteBuffer.allocate(OPERATION_LENGTH + body)
        .putShort((short) VERSION)
        .putShort((short) code)
        .putInt(status);
  }

  private static byte[] device() {
    return ByteBuffer.allocate(DEVICE_LENGTH)
        .put(padded(PATH, PATH_LENGTH))
        .put(padded(BUS_ID, BUS_ID_LENGTH))
        .putInt(BUS_NUMBER)
        .putInt(DEVICE_NUMBER)
        .putInt(HIGH_SPEED)
        .putShort((short) Descriptors.VENDOR)
        .putShort((short) Descriptors.PRODUCT)
        .putShort((short) Descriptors.RELEASE)
        .put(new byte[] {0, 0, 0, 1, 1, 1}) // class in the interface; configuration 1 of 1
        .array();
  }

  private static byte[] padded(String text, int length) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
  }
}
