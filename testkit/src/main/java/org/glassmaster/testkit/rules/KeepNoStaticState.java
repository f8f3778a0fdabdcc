package org.glassmaster.testkit.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.Buffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.regex.Matcher;
import java.util.zip.Checksum;

/**
 * Looks at a static field's declaration only: it must be final, of a type that does not say it can
 * change, and an array must be private. What stands behind a {@code Map} cannot be seen from here.
 */
final class KeepNoStaticState extends ArchCondition<JavaClass> {
  private static final List<Class<?>> CHANGING =
      List.of(
          BitSet.class,
          Buffer.class,
          Calendar.class,
          Checksum.class,
          Date.class,
          Matcher.class,
          MessageDigest.class,
          Random.class,
          StringBuilder.class,
          ThreadLocal.class,
          Timer.class);

  KeepNoStaticState() {
    super("keep no static state that can change");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaField field : type.getFields()) {
      if (field.getModifiers().contains(JavaModifier.STATIC)
          && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
          && canChange(field)) {
        events.add(
            SimpleConditionEvent.violated(
                field,
                field.getDescription()
                    + " can change: it is not final, or a "
                    + field.getRawType().getName()
                    + " that others can write to"));
      }
    }
  }

  private static boolean canChange(JavaField field) {
    JavaClass type = field.getRawType();
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    if (type.isArray()) {
      return !field.getModifiers().contains(JavaModifier.PRIVATE);
    }
    boolean container = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    boolean concurrent = type.getPackageName().startsWith("java.util.concurrent");
    return (container && !type.isInterface())
        || (concurrent && !type.isEnum())
        || CHANGING.stream().anyMatch(type::isAssignableTo);
  }
}
