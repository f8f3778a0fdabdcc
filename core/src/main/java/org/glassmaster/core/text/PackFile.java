package org.glassmaster.core.text;

import java.util.Arrays;

/** Packs in the forms that files and drives have them in; all are read by {@link CdTextReader}. */
public final class PackFile {
  private static final int REPLY_HEADER = 4;
  private static final int MAX_LENGTH = 0xFFFF;

  private PackFile() {}

  /**
   * {@return a {@code .cdt} file as CDRWIN writes it: a zero byte behind the packs}
   *
   * @param packs packs of eighteen bytes
   */
  public static byte[] cdt(byte[] packs) {
    return Arrays.copyOf(packs, packs.length + 1);
  }

  /**
   * {@return a reply to READ TOC/PMA/ATIP format 5: the length that follows it, two zero bytes, the
   * packs}
   *
   * @param packs packs of eighteen bytes
   */
  public static byte[] readTocReply(byte[] packs) {
    int length = packs.length + REPLY_HEADER - 2;
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("more packs than a reply can hold: " + packs.length);
    }
    byte[] reply = new byte[REPLY_HEADER + packs.length];
    reply[0] = (byte) (length >> 8);
    reply[1] = (byte) length;
    System.arraycopy(packs, 0, reply, REPLY_HEADER, packs.length);
    return reply;
  }

  /**
   * {@return sixteen bytes a pack, the CRC cut off, as CloneCD keeps them}
   *
   * @param packs packs of eighteen bytes
   */
  public static byte[] withoutCrc(byte[] packs) {
    int count = packs.length / Pack.SIZE;
    byte[] cut = new byte[count * Pack.WITHOUT_CRC];
    for (int i = 0; i < count; i++) {
      System.arraycopy(packs, i * Pack.SIZE, cut, i * Pack.WITHOUT_CRC, Pack.WITHOUT_CRC);
    }
    return cut;
  }
}
