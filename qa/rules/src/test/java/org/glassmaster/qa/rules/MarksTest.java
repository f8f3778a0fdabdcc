package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} lists the marks as the packages and types bear them. */
class MarksTest {
  @Test
  void theDocumentListsThemAll() {
    String document = Repository.text("docs/compatibility.md");
    for (String name : Api.packages()) {
      assertThat(document).contains("| `%s` | %s |\n".formatted(name, told(name)));
    }
  }

  /** {@code evolving, but `PqCrc` and `SubchannelForm` stable}. */
  private static String told(String packageName) {
    JavaClasses house = HouseTest.house();
    Mark mark = Firmness.of(house.get(packageName + ".package-info")).orElseThrow();
    List<JavaClass> others =
        house.stream()
            .filter(type -> type.getPackageName().equals(packageName) && Api.exports(type))
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> Firmness.of(type).orElseThrow() != mark)
            .toList();
    if (others.isEmpty()) {
      return word(mark);
    }
    return word(mark)
        + ", but "
        + others.stream()
            .map(type -> "`" + type.getSimpleName() + "`")
            .sorted()
            .collect(Collectors.joining(" and "))
        + " "
        + word(Firmness.of(others.getFirst()).orElseThrow());
  }

  private static String word(Mark mark) {
    return mark.toString().toLowerCase(Locale.ROOT);
  }
}
