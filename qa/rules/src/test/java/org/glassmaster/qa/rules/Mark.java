package org.glassmaster.qa.rules;

import java.util.Map;
import java.util.Optional;
import javassist.bytecode.AnnotationsAttribute;
import org.glassmaster.core.Evolving;
import org.glassmaster.core.Stable;

/** How firm a type is. */
enum Mark {
  EVOLVING,
  STABLE;

  /** That of a class among others: its own, that of the class around it, or its package's. */
  static Mark of(Map<String, byte[]> classes, String name) {
    for (String at = name; ; at = at.substring(0, at.lastIndexOf('$'))) {
      Optional<Mark> own = written(classes.get(at.replace('.', '/') + ".class"));
      if (own.isPresent()) {
        return own.get();
      }
      if (at.lastIndexOf('$') < 0) {
        String info = at.substring(0, at.lastIndexOf('.') + 1) + "package-info";
        return written(classes.get(info.replace('.', '/') + ".class")).orElse(STABLE);
      }
    }
  }

  private static Optional<Mark> written(byte[] type) {
    if (type == null
        || !(Signatures.parse(type).getAttribute(AnnotationsAttribute.invisibleTag)
            instanceof AnnotationsAttribute annotations)) {
      return Optional.empty();
    }
    if (annotations.getAnnotation(Evolving.class.getName()) != null) {
      return Optional.of(EVOLVING);
    }
    return Optional.ofNullable(annotations.getAnnotation(Stable.class.getName()))
        .map(annotation -> STABLE);
  }
}
