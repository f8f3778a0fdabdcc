package org.glassmaster.qa.rules.bad.backend.file;

import org.glassmaster.qa.rules.bad.spi.BackEnd;

public final class NotMakeable implements BackEnd {
  private NotMakeable() {}

  public static BackEnd make() {
    return new NotMakeable();
  }
}
