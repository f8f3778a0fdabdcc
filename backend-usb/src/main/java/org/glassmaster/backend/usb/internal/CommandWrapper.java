package org.glassmaster.backend.usb.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.glassmaster.mmc.Cdb;

/**
 * Command Block Wrapper (Bulk-Only Transport 5.1): what begins each command.
 *
 * @param tag comes back with the status
 * @param length bytes of data that the host expects to move
 * @param fromDevice which way they go
 * @param lun the unit behind the bridge
 */
record CommandWrapper(int tag, int length, boolean fromDevice, int lun, Cdb cdb) {
  static final int BYTES = 31;

  private static final int SIGNATURE = 0x43425355;
  private static final int FROM_DEVICE = 0x80;
  private static final int COMMAND = 15;
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  void writeTo(MemorySegment wrapper) {
    wrapper.fill((byte) 0);
    wrapper.set(U32, 0, SIGNATURE);
    wrapper.set(U32, 4, tag);
    wrapper.set(U32, 8, length);
    wrapper.set(ValueLayout.JAVA_BYTE, 12, (byte) (fromDevice ? FROM_DEVICE : 0));
    wrapper.set(ValueLayout.JAVA_BYTE, 13, (byte) lun);
    wrapper.set(ValueLayout.JAVA_BYTE, 14, (byte) cdb.length());
    for (int i = 0; i < cdb.length(); i++) {
      wrapper.set(ValueLayout.JAVA_BYTE, COMMAND + i, (byte) cdb.u8(i));
    }
  }
}
