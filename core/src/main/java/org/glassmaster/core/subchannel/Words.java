package org.glassmaster.core.subchannel;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.ValueLayout;

/** Several bytes of a segment at a time, at any address. */
final class Words {
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /** The first byte is the highest, as in Q frames and CRCs. */
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);

  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

  /** Eight symbols of a section; the first is the lowest byte. */
  static final ValueLayout.OfLong SYMBOLS =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private Words() {}
}
