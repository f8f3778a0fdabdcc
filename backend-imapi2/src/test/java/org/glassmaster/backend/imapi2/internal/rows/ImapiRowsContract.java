package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the checklist in {@code docs/imapi2.md}, by a call of the member it names. */
abstract class ImapiRowsContract {
  abstract Stage stage() throws ComException;

  @TestFactory
  Stream<DynamicTest> rows() {
    return ChecklistRows.all().stream()
        .map(row -> DynamicTest.dynamicTest(row.id() + " " + row.member(), () -> run(row)));
  }

  private void run(Row row) throws Exception {
    try (Stage stage = stage()) {
      try (ComScope scope = new ComScope(stage.library())) {
        row.check().on(stage, scope, new Random());
      }
      assertThat(stage.imbalance()).isEmpty();
    }
  }
}
