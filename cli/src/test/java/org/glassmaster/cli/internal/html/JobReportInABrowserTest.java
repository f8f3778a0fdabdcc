package org.glassmaster.cli.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** The page of {@code --report} as a browser shows it: light and dark, narrow and wide. */
@Tag("judge")
class JobReportInABrowserTest {
  /** Measures what is shown, and leaves it in the page. */
  private static final String RULER =
      """
      <script>
      const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
      const light = text => {
        const [r, g, b] = rgb(text).map(c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
      };
      const paper = light(getComputedStyle(document.body).backgroundColor);
      const contrast = query => {
        let least = 99;
        for (const element of document.querySelectorAll(query)) {
          const ink = light(getComputedStyle(element).color);
          least = Math.min(least, (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05));
        }
        return least;
      };
      const box = query => document.querySelector(query).getBoundingClientRect();
      document.title = JSON.stringify({
        paper,
        contrast: contrast('h1, h2, p, td, th, dt, dd, li, footer'),
        overflow: document.documentElement.scrollWidth - innerWidth,
        disc: box('.disc').width,
        track: document.querySelector('.ring.audio-a').getBoundingClientRect().width,
        factsBeside: box('dl').left >= box('.disc').right - 1,
        heading: document.querySelector('h1').innerText
      });
      </script>
      """;

  @TempDir private Path folder;
  private Path page;

  @BeforeEach
  void convertAnAlbum() throws IOException {
    Album album = Album.in(folder);
    page = folder.resolve("job.html");
    Said said =
        Said.by(
            "convert",
            album.sheet().toString(),
            album.at("copy.rawdao"),
            "--report",
            page.toString());
    assertThat(said.exit()).isZero();
    String html = Files.readString(page);
    Files.writeString(page, html.replace("</body>", RULER + "</body>"));
  }

  @Timeout(120)
  @ParameterizedTest
  @CsvSource({"light,1200", "light,500", "dark,1200", "dark,500"})
  void isLegibleAndFits(String scheme, int width) throws Exception {
    Map<String, Object> shown = shown(scheme, width);

    assertThat(number(shown, "paper"))
        .isBetween(scheme.equals("light") ? 0.7 : 0.0, scheme.equals("light") ? 1.0 : 0.1);
    assertThat(number(shown, "contrast")).isGreaterThan(4.5);
    assertThat(number(shown, "overflow")).isLessThanOrEqualTo(0);
    assertThat(number(shown, "disc")).isGreaterThan(200);
    assertThat(number(shown, "track")).isBetween(80.0, number(shown, "disc"));
    assertThat(shown.get("factsBeside")).isEqualTo(width > 1000);
    assertThat(shown.get("heading")).isEqualTo("Written and verified");
  }

  private static double number(Map<String, Object> shown, String key) {
    return Double.parseDouble(String.valueOf(shown.get(key)));
  }

  private Map<String, Object> shown(String scheme, int width) throws Exception {
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + width + ",900",
                "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                "--dump-dom",
                page.toUri().toString())
            .redirectError(folder.resolve("complaints").toFile())
            .start();
    String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
    int title = dom.indexOf("<title>{");
    assertThat(title).as(Files.readString(folder.resolve("complaints"))).isPositive();
    String json = dom.substring(title + 7, dom.indexOf("</title>", title));
    return JSON.std.mapFrom(json.replace("&amp;", "&"));
  }
}
