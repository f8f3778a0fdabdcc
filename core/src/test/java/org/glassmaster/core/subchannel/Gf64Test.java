package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;

class Gf64Test {
  @Test
  void hasThePowersOfTheReference() {
    for (String[] row : Vectors.rows("vectors/gf64.tsv")) {
      int exponent = Integer.parseInt(row[0]);
      int power = Integer.parseInt(row[1], 16);
      assertThat(Gf64.power(exponent)).isEqualTo(power);
      assertThat(Gf64.power(exponent + 63)).isEqualTo(power);
    }
  }

  @Test
  void multipliesAsPolynomialsDo() {
    for (int a = 0; a < 64; a++) {
      for (int b = 0; b < 64; b++) {
        assertThat(Gf64.multiply(a, b)).isEqualTo(SlowRw.multiply(a, b));
      }
    }
  }

  @Test
  void dividesBackWhatItMultiplied() {
    for (int a = 1; a < 64; a++) {
      for (int b = 1; b < 64; b++) {
        int quotient = Gf64.power(Gf64.logOfQuotient(a, b));
        assertThat(SlowRw.multiply(quotient, b)).isEqualTo(a);
      }
    }
  }
}
