package org.glassmaster.testkit.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** Predicates on what code touches, called or named as a method reference. */
final class Accesses {
  private Accesses() {}

  static DescribedPredicate<JavaAccess<?>> methodsOf(Class<?> owner, String... names) {
    return describe(owner, AccessTarget.CodeUnitAccessTarget.class, Set.of(names));
  }

  static DescribedPredicate<JavaAccess<?>> fieldsOf(Class<?> owner, String... names) {
    return describe(owner, AccessTarget.FieldAccessTarget.class, Set.of(names));
  }

  private static DescribedPredicate<JavaAccess<?>> describe(
      Class<?> owner, Class<? extends AccessTarget> kind, Set<String> names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + " " + names,
        access ->
            kind.isInstance(access.getTarget())
                && names.contains(access.getTarget().getName())
                && access.getTarget().getOwner().isAssignableTo(owner));
  }
}
