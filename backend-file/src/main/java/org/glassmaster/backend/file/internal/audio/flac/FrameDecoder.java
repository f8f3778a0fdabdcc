package org.glassmaster.backend.file.internal.audio.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.glassmaster.core.fault.SourceException;

/**
 * Decodes frames one after another into the same memory: interleaved samples, little-endian, each
 * in as many whole bytes as it needs, which is the form that STREAMINFO has the digest of.
 */
final class FrameDecoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int START = Prediction.PAST;

  private final StreamInfo info;
  private final FrameHeader header;
  private final Subframe subframe = new Subframe();
  private final int[][] channels;
  private final byte[] pcm;

  /** The side channel of 32-bit stereo; empty for all others. */
  private final long[] side;

  FrameDecoder(StreamInfo info) {
    this.info = info;
    this.header = new FrameHeader(info);
    this.channels = new int[info.format().channels()][START + info.largestBlock()];
    this.side =
        new long[info.format().bits() == 32 && channels.length == 2 ? channels[0].length : 0];
    this.pcm = new byte[info.largestBlock() * info.frameBytes()];
  }

  /** The header of the frame decoded last. */
  FrameHeader header() {
    return header;
  }

  /** The samples of the frame decoded last. */
  byte[] pcm() {
    return pcm;
  }

  /** Decodes the frame that begins here, at a whole byte. */
  void decode(BitInput in) throws SourceException, FrameDamage {
    in.ensure();
    in.mark();
    header.read(in);
    int stereo = header.stereo();
    for (int channel = 0; channel < channels.length; channel++) {
      boolean isSide =
          stereo == FrameHeader.SIDE_RIGHT
              ? channel == 0
              : stereo != FrameHeader.INDEPENDENT && channel == 1;
      int bits = info.format().bits() + (isSide ? 1 : 0);
      if (bits <= 32) {
        subframe.read(in, bits, header.blockSize(), channels[channel]);
      } else {
        subframe.readWidest(in, bits, header.blockSize(), channels[channel], side);
      }
    }
    in.align();
    in.ensure();
    int crc = in.crc16();
    if (in.unsigned(16) != crc) {
      throw new FrameDamage("the checksum of a frame is wrong");
    }
    if (side.length > 0 && stereo != FrameHeader.INDEPENDENT) {
      widest(stereo);
    } else if (stereo != FrameHeader.INDEPENDENT) {
      decorrelate(stereo, channels[0], channels[1], START + header.blockSize());
    }
    if (channels.length == 2 && info.sampleBytes() == 2) {
      disc(channels[0], channels[1]);
    } else {
      interleave();
    }
  }

  private static void decorrelate(int stereo, int[] a, int[] b, int end) {
    switch (stereo) {
      case FrameHeader.LEFT_SIDE -> {
        for (int i = START; i < end; i++) {
          b[i] = a[i] - b[i];
        }
      }
      case FrameHeader.SIDE_RIGHT -> {
        for (int i = START; i < end; i++) {
          a[i] += b[i];
        }
      }
      default -> {
        for (int i = START; i < end; i++) {
          int difference = b[i];
          int right = a[i] - (difference >> 1);
          a[i] = right + difference;
          b[i] = right;
        }
      }
    }
  }

  /** The same, with a difference of 33 bits. */
  private void widest(int stereo) {
    int[] a = channels[0];
    int[] b = channels[1];
    for (int i = START; i < START + header.blockSize(); i++) {
      long difference = side[i];
      switch (stereo) {
        case FrameHeader.LEFT_SIDE -> b[i] = (int) (a[i] - difference);
        case FrameHeader.SIDE_RIGHT -> a[i] = (int) (b[i] + difference);
        default -> {
          long right = a[i] - (difference >> 1);
          a[i] = (int) (right + difference);
          b[i] = (int) right;
        }
      }
    }
  }

  /** The form that discs have. */
  private void disc(int[] left, int[] right) {
    int count = header.blockSize();
    for (int i = 0; i < count; i++) {
      INT.set(pcm, i * 4, (left[START + i] & 0xFFFF) | (right[START + i] << 16));
    }
  }

  private void interleave() {
    int bytes = info.sampleBytes();
    int at = 0;
    for (int i = START; i < START + header.blockSize(); i++) {
      for (int[] channel : channels) {
        int sample = channel[i];
        for (int k = 0; k < bytes; k++) {
          pcm[at++] = (byte) (sample >> (8 * k));
        }
      }
    }
  }
}
