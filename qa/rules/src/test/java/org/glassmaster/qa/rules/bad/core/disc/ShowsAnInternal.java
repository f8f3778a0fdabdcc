package org.glassmaster.qa.rules.bad.core.disc;

import java.util.Optional;
import org.glassmaster.qa.rules.bad.core.internal.Secret;

public final class ShowsAnInternal {
  private ShowsAnInternal() {}

  public static Optional<Secret> show() {
    return Optional.empty();
  }
}
