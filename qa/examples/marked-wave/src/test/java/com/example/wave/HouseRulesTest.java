package com.example.wave;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.testkit.rules.Boundaries;
import org.glassmaster.testkit.rules.Manners;
import org.glassmaster.testkit.rules.Providers;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
  @Test
  void areKept() {
    JavaClasses mine =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.example.wave");
    Manners.all().forEach(rule -> rule.check(mine));
    Boundaries.all().forEach(rule -> rule.check(mine));
    Providers.areFound(ImageFormat.class).check(mine);
  }
}
