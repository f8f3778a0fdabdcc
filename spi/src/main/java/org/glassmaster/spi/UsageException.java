package org.glassmaster.spi;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;

/**
 * What was asked for contradicts itself or names an option that does not exist: a mistake of the
 * caller's, made before anything was touched.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Its stable code. */
  private final String code;

  private final transient Optional<Advice> advice;

  /**
   * The words are at fault, not the device.
   *
   * @param code its stable code
   * @param message what is wrong, as a clause
   * @param advice what to write instead
   */
  public UsageException(String code, String message, String advice) {
    super(message);
    this.code = code;
    this.advice = Optional.of(Advice.of(advice));
  }

  /** {@return the stable name of this mistake, such as {@code unknown-option}} */
  public String code() {
    return code;
  }

  /** {@return the next step} */
  public Optional<Advice> advice() {
    return advice;
  }
}
