package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.SectorEncoder;

/**
 * What the host sends of a sector's main channel where the drive makes the rest: the data forms of
 * a cue sheet and the data block types of mode page 05h (MMC, SEND CUE SHEET; write parameters).
 */
enum HostBlock {
  AUDIO(TrackMode.AUDIO, 2352, 0),
  SILENCE(TrackMode.AUDIO, 0, -1),
  MODE1(TrackMode.MODE1, 2048, 16),
  MODE1_WHOLE(TrackMode.MODE1, 2352, 0),
  MODE1_IGNORED(TrackMode.MODE1, 2048, -1),
  MODE1_WHOLE_IGNORED(TrackMode.MODE1, 2352, -1),
  MODE1_MADE(TrackMode.MODE1, 0, -1),
  XA(TrackMode.MODE2_MIXED, 2336, 16),
  XA_WHOLE(TrackMode.MODE2_MIXED, 2352, 0),
  XA_IGNORED(TrackMode.MODE2_MIXED, 2336, -1),
  XA_WHOLE_IGNORED(TrackMode.MODE2_MIXED, 2352, -1),
  XA_MADE(TrackMode.MODE2_FORM2, 0, -1),
  MODE2(TrackMode.MODE2, 2336, 16),
  MODE2_WHOLE(TrackMode.MODE2, 2352, 0),
  MODE2_IGNORED(TrackMode.MODE2, 2336, -1),
  MODE2_WHOLE_IGNORED(TrackMode.MODE2, 2352, -1),
  MODE2_MADE(TrackMode.MODE2, 0, -1),
  FORM1_DATA(TrackMode.MODE2_FORM1, 2048, 24),
  FORM1(TrackMode.MODE2_FORM1, 2056, 16),
  FORM2_DATA(TrackMode.MODE2_FORM2, 2324, 24),
  XA_BARE(TrackMode.MODE2_MIXED, 2332, 16);

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SUBHEADER = 16;
  private static final int FORM2_BIT = 0x20 << 16;

  private final TrackMode mode;
  private final int bytes;
  private final int offset;

  HostBlock(TrackMode mode, int bytes, int offset) {
    this.mode = mode;
    this.bytes = bytes;
    this.offset = offset;
  }

  /** The block that the lower six bits of a cue sheet's data form ask for. */
  static Optional<HostBlock> ofDataForm(int form) {
    return Optional.ofNullable(
        switch (form & 0x3F) {
          case 0x00 -> AUDIO;
          case 0x01 -> SILENCE;
          case 0x10 -> MODE1;
          case 0x11 -> MODE1_WHOLE;
          case 0x12 -> MODE1_IGNORED;
          case 0x13 -> MODE1_WHOLE_IGNORED;
          case 0x14 -> MODE1_MADE;
          case 0x20 -> XA;
          case 0x21 -> XA_WHOLE;
          case 0x22 -> XA_IGNORED;
          case 0x23 -> XA_WHOLE_IGNORED;
          case 0x24 -> XA_MADE;
          case 0x30 -> MODE2;
          case 0x31 -> MODE2_WHOLE;
          case 0x32 -> MODE2_IGNORED;
          case 0x33 -> MODE2_WHOLE_IGNORED;
          case 0x34 -> MODE2_MADE;
          default -> null;
        });
  }

  /** The block of a data block type, in track-at-once recording. */
  static Optional<HostBlock> ofBlockType(int type) {
    return Optional.ofNullable(
        switch (type) {
          case 0 -> AUDIO;
          case 8 -> MODE1;
          case 9 -> MODE2;
          case 10 -> FORM1_DATA;
          case 11 -> FORM1;
          case 12 -> FORM2_DATA;
          case 13 -> XA_BARE;
          default -> null;
        });
  }

  /** Bytes of main channel that the host sends; 0 where the drive makes all of it. */
  int bytes() {
    return bytes;
  }

  /** What a track of such sectors is. */
  TrackMode mode() {
    return mode;
  }

  /**
   * Makes whole sectors as they are on the disc, data scrambled, one after another.
   *
   * @param stride from one block of the host to its next
   * @param subheader where the host sends none, the four bytes with the first lowest
   */
  void expand(
      MemorySegment from,
      long at,
      long stride,
      int count,
      int lba,
      int subheader,
      MemorySegment sectors,
      SectorEncoder encoder) {
    if (offset != 0) {
      sectors.asSlice(0, (long) count * Spool.MAIN).fill((byte) 0);
    }
    for (int i = 0; i < count && offset >= 0; i++) {
      MemorySegment.copy(from, at + i * stride, sectors, (long) i * Spool.MAIN + offset, bytes);
    }
    if (this == FORM1_DATA || this == FORM2_DATA || this == XA_MADE) {
      int four = mode == TrackMode.MODE2_FORM2 ? subheader | FORM2_BIT : subheader & ~FORM2_BIT;
      for (int i = 0; i < count; i++) {
        sectors.set(INT, (long) i * Spool.MAIN + SUBHEADER, four);
        sectors.set(INT, (long) i * Spool.MAIN + SUBHEADER + 4, four);
      }
    }
    switch (mode) {
      case AUDIO -> {
        return;
      }
      case MODE0 -> encoder.mode0(sectors, 0, Spool.MAIN, count, lba);
      case MODE1 -> encoder.mode1(sectors, 0, Spool.MAIN, count, lba);
      case MODE2 -> encoder.mode2(sectors, 0, Spool.MAIN, count, lba);
      case MODE2_FORM1 -> encoder.form1(sectors, 0, Spool.MAIN, count, lba);
      case MODE2_FORM2 -> encoder.form2(sectors, 0, Spool.MAIN, count, lba);
      case MODE2_MIXED -> encoder.mixed(sectors, 0, Spool.MAIN, count, lba);
    }
    Scrambler.apply(sectors, 0, Spool.MAIN, count);
  }
}
