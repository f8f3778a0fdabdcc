package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The poms say what the table of arrows says. */
class ReactorTest {
  private static final String OURS = "glassmaster-";

  /** What any module may test with. */
  private static final Set<String> TEST_LIBRARIES =
      Set.of(
          "junit-jupiter",
          "junit-jupiter-engine",
          "assertj-core",
          "archunit-junit5",
          "jazzer-junit",
          "jackson-jr-objects");

  static List<Arrows.Module> modules() {
    return Arrows.read().modules();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void compilesAgainstWhatTheTableAllows(Arrows.Module module) {
    Set<String> compile = artifacts(module, scope -> scope.isEmpty() || scope.equals("compile"));
    assertThat(ours(compile)).isEqualTo(new TreeSet<>(module.knows()));
    Set<String> rest = artifacts(module, scope -> !scope.equals("test"));
    rest.removeIf(name -> name.startsWith(OURS));
    Set<String> allowed = new TreeSet<>(module.libraries());
    allowed.add("jspecify");
    assertThat(rest).isEqualTo(allowed);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void runsWithWhatTheTableAllows(Arrows.Module module) {
    assertThat(ours(artifacts(module, "runtime"::equals)))
        .isEqualTo(new TreeSet<>(module.runsWith()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void testsWithWhatTheTableAllows(Arrows.Module module) {
    Set<String> tests = artifacts(module, "test"::equals);
    assertThat(ours(tests)).isEqualTo(new TreeSet<>(module.testsKnow()));
    tests.removeIf(name -> name.startsWith(OURS));
    assertThat(TEST_LIBRARIES).containsAll(tests);
  }

  @Test
  void theTableHasEveryModuleOfTheReactor() {
    Set<String> reactor = reactor();
    assertThat(reactor).contains("bom", "qa");
    reactor.removeAll(Set.of("bom", "qa"));
    assertThat(modules().stream().map(Arrows.Module::name).collect(Collectors.toSet()))
        .isEqualTo(reactor);
  }

  @Test
  void theBomAndTheParentManageEveryModule() {
    Set<String> published = reactor();
    published.removeAll(Set.of("bom", "qa"));
    assertThat(ours(managed("bom/pom.xml"))).isEqualTo(published);
    assertThat(ours(managed("pom.xml"))).isEqualTo(published);
  }

  @Test
  void everyPublishedModuleSaysWhatItIsAndUnderWhichLicence() {
    Set<String> published = reactor();
    published.remove("qa");
    for (String name : published) {
      Element pom = Repository.pom(name + "/pom.xml");
      assertThat(Repository.value(pom, "name")).as(name).startsWith("Glassmaster ");
      assertThat(Repository.value(pom, "description")).as(name).endsWith(".");
      // What a module does not say itself it has from its parent; the bom has none.
      Element says = name.equals("bom") ? pom : Repository.pom("pom.xml");
      assertThat(Repository.elements(pom, "parent")).as(name).hasSize(name.equals("bom") ? 0 : 1);
      assertThat(Repository.elements(says, "licenses/license").stream())
          .as(name)
          .extracting(licence -> Repository.value(licence, "name"))
          .containsExactly("Apache-2.0");
      assertThat(Repository.elements(says, "developers/developer")).as(name).isNotEmpty();
      assertThat(Repository.elements(pom, "properties/maven.deploy.skip")).as(name).isEmpty();
    }
    assertThat(Repository.elements(Repository.pom("qa/pom.xml"), "properties/maven.deploy.skip"))
        .hasSize(1);
  }

  @Test
  void theDocumentShowsTheSameTable() {
    String document = Repository.text("docs/architecture.md");
    for (Arrows.Module module : modules()) {
      assertThat(document)
          .contains(
              "| %s | %s | %s | %s | %s |\n"
                  .formatted(
                      module.name(),
                      cell(module.knows()),
                      cell(module.testsKnow()),
                      cell(module.runsWith()),
                      cell(module.libraries())));
    }
  }

  private static String cell(Set<String> words) {
    return words.isEmpty() ? "–" : String.join(", ", words);
  }

  private static Set<String> reactor() {
    return Repository.elements(Repository.pom("pom.xml"), "modules/module").stream()
        .map(module -> module.getTextContent().strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> managed(String pom) {
    return names(
        Repository.elements(Repository.pom(pom), "dependencyManagement/dependencies/dependency"),
        scope -> true);
  }

  private static Set<String> artifacts(Arrows.Module module, Predicate<String> scope) {
    Element pom = Repository.pom(module.name() + "/pom.xml");
    return names(Repository.elements(pom, "dependencies/dependency"), scope);
  }

  private static Set<String> names(List<Element> dependencies, Predicate<String> scope) {
    return dependencies.stream()
        .filter(dependency -> scope.test(Repository.value(dependency, "scope")))
        .map(dependency -> Repository.value(dependency, "artifactId"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ours(Set<String> artifacts) {
    return artifacts.stream()
        .filter(name -> name.startsWith(OURS))
        .map(name -> name.substring(OURS.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
