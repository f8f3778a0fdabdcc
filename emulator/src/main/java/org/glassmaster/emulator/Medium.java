package org.glassmaster.emulator;

import java.util.Optional;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;

/** What lies in the drive. */
sealed interface Medium permits PressedDisc, Recordable {
  /** All closed sessions; empty where there is none. */
  Optional<DiscSource> content();

  /** The same with what is written in a session that is still open. */
  default Optional<DiscSource> readable() {
    return content();
  }

  /** The packs of CD-TEXT in the first lead-in. */
  byte[] textPacks();

  /** The profile it gives the drive (MMC, GET CONFIGURATION). */
  int profile();

  /** All closed sessions at their addresses. */
  default Optional<Layout> layout() {
    return content().map(DiscSource::layout);
  }
}
