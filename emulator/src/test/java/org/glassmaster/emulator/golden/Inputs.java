package org.glassmaster.emulator.golden;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that were burned. */
final class Inputs {
  static final int AUDIO = 2352;
  static final int DATA = 2048;
  private static final int WAV_HEADER = 44;
  private static final int SUBHEADERS = 8;
  private static final int FORM_2 = 0x20;

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<Long, byte[]> byDigest = new HashMap<>();

  Inputs() {
    for (String name : new String[] {"t1.wav", "t2.wav", "t3.wav"}) {
      byte[] file = Resources.unpacked("inputs/" + name + ".gz");
      byte[] samples = Arrays.copyOfRange(file, WAV_HEADER, file.length);
      files.put(name, samples);
      for (int at = 0; at + AUDIO <= samples.length; at += AUDIO) {
        byte[] sector = Arrays.copyOfRange(samples, at, at + AUDIO);
        byDigest.put(Digest.of(sector), sector);
      }
    }
    byte[] iso = Resources.unpacked("inputs/data.iso.gz");
    files.put("data.iso", iso);
    byte[] xa = Arrays.copyOf(iso, (iso.length + 2055) / 2056 * 2056);
    for (int at = 0; at < xa.length; at += 2056) {
      // wodim takes the form bit out of what it takes for sub-headers.
      xa[at + 2] &= ~FORM_2;
      xa[at + 6] &= ~FORM_2;
    }
    files.put("data.iso with sub-headers", xa);
  }

  /** A sector of audio with this digest. */
  Optional<byte[]> audio(long digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  /** So many bytes of a file from a sector on, zeros where there are none. */
  byte[] piece(String file, int sectorBytes, int sector, int count) {
    byte[] all = files.get(file);
    if (all == null) {
      throw new IllegalArgumentException(file);
    }
    int from = sector * sectorBytes;
    byte[] piece = new byte[count * sectorBytes];
    if (from >= 0 && from < all.length) {
      System.arraycopy(all, from, piece, 0, Math.min(piece.length, all.length - from));
    }
    return piece;
  }

  /** Sub-headers and data of a sector of the image that was read as if it had sub-headers. */
  byte[] withSubheaders(int sector) {
    return piece("data.iso with sub-headers", SUBHEADERS + DATA, sector, 1);
  }
}
