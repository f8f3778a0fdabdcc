package org.glassmaster.backend.file.internal.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound files put together by hand, byte by byte, as their specifications have them. */
public final class Sounds {
  private Sounds() {}

  /** A canonical WAVE file of 44 bytes of header. */
  public static byte[] wave(byte[] samples) {
    return wave(samples, 2, 44_100, 16, 1);
  }

  static byte[] wave(byte[] samples, int channels, int rate, int bits, int code) {
    ByteBuffer b = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    b.put(ascii("RIFF")).putInt(36 + samples.length).put(ascii("WAVE"));
    format(b, channels, rate, bits, code, 16);
    b.put(ascii("data")).putInt(samples.length).put(samples);
    return b.array();
  }

  static void format(ByteBuffer b, int channels, int rate, int bits, int code, int length) {
    int block = channels * ((bits + 7) / 8);
    b.put(ascii("fmt ")).putInt(length).putShort((short) code).putShort((short) channels);
    b.putInt(rate).putInt(rate * block).putShort((short) block).putShort((short) bits);
  }

  /** A broadcast wave with the long form of the format chunk, and a chunk of odd length. */
  static byte[] extensible(byte[] samples, int validBits) {
    ByteBuffer b = ByteBuffer.allocate(12 + 8 + 602 + 8 + 3 + 1 + 8 + 40 + 8 + samples.length);
    b.order(ByteOrder.LITTLE_ENDIAN);
    b.put(ascii("RIFF")).putInt(b.capacity() - 8).put(ascii("WAVE"));
    b.put(ascii("bext")).putInt(602).put(new byte[602]);
    b.put(ascii("junk")).putInt(3).put(new byte[4]);
    format(b, 2, 44_100, 16, 0xFFFE, 40);
    b.putShort((short) 22).putShort((short) validBits).putInt(3);
    // KSDATAFORMAT_SUBTYPE_PCM: 00000001-0000-0010-8000-00AA00389B71.
    b.putInt(1).putShort((short) 0).putShort((short) 0x10);
    b.put(new byte[] {(byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
    b.put(ascii("data")).putInt(samples.length).put(samples);
    return b.array();
  }

  static byte[] rf64(byte[] samples) {
    ByteBuffer b = ByteBuffer.allocate(12 + 8 + 28 + 24 + 8 + samples.length);
    b.order(ByteOrder.LITTLE_ENDIAN);
    b.put(ascii("RF64")).putInt(-1).put(ascii("WAVE"));
    b.put(ascii("ds64")).putInt(28).putLong(b.capacity() - 8).putLong(samples.length);
    b.putLong(samples.length / 4).putInt(0);
    format(b, 2, 44_100, 16, 1, 16);
    b.put(ascii("data")).putInt(-1).put(samples);
    return b.array();
  }

  /** The 80-bit form of 44 100 is 400E AC44 0000 0000 0000. */
  static byte[] aiff(byte[] samples, String kind, int rate) {
    boolean compressed = !kind.isEmpty();
    int common = compressed ? 24 : 18;
    ByteBuffer b = ByteBuffer.allocate(12 + 8 + common + 16 + samples.length);
    b.put(ascii("FORM")).putInt(b.capacity() - 8).put(ascii(compressed ? "AIFC" : "AIFF"));
    b.put(ascii("COMM")).putInt(common).putShort((short) 2).putInt(samples.length / 4);
    b.putShort((short) 16).putShort((short) 0x400E).putShort((short) rate).putShort((short) 0);
    b.putInt(0);
    if (compressed) {
      b.put(ascii(kind)).put(new byte[] {0, 0});
    }
    b.put(ascii("SSND")).putInt(8 + samples.length).putInt(0).putInt(0).put(samples);
    return b.array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Samples that differ everywhere. */
  public static byte[] samples(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      bytes.write(i);
      bytes.write(i >> 8);
      bytes.write(~i);
      bytes.write(i * 7);
    }
    return bytes.toByteArray();
  }

  /** The same with the bytes of each 16-bit value exchanged. */
  static byte[] swapped(byte[] samples) {
    byte[] swapped = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      swapped[i ^ 1] = samples[i];
    }
    return swapped;
  }
}
