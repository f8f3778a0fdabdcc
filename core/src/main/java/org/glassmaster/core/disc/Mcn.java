package org.glassmaster.core.disc;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Media Catalogue Number of a disc: thirteen digits, as a rule an EAN whose last digit is a check
 * digit; on disc in Q mode 2. Old discs carry others, so a wrong check digit is a finding and not
 * an error of this type.
 *
 * @param digits thirteen digits
 */
public record Mcn(String digits) {
  private static final Pattern FORM = Pattern.compile("[0-9]{13}");

  /** Refuses what cannot be. */
  public Mcn {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("not thirteen digits: " + digits);
    }
  }

  /**
   * Empty where the text is not thirteen digits.
   *
   * @param text what a user or a sheet wrote
   * @return the number
   */
  public static Optional<Mcn> parse(String text) {
    String digits = text.strip();
    return FORM.matcher(digits).matches() ? Optional.of(new Mcn(digits)) : Optional.empty();
  }

  /**
   * {@return the last digit as the twelve before it demand it (EAN-13: weights 1 and 3 in turn)}
   */
  public int checkDigit() {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }

  /** {@return whether the last digit is the right check digit} */
  public boolean isEan() {
    return digits.charAt(12) - '0' == checkDigit();
  }

  /** {@return whether all digits are zero, which on disc means that there is no number} */
  public boolean isZero() {
    return digits.chars().allMatch(c -> c == '0');
  }

  @Override
  public String toString() {
    return digits;
  }
}
