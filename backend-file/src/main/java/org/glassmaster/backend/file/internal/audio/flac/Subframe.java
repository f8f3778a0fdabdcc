package org.glassmaster.backend.file.internal.audio.flac;

import java.util.Arrays;
import org.glassmaster.core.fault.SourceException;

/** The samples of one channel in one frame (RFC 9639, 9.2). One object serves all. */
final class Subframe {
  private static final int LINEAR = 32;
  private static final int FIXED = 8;
  private static final int MAX_FIXED_ORDER = 4;
  private static final int VERBATIM = 1;
  private static final int START = Prediction.PAST;

  private final int[] coefficients = new int[Prediction.PAST];
  private int[] predictor = coefficients;
  private int type;
  private int wasted;
  private int order;
  private int shift;

  /** Reads samples of up to 32 bits; they begin behind the silence of the past. */
  void read(BitInput in, int bits, int blockSize, int[] into) throws SourceException, FrameDamage {
    int stored = header(in, bits);
    int end = START + blockSize;
    if (type == 0) {
      Arrays.fill(into, START, end, (int) in.signed(stored));
    } else if (type == VERBATIM) {
      for (int i = START; i < end; i++) {
        into[i] = (int) in.signed(stored);
      }
    } else {
      first(blockSize);
      for (int i = START; i < START + order; i++) {
        into[i] = (int) in.signed(stored);
      }
      boolean linear = predictor(in);
      Residual.read(in, order, blockSize, into, START);
      if (!linear || isNarrow(stored)) {
        Prediction.narrow(into, START + order, end, predictor, order, shift);
      } else {
        Prediction.wide(into, START + order, end, predictor, order, shift);
      }
    }
    if (wasted > 0) {
      for (int i = START; i < end; i++) {
        into[i] <<= wasted;
      }
    }
  }

  /** Reads samples of 33 bits. */
  void readWidest(BitInput in, int bits, int blockSize, int[] residual, long[] into)
      throws SourceException, FrameDamage {
    int stored = header(in, bits);
    int end = START + blockSize;
    if (type == 0) {
      Arrays.fill(into, START, end, in.signed(stored));
    } else if (type == VERBATIM) {
      for (int i = START; i < end; i++) {
        into[i] = in.signed(stored);
      }
    } else {
      first(blockSize);
      for (int i = START; i < START + order; i++) {
        into[i] = in.signed(stored);
      }
      predictor(in);
      Residual.read(in, order, blockSize, residual, START);
      for (int i = START + order; i < end; i++) {
        into[i] = residual[i];
      }
      Prediction.widest(into, START + order, end, predictor, order, shift);
    }
    for (int i = START; i < end; i++) {
      into[i] <<= wasted;
    }
  }

  /** Reads the kind, and gives the bits of a sample that are stored. */
  private int header(BitInput in, int bits) throws SourceException, FrameDamage {
    int header = (int) in.unsigned(8);
    type = header >>> 1;
    wasted = (header & 1) == 0 ? 0 : in.unary() + 1;
    boolean known =
        type <= VERBATIM
            || (type >= FIXED && type <= FIXED + MAX_FIXED_ORDER)
            || (type >= LINEAR && type < 2 * LINEAR);
    if (!known) {
      throw new FrameDamage("a channel is coded in a way that is reserved");
    }
    if (wasted >= bits) {
      throw new FrameDamage("a channel has more unused bits than bits");
    }
    return bits - wasted;
  }

  private void first(int blockSize) throws FrameDamage {
    order = type >= LINEAR ? type - LINEAR + 1 : type - FIXED;
    if (order > blockSize) {
      throw new FrameDamage("a block is shorter than the past that predicts it");
    }
  }

  /** Reads the coefficients, if these are not known; says whether they were read. */
  private boolean predictor(BitInput in) throws SourceException, FrameDamage {
    if (type < LINEAR) {
      predictor = Prediction.fixed(order);
      shift = 0;
      return false;
    }
    int precision = (int) in.unsigned(4) + 1;
    shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw new FrameDamage("a prediction has a value that is reserved");
    }
    Arrays.fill(coefficients, 0);
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) in.signed(precision);
    }
    predictor = coefficients;
    return true;
  }

  /** Whether no sum of this prediction can pass 32 bits. */
  private boolean isNarrow(int bits) {
    long sum = 0;
    for (int i = 0; i < order; i++) {
      sum += Math.abs(predictor[i]);
    }
    return sum << (bits - 1) < 1L << 31;
  }
}
