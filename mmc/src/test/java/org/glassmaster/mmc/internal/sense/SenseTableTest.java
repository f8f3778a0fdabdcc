package org.glassmaster.mmc.internal.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;

class SenseTableTest {
  private static final Map<String, SenseAction> CLASSES =
      Map.of(
          "G", SenseAction.GO_ON,
          "R", SenseAction.RETRY,
          "S", SenseAction.START,
          "W", SenseAction.WAIT,
          "P", SenseAction.REPEAT,
          "M", SenseAction.MEDIUM,
          "U", SenseAction.UNREADABLE,
          "A", SenseAction.ADAPT,
          "I", SenseAction.IGNORE,
          "F", SenseAction.FAIL);

  private final SenseTable table = SenseTable.load();

  @Test
  void knowsTheClassOfEveryTripleOfTheReference() {
    Set<String> seen = new HashSet<>();
    for (List<String> row : Vectors.rows("sense-classes.tsv").toList()) {
      Sense sense = new Sense(number(row.get(0)), number(row.get(1)), number(row.get(2)));
      assertThat(table.of(sense).action()).as(sense.toString()).isEqualTo(CLASSES.get(row.get(3)));
      seen.add(row.get(3));
    }
    assertThat(seen).isEqualTo(CLASSES.keySet());
  }

  @Test
  void hasACauseAndAnAdviceForWhateverADriveMaySay() {
    for (int key = 0; key < 16; key++) {
      for (int asc = 0; asc < 256; asc++) {
        for (int ascq = 0; ascq < 256; ascq += 5) {
          SenseMeaning meaning = table.of(new Sense(key, asc, ascq));
          assertThat(meaning.cause()).isNotBlank();
          assertThat(meaning.advice()).isNotBlank();
        }
      }
    }
  }

  @Test
  void decidesByTheCodeWhereTheKeyIsUnusual() {
    assertThat(table.of(new Sense(4, 0x0C, 0x09)).cause())
        .isEqualTo(table.of(new Sense(3, 0x0C, 0x09)).cause());
    assertThat(table.of(new Sense(5, 0x3A, 0)).action()).isEqualTo(SenseAction.MEDIUM);
  }

  private static int number(String hex) {
    return Integer.parseInt(hex, 16);
  }
}
