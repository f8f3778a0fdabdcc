package org.glassmaster.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;

/** What is asked of the providers of devices and formats, beside what is asked of every library. */
public final class Providers {
  /** A provider that cannot be loaded is passed over; so many at most, should one never end. */
  private static final int FAULTS = 1_000;

  private Providers() {}

  /**
   * Every rule of this class.
   *
   * @return for back ends, image formats and readers of tags
   */
  public static List<ArchRule> all() {
    return List.of(
        standOnTheContract(),
        knowNoOther(),
        areFound(BackEnd.class),
        areFound(ImageFormat.class),
        areFound(TagReader.class));
  }

  /**
   * Core, the SPI and, for drives, {@code mmc}; nothing that programs or tests are made of.
   *
   * @return the rule
   */
  public static ArchRule standOnTheContract() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.glassmaster..embed..",
            "org.glassmaster..cli..",
            "org.glassmaster..emulator..",
            "org.glassmaster..testkit..")
        .as("A provider stands on core, spi and mmc")
        .because(
            "embed and cli stand on it, emulator and testkit are for its tests; take what it needs"
                + " from the contract, or keep the class to the tests");
  }

  /**
   * No class of a back end that is not among those under test.
   *
   * @return the rule, to be checked with all classes of one provider and no others
   */
  public static ArchRule knowNoOther() {
    return classes()
        .should(new KnowNoOther())
        .as("A provider knows no other")
        .because(
            "each is installed, replaced and left out by itself; move what they share into a"
                + " library of its own, or ask for it in core");
  }

  /**
   * Every class that implements the service is registered for it and can be made.
   *
   * @param service what they implement
   * @return the rule
   */
  public static ArchRule areFound(Class<?> service) {
    return classes()
        .should(
            new ArchCondition<JavaClass>("be found where they provide " + service.getName()) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (provides(type, service) && !found(service).contains(type.getName())) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type,
                          type.getName()
                              + " implements "
                              + service.getName()
                              + ", and ServiceLoader does not find it or cannot make one"));
                }
              }
            })
        .as("Every provider of " + service.getSimpleName() + " is found")
        .because(
            "nobody could use it; name it in META-INF/services/"
                + service.getName()
                + " and give it a public constructor without arguments that does nothing");
  }

  private static boolean provides(JavaClass type, Class<?> service) {
    return type.isAssignableTo(service)
        && !type.isInterface()
        && !type.isAnonymousClass()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static Set<String> found(Class<?> service) {
    Set<String> names = new HashSet<>();
    Iterator<?> providers = ServiceLoader.load(service).iterator();
    for (int faults = 0; faults < FAULTS; faults++) {
      try {
        while (providers.hasNext()) {
          names.add(providers.next().getClass().getName());
        }
        return names;
      } catch (ServiceConfigurationError | LinkageError e) {
        // The other providers are still asked; this one is missing from the answer.
      }
    }
    return names;
  }
}
