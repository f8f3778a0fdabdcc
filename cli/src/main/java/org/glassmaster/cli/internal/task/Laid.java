package org.glassmaster.cli.internal.task;

import java.util.Optional;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;

/** What a reader found, at its addresses. */
public final class Laid {
  private Laid() {}

  /** The disc at its addresses, or the reasons why it has none. */
  public static Layout out(Contents contents) throws ContentException {
    try {
      return Layout.of(contents.disc(), contents.leadIn());
    } catch (IllegalArgumentException e) {
      throw new ContentException(
              "disc-not-valid",
              Optional.ofNullable(e.getMessage()).orElse("this is no disc"),
              contents.findings())
          .at(contents.name());
    }
  }
}
