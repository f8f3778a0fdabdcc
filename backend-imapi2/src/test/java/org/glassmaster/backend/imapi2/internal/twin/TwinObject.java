package org.glassmaster.backend.imapi2.internal.twin;

import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.jspecify.annotations.Nullable;

/** State behind an object of the twin. */
interface TwinObject {
  TwinImapi imapi();

  /** Collects a class whose every method can be made to fail. */
  final class Kind<T extends TwinObject> {
    private final ComClass.Builder<T> builder;
    private String face;

    Kind(String face) {
      this.face = face;
      this.builder = ComClass.of(face);
    }

    Kind<T> face(String next) {
      face = next;
      builder.face(next);
      return this;
    }

    Kind<T> on(String method, ComClass.Body<T> body) {
      String name = face + "::" + method;
      builder.on(
          method,
          (self, call) -> {
            @Nullable HResult scripted = self.imapi().called(name);
            if (scripted != null && scripted.failed()) {
              return scripted;
            }
            HResult own = body.call(self, call);
            return scripted != null && own.equals(HResult.S_OK) ? scripted : own;
          });
      return this;
    }

    ComClass<T> build() {
      return builder.build();
    }
  }
}
