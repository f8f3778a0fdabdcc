package org.glassmaster.backend.sgio.internal;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct sg_io_hdr} of {@code scsi/sg.h}, version 3, as 64-bit systems lay it out: 88 bytes
 * in native byte order. A view of the memory that the kernel is given.
 */
record SgIoHeader(MemorySegment memory) {
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName("interface_id"),
          ValueLayout.JAVA_INT.withName("dxfer_direction"),
          ValueLayout.JAVA_BYTE.withName("cmd_len"),
          ValueLayout.JAVA_BYTE.withName("mx_sb_len"),
          ValueLayout.JAVA_SHORT.withName("iovec_count"),
          ValueLayout.JAVA_INT.withName("dxfer_len"),
          ValueLayout.ADDRESS.withName("dxferp"),
          ValueLayout.ADDRESS.withName("cmdp"),
          ValueLayout.ADDRESS.withName("sbp"),
          ValueLayout.JAVA_INT.withName("timeout"),
          ValueLayout.JAVA_INT.withName("flags"),
          ValueLayout.JAVA_INT.withName("pack_id"),
          MemoryLayout.paddingLayout(4),
          ValueLayout.ADDRESS.withName("usr_ptr"),
          ValueLayout.JAVA_BYTE.withName("status"),
          ValueLayout.JAVA_BYTE.withName("masked_status"),
          ValueLayout.JAVA_BYTE.withName("msg_status"),
          ValueLayout.JAVA_BYTE.withName("sb_len_wr"),
          ValueLayout.JAVA_SHORT.withName("host_status"),
          ValueLayout.JAVA_SHORT.withName("driver_status"),
          ValueLayout.JAVA_INT.withName("resid"),
          ValueLayout.JAVA_INT.withName("duration"),
          ValueLayout.JAVA_INT.withName("info"),
          MemoryLayout.paddingLayout(4));

  /** {@code SG_INFO_CHECK}: look at the three kinds of status. */
  private static final int INFO_CHECK = 1;

  private static final int INTERFACE_ID = 'S';
  private static final long DIRECTION = offset("dxfer_direction");
  private static final long CMD_LEN = offset("cmd_len");
  private static final long MX_SB_LEN = offset("mx_sb_len");
  private static final long DXFER_LEN = offset("dxfer_len");
  private static final long DXFERP = offset("dxferp");
  private static final long CMDP = offset("cmdp");
  private static final long SBP = offset("sbp");
  private static final long TIMEOUT = offset("timeout");
  private static final long STATUS = offset("status");
  private static final long SB_LEN_WR = offset("sb_len_wr");
  private static final long HOST_STATUS = offset("host_status");
  private static final long DRIVER_STATUS = offset("driver_status");
  private static final long RESID = offset("resid");
  private static final long INFO = offset("info");

  /** {@code SG_DXFER_NONE} and its kin. */
  static final int TRANSFER_NONE = -1;

  static final int TRANSFER_TO_DEVICE = -2;
  static final int TRANSFER_FROM_DEVICE = -3;

  private static long offset(String field) {
    return LAYOUT.byteOffset(groupElement(field));
  }

  /** Clears everything and says where command and sense lie. */
  void begin(MemorySegment command, int commandLength, MemorySegment sense) {
    memory.fill((byte) 0);
    memory.set(ValueLayout.JAVA_INT, 0, INTERFACE_ID);
    memory.set(ValueLayout.JAVA_INT, DIRECTION, TRANSFER_NONE);
    memory.set(ValueLayout.JAVA_BYTE, CMD_LEN, (byte) commandLength);
    memory.set(ValueLayout.ADDRESS, CMDP, command);
    memory.set(ValueLayout.JAVA_BYTE, MX_SB_LEN, (byte) sense.byteSize());
    memory.set(ValueLayout.ADDRESS, SBP, sense);
  }

  void transfer(int direction, MemorySegment data) {
    memory.set(ValueLayout.JAVA_INT, DIRECTION, direction);
    memory.set(ValueLayout.JAVA_INT, DXFER_LEN, (int) data.byteSize());
    memory.set(ValueLayout.ADDRESS, DXFERP, data);
  }

  void timeout(int milliseconds) {
    memory.set(ValueLayout.JAVA_INT, TIMEOUT, milliseconds);
  }

  int transferLength() {
    return memory.get(ValueLayout.JAVA_INT, DXFER_LEN);
  }

  /** Whether there is anything to look at in the three kinds of status. */
  boolean isChecked() {
    return (memory.get(ValueLayout.JAVA_INT, INFO) & INFO_CHECK) != 0;
  }

  int status() {
    return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, STATUS));
  }

  int hostStatus() {
    return Short.toUnsignedInt(memory.get(ValueLayout.JAVA_SHORT, HOST_STATUS));
  }

  /** The code; the suggestion in the upper half is none of ours. */
  int driverStatus() {
    return memory.get(ValueLayout.JAVA_SHORT, DRIVER_STATUS) & 0xF;
  }

  int senseLength() {
    return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, SB_LEN_WR));
  }

  /** What was moved. Some drivers answer with a residue beyond the length, or below zero. */
  int transferred() {
    int length = transferLength();
    return Math.clamp((long) length - memory.get(ValueLayout.JAVA_INT, RESID), 0, length);
  }
}
