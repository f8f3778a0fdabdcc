package org.glassmaster.core.port;

import java.util.List;
import java.util.Optional;

/**
 * What a device says of itself before it is opened, as far as that can be known.
 *
 * @param location the words to open it by, scheme included: {@code sgio:/dev/sr0}
 * @param offers write modes and block formats it claims, such as {@code raw/raw}, {@code sao/main}
 */
public record DeviceInfo(
    String location,
    Optional<String> vendor,
    Optional<String> product,
    Optional<String> revision,
    Optional<String> serial,
    boolean reads,
    boolean records,
    List<String> offers) {
  public DeviceInfo {
    offers = List.copyOf(offers);
  }

  /** A device that is bytes in a file. */
  public static DeviceInfo image(String location, String format, boolean reads, boolean records) {
    return new DeviceInfo(
        location,
        Optional.empty(),
        Optional.of(format),
        Optional.empty(),
        Optional.empty(),
        reads,
        records,
        List.of());
  }
}
