package org.glassmaster.cli.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class JsonTest {
  private static String written(Consumer<Json> told) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    told.accept(Json.document(out));
    out.flush();
    return text.toString();
  }

  @Test
  void keepsKeysInTheOrderGiven() {
    String text =
        written(
            json ->
                json.object()
                    .field("b", 1)
                    .field("a", true)
                    .array("c")
                    .value("x")
                    .value("y")
                    .end()
                    .object("d")
                    .end()
                    .end());
    assertThat(text)
        .isEqualTo(
            """
            {
              "b": 1,
              "a": true,
              "c": [
                "x",
                "y"
              ],
              "d": {}
            }
            """);
  }

  @Test
  void writesNullForWhatIsAbsent() {
    String text =
        written(
            json ->
                json.object()
                    .field("text", Optional.empty())
                    .field("number", OptionalInt.empty())
                    .field("fraction", OptionalDouble.of(Double.NaN))
                    .nothing("nothing")
                    .end());
    assertThat(JSON.std.mapFrom(text).values()).containsOnlyNulls().hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"quoted\" and \\ and /",
        "tab\tline\nreturn\rbell\u0007zero\u0000delete\u007f",
        "Motörhead \u2028 日本語",
        "\uD834\uDD1E a clef outside the first plane"
      })
  void writesTextsThatAParserReadsBack(String text) {
    assertThat(JSON.std.mapFrom(written(json -> json.object().field(text, text).end())))
        .isEqualTo(Map.of(text, text));
  }

  @Test
  void escapesHalvesOfCharacters() {
    assertThat(written(json -> json.array().value("a\uD834").value("\uDD1Eb").end()))
        .contains("\"a\\ud834\"", "\"\\udd1eb\"");
  }

  @Test
  void putsADocumentOfAStreamOnOneLine() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    for (int i = 0; i < 2; i++) {
      Json.line(out).object().field("event", i).array("of").object().end().end().end();
    }
    out.flush();
    assertThat(text.toString().lines().toList())
        .isEqualTo(List.of("{\"event\":0,\"of\":[{}]}", "{\"event\":1,\"of\":[{}]}"));
  }
}
