package org.glassmaster.backend.imapi2.internal.com;

import java.util.function.Function;

/** An interface together with the Java class that wraps a pointer to it. */
public record ComType<T extends ComObject>(ComInterface type, Function<ComPointer, T> wrapper) {
  public static <T extends ComObject> ComType<T> of(
      String interfaceName, Function<ComPointer, T> wrapper) {
    return new ComType<>(ComInterface.named(interfaceName), wrapper);
  }
}
