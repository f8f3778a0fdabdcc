package org.glassmaster.backend.file.internal.audio.flac;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The MD5 digest of a file's samples, gathered from the first one on without a gap. */
final class SampleDigest {
  private final StreamInfo info;
  private final MessageDigest md5;
  private long samples;
  private boolean right = true;
  private boolean done;

  SampleDigest(StreamInfo info) {
    this.info = info;
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** How many samples it has taken: the next to take. */
  long samples() {
    return samples;
  }

  /** Takes the next samples. */
  void add(byte[] pcm, int count) {
    if (info.md5().isPresent()) {
      md5.update(pcm, 0, count * info.frameBytes());
    }
    samples += count;
  }

  /** Whether all samples are those that the header has the digest of. */
  boolean isRight() {
    if (!done && info.md5().isPresent()) {
      ByteBuffer found = ByteBuffer.wrap(md5.digest());
      StreamInfo.Md5 digest = new StreamInfo.Md5(found.getLong(), found.getLong());
      right = digest.equals(info.md5().get());
    }
    done = true;
    return right;
  }
}
