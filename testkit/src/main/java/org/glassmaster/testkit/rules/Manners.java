package org.glassmaster.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.glassmaster.testkit.rules.Accesses.fieldsOf;
import static org.glassmaster.testkit.rules.Accesses.methodsOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a library that lives in somebody else's process does not do. */
public final class Manners {
  private Manners() {}

  /** {@return every rule of this class} */
  public static List<ArchRule> all() {
    return List.of(
        neverExits(),
        neverPrints(),
        changesNothingGlobal(),
        keepsNoStaticState(),
        sleepsOnlyInAWaiter(),
        usesNoReflection(),
        logsByTheSystemLogger(),
        namesSayWhatAThingIs());
  }

  /**
   * No {@code System.exit} and its kin.
   *
   * @return the rule
   */
  public static ArchRule neverExits() {
    return noClasses()
        .should()
        .accessTargetWhere(
            methodsOf(System.class, "exit").or(methodsOf(Runtime.class, "exit", "halt")))
        .as("A library never ends the process")
        .because("the process is its caller's; throw a typed fault of org.glassmaster.core.fault");
  }

  /**
   * Nothing on standard output or standard error, and nothing read from standard input.
   *
   * @return the rule
   */
  public static ArchRule neverPrints() {
    return noClasses()
        .should()
        .accessTargetWhere(
            fieldsOf(System.class, "out", "err", "in")
                .or(methodsOf(System.class, "console"))
                .or(methodsOf(Throwable.class, "printStackTrace")))
        .as("A library never prints")
        .because(
            "the terminal is its caller's; return a value, raise a finding, tell the progress"
                + " listener or log by System.Logger");
  }

  /**
   * No setting that the rest of the process would feel.
   *
   * @return the rule
   */
  public static ArchRule changesNothingGlobal() {
    return noClasses()
        .should()
        .accessTargetWhere(
            methodsOf(System.class, "setProperty", "setProperties", "clearProperty")
                .or(methodsOf(System.class, "setOut", "setErr", "setIn"))
                .or(methodsOf(Runtime.class, "addShutdownHook"))
                .or(methodsOf(Thread.class, "setDefaultUncaughtExceptionHandler"))
                .or(methodsOf(Locale.class, "setDefault"))
                .or(methodsOf(TimeZone.class, "setDefault")))
        .as("A library changes nothing that the whole process shares")
        .because(
            "others live in it; take the setting as an argument, and leave signals and the end of"
                + " the process to the program");
  }

  /**
   * No static field that can change; tables are private, or immutable.
   *
   * @return the rule
   */
  public static ArchRule keepsNoStaticState() {
    return classes()
        .should(new KeepNoStaticState())
        .as("Classes keep no static state that can change")
        .because(
            "two embedders in one process, and two tests, must not meet in it; hold state in an"
                + " object that is closed, and tables in List.of, Map.of or a private array");
  }

  /**
   * No sleeping outside an implementation of a port named {@code Waiter}.
   *
   * @return the rule
   */
  public static ArchRule sleepsOnlyInAWaiter() {
    return noClasses()
        .that(
            DescribedPredicate.not(
                DescribedPredicate.describe("implement a Waiter", Manners::isWaiter)))
        .should()
        .accessTargetWhere(
            methodsOf(Thread.class, "sleep")
                .or(methodsOf(TimeUnit.class, "sleep"))
                .or(methodsOf(LockSupport.class, "parkNanos", "parkUntil")))
        .as("Only a Waiter sleeps")
        .because(
            "a test must not wait for a drive's seconds, and a cancelled burn must wake; take a"
                + " Waiter and let it sleep");
  }

  private static boolean isWaiter(JavaClass type) {
    return type.getSimpleName().equals("Waiter")
        || type.getAllRawInterfaces().stream().anyMatch(i -> i.getSimpleName().equals("Waiter"));
  }

  /**
   * No reflection; {@code ServiceLoader} and the wiring are not counted as such.
   *
   * @return the rule
   */
  public static ArchRule usesNoReflection() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .accessTargetWhere(
            methodsOf(
                    Class.class,
                    "forName",
                    "newInstance",
                    "getMethod",
                    "getMethods",
                    "getDeclaredMethod",
                    "getDeclaredMethods",
                    "getField",
                    "getFields",
                    "getDeclaredField",
                    "getDeclaredFields",
                    "getConstructor",
                    "getConstructors",
                    "getDeclaredConstructor",
                    "getDeclaredConstructors",
                    "getRecordComponents")
                .or(methodsOf(ClassLoader.class, "loadClass", "defineClass")))
        .as("No reflection but ServiceLoader and injection")
        .because(
            "what the compiler cannot follow breaks in silence; use an interface, a sealed type or"
                + " a ServiceLoader service");
  }

  /**
   * {@code System.Logger} and no other.
   *
   * @return the rule
   */
  public static ArchRule logsByTheSystemLogger() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..",
            "org.slf4j..",
            "org.apache.log4j..",
            "org.apache.logging..",
            "org.apache.commons.logging..",
            "ch.qos.logback..")
        .as("Logging is System.Logger")
        .because("the embedder chooses where the log goes; use System.getLogger");
  }

  /**
   * No {@code Manager}, {@code Helper}, {@code Util} or {@code Impl}.
   *
   * @return the rule
   */
  public static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveNameMatching(".*[.$](\\w*(Manager|Helper|Helpers|Util|Utils|Utility|Impl))")
        .as("A name says what a thing is")
        .because("Manager, Helper, Util and Impl say nothing; use the word of the field");
  }
}
