package org.glassmaster.backend.file.internal.audio.flac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Sounds that exercise every way of coding: tones, noise, silence, steps, full scale. */
final class Tones {
  private Tones() {}

  /** Interleaved samples, little-endian, each in as many bytes as it needs. */
  static byte[] pcm(int frames, int channels, int bits, long seed) {
    Random random = new Random(seed);
    int bytes = (bits + 7) / 8;
    byte[] pcm = new byte[frames * channels * bytes];
    double full = Math.scalb(1.0, bits - 1) - 1;
    int at = 0;
    for (int i = 0; i < frames; i++) {
      int part = i * 8 / frames;
      double tone = StrictMath.sin(i * 0.05) * 0.6 + StrictMath.sin(i * 0.31) * 0.2;
      double noise = random.nextDouble() * 2 - 1;
      for (int c = 0; c < channels; c++) {
        double value =
            switch (part) {
              case 0 -> 0;
              case 1 -> tone + noise * 0.001;
              case 2 -> c == 0 ? tone : -tone;
              case 3 -> noise;
              case 4 -> 0.25;
              case 5 -> i % 50 < 25 ? 1 : -1;
              case 6 -> tone * 0.5 + (c == 0 ? noise * 0.01 : 0);
              default -> StrictMath.sin(i * 0.001 * (c + 1)) * 0.9;
            };
        long sample = Math.round(value * full);
        if (part == 7) {
          sample = sample >> 3 << 3;
        }
        for (int k = 0; k < bytes; k++) {
          pcm[at++] = (byte) (sample >> (8 * k));
        }
      }
    }
    return pcm;
  }

  /** A WAVE file of the long form, whose samples fill their bytes from the top. */
  static byte[] wave(byte[] pcm, int channels, int bits, int rate) {
    int bytes = (bits + 7) / 8;
    ByteBuffer b = ByteBuffer.allocate(68 + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    b.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(60 + pcm.length);
    b.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(40);
    b.putShort((short) 0xFFFE).putShort((short) channels).putInt(rate);
    b.putInt(rate * channels * bytes).putShort((short) (channels * bytes));
    b.putShort((short) (8 * bytes)).putShort((short) 22).putShort((short) bits).putInt(3);
    // KSDATAFORMAT_SUBTYPE_PCM: 00000001-0000-0010-8000-00AA00389B71.
    b.putInt(1).putShort((short) 0).putShort((short) 0x10);
    b.put(new byte[] {(byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
    b.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(pcm.length);
    for (int at = 0; at < pcm.length; at += bytes) {
      long value = 0;
      for (int k = 0; k < bytes; k++) {
        value |= (pcm[at + k] & 0xFFL) << (8 * k);
      }
      value <<= 8 * bytes - bits;
      for (int k = 0; k < bytes; k++) {
        b.put((byte) (value >> (8 * k)));
      }
    }
    return b.array();
  }
}
