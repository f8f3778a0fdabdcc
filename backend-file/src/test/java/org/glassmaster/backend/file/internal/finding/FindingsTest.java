package org.glassmaster.backend.file.internal.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final FindingKind WARNING = FindingKind.warning("X-001", "mend it");
  private static final FindingKind ERROR = FindingKind.error("X-002", "mend that");

  private final Findings findings = new Findings();

  @Test
  void keepTheFirstTwoHundredAndCountTheRest() {
    warn(1_000_000);
    assertThat(findings.list()).hasSize(202);
    assertThat(findings.list().getLast().message()).isEqualTo("and 999799 findings more");
    assertThat(findings.list().getLast().severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.hasErrors()).isFalse();
  }

  @Test
  void sayWhyASheetIsRefusedHoweverMuchCameBefore() {
    warn(300);
    findings.add(ERROR, "sheet:301", "the sheet has too many lines");
    warn(300);
    assertThat(findings.hasErrors()).isTrue();
    assertThat(findings.refusal("sheet-not-valid", "sheet describes no disc", "sheet"))
        .hasMessageContaining("sheet:301: the sheet has too many lines");
  }

  @Test
  void neverLoseThatThereWereErrorsOfOtherKinds() {
    warn(200);
    findings.add(ERROR, "sheet", "one");
    findings.add(FindingKind.error("X-003", "mend it all"), "sheet", "another");
    Finding last = findings.list().getLast();
    assertThat(last.code()).isEqualTo("FILE-009");
    assertThat(last.severity()).isEqualTo(Severity.ERROR);
  }

  private void warn(int times) {
    for (int i = 0; i < times; i++) {
      findings.add(WARNING, "sheet", "odd");
    }
  }
}
