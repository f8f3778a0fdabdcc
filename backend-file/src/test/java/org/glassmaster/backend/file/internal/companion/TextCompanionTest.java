package org.glassmaster.backend.file.internal.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCompanionTest {
  /** Five packs of the worked example (raw-dao-cdtext 5.3), without size packs. */
  private static final String PACKS =
      "80000000 4A6F7966756C204E69676874 F0F7"
          + "8000010C 7300536F6E67206F66204A6F 431C"
          + "8001020A 790048756D7074792044756D 43F9"
          + "8002030A 707479004D6565204F777777 2472"
          + "80030408 770000000000000000000000 6EAF";

  @TempDir Path folder;

  private static byte[] packs() {
    return HexFormat.of().parseHex(PACKS.replace(" ", ""));
  }

  private static CdText bilingual() {
    return Discs.texts()
        .block(Language.GERMAN, TextEncoding.ISO_8859_1)
        .disc(TextField.TITLE, "Größe")
        .track(2, TextField.TITLE, "Zwei")
        .build();
  }

  @Test
  void givesAnImageTheTextsOfASonySheet() throws Exception {
    Images.write(Discs.album(), folder.resolve("a.cue"));
    Files.writeString(
        folder.resolve("words.txt"),
        """
        Input Sheet Version = 0.7T
        Text Code = 8859
        Language Code = German
        Album Title = Größe
        Artist Name = Niemand
        Track 01 Title = Eins
        Track 02 Title = Zwei
        """,
        StandardCharsets.ISO_8859_1);
    Contents read = Images.read(folder.resolve("a.cue") + "?cd-text=words.txt");
    assertThat(Images.codes(read)).contains("COMP-001");
    assertThat(read.disc().text().blocks()).hasSize(1);
    assertThat(read.disc().text().text(0, TextField.TITLE)).contains("Größe");
    assertThat(read.disc().text().text(2, TextField.TITLE)).contains("Zwei");
    assertThat(read.disc().text().text(3, TextField.TITLE)).isEmpty();
  }

  @Test
  void tellsPacksByTheirContent() throws Exception {
    Images.write(Discs.album(), folder.resolve("a.cue"));
    byte[] header = {0, 92, 0, 0};
    byte[] reply = Arrays.copyOf(header, 4 + packs().length);
    System.arraycopy(packs(), 0, reply, 4, packs().length);
    for (byte[] file : new byte[][] {packs(), Arrays.copyOf(packs(), 91), reply}) {
      Files.write(folder.resolve("words.v07t"), file);
      Contents read = Images.read(folder.resolve("a.cue") + "?cd-text=words.v07t");
      assertThat(read.disc().text().text(0, TextField.TITLE)).contains("Joyful Nights");
      assertThat(read.disc().text().text(1, TextField.TITLE)).contains("Song of Joy");
      assertThat(read.disc().text().text(3, TextField.TITLE)).contains("Mee Owwww");
    }
  }

  @Test
  void takesPacksBesideACloneCdSheetThatHasNone() throws Exception {
    Images.write(Discs.album().withText(CdText.NONE), folder.resolve("a.ccd"));
    Files.write(folder.resolve("a.cdt"), packs());
    Contents read = Images.read(folder.resolve("a.ccd"));
    assertThat(Images.codes(read)).contains("COMP-001");
    assertThat(read.disc().text().text(2, TextField.TITLE)).contains("Humpty Dumpty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.cdt", "w.dat", "w.v07t,x.v07t"})
  void bringsBackWhatItWrites(String names) throws Exception {
    Disc disc = Discs.album().withText(bilingual());
    for (String sheet : new String[] {"a.cue", "b.ccd"}) {
      String location = folder.resolve(sheet) + "?cd-text=" + names;
      Images.write(disc, location, Optional.empty(), RecordOptions.DEFAULT.overwriting());
      assertThat(Images.read(location).disc().text()).isEqualTo(disc.text());
    }
  }

  @Test
  void writesPacksInTheFormThatTheNameStandsFor() throws Exception {
    Images.write(
        Discs.album(),
        folder.resolve("a.cue") + "?cd-text=w.dat",
        Optional.empty(),
        RecordOptions.DEFAULT);
    byte[] reply = Files.readAllBytes(folder.resolve("w.dat"));
    // Length of what follows it, then two zeros, then packs from the titles on.
    assertThat((reply[0] & 0xFF) << 8 | (reply[1] & 0xFF)).isEqualTo(reply.length - 2);
    assertThat((reply.length - 4) % 18).isZero();
    assertThat(reply[4]).isEqualTo((byte) 0x80);
  }

  @Test
  void keepsTheTextsOfAnImageThatHasNoPlaceForThem() throws Exception {
    Disc disc =
        Discs.data()
            .withText(
                CdText.builder()
                    .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                    .disc(TextField.TITLE, "Data")
                    .build());
    String plain = folder.resolve("a.iso").toString();
    assertThat(Images.offers(disc, plain).getFirst().fidelity().of(Attribute.CD_TEXT))
        .isEqualTo(Outcome.LOST);
    String location = plain + "?cd-text=a.v07t";
    assertThat(Images.offers(disc, location).getFirst().fidelity().of(Attribute.CD_TEXT))
        .isEqualTo(Outcome.KEPT);
    Images.write(disc, location, Optional.empty(), RecordOptions.DEFAULT);
    assertThat(Images.read(location).disc().text()).isEqualTo(disc.text());
    assertThat(Images.read(plain).disc().text()).isEqualTo(CdText.NONE);
  }

  @Test
  void saysThatOneSheetIsNotEnoughForTwoLanguages() throws Exception {
    Disc disc = Discs.data().withText(bilingual());
    String location = folder.resolve("a.iso") + "?cd-text=a.v07t";
    assertThat(Images.offers(disc, location).getFirst().fidelity().losses())
        .anyMatch(fate -> fate.reason().contains("the disc has 2"));
  }

  /** It is read with the sheet, and then the sheet counts. */
  @Test
  void saysSoForAnImageToWhichTheTextsAreNoMatterByItself() throws Exception {
    Disc disc = Discs.album().withText(bilingual());
    Path plain = folder.resolve("a.cue");
    assertThat(Images.offers(disc, plain.toString()).getFirst().fidelity().losses()).isEmpty();
    assertThat(Images.offers(disc, plain + "?cd-text=a.v07t").getFirst().fidelity().losses())
        .anyMatch(fate -> fate.reason().contains("the disc has 2"));
    assertThat(Images.offers(disc, plain + "?cd-text=a.v07t,b.v07t").getFirst().fidelity().losses())
        .isEmpty();
  }

  @Test
  void writesAnEmptyFileWhereThereIsNothingToSay() throws Exception {
    Disc disc = Discs.album().withText(CdText.NONE);
    String location = folder.resolve("a.cue") + "?cd-text=a.v07t";
    Images.write(disc, location, Optional.empty(), RecordOptions.DEFAULT);
    assertThat(folder.resolve("a.v07t")).isEmptyFile();
    assertThat(Images.read(location).disc().text()).isEqualTo(CdText.NONE);
  }

  @Test
  void refusesWhatIsNoText() throws Exception {
    Images.write(Discs.album(), folder.resolve("a.cue"));
    Files.write(folder.resolve("noise"), new byte[100]);
    String location = folder.resolve("a.cue") + "?cd-text=";
    assertThat(Images.codes(Images.read(location + "noise"))).contains("COMP-002");
    assertThatThrownBy(() -> Images.read(location + "absent.cdt"))
        .isInstanceOfSatisfying(
            SourceException.class, fault -> assertThat(fault.code()).isEqualTo("source-missing"));
    assertThatThrownBy(() -> Images.read(location + ",")).isInstanceOf(UsageException.class);
  }
}
