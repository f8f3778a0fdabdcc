package org.glassmaster.core.port;

import java.util.OptionalInt;
import org.glassmaster.core.image.Render;

/**
 * What the user decides about a recording.
 *
 * @param speed in multiples of 75 sectors a second; the fastest where it is absent
 * @param simulate go through it with the laser off
 * @param overwrite replace an image that exists
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

  /** The same, replacing an image that exists. */
  public RecordOptions overwriting() {
    return new RecordOptions(render, speed, simulate, true, overburn, underrunProtection, keepOpen);
  }
}
