package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/api-packages.txt} lists what is API: that, all of it and nothing else. */
class ApiPackagesTest {
  @Test
  void listsExactlyThePackagesWithoutInternalInTheirName() {
    Set<String> packages =
        HouseTest.house().stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !(name + ".").contains(".internal."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(Api.packages()))
        .as("docs/api-packages.txt; what is not meant for others has internal in its name")
        .isEqualTo(packages);
  }

  @Test
  void isSorted() {
    assertThat(Api.packages()).isSorted().doesNotHaveDuplicates();
  }
}
