package org.glassmaster.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Whether the providers of a service are where {@link ServiceLoader} looks. */
public final class Providers {
  /** A provider that cannot be loaded is passed over; so many at most, should one never end. */
  private static final int FAULTS = 1_000;

  private Providers() {}

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
