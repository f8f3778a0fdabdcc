package org.glassmaster.qa.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassmaster.testkit.rules.Boundaries;
import org.glassmaster.testkit.rules.Manners;
import org.glassmaster.testkit.rules.Providers;

/**
 * The rules of the house over a root package. The root is an argument so that a small house full of
 * offences can be held to the very same rules.
 */
final class House {
  /** Inside core these are the use cases and their ports; everything else there is the domain. */
  private static final Set<String> AROUND_THE_DOMAIN = Set.of("port", "plan", "transfer", "verify");

  private final String root;
  private final Arrows arrows = Arrows.read();

  House(String root) {
    this.root = root;
  }

  /**
   * A rule and the classes it is for.
   *
   * @param name short, for reports
   */
  record Rule(String name, DescribedPredicate<JavaClass> scope, ArchRule rule) {
    EvaluationResult over(JavaClasses house) {
      return rule.evaluate(house.that(scope));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Arrows.Module module : arrows.modules()) {
      rules.add(new Rule("arrows of " + module.name(), of(module.name()), arrowsOf(module)));
    }
    rules.add(new Rule("every class has a module", everything(), everyClassHasAModule()));

    rules.add(new Rule("rooms", of("cli").or(of("backend-imapi2")), knowEachOtherOneWay()));

    rules.add(new Rule("domain: no files", domain(), doesNoFileOrNetworkIo()));
    rules.add(new Rule("domain: no clock", domain(), hasNoClock()));
    rules.add(new Rule("domain: no threads", domain(), hasNoThreads()));
    rules.add(new Rule("domain: no logger", domain(), hasNoLogger()));
    rules.add(new Rule("domain: no use case", domain(), knowsNoUseCase()));

    DescribedPredicate<JavaClass> libraries = DescribedPredicate.not(of("cli"));
    rules.add(new Rule("never exits", libraries, Manners.neverExits()));
    rules.add(new Rule("never prints", libraries, Manners.neverPrints()));
    rules.add(new Rule("changes nothing global", libraries, Manners.changesNothingGlobal()));
    rules.add(new Rule("system logger", libraries, Manners.logsByTheSystemLogger()));
    rules.add(new Rule("no static state", everything(), Manners.keepsNoStaticState()));
    rules.add(new Rule("sleeps only in a waiter", everything(), Manners.sleepsOnlyInAWaiter()));
    rules.add(new Rule("no reflection", everything(), Manners.usesNoReflection()));
    rules.add(new Rule("names", everything(), Manners.namesSayWhatAThingIs()));

    rules.add(new Rule("internals", everything(), Boundaries.internalsStayAtHome()));
    rules.add(new Rule("API without internals", everything(), Boundaries.apiShowsNoInternals()));
    rules.add(new Rule("null-marked", everything(), Boundaries.packagesAreNullMarked()));
    rules.add(new Rule("stability marks", everything(), Firmness.everyApiIsMarked()));
    rules.add(new Rule("stable shows stable", everything(), Firmness.stableShowsStable()));

    DescribedPredicate<JavaClass> noBackEnds = DescribedPredicate.not(backEnds());
    rules.add(new Rule("native calls", noBackEnds, makesNoNativeCalls()));
    rules.add(new Rule("back ends", backEnds(), Providers.areFound(service("spi.BackEnd"))));
    rules.add(
        new Rule("image formats", backEnds(), Providers.areFound(service("spi.ImageFormat"))));
    rules.add(
        new Rule("tag readers", backEnds(), Providers.areFound(service("core.port.TagReader"))));
    rules.add(new Rule("contract", backEnds(), Providers.standOnTheContract()));
    for (Arrows.Module module : arrows.modules()) {
      if (module.name().startsWith("backend-")) {
        rules.add(
            new Rule(module.name() + " and others", of(module.name()), Providers.knowNoOther()));
      }
    }
    return rules;
  }

  private ArchRule arrowsOf(Arrows.Module module) {
    List<String> libraries = new ArrayList<>(module.libraryPackages());
    libraries.add("java");
    if (module.name().equals("cli")) {
      libraries.add("sun.misc");
    }
    if (module.name().equals("testkit")) {
      // Only there does the JDK tell how much a thread has allocated.
      libraries.add("com.sun.management");
    }
    ArchCondition<JavaClass> follow =
        new ArchCondition<>("know " + module.knows() + " and " + libraries) {
          @Override
          public void check(JavaClass type, ConditionEvents events) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
              JavaClass target = dependency.getTargetClass().getBaseComponentType();
              if (!target.isPrimitive()
                  && !Firmness.isMark(target)
                  && !mayKnow(target.getPackageName())) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
              }
            }
          }

          private boolean mayKnow(String target) {
            return arrows
                .owner(root, target)
                .map(owner -> owner.equals(module) || module.knows().contains(owner.name()))
                .orElseGet(
                    () ->
                        libraries.stream()
                            .anyMatch(
                                known -> target.equals(known) || target.startsWith(known + ".")));
          }
        };
    return classes()
        .should(follow)
        .as(module.name() + " may know " + module.knows() + " and " + libraries)
        .because(
            "the table in docs/architecture.md draws no other arrow; move the class, or turn the"
                + " dependency round with a port");
  }

  private ArchRule everyClassHasAModule() {
    return classes()
        .should(
            new ArchCondition<>("lie in a package of a module") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (arrows.owner(root, type.getPackageName()).isEmpty()) {
                  events.add(
                      SimpleConditionEvent.violated(type, type.getName() + " is of no module"));
                }
              }
            })
        .because("a class that no arrow speaks of escapes every arrow; mend its package");
  }

  private ArchRule knowEachOtherOneWay() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .because(
            "whoever reads a package must not have to read those that stand on it; move what both"
                + " need further down");
  }

  private ArchRule doesNoFileOrNetworkIo() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
        .because("the domain is a function of its arguments; take bytes or a ByteSource");
  }

  private ArchRule hasNoClock() {
    return noClasses()
        .should()
        .accessTargetWhere(methodOf(System.class, "currentTimeMillis", "nanoTime"))
        .orShould()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "now() of java.time",
                access ->
                    access.getTarget().getName().equals("now")
                        && access.getTarget().getOwner().getPackageName().equals("java.time")))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Date|Timer)")
        .because("the same disc must give the same bits tomorrow; take the time as an argument");
  }

  private ArchRule hasNoThreads() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Thread.*|InheritableThreadLocal|ScopedValue.*)")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent..")
        .orShould()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "a parallel stream",
                access ->
                    Set.of("parallel", "parallelStream").contains(access.getTarget().getName())
                        && access.getTarget().getOwner().getPackageName().startsWith("java.util")))
        .because("a pure function runs on its caller's thread; who wants many threads calls twice");
  }

  private ArchRule hasNoLogger() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.System\\$Logger.*|java\\.util\\.logging\\..*")
        .because("what the domain notices is a value; return a Finding");
  }

  private ArchRule knowsNoUseCase() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are use cases or ports",
                type -> AROUND_THE_DOMAIN.contains(partOfCore(type.getPackageName()))))
        .because("use cases stand on the domain; move the type down or the class up");
  }

  private ArchRule makesNoNativeCalls() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.foreign\\.(Linker.*|SymbolLookup|FunctionDescriptor|AddressLayout)")
        .because(
            "only a back end speaks to the system; memory segments are free everywhere, calls go"
                + " through a port");
  }

  private DescribedPredicate<JavaClass> everything() {
    return DescribedPredicate.alwaysTrue();
  }

  private DescribedPredicate<JavaClass> of(String name) {
    Arrows.Module module = arrows.module(name);
    return DescribedPredicate.describe(
        "of " + name, type -> module.owns(root, type.getPackageName()));
  }

  private DescribedPredicate<JavaClass> domain() {
    return of("core")
        .and(
            DescribedPredicate.describe(
                "of the domain",
                type -> !AROUND_THE_DOMAIN.contains(partOfCore(type.getPackageName()))));
  }

  private DescribedPredicate<JavaClass> backEnds() {
    return DescribedPredicate.describe(
        "of a back end", type -> type.getPackageName().startsWith(root + ".backend."));
  }

  /** {@code disc} of {@code org.glassmaster.core.disc.internal}; empty outside core. */
  private String partOfCore(String packageName) {
    String core = root + ".core.";
    return packageName.startsWith(core)
        ? packageName.substring(core.length()).split("\\.", -1)[0]
        : "";
  }

  private Class<?> service(String name) {
    try {
      return Class.forName(root + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static DescribedPredicate<JavaAccess<?>> methodOf(Class<?> owner, String... names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + " " + Set.of(names),
        access ->
            Set.of(names).contains(access.getTarget().getName())
                && access.getTarget().getOwner().isEquivalentTo(owner));
  }
}
