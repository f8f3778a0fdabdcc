package org.glassmaster.core.sector;

/**
 * Finds and corrects errors with the product code. A vector that disagrees has an error of value s₀
 * at the place whose power of α is s₁ / s₀, if it has but one; s₀ is the sum of its symbols and s₁
 * the sum of their products with descending powers of α. When that leads nowhere and at most two
 * columns or two diagonals of a plane still disagree, the errors have to be where those meet the
 * vectors of the other code, and knowing the places a vector can correct two.
 */
final class Correction {
  /** Each round corrects something; a cycle of wrong corrections has to end as well. */
  private static final int ROUNDS = 16;

  private final byte[] block;

  /** The first byte that may be corrected; those before it are known. */
  private final int first;

  Correction(byte[] block, int first) {
    this.block = block;
    this.first = first;
  }

  /** Whether all vectors of both codes agree. */
  boolean agrees() {
    return agrees(Vectors.P) && agrees(Vectors.Q);
  }

  private boolean agrees(Vectors vectors) {
    for (int v = 0; v < vectors.count(); v++) {
      if (syndromes(vectors, v) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Lets the two codes take turns as long as that helps; erasures are for when both are stuck. */
  void run(Vectors begin, Vectors then) {
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = correct(begin);
      changed |= correct(then);
      if (!changed) {
        changed = erase();
      }
    }
  }

  /** The same with erasures first: for large areas that are lost, where single errors mislead. */
  void runEagerly(Vectors begin, Vectors then) {
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = erase();
      changed |= correct(begin);
      changed |= erase();
      changed |= correct(then);
    }
  }

  private boolean correct(Vectors vectors) {
    boolean changed = false;
    for (int v = 0; v < vectors.count(); v++) {
      int syndromes = syndromes(vectors, v);
      int s0 = syndromes & 0xFF;
      int s1 = syndromes >>> 8;
      if (s0 != 0 && s1 != 0) {
        int symbol = vectors.length() - 1 - Field.log(Field.over(s1, s0));
        changed |= symbol >= 0 && add(vectors.place(v, symbol), s0);
      }
    }
    return changed;
  }

  /** Takes what disagrees as lost, if it is little enough, for one code or the other. */
  private boolean erase() {
    return erase(Vectors.P, Vectors.Q) || erase(Vectors.Q, Vectors.P);
  }

  /**
   * Where just two vectors of one code disagree, takes their symbols as lost for the other code.
   */
  private boolean erase(Vectors lost, Vectors vectors) {
    boolean changed = false;
    for (int plane = 0; plane < 2; plane++) {
      int count = 0;
      int one = 0;
      int other = 0;
      for (int v = plane; v < lost.count(); v += 2) {
        if (syndromes(lost, v) != 0) {
          count++;
          other = one;
          one = v;
        }
      }
      if (count == 2) {
        for (int v = plane; v < vectors.count(); v += 2) {
          changed |= restore(vectors, v, vectors.crossing(v, one), vectors.crossing(v, other));
        }
      }
    }
    return changed;
  }

  /** Solves a vector for the values of two errors at known places. */
  private boolean restore(Vectors vectors, int vector, int one, int other) {
    int syndromes = syndromes(vectors, vector);
    int last = vectors.length() - 1;
    int x = Field.exp(last - one);
    int y = Field.exp(last - other);
    int error = Field.over(syndromes >>> 8 ^ Field.times(syndromes & 0xFF, x), x ^ y);
    boolean changed = add(vectors.place(vector, other), error);
    changed |= add(vectors.place(vector, one), (syndromes & 0xFF) ^ error);
    return changed;
  }

  private boolean add(int place, int error) {
    if (error == 0 || place < first) {
      return false;
    }
    block[place] ^= (byte) error;
    return true;
  }

  /** s₁ above s₀. */
  private int syndromes(Vectors vectors, int vector) {
    int s0 = 0;
    int s1 = 0;
    for (int i = 0; i < vectors.length(); i++) {
      int symbol = block[vectors.place(vector, i)] & 0xFF;
      s0 ^= symbol;
      s1 = Field.times(s1, 2) ^ symbol;
    }
    return s1 << 8 | s0;
  }
}
