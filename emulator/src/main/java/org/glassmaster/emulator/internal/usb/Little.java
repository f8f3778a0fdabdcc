package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers as USB has them. */
final class Little {
  static final ValueLayout.OfByte U8 = ValueLayout.JAVA_BYTE;
  static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Little() {}
}
