package org.glassmaster.qa.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes of the API packages, public or not, as class files.
 *
 * @param classes by their path in a jar, {@code org/glassmaster/spi/BackEnd.class}
 */
record Api(Map<String, byte[]> classes) {
  /** {@code docs/api-packages.txt}. */
  static List<String> packages() {
    return Repository.text("docs/api-packages.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** What stands in the house now. */
  static Api of(JavaClasses house) {
    List<String> packages = packages();
    Map<String, byte[]> classes = new TreeMap<>();
    for (JavaClass type : house) {
      if (packages.contains(type.getPackageName())) {
        classes.put(type.getName().replace('.', '/') + ".class", bytes(type));
      }
    }
    return new Api(classes);
  }

  /** The same with other class files in place of some. */
  Api with(Map<String, byte[]> others) {
    Map<String, byte[]> changed = new TreeMap<>(classes);
    changed.putAll(others);
    return new Api(changed);
  }

  /** Those of one folder of the jar. */
  Api below(String path) {
    Map<String, byte[]> some = new TreeMap<>(classes);
    some.keySet().removeIf(name -> !name.startsWith(path));
    return new Api(some);
  }

  /** Whether others can name it. */
  static boolean exports(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Api::exports).orElse(true);
  }

  private static byte[] bytes(JavaClass type) {
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
