package org.glassmaster.backend.file.internal.audio.flac;

import org.glassmaster.core.fault.SourceException;

/**
 * What a prediction leaves over: partitions of Rice codes, or of plain numbers (RFC 9639, 9.2.7).
 */
final class Residual {
  /** The most bits of a code that one look ahead shows. */
  private static final int SEEN = 56;

  /** A code that fits into one look has no more than 32 bits if its remainder has this many. */
  private static final int UNCHECKED = 27;

  private Residual() {}

  /** Reads what follows the first samples of a block. */
  static void read(BitInput in, int order, int blockSize, int[] into, int at)
      throws SourceException, FrameDamage {
    int method = (int) in.unsigned(2);
    int partitionOrder = (int) in.unsigned(4);
    if (method > 1) {
      throw new FrameDamage("residuals are coded in a way that is reserved");
    }
    int parameterBits = method == 0 ? 4 : 5;
    int partition = blockSize >>> partitionOrder;
    if (partition << partitionOrder != blockSize || partition < order) {
      throw new FrameDamage("a block cannot be parted as it says");
    }
    int next = order;
    for (int end = partition; end <= blockSize; end += partition) {
      int parameter = (int) in.unsigned(parameterBits);
      if (parameter == (1 << parameterBits) - 1) {
        int bits = (int) in.unsigned(5);
        for (int i = next; i < end; i++) {
          into[at + i] = (int) in.signed(bits);
        }
      } else {
        rice(in, parameter, into, at + next, at + end);
      }
      next = end;
    }
  }

  /** A quotient in ones' complement of unary, a remainder, the sign in the last bit. */
  private static void rice(BitInput in, int parameter, int[] into, int from, int to)
      throws SourceException, FrameDamage {
    int i = from;
    while (i < to) {
      in.ensure();
      int bit = in.bit();
      int safe = parameter > UNCHECKED ? bit : in.safe();
      byte[] window = in.window();
      while (i < to && bit < safe) {
        long seen = BitInput.peek(window, bit);
        int quotient = Long.numberOfLeadingZeros(seen);
        int length = quotient + 1 + parameter;
        if (length > SEEN) {
          break;
        }
        int folded =
            quotient << parameter | (int) (seen << quotient << 1 >>> 1 >>> (63 - parameter));
        into[i++] = folded >>> 1 ^ -(folded & 1);
        bit += length;
      }
      in.bit(bit);
      if (i < to) {
        into[i++] = slowly(in, parameter);
      }
    }
  }

  /** One code, however long, and near the end of the window or of the file. */
  private static int slowly(BitInput in, int parameter) throws SourceException, FrameDamage {
    long quotient = in.unary();
    long folded = quotient << parameter | in.unsigned(parameter);
    if (folded >>> 32 != 0) {
      throw new FrameDamage("a residual is out of range");
    }
    return (int) (folded >>> 1) ^ -(int) (folded & 1);
  }
}
