package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.glassmaster.backend.imapi2.internal.burn.DriveOptions;
import org.glassmaster.spi.LocationOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/imapi2.md} and the tests agree. */
class ImapiPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([WPDRXESVL]\\d\\d) \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);

  private String page = "";

  @BeforeEach
  void reads() throws IOException {
    page = Files.readString(Path.of("..", "docs", "imapi2.md"));
  }

  private List<MatchResult> rows() {
    return ROW.matcher(page).results().toList();
  }

  /** Sections 9.3 to 9.6 of the survey. */
  @Test
  void hasEveryRowOfTheChecklist() {
    List<String> wanted = new ArrayList<>();
    add(wanted, "W", 34);
    add(wanted, "P", 11);
    add(wanted, "D", 6);
    add(wanted, "R", 21);
    add(wanted, "X", 18);
    add(wanted, "E", 3);
    add(wanted, "S", 5);
    add(wanted, "V", 1);
    add(wanted, "L", 1);
    assertThat(rows()).extracting(row -> row.group(1)).containsExactlyElementsOf(wanted);
  }

  private static void add(List<String> into, String letter, int count) {
    for (int i = 1; i <= count; i++) {
      into.add(String.format("%s%02d", letter, i));
    }
  }

  @Test
  void hasATestForEachRow() {
    assertThat(ChecklistRows.all())
        .extracting(Row::id)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(rows().stream().map(row -> row.group(1)).toList());
  }

  @Test
  void namesTheMemberThatTheTestCalls() {
    for (MatchResult row : rows()) {
      String member =
          ChecklistRows.all().stream()
              .filter(tested -> tested.id().equals(row.group(1)))
              .map(Row::member)
              .findFirst()
              .orElseThrow();
      String called = member.substring(member.indexOf('.') + 1);
      if (!member.equals("absent") && !row.group(1).matches("L01|W33|E01")) {
        String property = called.replaceFirst("^[gp][eu]t_", "");
        assertThat(row.group(2)).as(row.group(1)).contains(property);
      }
    }
  }

  @Test
  void listsTheOptionsOfTheLocation() {
    for (LocationOption option : DriveOptions.declared()) {
      if (List.of("raw", "lead-in", "lock", "authoring").contains(option.name())) {
        assertThat(page)
            .contains("| `" + option.name() + "` | `" + String.join("`, `", option.values()));
      }
    }
  }
}
