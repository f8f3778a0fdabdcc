package com.example.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** RIFF WAVE of 44.1 kHz, 16 bit, stereo: a header of 44 bytes, and then the samples of a disc. */
final class Wave {
  /** Bytes before the first sample. */
  static final int HEADER = 44;

  /** Bytes of one sector's samples. */
  static final int SECTOR = 2352;

  private static final int RATE = 44_100;
  private static final int FRAME = 4;

  private Wave() {}

  /** The header for so many bytes of samples. */
  static byte[] header(long samples) {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) (samples + HEADER - 8))
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 2)
        .putInt(RATE)
        .putInt(RATE * FRAME)
        .putShort((short) FRAME)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt((int) samples)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
