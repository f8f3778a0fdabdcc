package org.glassmaster.backend.file.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  @Test
  void readsMembersOfEachKind() {
    JsonObject object =
        JsonObject.parse(
                """
                {"s": "a\\"\\u00e9\\n", "n": -22650, "t": true, "f": false, "x": null,
                 "o": {"n": 1, "y": ["}"]}, "a": [1, {"b": 2}], "last": 12}
                """)
            .orElseThrow();
    assertThat(object.string("s")).contains("a\"é\n");
    assertThat(object.number("n")).hasValue(-22_650);
    assertThat(object.truth("t")).contains(true);
    assertThat(object.truth("f")).contains(false);
    assertThat(object.string("x")).isEmpty();
    assertThat(object.number("y")).isEmpty();
    assertThat(object.number("last")).hasValue(12);
    assertThat(object.number("s")).isEmpty();
  }

  @Test
  void readsAnEmptyObject() {
    assertThat(JsonObject.parse(" { } ")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{\"a\"}",
        "{\"a\": }",
        "{\"a\": 1,}",
        "{\"a\": 1} x",
        "{a: 1}",
        "{\"a\": 01}",
        "{\"a\": truth}",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\\u12\"}",
        "{\"a\": \"",
        "{\"a\": [1}"
      })
  void refusesWhatIsNoObject(String text) {
    assertThat(JsonObject.parse(text)).isEmpty();
  }

  @Test
  void takesAnyText() {
    Random random = new Random(2);
    String letters = "{}[]\",:\\u09a truefalsn-.eE1\n";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("{");
      for (int k = random.nextInt(20); k >= 0; k--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(JsonObject.parse(text.toString())).isNotNull();
    }
  }

  @Test
  void isNotOverwhelmedByDepth() {
    String deep = "{\"a\": " + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";
    assertThat(JsonObject.parse(deep)).isPresent();
  }
}
