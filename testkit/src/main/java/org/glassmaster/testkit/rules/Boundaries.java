package org.glassmaster.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * What is public and what is not. A package is internal when {@code internal} stands in its name;
 * all others are an API that its authors answer for.
 */
public final class Boundaries {
  private Boundaries() {}

  /** {@return every rule of this class} */
  public static List<ArchRule> all() {
    return List.of(internalsStayAtHome(), apiShowsNoInternals(), packagesAreNullMarked());
  }

  /**
   * {@code a.b.internal} and what is below it is used from {@code a.b} and below only.
   *
   * @return the rule
   */
  public static ArchRule internalsStayAtHome() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("use only their own internals") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                  JavaClass target = dependency.getTargetClass().getBaseComponentType();
                  if (isOurKind(target) && isInternal(target) && !isHome(type, target)) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                }
              }
            })
        .as("Internals stay at home")
        .because(
            "they change without notice; use the API of that module, or ask for what it lacks");
  }

  /**
   * No internal type in a signature that others see.
   *
   * @return the rule
   */
  public static ArchRule apiShowsNoInternals() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("show no internals") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (isInternal(type) || !isSeen(type)) {
                  return;
                }
                type.getAllRawInterfaces().stream()
                    .filter(shown -> isOurKind(shown) && isInternal(shown))
                    .forEach(shown -> report(type, type.getDescription(), shown, events));
                type.getMembers().stream()
                    .filter(Boundaries::isSeen)
                    .forEach(
                        member ->
                            member.getAllInvolvedRawTypes().stream()
                                .map(JavaClass::getBaseComponentType)
                                .filter(shown -> isOurKind(shown) && isInternal(shown))
                                .forEach(
                                    shown -> report(type, member.getDescription(), shown, events)));
              }
            })
        .as("An API shows no internals")
        .because("nobody could name what it returns; give back an API type or hide the member");
  }

  /**
   * Every package says {@code @NullMarked}.
   *
   * @return the rule
   */
  public static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("lie in a package marked @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                    type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " lies in a package that is not @NullMarked"));
                }
              }
            })
        .as("Every package is null-marked")
        .because("absence is an Optional here; add @NullMarked to package-info.java");
  }

  private static void report(
      JavaClass type, String where, JavaClass shown, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(type, where + " shows " + shown.getName()));
  }

  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Boundaries::isSeen).orElse(true);
  }

  private static boolean isSeen(JavaMember member) {
    return (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED))
        && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** The JDK's own {@code jdk.internal} is not reachable anyway and not ours to judge. */
  private static boolean isOurKind(JavaClass type) {
    String name = type.getPackageName();
    return !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.");
  }

  private static boolean isInternal(JavaClass type) {
    return ("." + type.getPackageName() + ".").contains(".internal.");
  }

  private static boolean isHome(JavaClass type, JavaClass target) {
    String internal = target.getPackageName() + ".";
    String home = internal.substring(0, internal.indexOf("internal."));
    return (type.getPackageName() + ".").startsWith(home);
  }
}
