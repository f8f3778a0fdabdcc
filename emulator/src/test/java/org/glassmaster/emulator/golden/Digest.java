package org.glassmaster.emulator.golden;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests as the recordings hold them: the first eight bytes of a SHA-256. */
final class Digest {
  private Digest() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static long of(byte[] bytes) {
    return ByteBuffer.wrap(sha256().digest(bytes)).getLong();
  }
}
