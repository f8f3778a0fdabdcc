package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.Stable;

/**
 * The forms in which the sub-channel of one sector is handed over (MMC "data block types" and "READ
 * CD sub-channel data selection").
 *
 * <p>Q frames go in and out as 12 bytes with the CRC as discs store it. P is one flag a sector.
 */
@Stable
public enum SubchannelForm {
  /** No sub-channel. */
  NONE(0),

  /** Q, three zero bytes, and P in bit 7 of the last byte. No R–W. */
  PQ16(16),

  /**
   * Symbols with P in bit 7 and Q in bit 6; bits 5 to 0 are R–W packs in their logical order, which
   * a drive interleaves and gives parity ("packed").
   */
  COOKED96(96),

  /** Symbols as they stand on the disc: P in bit 7 to W in bit 0, R–W with parity, interleaved. */
  RAW96(96),

  /** Twelve bytes of P, twelve of Q and so on to W; R–W as on the disc. Files only, no drive. */
  PLANES96(96);

  private final int size;

  SubchannelForm(int size) {
    this.size = size;
  }

  /** {@return bytes of one sector in this form} */
  public int size() {
    return size;
  }

  /**
   * {@return whether {@link #convert} goes from this form to {@code target}: where that does not
   * take the R–W packs of neighbouring sectors} For those see {@link RwChannel}.
   *
   * @param target the other form
   */
  public boolean convertsTo(SubchannelForm target) {
    return switch (this) {
      case NONE -> target == NONE;
      case PQ16 -> true;
      case COOKED96 -> target == NONE || target == PQ16 || target == COOKED96;
      case RAW96, PLANES96 -> target != COOKED96;
    };
  }

  /**
   * Writes a sector with this Q frame and this P flag; R–W is zero.
   *
   * @param q the Q frame
   * @param qAt where the Q frame begins
   * @param p the P flag
   * @param to where the sub-channel goes
   * @param at where in it
   */
  public void compose(MemorySegment q, long qAt, boolean p, MemorySegment to, long at) {
    compose(q.get(Words.LONG, qAt), q.get(Words.INT, qAt + 8), p, to, at);
  }

  /**
   * Writes this Q frame and this P flag into a sector and leaves its R–W as it is.
   *
   * @param q the Q frame
   * @param qAt where the Q frame begins
   * @param p the P flag
   * @param to where the sub-channel goes
   * @param at where in it
   */
  public void overlay(MemorySegment q, long qAt, boolean p, MemorySegment to, long at) {
    long head = q.get(Words.LONG, qAt);
    int tail = q.get(Words.INT, qAt + 8);
    switch (this) {
      case NONE -> {}
      case PQ16 -> PqBlock.compose(head, tail, p, to, at);
      case COOKED96, RAW96 -> PwBlock.overlay(head, tail, p, to, at);
      case PLANES96 -> PlaneBlock.overlay(head, tail, p, to, at);
    }
  }

  /**
   * Copies the Q frame out of a sector. In {@link #PQ16} a CRC that is good but not inverted is
   * inverted on the way (see {@link PqCrc}).
   *
   * @param from holds the sub-channel
   * @param at where in it
   * @param q the Q frame
   * @param qAt where the Q frame begins
   */
  public void readQ(MemorySegment from, long at, MemorySegment q, long qAt) {
    long head = head(from, at);
    int tail = tail(from, at);
    q.set(Words.LONG, qAt, head);
    q.set(Words.INT, qAt + 8, tail);
  }

  /**
   * {@return the P flag of a sector: what more than half of its 96 bits say}
   *
   * @param from holds the sub-channel
   * @param at where in it
   */
  public boolean readP(MemorySegment from, long at) {
    return switch (this) {
      case NONE -> throw none();
      case PQ16 -> PqBlock.readP(from, at);
      case COOKED96, RAW96 -> PwBlock.readP(from, at);
      case PLANES96 -> PlaneBlock.readP(from, at);
    };
  }

  /**
   * Converts {@code count} sectors of this form. From {@link #PQ16} R–W becomes zero; to {@link
   * #PQ16} R–W is dropped and P becomes one flag; between {@link #RAW96} and {@link #PLANES96}
   * every bit is kept. Source and target must not overlap.
   *
   * @param from holds the sub-channel
   * @param at where in it
   * @param stride from one sector to the next in {@code from}, in bytes
   * @param target the other form
   * @param to where the sub-channel goes
   * @param toAt where it goes to
   * @param toStride the same in {@code to}
   * @param count how many sectors
   */
  public void convert(
      MemorySegment from,
      long at,
      long stride,
      SubchannelForm target,
      MemorySegment to,
      long toAt,
      long toStride,
      int count) {
    if (!convertsTo(target)) {
      throw new IllegalArgumentException(this + " does not convert to " + target + " by itself");
    }
    for (int i = 0; i < count; i++) {
      one(from, at + i * stride, target, to, toAt + i * toStride);
    }
  }

  private void one(
      MemorySegment from, long at, SubchannelForm target, MemorySegment to, long toAt) {
    if (target == this) {
      MemorySegment.copy(from, at, to, toAt, size);
    } else if (this == RAW96 && target == PLANES96) {
      PlaneBlock.fromSymbols(from, at, to, toAt);
    } else if (this == PLANES96 && target == RAW96) {
      PlaneBlock.toSymbols(from, at, to, toAt);
    } else if (target != NONE) {
      target.compose(head(from, at), tail(from, at), readP(from, at), to, toAt);
    }
  }

  private void compose(long head, int tail, boolean p, MemorySegment to, long at) {
    switch (this) {
      case NONE -> {}
      case PQ16 -> PqBlock.compose(head, tail, p, to, at);
      case COOKED96, RAW96 -> PwBlock.compose(head, tail, p, to, at);
      case PLANES96 -> PlaneBlock.compose(head, tail, p, to, at);
    }
  }

  /** Bytes 0 to 7 of the Q frame. */
  private long head(MemorySegment from, long at) {
    return switch (this) {
      case NONE -> throw none();
      case PQ16 -> from.get(Words.LONG, at);
      case COOKED96, RAW96 -> PwBlock.head(from, at);
      case PLANES96 -> PlaneBlock.head(from, at);
    };
  }

  /** Bytes 8 to 11 of the Q frame, with the CRC as discs store it. */
  private int tail(MemorySegment from, long at) {
    return switch (this) {
      case NONE -> throw none();
      case PQ16 -> PqBlock.tail(from, at);
      case COOKED96, RAW96 -> PwBlock.tail(from, at);
      case PLANES96 -> PlaneBlock.tail(from, at);
    };
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException("there is no sub-channel to read");
  }
}
