package org.glassmaster.backend.imapi2.internal.twin;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What the raw writer took from a stream, from the sector on that the drive began with. */
public final class Written {
  private final int firstLba;
  private final int sectorType;
  private final int blockBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Written(int firstLba, int sectorType, int blockBytes) {
    this.firstLba = firstLba;
    this.sectorType = sectorType;
    this.blockBytes = blockBytes;
  }

  /** The first sector, negative on a blank disc. */
  public int firstLba() {
    return firstLba;
  }

  public int sectorType() {
    return sectorType;
  }

  public int blockBytes() {
    return blockBytes;
  }

  public int sectors() {
    return bytes.size() / blockBytes;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public byte[] sector(int lba) {
    int at = (lba - firstLba) * blockBytes;
    return Arrays.copyOfRange(bytes.toByteArray(), at, at + blockBytes);
  }

  void add(byte[] blocks) {
    bytes.writeBytes(blocks);
  }
}
