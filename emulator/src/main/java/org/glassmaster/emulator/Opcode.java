package org.glassmaster.emulator;

/** Operation codes (SPC, MMC). */
final class Opcode {
  static final int TEST_UNIT_READY = 0x00;
  static final int REZERO = 0x01;
  static final int REQUEST_SENSE = 0x03;
  static final int INQUIRY = 0x12;
  static final int MODE_SELECT_6 = 0x15;
  static final int MODE_SENSE_6 = 0x1A;
  static final int START_STOP = 0x1B;
  static final int PREVENT_ALLOW = 0x1E;
  static final int READ_CAPACITY = 0x25;
  static final int READ_10 = 0x28;
  static final int WRITE_10 = 0x2A;
  static final int SEEK_10 = 0x2B;
  static final int SYNCHRONIZE_CACHE = 0x35;
  static final int READ_BUFFER = 0x3C;
  static final int READ_SUBCHANNEL = 0x42;
  static final int READ_TOC = 0x43;
  static final int GET_CONFIGURATION = 0x46;
  static final int GET_EVENT_STATUS = 0x4A;
  static final int READ_DISC_INFORMATION = 0x51;
  static final int READ_TRACK_INFORMATION = 0x52;
  static final int RESERVE_TRACK = 0x53;
  static final int SEND_OPC = 0x54;
  static final int MODE_SELECT_10 = 0x55;
  static final int MODE_SENSE_10 = 0x5A;
  static final int CLOSE_SESSION = 0x5B;
  static final int READ_BUFFER_CAPACITY = 0x5C;
  static final int SEND_CUE_SHEET = 0x5D;
  static final int BLANK = 0xA1;
  static final int READ_12 = 0xA8;
  static final int WRITE_12 = 0xAA;
  static final int GET_PERFORMANCE = 0xAC;
  static final int SET_STREAMING = 0xB6;
  static final int READ_CD_MSF = 0xB9;
  static final int SET_SPEED = 0xBB;
  static final int MECHANISM_STATUS = 0xBD;
  static final int READ_CD = 0xBE;

  /** Plextor READ CD-DA. */
  static final int READ_CD_DA = 0xD8;

  private Opcode() {}
}
