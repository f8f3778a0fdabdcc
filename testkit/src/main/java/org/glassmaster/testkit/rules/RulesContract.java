package org.glassmaster.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a back end or an image format to every rule, by one line beside its other tests:
 *
 * <pre>{@code
 * class RulesTest extends RulesContract {}
 * }</pre>
 */
public abstract class RulesContract {
  /** For the class that is held to it. */
  protected RulesContract() {}

  /**
   * Where the provider's classes lie.
   *
   * @return the package of this test, and all below it
   */
  protected String root() {
    return getClass().getPackageName();
  }

  /**
   * Every rule for a provider.
   *
   * @return the manners, the boundaries, and what is asked of providers
   */
  public static List<ArchRule> rules() {
    return Stream.of(Manners.all(), Boundaries.all(), Providers.all())
        .flatMap(List::stream)
        .toList();
  }

  private JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root());
  }

  @TestFactory
  Stream<DynamicTest> keeps() {
    JavaClasses classes = classes();
    return rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getDescription(), () -> rule.allowEmptyShould(true).check(classes)));
  }

  @Test
  void thereIsSomethingToHold() {
    assertThat(classes())
        .as("classes in " + root() + " and below; override root() where they lie elsewhere")
        .isNotEmpty();
  }
}
