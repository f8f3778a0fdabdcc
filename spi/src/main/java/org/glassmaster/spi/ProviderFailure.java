package org.glassmaster.spi;

import java.util.Optional;

/**
 * A provider that was found and cannot be used, and why.
 *
 * @param name the name it gives itself, where it came to say one
 * @param provider its class, or what is known of it
 * @param origin the jar or folder that names it as a service
 * @param reason a clause: {@code it was made for Java 25, this is Java 22}
 * @param advice what would help
 */
public record ProviderFailure(
    Optional<String> name, String provider, String origin, String reason, String advice) {

  /** {@return what to call it in a list: its name, or else its class} */
  public String label() {
    return name.orElse(provider);
  }

  /** {@code label (from origin): reason}. */
  @Override
  public String toString() {
    return label() + " (from " + origin + "): " + reason;
  }
}
