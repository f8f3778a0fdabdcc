package org.glassmaster.qa.rules.bad.embed;

import java.util.Optional;
import org.glassmaster.core.Stable;

@Stable
public final class PromisesTooMuch {
  private PromisesTooMuch() {}

  public static Optional<DiscManager> manager() {
    return Optional.empty();
  }
}
