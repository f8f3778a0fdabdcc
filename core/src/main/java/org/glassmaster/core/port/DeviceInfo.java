package org.glassmaster.core.port;

import java.util.List;
import java.util.Optional;

/**
 * What a device says of itself before it is opened, as far as that can be known.
 *
 * @param location the words to open it by, scheme included: {@code sgio:/dev/sr0}
 * @param vendor who made it
 * @param product what it is called
 * @param revision its firmware
 * @param serial its serial number, where it tells one
 * @param reads whether it reads discs
 * @param records whether it records discs
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
  /** Takes copies of what could change. */
  public DeviceInfo {
    offers = List.copyOf(offers);
  }

  /**
   * {@return a device that is bytes in a file}
   *
   * @param location the words that open it
   * @param format the format of the image
   * @param reads whether it reads discs
   * @param records whether it records discs
   */
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
