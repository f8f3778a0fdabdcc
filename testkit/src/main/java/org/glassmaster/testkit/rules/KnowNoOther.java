package org.glassmaster.testkit.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;

/**
 * Another provider is a class outside those under test that implements a back end or an image
 * format, or lies in a package of this house's back ends.
 */
final class KnowNoOther extends ArchCondition<JavaClass> {
  private static final String HOUSE = "org.glassmaster.";

  private Set<String> own = Set.of();

  KnowNoOther() {
    super("know no other provider");
  }

  @Override
  public void init(Collection<JavaClass> underTest) {
    own = underTest.stream().map(JavaClass::getName).collect(Collectors.toSet());
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (!own.contains(target.getName()) && (provides(target) || isOfABackEnd(target))) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private static boolean provides(JavaClass type) {
    return !type.isInterface()
        && (type.isAssignableTo(BackEnd.class) || type.isAssignableTo(ImageFormat.class));
  }

  private static boolean isOfABackEnd(JavaClass type) {
    String name = type.getPackageName() + ".";
    return name.startsWith(HOUSE) && name.contains(".backend.");
  }
}
