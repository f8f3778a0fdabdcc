package org.glassmaster.core.sector;

/**
 * The code vectors of the product code, as places in the sector: for each vector the offset of each
 * of its symbols, parity last. Even vectors hold low bytes, odd ones high bytes.
 */
final class Vectors {
  /** P: a column from top to bottom. */
  static final Vectors P = columns();

  /** Q: a diagonal, then its two parity symbols. */
  static final Vectors Q = diagonals();

  private final short[] places;
  private final int length;

  private Vectors(int count, int length) {
    this.places = new short[count * length];
    this.length = length;
  }

  private static Vectors columns() {
    Vectors columns = new Vectors(Parity.ROW, Parity.ROWS);
    for (int v = 0; v < columns.count(); v++) {
      for (int row = 0; row < Parity.ROWS; row++) {
        columns.set(v, row, Sector.HEADER + row * Parity.ROW + v);
      }
    }
    return columns;
  }

  private static Vectors diagonals() {
    Vectors diagonals = new Vectors(2 * Parity.ROWS, Parity.COLUMNS + 2);
    for (int v = 0; v < diagonals.count(); v++) {
      int first = v / 2;
      int plane = v % 2;
      for (int column = 0; column < Parity.COLUMNS; column++) {
        int row = (first + column) % Parity.ROWS;
        diagonals.set(v, column, Sector.HEADER + row * Parity.ROW + 2 * column + plane);
      }
      diagonals.set(v, Parity.COLUMNS, Sector.Q_PARITY + v);
      diagonals.set(v, Parity.COLUMNS + 1, Sector.Q_PARITY + Sector.Q_BYTES / 2 + v);
    }
    return diagonals;
  }

  private void set(int vector, int symbol, int place) {
    places[vector * length + symbol] = (short) place;
  }

  int count() {
    return places.length / length;
  }

  /** Symbols in each vector. */
  int length() {
    return length;
  }

  /** Where in the sector a symbol is. */
  int place(int vector, int symbol) {
    return places[vector * length + symbol];
  }

  /**
   * Which symbol of a vector lies in a vector of the other code, of the same plane: a diagonal
   * meets column c in its symbol c, and a column meets diagonal d in row (d + c) mod 26.
   */
  int crossing(int vector, int other) {
    return length == Parity.ROWS ? (vector / 2 + other / 2) % Parity.ROWS : other / 2;
  }
}
