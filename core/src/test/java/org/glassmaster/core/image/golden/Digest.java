package org.glassmaster.core.image.golden;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Digests as recordings hold them. */
final class Digest {
  private Digest() {}

  static boolean matches(byte[] bytes, byte[] recorded) {
    return Arrays.equals(of(bytes), recorded);
  }

  static byte[] of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Arrays.copyOf(digest, Recording.DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
