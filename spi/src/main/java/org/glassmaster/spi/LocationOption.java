package org.glassmaster.spi;

import java.util.List;

/**
 * An option that a location may carry: {@code file:album.cue?layout=tracks}.
 *
 * @param name as users write it
 * @param values the values it takes; any text where the list is empty
 * @param meaning a sentence for the help
 */
public record LocationOption(String name, List<String> values, String meaning) {
  /** Takes copies of what could change. */
  public LocationOption {
    values = List.copyOf(values);
  }
}
