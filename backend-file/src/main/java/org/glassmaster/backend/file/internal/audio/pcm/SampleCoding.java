package org.glassmaster.backend.file.internal.audio.pcm;

import java.nio.ByteOrder;

/**
 * How a sample of one channel is stored.
 *
 * @param bytes from one sample to the next
 * @param scale bits of full scale: the format's where the value is a plain number, all of the bytes
 *     where it is stored from the top
 */
public record SampleCoding(Kind kind, int bytes, int scale, ByteOrder order) {
  /** What the bytes mean. */
  public enum Kind {
    SIGNED,
    /** Zero is in the middle. */
    UNSIGNED,
    FLOATING
  }
}
