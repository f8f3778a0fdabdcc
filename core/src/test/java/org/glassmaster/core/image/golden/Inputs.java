package org.glassmaster.core.image.golden;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;

/** The files that the recorded discs were made of. */
final class Inputs {
  private static final int WAV_HEADER = 44;
  private static final int DATA = 2048;
  private static final int SUBHEADERS = 8;
  private static final int FORM_2 = 0x20;

  private static final ByteSource T1 = source("t1.wav");
  private static final ByteSource T2 = source("t2.wav");
  private static final ByteSource T3 = source("t3.wav");
  private static final ByteSource ISO = source("data.iso");

  private Inputs() {}

  /** 450 sectors of audio, or part of them. */
  static Fragment t1(int from, int to) {
    return audio(T1, from, to);
  }

  /** 525 sectors of audio, or part of them. */
  static Fragment t2(int from, int to) {
    return audio(T2, from, to);
  }

  /** 375 sectors of audio, or part of them. */
  static Fragment t3(int from, int to) {
    return audio(T3, from, to);
  }

  /** 622 sectors of data. */
  static Fragment iso() {
    return sectors(ISO, SectorForm.DATA_2048);
  }

  /** The same as XA form 1, with sub-headers of zeros, which is what cdrdao gives them. */
  static Fragment isoWithZeroSubheaders() {
    byte[] iso = bytes("data.iso");
    int count = iso.length / DATA;
    byte[] xa = new byte[count * (SUBHEADERS + DATA)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(iso, i * DATA, xa, i * (SUBHEADERS + DATA) + SUBHEADERS, DATA);
    }
    return sectors(ByteSource.of("data.iso as XA", xa), SectorForm.FORM1_2056);
  }

  /**
   * The same read as if each 2056 bytes began with the sub-header and its copy, the last sector
   * filled up with zeros. The form bit is taken out of both: so does wodim with {@code -xa1}.
   */
  static Fragment isoReadWithSubheaders() {
    byte[] iso = bytes("data.iso");
    int sector = SUBHEADERS + DATA;
    byte[] xa = Arrays.copyOf(iso, (iso.length + sector - 1) / sector * sector);
    for (int at = 0; at < xa.length; at += sector) {
      xa[at + 2] &= ~FORM_2;
      xa[at + 6] &= ~FORM_2;
    }
    return sectors(ByteSource.of("data.iso with sub-headers", xa), SectorForm.FORM1_2056);
  }

  private static Fragment sectors(ByteSource source, SectorForm form) {
    int count = Math.toIntExact(source.size() / form.bytes());
    return new Fragment.Sectors(source, 0, form.bytes(), form, count);
  }

  private static Fragment audio(ByteSource source, int from, int to) {
    long offset = WAV_HEADER + (long) from * Fragment.SECTOR;
    long length = (long) (to - from) * Fragment.SECTOR;
    return new Fragment.Samples(source, offset, length, ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteSource source(String name) {
    return ByteSource.of(name, bytes(name));
  }

  private static byte[] bytes(String name) {
    return Resources.unpacked("inputs/" + name + ".gz");
  }
}
