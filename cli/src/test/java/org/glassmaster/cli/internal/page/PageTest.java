package org.glassmaster.cli.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PageTest {
  private static String printed(boolean coloured, Consumer<Page> told) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    told.accept(new Page(out, coloured));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void breaksLongTextsBetweenWords() {
    String text = "word ".repeat(40).strip();
    String printed = printed(false, page -> page.entry("label", text));
    assertThat(printed.lines()).allMatch(line -> line.length() <= 79).hasSizeGreaterThan(2);
    assertThat(printed.replaceAll("\\s+", " ").strip()).isEqualTo("label " + text);
    assertThat(printed.lines().skip(1)).allMatch(line -> line.startsWith(" ".repeat(11) + "word"));
  }

  @Test
  void breaksNoLineInsideOfWhatIsToBeTyped() {
    String text = "word ".repeat(13) + "--allow" + Page.UNBROKEN + "LOSS-CD-TEXT";
    assertThat(printed(false, page -> page.entry("label", text)).lines().toList())
        .hasSize(2)
        .last()
        .isEqualTo(" ".repeat(11) + "--allow LOSS-CD-TEXT");
  }

  @Test
  void leavesAWordThatIsTooLongInOnePiece() {
    String path = "/very".repeat(30);
    assertThat(printed(false, page -> page.entry("file", path)))
        .isEqualTo("file       " + path + "\n");
  }

  @Test
  void usesColoursOnlyWhereTheyAreWanted() {
    Consumer<Page> told = page -> page.line("a " + Ink.BAD.on("b") + " c");
    assertThat(printed(false, told)).isEqualTo("a b c\n");
    assertThat(printed(true, told)).isEqualTo("a \u001b[31mb\u001b[0m c\n");
  }

  @Test
  void letsNoStrangerSpeakToTheTerminal() {
    assertThat(printed(true, page -> page.line("title \u001b]0;owned\u0007 \u009b2J \r")))
        .isEqualTo("title ?]0;owned? ?2J ?\n");
  }

  @Test
  void setsTablesInColumnsAndLeavesEmptyOnesOut() {
    Table table =
        Table.of(" #", "mode", "never", "ISRC")
            .row("1", Ink.BOLD.on("audio"), "", "US-K7Y-98-12345")
            .row("12", "mode2-form1", "", "-");
    assertThat(printed(false, page -> table.print(page, "")))
        .isEqualTo(
            """
             #  mode         ISRC
             1  audio        US-K7Y-98-12345
            12  mode2-form1  -
            """);
  }
}
