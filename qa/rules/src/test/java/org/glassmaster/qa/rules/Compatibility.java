package org.glassmaster.qa.rules;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiField;
import japicmp.model.JApiImplementedInterface;
import japicmp.model.JApiParameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of an API that was promised is kept no longer. */
final class Compatibility {
  private Compatibility() {}

  /**
   * Code written against the old API that does not compile, or not link, against the new one.
   *
   * @param element {@code org.glassmaster.spi.BackEnd.open(org.glassmaster.spi.Location)}
   * @param change japicmp's name for it, {@code METHOD_REMOVED}
   * @param mark how firm it was promised to be
   */
  record Breach(String element, String change, Mark mark) {
    @Override
    public String toString() {
      return element + ": " + change + " (" + mark.toString().toLowerCase(Locale.ROOT) + ")";
    }
  }

  /** Every breach that the step between the versions does not allow. */
  static List<Breach> breaches(Baseline before, Api now, String version) {
    Step step = Step.between(before.version(), version);
    List<Breach> breaches = new ArrayList<>(all(before.api(), now));
    breaches.removeIf(breach -> step.allows(breach.mark()));
    return breaches;
  }

  private static List<Breach> all(Api before, Api now) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.setNoAnnotations(true);
    // JUnit's and ArchUnit's types are not in the jars, and are theirs to keep.
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    List<Breach> breaches = new ArrayList<>();
    for (JApiClass type :
        new JarArchiveComparator(options).compare(archive(before), archive(now))) {
      String name = type.getFullyQualifiedName();
      Mark mark = Mark.of(before.classes(), name);
      collect(type, name, mark, breaches);
      collect(type.getSuperclass(), name, mark, breaches);
      for (JApiImplementedInterface each : type.getInterfaces()) {
        collect(each, name + " implements " + each.getFullyQualifiedName(), mark, breaches);
      }
      for (JApiField field : type.getFields()) {
        collect(field, name + "." + field.getName(), mark, breaches);
      }
      type.getConstructors().forEach(made -> collect(made, signature(name, made), mark, breaches));
      type.getMethods().forEach(method -> collect(method, signature(name, method), mark, breaches));
    }
    breaches.addAll(lowered(before.classes(), now.classes()));
    return breaches.stream().distinct().toList();
  }

  private static void collect(
      JApiCompatibility thing, String element, Mark mark, List<Breach> into) {
    for (JApiCompatibilityChange change : thing.getCompatibilityChanges()) {
      if (!change.isBinaryCompatible() || !change.isSourceCompatible()) {
        into.add(new Breach(element, change.getType().name(), mark));
      }
    }
  }

  /** A promise that is taken back is broken, whatever becomes of the type. */
  private static List<Breach> lowered(Map<String, byte[]> before, Map<String, byte[]> now) {
    List<Breach> breaches = new ArrayList<>();
    for (String path : new TreeSet<>(before.keySet())) {
      String name = path.replace(".class", "").replace('/', '.');
      if (now.containsKey(path)
          && Mark.of(before, name) == Mark.STABLE
          && Mark.of(now, name) == Mark.EVOLVING) {
        breaches.add(new Breach(name, "NO_LONGER_STABLE", Mark.STABLE));
      }
    }
    return breaches;
  }

  private static String signature(String type, JApiBehavior behavior) {
    return type
        + "."
        + behavior.getName()
        + behavior.getParameters().stream()
            .map(JApiParameter::getType)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static JApiCmpArchive archive(Api api) {
    try {
      return new JApiCmpArchive(Baseline.zip(api.classes()), "api.jar", "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
