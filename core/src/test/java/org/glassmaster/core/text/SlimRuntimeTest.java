package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.TITLE;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A Java of the module java.base alone, as in a run-time image that was cut to the bone. */
class SlimRuntimeTest {
  private static final CdText TWO =
      CdText.builder()
          .block(Language.JAPANESE, TextEncoding.MS_JIS)
          .disc(TITLE, "海")
          .disc(DISC_ID, "ID 1")
          .block(Language.ENGLISH, TextEncoding.ASCII)
          .disc(TITLE, "Sea")
          .build();

  /** JDKs for other systems may have the character set in jdk.charsets only. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsMsJis() throws Exception {
    byte[] packs = CdTextWriter.STRICT.encode(TWO, 1, 1).packs();
    byte[] sheet = "Text Code = MS-JIS\nAlbum Title = 海\n".getBytes(Charset.forName("windows-31j"));
    HexFormat hex = HexFormat.of();
    assertThat(slim(hex.formatHex(packs), hex.formatHex(sheet)))
        .containsExactly("writer [] true", "reader [] true", "sheet [] true");
  }

  private static List<String> slim(String... arguments)
      throws IOException, InterruptedException, URISyntaxException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = folder(CdText.class) + File.pathSeparator + folder(SlimRuntimeTest.class);
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            java,
                            "--limit-modules",
                            "java.base",
                            "-cp",
                            classes,
                            Report.class.getName()),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static String folder(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** Runs in the other Java. */
  static final class Report {
    private Report() {}

    public static void main(String[] arguments) {
      byte[] packs = HexFormat.of().parseHex(arguments[0]);
      EncodedCdText encoded = CdTextWriter.STRICT.encode(TWO, 1, 1);
      print("writer", encoded.findings(), Arrays.equals(encoded.packs(), packs));
      CdTextReading reading = CdTextReader.read(packs);
      print("reader", reading.findings(), reading.text().equals(TWO));
      SonySheetReading sheet = SonySheetReader.read("s", HexFormat.of().parseHex(arguments[1]));
      print(
          "sheet", sheet.findings(), sheet.sheet().block().text(0, TITLE).equals(Optional.of("海")));
    }

    private static void print(String what, List<Finding> findings, boolean right) {
      System.out.println(what + ' ' + findings + ' ' + right);
    }
  }
}
