package org.glassmaster.mmc.internal.read;

import org.glassmaster.mmc.Cdb;

/**
 * What READ CD (MMC BEh) is to give of each sector. Main channel comes first, then C2 pointers,
 * then sub-channel.
 */
record ReadCd(Kind kind, Main main, C2 c2, Sub sub) {
  static final int OPCODE = 0xBE;
  static final int OPCODE_MSF = 0xB9;

  private static final int LENGTH = 12;

  /** Which sectors are expected; others are refused with 5/64/00. */
  enum Kind {
    ANY(0),
    CD_DA(1),
    MODE1(2),
    MODE2(3),
    FORM1(4),
    FORM2(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** The fields of the main channel that are wanted (byte 9, bits 7 to 3). */
  enum Main {
    NONE(0x00),
    /** User data alone; of audio all there is. */
    USER(0x10),
    /** Header and subheader, 4 bytes each but the subheader twice. */
    HEADERS(0x60),
    /** All 2352 bytes. */
    WHOLE(0xF8);

    private final int bits;

    Main(int bits) {
      this.bits = bits;
    }

    /** Bytes of a sector of that kind. */
    int bytes(Kind kind) {
      return switch (this) {
        case NONE -> 0;
        case WHOLE -> 2352;
        case HEADERS -> headers(kind);
        case USER -> user(kind);
      };
    }

    private static int headers(Kind kind) {
      return switch (kind) {
        case CD_DA -> 0;
        case MODE1 -> 4;
        case ANY, MODE2, FORM1, FORM2 -> 12;
      };
    }

    private static int user(Kind kind) {
      return switch (kind) {
        case ANY, CD_DA -> 2352;
        case MODE1, FORM1 -> 2048;
        case MODE2 -> 2336;
        case FORM2 -> 2324;
      };
    }
  }

  /** A bit for each byte of main channel that could not be corrected (byte 9, bits 2 to 1). */
  enum C2 {
    NONE(0, 0),
    POINTERS(1, 294),
    /** The same behind two bytes that sum it up. */
    POINTERS_AND_BLOCK(2, 296);

    private final int code;
    private final int size;

    C2(int code, int size) {
      this.code = code;
      this.size = size;
    }

    int bytes() {
      return size;
    }
  }

  /** The sub-channel that is wanted (byte 10). */
  enum Sub {
    NONE(0, 0),
    /** P to W as on the disc. */
    RAW(1, 96),
    /** Q in sixteen bytes. */
    Q(2, 16),
    /** R to W de-interleaved and corrected. */
    PACKS(4, 96);

    private final int code;
    private final int size;

    Sub(int code, int size) {
      this.code = code;
      this.size = size;
    }

    int bytes() {
      return size;
    }
  }

  /** All 2352 bytes of whatever is there. */
  static ReadCd whole() {
    return new ReadCd(Kind.ANY, Main.WHOLE, C2.NONE, Sub.NONE);
  }

  ReadCd with(Sub other) {
    return new ReadCd(kind, main, c2, other);
  }

  ReadCd with(C2 other) {
    return new ReadCd(kind, main, other, sub);
  }

  ReadCd with(Kind other) {
    return new ReadCd(other, main, c2, sub);
  }

  /** Bytes from one sector to the next in the answer. */
  int bytes() {
    return main.bytes(kind) + c2.bytes() + sub.bytes();
  }

  /**
   * Where the C2 pointers of a sector begin in its block, behind the summary where there is one.
   */
  int c2At() {
    return main.bytes(kind) + (c2 == C2.POINTERS_AND_BLOCK ? 2 : 0);
  }

  /** Where the sub-channel of a sector begins in its block. */
  int subAt() {
    return main.bytes(kind) + c2.bytes();
  }

  /** Asks for so many sectors from an address on. */
  Cdb command(int lba, int count) {
    return selected(OPCODE).with32(2, lba).with24(6, count);
  }

  /**
   * READ CD MSF: asks for the sectors from one time up to, not including, another.
   *
   * @param from minute, second and frame, the first the highest byte of three
   */
  Cdb commandMsf(int from, int to) {
    return selected(OPCODE_MSF).with24(3, from).with24(6, to);
  }

  private Cdb selected(int opcode) {
    return Cdb.of(LENGTH, opcode)
        .with(1, kind.code << 2)
        .with(9, main.bits | c2.code << 1)
        .with(10, sub.code);
  }
}
