package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole reactor, held to the rules. */
class HouseTest {
  private static final String ROOT = "org.glassmaster";
  private static final Pattern MODULE_OF_LOCATION = Pattern.compile("/([^/]+)/target/");

  static JavaClasses house() {
    return Imported.HOUSE;
  }

  /** Read once for all tests. */
  private static final class Imported {
    static final JavaClasses HOUSE =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/org/glassmaster/qa/"))
            .importPackages(ROOT);
  }

  static List<House.Rule> rules() {
    return new House(ROOT).rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keeps(House.Rule rule) {
    EvaluationResult result = rule.over(house());
    assertThat(result.hasViolation()).as(result.getFailureReport().toString()).isFalse();
  }

  @Test
  void everyModuleIsThereAndItsClassesLieInItsOwnPackages() {
    for (Arrows.Module module : Arrows.read().modules()) {
      List<JavaClass> classes =
          house().stream().filter(type -> moduleOf(type).equals(module.name())).toList();
      assertThat(classes).as(module.name()).isNotEmpty();
      assertThat(classes)
          .as(module.name())
          .allSatisfy(type -> assertThat(module.owns(ROOT, type.getPackageName())).isTrue());
    }
  }

  private static String moduleOf(JavaClass type) {
    String location = type.getSource().orElseThrow().getUri().toString();
    Matcher matcher = MODULE_OF_LOCATION.matcher(location);
    assertThat(matcher.find()).as(location).isTrue();
    return matcher.group(1);
  }
}
