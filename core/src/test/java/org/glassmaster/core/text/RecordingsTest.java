package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.TITLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.fault.ContentException;
import org.junit.jupiter.api.Test;

/** What two other encoders sent to a drive for texts that we know. */
class RecordingsTest {
  @Test
  void writesWhatCdrskinMadeOfTheSameSheet() throws IOException, ContentException {
    SonySheetReading reading = SonySheetReader.read("sheet.v07t", sheet());
    assertThat(reading.findings()).isEmpty();
    CdText text = CdText.of(reading.sheet().block());
    assertThat(Packs.lines(CdTextWriter.STRICT.packs(text, 1, 3)))
        .containsExactlyElementsOf(recorded("cdrskin-sao-cdtext"));
    assertThat(CdTextReader.read(packs("cdrskin-sao-cdtext")).text()).isEqualTo(text);
  }

  @Test
  void writesWhatCdrdaoMadeOfTheSameTexts() throws ContentException {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TITLE, "VMLab Golden Disc")
            .disc(PERFORMER, "Emulated Recorder")
            .disc(DISC_ID, "VML-0001")
            .track(1, TITLE, "First Track")
            .track(1, PERFORMER, "Alpha")
            .track(2, TITLE, "Second Track")
            .track(2, PERFORMER, "Beta")
            .track(3, TITLE, "Third")
            .track(3, PERFORMER, "Gamma")
            .build();
    assertThat(Packs.lines(CdTextWriter.STRICT.packs(text, 1, 3)))
        .containsExactlyElementsOf(recorded("cdrdao-raw96r-cdtext"));
    CdTextReading reading = CdTextReader.read(packs("cdrdao-raw96r-cdtext"));
    assertThat(reading.text()).isEqualTo(text);
    assertThat(reading.findings()).isEmpty();
  }

  private static byte[] sheet() throws IOException {
    try (InputStream in = RecordingsTest.class.getResourceAsStream("/recordings/sheet.v07t")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static List<String> recorded(String recording) {
    return Vectors.rows("recordings/cdtext_packs.tsv").stream()
        .filter(row -> row[0].equals(recording))
        .map(row -> row[1])
        .toList();
  }

  private static byte[] packs(String recording) {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    recorded(recording).forEach(line -> packs.writeBytes(Vectors.bytes(line)));
    return packs.toByteArray();
  }
}
