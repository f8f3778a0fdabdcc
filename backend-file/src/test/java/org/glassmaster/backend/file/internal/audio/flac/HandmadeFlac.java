package org.glassmaster.backend.file.internal.audio.flac;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/**
 * Stereo files of 16 bits put together bit by bit after RFC 9639, in the forms that encoders in use
 * leave out: numbered by samples, every form of the block size, escaped residuals, unused bits.
 */
final class HandmadeFlac {
  static final int INDEPENDENT = 1;
  static final int LEFT_SIDE = 8;
  static final int SIDE_RIGHT = 9;
  static final int MID_SIDE = 10;

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
  private final boolean variable;
  private long samples;
  private long number;
  private int smallest = 0xFFFF;
  private int largest = 16;
  private long bits;
  private int bitCount;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  HandmadeFlac(boolean variable) {
    this.variable = variable;
  }

  /** Adds a frame of samples as they are, both channels coded in the same way. */
  HandmadeFlac frame(int stereo, Coding coding, int[] left, int[] right) {
    int size = left.length;
    out = new ByteArrayOutputStream();
    put(variable ? 0xFFF9 : 0xFFF8, 16);
    put(7, 4);
    put(9, 4);
    put(stereo, 4);
    put(4, 3);
    put(0, 1);
    utf8(variable ? samples : number);
    put(size - 1, 16);
    put(crc(out.toByteArray(), 8, 0x07), 8);
    int[] a = new int[size];
    int[] b = new int[size];
    for (int i = 0; i < size; i++) {
      int side = left[i] - right[i];
      a[i] =
          switch (stereo) {
            case SIDE_RIGHT -> side;
            case MID_SIDE -> (left[i] + right[i]) >> 1;
            default -> left[i];
          };
      b[i] =
          switch (stereo) {
            case LEFT_SIDE, MID_SIDE -> side;
            default -> right[i];
          };
      put16(left[i]);
      put16(right[i]);
    }
    coding.write(this, a, stereo == SIDE_RIGHT ? 17 : 16);
    coding.write(this, b, stereo == LEFT_SIDE || stereo == MID_SIDE ? 17 : 16);
    put(0, -bitCount & 7);
    put(crc(out.toByteArray(), 16, 0x8005), 16);
    frames.writeBytes(out.toByteArray());
    samples += size;
    number++;
    smallest = Math.min(smallest, Math.max(16, size));
    largest = Math.max(largest, size);
    return this;
  }

  /** One channel of one frame. */
  @FunctionalInterface
  interface Coding {
    void write(HandmadeFlac to, int[] samples, int bits);
  }

  static void constant(HandmadeFlac to, int[] samples, int bits) {
    to.put(0, 8);
    to.put(samples[0], bits);
  }

  static void verbatim(HandmadeFlac to, int[] samples, int bits) {
    to.put(1 << 1, 8);
    for (int sample : samples) {
      to.put(sample, bits);
    }
  }

  /** Three low bits of each sample are not used. */
  static void wasted(HandmadeFlac to, int[] samples, int bits) {
    to.put(1 << 1 | 1, 8);
    to.put(1, 3);
    for (int sample : samples) {
      to.put(sample >> 3, bits - 3);
    }
  }

  /** Fixed prediction of order 2; two partitions, one of Rice codes and one of plain numbers. */
  static void escaped(HandmadeFlac to, int[] samples, int bits) {
    to.put((8 + 2) << 1, 8);
    to.put(samples[0], bits);
    to.put(samples[1], bits);
    to.put(1, 2);
    to.put(1, 4);
    for (int i = 2; i < samples.length; i++) {
      if (i == 2) {
        to.put(12, 5);
      } else if (i == samples.length / 2) {
        to.put(31, 5);
        to.put(20, 5);
      }
      int residual = samples[i] - 2 * samples[i - 1] + samples[i - 2];
      if (i < samples.length / 2) {
        int folded = residual << 1 ^ residual >> 31;
        for (int k = folded >>> 12; k > 0; k--) {
          to.put(0, 1);
        }
        to.put(1, 1);
        to.put(folded, 12);
      } else {
        to.put(residual, 20);
      }
    }
  }

  /** The file. */
  byte[] file() throws Exception {
    return file(samples, MessageDigest.getInstance("MD5").digest(pcm.toByteArray()));
  }

  /** The file with another count or digest. */
  byte[] file(long count, byte[] md5) {
    out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'f', 'L', 'a', 'C'});
    put(0x80, 8);
    put(34, 24);
    put(smallest, 16);
    put(largest, 16);
    put(0, 24);
    put(0, 24);
    put(44_100, 20);
    put(1, 3);
    put(15, 5);
    put((int) (count >>> 32), 4);
    put((int) count, 32);
    out.writeBytes(md5);
    out.writeBytes(frames.toByteArray());
    return out.toByteArray();
  }

  /** The samples. */
  byte[] pcm() {
    return pcm.toByteArray();
  }

  private void put16(int sample) {
    pcm.write(sample);
    pcm.write(sample >> 8);
  }

  private void put(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits = bits << 1 | (value >>> i & 1);
      if (++bitCount % 8 == 0) {
        out.write((int) bits);
      }
    }
    bitCount &= 7;
  }

  private void utf8(long value) {
    if (value < 0x80) {
      put((int) value, 8);
      return;
    }
    int more = 1;
    while (value >>> (6 * more + 6 - more) != 0) {
      more++;
    }
    put((0xFF << (7 - more) & 0xFF) | (int) (value >>> (6 * more)), 8);
    for (int i = more - 1; i >= 0; i--) {
      put(0x80 | ((int) (value >>> (6 * i)) & 0x3F), 8);
    }
  }

  private static int crc(byte[] bytes, int width, int polynomial) {
    int crc = 0;
    for (byte b : bytes) {
      for (int i = 7; i >= 0; i--) {
        int top = crc >>> (width - 1) & 1;
        crc = crc << 1 & (1 << width) - 1;
        if ((top ^ (b >>> i & 1)) != 0) {
          crc ^= polynomial;
        }
      }
    }
    return crc;
  }
}
