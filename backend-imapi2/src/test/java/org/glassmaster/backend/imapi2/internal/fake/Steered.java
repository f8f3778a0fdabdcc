package org.glassmaster.backend.imapi2.internal.fake;

import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * What answers in place of IMAPI2, and the hand of a test in it. Names of numbers and texts are
 * those of {@code src/test/c/control.h}: a getter's name replaces what that getter gives, the name
 * of a parameter is what the client passed last.
 */
public interface Steered {
  /** The way in, for the client. */
  ComLibrary library();

  void set(String name, long value);

  void set(String name, String text);

  long number(String name);

  Optional<String> text(String name);

  /**
   * Lets the next call of a member return this. A failure keeps the member from running; a success
   * takes the place of its {@code S_OK}.
   */
  void fail(String member, HResult result);

  /** What clients did not give back, or did that no client may; empty at a good end. */
  List<String> imbalance();

  /** How often the client called a member, as in {@code IDiscFormat2RawCD.PrepareMedia}. */
  default long calls(String member) {
    return number("calls." + member);
  }
}
