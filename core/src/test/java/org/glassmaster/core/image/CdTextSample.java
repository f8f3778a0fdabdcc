package org.glassmaster.core.image;

import org.glassmaster.core.SampleDisc;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** The sample disc with the texts that the reference's CD-TEXT block is made of. */
final class CdTextSample {
  private CdTextSample() {}

  static Disc disc() {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Joyful Nights")
            .track(1, TextField.TITLE, "Song of Joy")
            .track(2, TextField.TITLE, "Humpty Dumpty")
            .track(3, TextField.TITLE, "Mee Owwww")
            .track(1, TextField.PERFORMER, "Felix and The Purrs")
            .track(2, TextField.PERFORMER, "Catwalk Beauties")
            .track(3, TextField.PERFORMER, "Mia Kitten")
            .track(1, TextField.SONGWRITER, "Friedrich Schiller")
            .track(2, TextField.SONGWRITER, "Mother Goose")
            .track(3, TextField.SONGWRITER, "Mia Kitten")
            .disc(TextField.UPC_ISRC, "1234567890123")
            .track(1, TextField.UPC_ISRC, "XYBLG1101234")
            .track(2, TextField.UPC_ISRC, "XYBLG1100005")
            .track(3, TextField.UPC_ISRC, "XYBLG1100006")
            .build();
    return SampleDisc.disc().withText(text);
  }
}
