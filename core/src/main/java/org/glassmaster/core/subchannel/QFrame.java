package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;

/**
 * What the Q channel of one sector says (ECMA-130, Q-channel). A frame is 12 bytes: control and
 * mode, nine bytes of data, and a CRC.
 */
public sealed interface QFrame {
  /** Bytes of a frame. */
  int BYTES = 12;

  /** The track number of the lead-out. */
  int LEAD_OUT = 0xAA;

  /**
   * {@return the four control bits: pre-emphasis, copy permitted, data, four channels, from bit 0
   * up}
   */
  int control();

  /** {@return the mode of the frame, also called ADR} */
  int mode();

  /**
   * Writes the frame's 12 bytes with a good CRC; an unknown frame is written as it was.
   *
   * @param to where the frame goes
   * @param at where in it
   */
  void write(MemorySegment to, long at);

  /**
   * {@return the frame in the 12 bytes at {@code at}; empty where its CRC is wrong}
   *
   * @param from holds the frame
   * @param at where in it
   */
  static Optional<QFrame> decode(MemorySegment from, long at) {
    return Crc16.isGood(from, at, BYTES - 2)
        ? Optional.of(decodeUnchecked(from, at))
        : Optional.empty();
  }

  /**
   * {@return the same without a look at the CRC, for drives that do not hand it over} What makes no
   * sense is {@link Unknown}.
   *
   * @param from holds the frame
   * @param at where in it
   */
  static QFrame decodeUnchecked(MemorySegment from, long at) {
    return QDecoder.decode(from.get(Words.LONG, at), from.get(Words.INT, at + 8));
  }

  /**
   * Mode 1 in the program area and in the lead-out: where the sector is.
   *
   * @param control the control nibble
   * @param track 1 to 99, or {@link #LEAD_OUT}
   * @param index the index number
   * @param relative counts from index 1 on, and down to it in the pause
   * @param absolute address on the disc
   */
  record Position(int control, int track, int index, Msf relative, Msf absolute) implements QFrame {
    @Override
    public int mode() {
      return 1;
    }

    @Override
    public void write(MemorySegment to, long at) {
      QEncoder.position(to, at, control, track, index, relative.frames(), absolute.frames());
    }
  }

  /**
   * Mode 1 in the lead-in: an item of the table of contents.
   *
   * @param control the control nibble
   * @param point 1 to 99 for a track, A0h first track, A1h last track, A2h lead-out
   * @param time the time it tells
   * @param pointed PMIN, PSEC and PFRAME, the three bytes as they stand on the disc
   */
  record TocItem(int control, int point, Msf time, int pointed) implements QFrame {
    /**
     * {@return the address of a track or of the lead-out; empty where the three bytes are no time}
     */
    public Optional<Msf> address() {
      return QDecoder.msf(pointed);
    }

    @Override
    public int mode() {
      return 1;
    }

    @Override
    public void write(MemorySegment to, long at) {
      QEncoder.tocItem(to, at, control, point, time.frames(), pointed);
    }
  }

  /**
   * Mode 2: the catalogue number of the disc.
   *
   * @param control the control nibble
   * @param mcn the catalogue number
   * @param frame the frame of the absolute time, 0 to 74
   */
  record Catalogue(int control, Mcn mcn, int frame) implements QFrame {
    @Override
    public int mode() {
      return 2;
    }

    @Override
    public void write(MemorySegment to, long at) {
      QEncoder.catalogue(to, at, control, mcn, frame);
    }
  }

  /**
   * Mode 3: the recording code of the track.
   *
   * @param control the control nibble
   * @param isrc the recording code
   * @param frame the frame of the absolute time, 0 to 74
   */
  record Recording(int control, Isrc isrc, int frame) implements QFrame {
    @Override
    public int mode() {
      return 3;
    }

    @Override
    public void write(MemorySegment to, long at) {
      QEncoder.recording(to, at, control, isrc, frame);
    }
  }

  /**
   * Mode 5: later sessions and parts to skip; bytes as they stand on the disc.
   *
   * @param control the control nibble
   * @param track 0 in the lead-in, {@link #LEAD_OUT} in the lead-out
   * @param point B0h next session, B1h to B4h and 1 to 40 parts to skip, C0h and C1h from the ATIP
   * @param first bytes 3 to 5
   * @param middle byte 6
   * @param last bytes 7 to 9
   */
  record Mode5(int control, int track, int point, int first, int middle, int last)
      implements QFrame {
    @Override
    public int mode() {
      return 5;
    }

    @Override
    public void write(MemorySegment to, long at) {
      QEncoder.mode5(to, at, control, track, point, first, middle, last);
    }
  }

  /**
   * A frame of another mode, or one whose digits are none.
   *
   * @param head bytes 0 to 7, the first byte the highest
   * @param tail bytes 8 to 11
   */
  record Unknown(long head, int tail) implements QFrame {
    @Override
    public int control() {
      return (int) (head >>> 60);
    }

    @Override
    public int mode() {
      return (int) (head >>> 56) & 15;
    }

    @Override
    public void write(MemorySegment to, long at) {
      to.set(Words.LONG, at, head);
      to.set(Words.INT, at + 8, tail);
    }

    /** The twelve bytes in hexadecimal. */
    @Override
    public String toString() {
      HexFormat hex = HexFormat.of().withUpperCase();
      return "Unknown[" + hex.toHexDigits(head) + hex.toHexDigits(tail) + "]";
    }
  }
}
