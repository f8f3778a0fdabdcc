package org.glassmaster.qa.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassmaster.core.Evolving;
import org.glassmaster.core.Stable;

/** What is said of how firm an API is: each says it, and none says more than it can keep. */
final class Firmness {
  private Firmness() {}

  static ArchRule everyApiIsMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("say how firm they are") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (isApi(type) && of(type).isEmpty()) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " is neither @Stable nor @Evolving"));
                }
              }
            })
        .as("Every API is @Stable or @Evolving")
        .because(
            "others must know what they build on; mark the package, or the type where it differs");
  }

  static ArchRule stableShowsStable() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("show nothing less firm than they are") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!isApi(type) || !of(type).equals(Optional.of(Mark.STABLE))) {
                  return;
                }
                for (JavaClass shown : shown(type)) {
                  if (of(shown).equals(Optional.of(Mark.EVOLVING))) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type,
                            type.getName() + " is stable and shows evolving " + shown.getName()));
                  }
                }
              }
            })
        .as("What is stable shows only what is stable")
        .because(
            "it would change with what it shows; mark that @Stable too, or this type @Evolving");
  }

  /** The marks are everybody's, as the annotations of JSpecify are. */
  static boolean isMark(JavaClass type) {
    return type.isEquivalentTo(Stable.class) || type.isEquivalentTo(Evolving.class);
  }

  /** The mark of a type: its own, that of the type around it, or its package's. */
  static Optional<Mark> of(JavaClass type) {
    if (type.isAnnotatedWith(Stable.class)) {
      return Optional.of(Mark.STABLE);
    }
    if (type.isAnnotatedWith(Evolving.class)) {
      return Optional.of(Mark.EVOLVING);
    }
    if (type.getEnclosingClass().isPresent()) {
      return of(type.getEnclosingClass().get());
    }
    return type.getPackage()
        .tryGetPackageInfo()
        .flatMap(
            info ->
                info.isAnnotatedWith(Stable.class)
                    ? Optional.of(Mark.STABLE)
                    : info.isAnnotatedWith(Evolving.class)
                        ? Optional.of(Mark.EVOLVING)
                        : Optional.empty());
  }

  private static boolean isApi(JavaClass type) {
    return Api.exports(type)
        && !(type.getPackageName() + ".").contains(".internal.")
        && !type.getSimpleName().equals("package-info");
  }

  private static Set<JavaClass> shown(JavaClass type) {
    Stream<JavaClass> above =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    Stream<JavaClass> members =
        type.getMembers().stream()
            .filter(Firmness::isSeen)
            .flatMap(member -> member.getAllInvolvedRawTypes().stream());
    return Stream.concat(above, members)
        .map(JavaClass::getBaseComponentType)
        .collect(Collectors.toSet());
  }

  private static boolean isSeen(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }
}
