package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * The way in which a drive gives Q, found out by {@link QProbe}.
 *
 * @param selection what is asked for
 * @param checked whether frames come with the CRC of the disc; without it a frame is believed when
 *     it makes sense
 * @param shift by how many sectors the frame is ahead of the sector it comes with
 */
record QAccess(ReadCd selection, Dialect dialect, boolean checked, int shift) {
  /** What drives make of the bytes of one sector. */
  enum Dialect {
    /** 96 symbols with P in bit 7, as MMC has it for the raw sub-channel. */
    SYMBOLS,
    /** Twelve bytes of each channel, as some drives answer to the same question. */
    PLANES,
    /** Q in BCD, as MMC has it for the formatted Q. */
    Q_BCD,
    /** Q with its numbers in binary, as some drives answer to the same question. */
    Q_BINARY
  }

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final int NUMBERS_FROM = 1;
  private static final int NUMBERS_TO = 10;

  QAccess shifted(int sectors) {
    return new QAccess(selection, dialect, checked, sectors);
  }

  /** Whether the raw sub-channel can be had, R to W with it. */
  boolean hasRaw() {
    return selection.sub() == ReadCd.Sub.RAW;
  }

  /** The form of the bytes, where core knows one. */
  SubchannelForm form() {
    return switch (dialect) {
      case SYMBOLS -> SubchannelForm.RAW96;
      case PLANES -> SubchannelForm.PLANES96;
      case Q_BCD, Q_BINARY -> SubchannelForm.PQ16;
    };
  }

  /**
   * The frame among the bytes at a place; empty where it is damaged.
   *
   * @param q twelve bytes to work in
   */
  Optional<QFrame> frame(MemorySegment blocks, long at, MemorySegment q) {
    form().readQ(blocks, at, q, 0);
    if (dialect == Dialect.Q_BINARY) {
      toBcd(q);
    }
    if (checked) {
      return QFrame.decode(q, 0);
    }
    QFrame frame = QFrame.decodeUnchecked(q, 0);
    return frame instanceof QFrame.Unknown ? Optional.empty() : Optional.of(frame);
  }

  /** Puts the numbers of a frame of mode 1 back as they stand on the disc. */
  private static void toBcd(MemorySegment q) {
    if ((q.get(BYTE, 0) & 15) != 1) {
      return;
    }
    for (int i = NUMBERS_FROM; i < NUMBERS_TO; i++) {
      int b = q.get(BYTE, i) & 0xFF;
      // The lead-out is AAh in either; what is beyond two digits stays what it is and makes no
      // sense.
      if (b <= 99) {
        q.set(BYTE, i, (byte) Bcd.encode(b));
      }
    }
  }
}
