package org.glassmaster.qa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
  private static CodeScan scan;

  @BeforeAll
  static void scan() throws Exception {
    scan = CodeScan.of(FindingsPage.sources());
  }

  @Test
  void isWhatTheSourcesSay() throws Exception {
    Path page = Repository.root().resolve("docs/findings.md");
    String text = FindingsPage.of(scan);
    if ("write".equals(System.getProperty("findings.page"))) {
      Files.writeString(page, text);
    }
    assertThat(text).isEqualTo(Files.readString(page));
  }

  @Test
  void knowsEveryCodeThatOccurs() {
    assertThat(scan.findings.keySet()).containsAll(scan.seen);
  }

  @Test
  void hasAGradeAndAnAdviceForEach() {
    scan.findings.forEach(
        (code, entry) -> {
          assertThat(entry.severities).as(code).isNotEmpty();
          assertThat(entry.advice).as(code).isNotEmpty();
        });
  }

  @Test
  void hasWhatIsSaidWithAllButAFew() {
    assertThat(scan.findings.values())
        .filteredOn(entry -> entry.messages.isEmpty())
        .hasSizeLessThan(scan.findings.size() / 10);
    assertThat(scan.faults.values())
        .filteredOn(entry -> entry.messages.isEmpty())
        .hasSizeLessThan(scan.faults.size() / 4);
  }
}
