package org.glassmaster.core.sector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array at a time. The first byte is the lowest: bits then lie in the order in
 * which the disc carries them.
 */
final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long get(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  static void put(byte[] bytes, int at, long word) {
    WORD.set(bytes, at, word);
  }
}
