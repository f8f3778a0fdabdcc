package org.glassmaster.emulator;

import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.SenseData;

/** A command ends with CHECK CONDITION. Thrown often and on purpose, so it has no stack trace. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  static final Sense NO_SENSE = new Sense(0, 0x00, 0x00);
  static final Sense BECOMING_READY = new Sense(2, 0x04, 0x01);
  static final Sense NEEDS_START = new Sense(2, 0x04, 0x02);
  static final Sense OPERATION_IN_PROGRESS = new Sense(2, 0x04, 0x07);
  static final Sense LONG_WRITE = new Sense(2, 0x04, 0x08);
  static final Sense TRAY_CLOSED = new Sense(2, 0x3A, 0x01);
  static final Sense TRAY_OPEN = new Sense(2, 0x3A, 0x02);
  static final Sense WRITE_ERROR = new Sense(3, 0x0C, 0x00);
  static final Sense LOSS_OF_STREAMING = new Sense(3, 0x0C, 0x09);
  static final Sense UNREADABLE = new Sense(3, 0x11, 0x00);
  static final Sense RESERVED_TRACK = new Sense(3, 0x72, 0x04);
  static final Sense INVALID_COMMAND = new Sense(5, 0x20, 0x00);
  static final Sense OUT_OF_RANGE = new Sense(5, 0x21, 0x00);
  static final Sense INVALID_WRITE_ADDRESS = new Sense(5, 0x21, 0x02);
  static final Sense INVALID_FIELD = new Sense(5, 0x24, 0x00);
  static final Sense LIST_LENGTH = new Sense(5, 0x1A, 0x00);
  static final Sense INVALID_PARAMETER = new Sense(5, 0x26, 0x00);
  static final Sense SEQUENCE = new Sense(5, 0x2C, 0x00);
  static final Sense NOT_EMPTY = new Sense(5, 0x2C, 0x03);
  static final Sense CANNOT_WRITE = new Sense(5, 0x30, 0x05);
  static final Sense NOT_SAVED = new Sense(5, 0x39, 0x00);
  static final Sense REMOVAL_PREVENTED = new Sense(5, 0x53, 0x02);
  static final Sense ILLEGAL_MODE = new Sense(5, 0x64, 0x00);
  static final Sense MEDIUM_CHANGED = new Sense(6, 0x28, 0x00);
  static final Sense POWER_ON = new Sense(6, 0x29, 0x00);
  static final Sense INTERNAL_FAILURE = new Sense(4, 0x44, 0x00);

  private final transient SenseData sense;

  Refusal(SenseData sense) {
    super(sense.sense().toString(), null, false, false);
    this.sense = sense;
  }

  Refusal(Sense sense) {
    this(SenseData.of(sense));
  }

  /** What the drive says. */
  SenseData sense() {
    return sense;
  }
}
