package org.glassmaster.cli.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of {@code --report}. */
class JobReportTest {
  @TempDir private Path folder;
  private Album album;

  @BeforeEach
  void putTheAlbumThere() throws IOException {
    album = Album.in(folder);
  }

  private Said convert(String... options) {
    return Said.by(
        Stream.concat(
                Stream.of(
                    "convert",
                    album.sheet().toString(),
                    album.at("copy.rawdao"),
                    "--lead-in-start",
                    "99:00:00"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("job.html"));
  }

  /** The page is well formed but for its first lines, which HTML has its own way with. */
  private Document parsed() throws Exception {
    String page = page();
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + 7);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  private static List<String> texts(Document page, String element) {
    List<String> texts = new ArrayList<>();
    NodeList nodes = page.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }

  @Test
  void tellsHowABurnEndedAndDrawsTheDisc() throws Exception {
    assertThat(convert("--report", album.at("job.html")).exit()).isZero();

    Document page = parsed();
    assertThat(texts(page, "h1")).containsExactly("written and verified");
    assertThat(texts(page, "td")).contains("US-K7Y-98-12345", "First", "00:02:00");
    assertThat(texts(page, "li")).contains("main-channel: verified", "isrc: verified");
    assertThat(texts(page, "title"))
        .contains("track 1, audio, 00:02:00", "pregap of track 2", "lead-out from 00:47:00");
    assertThat(texts(page, "dd")).contains("Mot\u00f6r", "4006381333931");
  }

  /** Where the rings lie follows from the Red Book: the programme begins 25 mm from the centre. */
  @Test
  void drawsTheProgrammeFrom25Millimetres() throws Exception {
    convert("--report", album.at("job.html"));

    NodeList rings = parsed().getElementsByTagName("circle");
    for (int i = 0; i < rings.getLength(); i++) {
      Element ring = (Element) rings.item(i);
      if (ring.getAttribute("class").equals("ring audio-a")
          && ring.getTextContent().contains("track 1")) {
        double middle = Double.parseDouble(ring.getAttribute("r"));
        double width = Double.parseDouble(ring.getAttribute("stroke-width"));
        assertThat(middle - width / 2).isBetween(24.99, 25.03);
        return;
      }
    }
    throw new AssertionError("no ring for track 1");
  }

  @Test
  void harmsNothingWhereItCannotBeWrittenInTheEnd() throws Exception {
    Files.createDirectories(folder.resolve("job.html/somebody's"));
    Said said = convert("--report", album.at("job.html"));
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("written and verified");
    assertThat(said.err()).contains("the report " + album.at("job.html") + " could not be written");
    assertThat(folder.resolve(".job.html.part")).doesNotExist();
  }

  @Test
  void needsNothingFromElsewhere() throws Exception {
    convert("--report", album.at("job.html"));

    assertThat(page()).doesNotContain("http:", "https:", "<script", "<link", "url(");
  }

  @Test
  void letsNoTextOfASheetActOnThePage() throws Exception {
    album.edit("TITLE \"First\"", "TITLE \"<script>alert(1)</script> & more\"");
    convert("--report", album.at("job.html"));

    assertThat(page()).doesNotContain("<script");
    assertThat(texts(parsed(), "td")).contains("<script>alert(1)</script> & more");
  }

  @Test
  void tellsWhatStoppedAJobAndWhatToDo() throws Exception {
    Files.delete(album.samples());
    Said said = convert("--report", album.at("job.html"));

    assertThat(said.exit()).isEqualTo(6);
    Document page = parsed();
    assertThat(texts(page, "h1")).containsExactly("the source cannot be read");
    assertThat(texts(page, "p")).anyMatch(text -> text.contains("album.bin"));
  }

  @Test
  void isRefusedBeforeTheJobBeginsWhereItCannotBeWritten() throws Exception {
    Said said = convert("--report", album.at("nowhere/job.html"));

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("cannot be written there", "\n  -> ");
    assertThat(folder.resolve("copy.rawdao")).doesNotExist();
  }

  @Test
  void isRefusedANameThatCouldBeAnImage() {
    Said said = convert("--report", album.sheet().toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(album.sheet()).isNotEmptyFile();
  }

  @Test
  void doesNoHarmToTheJobWhereItsPlaceIsGone() throws Exception {
    Files.createDirectories(folder.resolve("job.html/full"));
    Said said = convert("--report", album.at("job.html"));

    assertThat(said.exit()).isZero();
    assertThat(said.err()).contains("the report", "could not be written");
    assertThat(said.out()).contains("written and verified");
    assertThat(folder.resolve(".job.html.part")).doesNotExist();
  }

  @Test
  void showsWhatAPlanWouldDo() throws Exception {
    Said said =
        Said.by(
            "plan",
            album.sheet().toString(),
            album.at("copy.rawdao"),
            "--report",
            album.at("job.html"));

    assertThat(said.exit()).isZero();
    assertThat(texts(parsed(), "h1")).containsExactly("nothing stands against it");
  }
}
