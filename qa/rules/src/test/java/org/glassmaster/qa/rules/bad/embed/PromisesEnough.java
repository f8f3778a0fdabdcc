package org.glassmaster.qa.rules.bad.embed;

import java.util.Optional;
import org.glassmaster.core.Stable;

@Stable
public final class PromisesEnough {
  private PromisesEnough() {}

  public static Optional<PromisesEnough> other() {
    return Optional.of(new PromisesEnough());
  }

  static Optional<DiscManager> manager() {
    return Optional.empty();
  }
}
