package org.glassmaster.backend.file.internal.audio.flac;

import org.glassmaster.core.fault.SourceException;

/**
 * The header of a frame (RFC 9639, 9.1). One object serves all frames of a file, so that nothing is
 * made anew for each.
 */
final class FrameHeader {
  /** Channels are stored as they are. */
  static final int INDEPENDENT = 0;

  static final int LEFT_SIDE = 8;
  static final int SIDE_RIGHT = 9;
  static final int MID_SIDE = 10;

  private static final int SYNC = 0b11_1111_1111_1110;

  /** Bytes of the longest header, its checksum included. */
  private static final int LONGEST = 17;

  private final StreamInfo info;
  private boolean variable;
  private int blockSize;
  private int stereo;
  private long number;

  FrameHeader(StreamInfo info) {
    this.info = info;
  }

  /** Whether blocks may differ in size: then they are numbered by their first sample. */
  boolean variable() {
    return variable;
  }

  /** Samples of each channel. */
  int blockSize() {
    return blockSize;
  }

  /** {@link #INDEPENDENT}, {@link #LEFT_SIDE}, {@link #SIDE_RIGHT} or {@link #MID_SIDE}. */
  int stereo() {
    return stereo;
  }

  /** The frame's number, or that of its first sample. */
  long number() {
    return number;
  }

  /** Whether two bytes may be the first of a frame. */
  static boolean mayBegin(int first, int second) {
    return first == 0xFF && (second & 0xFE) == 0xF8;
  }

  /** Reads a header, which begins at a whole byte. */
  void read(BitInput in) throws SourceException, FrameDamage {
    in.ensure();
    int first = in.ahead(0) << 8 | in.ahead(1);
    if (first >>> 2 != SYNC || (first & 2) != 0 || in.reach() < 2) {
      throw new FrameDamage("no frame begins where one has to");
    }
    variable = (first & 1) != 0;
    int sizes = in.ahead(2);
    int channels = in.ahead(3);
    int length = 4 + numberLength(in.ahead(4));
    number = number(in, length - 4);
    int sizeCode = sizes >>> 4;
    blockSize = blockSize(in, sizeCode, length);
    length += sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    long rate = rate(in, sizes & 0xF, length);
    length +=
        switch (sizes & 0xF) {
          case 12 -> 1;
          case 13, 14 -> 2;
          default -> 0;
        };
    if (in.reach() <= length || length >= LONGEST) {
      throw new FrameDamage("the file ends inside a frame");
    }
    if (in.crc8Ahead(length) != in.ahead(length)) {
      throw new FrameDamage("the checksum of a frame's header is wrong");
    }
    check(rate, channels);
    in.skipBytes(length + 1);
  }

  private void check(long rate, int channels) throws FrameDamage {
    int assignment = channels >>> 4;
    int count = assignment < LEFT_SIDE ? assignment + 1 : 2;
    int bits = bits(channels >>> 1 & 7);
    if (assignment > MID_SIDE || (channels & 1) != 0 || bits < 0) {
      throw new FrameDamage("a frame's header has a value that is reserved");
    }
    if (count != info.format().channels()
        || bits != info.format().bits()
        || (rate != 0 && rate != info.format().rate())) {
      throw new FrameDamage("a frame is of another format than the file");
    }
    if (blockSize > info.largestBlock()) {
      throw new FrameDamage(
          "a frame has " + blockSize + " samples, the file allows " + info.largestBlock());
    }
    stereo = assignment < LEFT_SIDE ? INDEPENDENT : assignment;
  }

  private int bits(int code) {
    return switch (code) {
      case 0 -> info.format().bits();
      case 1 -> 8;
      case 2 -> 12;
      case 4 -> 16;
      case 5 -> 20;
      case 6 -> 24;
      case 7 -> 32;
      default -> -1;
    };
  }

  /** A number of up to 36 bits, in the manner of UTF-8. */
  private static int numberLength(int first) throws FrameDamage {
    int ones = Integer.numberOfLeadingZeros(~first << 24);
    if (ones == 1 || ones > 7) {
      throw new FrameDamage("a frame has no number");
    }
    return Math.max(ones, 1);
  }

  private static long number(BitInput in, int length) throws FrameDamage {
    int first = in.ahead(4);
    long number = length == 1 ? first : first & (0x7F >>> length);
    for (int i = 1; i < length; i++) {
      int next = in.ahead(4 + i);
      if (next >>> 6 != 2) {
        throw new FrameDamage("a frame has no number");
      }
      number = number << 6 | (next & 0x3F);
    }
    return number;
  }

  private static int blockSize(BitInput in, int code, int at) throws FrameDamage {
    int size =
        switch (code) {
          case 0 -> 0;
          case 1 -> 192;
          case 2, 3, 4, 5 -> 144 << code;
          case 6 -> in.ahead(at) + 1;
          case 7 -> (in.ahead(at) << 8 | in.ahead(at + 1)) + 1;
          default -> 1 << code;
        };
    if (size == 0 || size > 0xFFFF) {
      throw new FrameDamage("a frame's header has a value that is reserved");
    }
    return size;
  }

  /** The rate, or 0 where STREAMINFO has it. */
  private static long rate(BitInput in, int code, int at) throws FrameDamage {
    return switch (code) {
      case 0 -> 0;
      case 1 -> 88_200;
      case 2 -> 176_400;
      case 3 -> 192_000;
      case 4 -> 8_000;
      case 5 -> 16_000;
      case 6 -> 22_050;
      case 7 -> 24_000;
      case 8 -> 32_000;
      case 9 -> 44_100;
      case 10 -> 48_000;
      case 11 -> 96_000;
      case 12 -> in.ahead(at) * 1_000L;
      case 13 -> in.ahead(at) << 8 | in.ahead(at + 1);
      case 14 -> (in.ahead(at) << 8 | in.ahead(at + 1)) * 10L;
      default -> throw new FrameDamage("a frame's header has a value that is reserved");
    };
  }
}
