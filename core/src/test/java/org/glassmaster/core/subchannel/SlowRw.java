package org.glassmaster.core.subchannel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Channels R to W done slowly: parity by solving equations, interleave by queues. */
final class SlowRw {
  private SlowRw() {}

  /** Shift and add, then reduce by x^6 + x + 1. */
  static int multiply(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 6; bit++) {
      product ^= (b >> bit & 1) == 1 ? a << bit : 0;
    }
    for (int bit = 11; bit >= 6; bit--) {
      product ^= (product >> bit & 1) == 1 ? 0x43 << (bit - 6) : 0;
    }
    return product;
  }

  static int power(int base, int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power = multiply(power, base);
    }
    return power;
  }

  /** The value of the word, highest power first, at α^k. */
  static int syndrome(byte[] pack, int length, int k) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum ^= multiply(pack[i] & 0x3F, power(power(2, k), length - 1 - i));
    }
    return sum;
  }

  /** A pack with the parity that makes all syndromes zero, found by Gauss's elimination. */
  static byte[] encoded(byte[] pack) {
    byte[] encoded = pack.clone();
    solve(encoded, 4, 2);
    solve(encoded, 24, 4);
    return encoded;
  }

  /** Sets the last symbols of a word so that its syndromes are zero. */
  static void solve(byte[] pack, int length, int parity) {
    Arrays.fill(pack, length - parity, length, (byte) 0);
    int[][] equations = new int[parity][parity + 1];
    for (int k = 0; k < parity; k++) {
      for (int unknown = 0; unknown < parity; unknown++) {
        equations[k][unknown] = power(power(2, k), parity - 1 - unknown);
      }
      equations[k][parity] = syndrome(pack, length, k);
    }
    for (int pivot = 0; pivot < parity; pivot++) {
      int row = pivot;
      while (equations[row][pivot] == 0) {
        row++;
      }
      int[] found = equations[row];
      equations[row] = equations[pivot];
      equations[pivot] = found;
      int inverse = power(found[pivot], 62);
      for (int column = 0; column <= parity; column++) {
        found[column] = multiply(found[column], inverse);
      }
      for (int other = 0; other < parity; other++) {
        int factor = equations[other][pivot];
        for (int column = 0; other != pivot && column <= parity; column++) {
          equations[other][column] ^= multiply(factor, found[column]);
        }
      }
    }
    for (int unknown = 0; unknown < parity; unknown++) {
      pack[length - parity + unknown] = (byte) equations[unknown][parity];
    }
  }

  /** Packs after a swap and 24 queues, of which number c holds c mod 8 symbols; then seven more. */
  static byte[] interleaved(byte[] packs) {
    List<Deque<Byte>> queues = new ArrayList<>();
    for (int column = 0; column < 24; column++) {
      Deque<Byte> queue = new ArrayDeque<>();
      for (int i = 0; i < column % 8; i++) {
        queue.add((byte) 0);
      }
      queues.add(queue);
    }
    byte[] out = new byte[packs.length + 7 * 24];
    for (int row = 0; row < out.length / 24; row++) {
      byte[] pack =
          row * 24 < packs.length
              ? Arrays.copyOfRange(packs, row * 24, row * 24 + 24)
              : new byte[24];
      swap(pack, 1, 18);
      swap(pack, 2, 5);
      swap(pack, 3, 23);
      for (int column = 0; column < 24; column++) {
        queues.get(column).add(pack[column]);
        out[row * 24 + column] = queues.get(column).remove();
      }
    }
    return out;
  }

  private static void swap(byte[] pack, int a, int b) {
    byte symbol = pack[a];
    pack[a] = pack[b];
    pack[b] = symbol;
  }
}
