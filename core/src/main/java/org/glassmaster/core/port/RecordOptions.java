package org.glassmaster.core.port;

import java.util.OptionalInt;
import org.glassmaster.core.image.Render;

/**
 * What the user decides about a recording.
 *
 * @param render what the standards leave open
 * @param speed in multiples of 75 sectors a second; the fastest where it is absent
 * @param simulate go through it with the laser off
 * @param overwrite replace an image that exists
 * @param overburn whether to write past the end that the medium states
 * @param underrunProtection whether the drive may stop when data comes late
 * @param keepOpen whether further sessions may follow
 */
public record RecordOptions(
    Render render,
    OptionalInt speed,
    boolean simulate,
    boolean overwrite,
    boolean overburn,
    boolean underrunProtection,
    boolean keepOpen) {

  /** What happens when nothing is decided. */
  public static final RecordOptions DEFAULT =
      new RecordOptions(Render.DEFAULT, OptionalInt.empty(), false, false, false, true, false);

  /** {@return the same, replacing an image that exists} */
  public RecordOptions overwriting() {
    return new RecordOptions(render, speed, simulate, true, overburn, underrunProtection, keepOpen);
  }
}
