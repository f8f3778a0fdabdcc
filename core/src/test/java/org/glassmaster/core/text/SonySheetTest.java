package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.text.TextField.ARRANGER;
import static org.glassmaster.core.text.TextField.CLOSED_INFORMATION;
import static org.glassmaster.core.text.TextField.COMPOSER;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.MESSAGE;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.SONGWRITER;
import static org.glassmaster.core.text.TextField.TITLE;
import static org.glassmaster.core.text.TextField.UPC_ISRC;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SonySheetTest {
  private static final String EVERY_KEY =
      """
      Input Sheet Version = 0.7T
      Text Code           = 8859
      Language Code       = English
      Album Title         = Joyful Nights
      Artist Name         = United Cat Orchestra
      Songwriter          = Various Songwriters
      Composer            = Various Composers
      Arranger            = Tom Cat
      Album Message       = For all our fans
      Catalog Number      = 1234567890
      Genre Code          = Classical
      Genre Information   = Feline classic music
      Closed Information  = This is not to be shown by CD players
      UPC / EAN           = 1234567890123
      Text Data Copy Protection = ON
      First Track Number  = 1
      Last Track Number   = 3
      Remarks             = nothing
      Disc Information 01 = nothing either
      Track 01 Title      =  Song of Joy
      Track 01 Artist     =  Felix and The Purrs
      Track 01 Songwriter =  Friedrich Schiller
      Track 01 Composer   =  Ludwig van Beethoven
      Track 01 Arranger   =  Tom Cat
      Track 01 Message    =  Fritz and Louie once were punks
      ISRC 01             =  XYBLG1101234
      Track 03 Message    =
      """;

  private static final CdTextBlock BLOCK =
      CdTextBlock.builder(Language.ENGLISH, TextEncoding.ISO_8859_1)
          .disc(TITLE, "Joyful Nights")
          .disc(PERFORMER, "United Cat Orchestra")
          .disc(SONGWRITER, "Various Songwriters")
          .disc(COMPOSER, "Various Composers")
          .disc(ARRANGER, "Tom Cat")
          .disc(MESSAGE, "For all our fans")
          .disc(DISC_ID, "1234567890")
          .genre(new Genre(5, "Feline classic music"))
          .disc(CLOSED_INFORMATION, "This is not to be shown by CD players")
          .disc(UPC_ISRC, "1234567890123")
          .copyProtection(3)
          .track(1, TITLE, "Song of Joy")
          .track(1, PERFORMER, "Felix and The Purrs")
          .track(1, SONGWRITER, "Friedrich Schiller")
          .track(1, COMPOSER, "Ludwig van Beethoven")
          .track(1, ARRANGER, "Tom Cat")
          .track(1, MESSAGE, "Fritz and Louie once were punks")
          .track(1, UPC_ISRC, "XYBLG1101234")
          .build();

  @Test
  void readsEveryKey() {
    SonySheetReading reading = SonySheetReader.read("cats.txt", EVERY_KEY);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.sheet()).isEqualTo(SonySheet.of(BLOCK, 1, 3));
    assertThat(SonySheetReader.read("cats.txt", bytes(EVERY_KEY.replace("\n", "\r\n"))))
        .isEqualTo(reading);
    assertThat(SonySheetReader.read("cats.txt", EVERY_KEY.replace('\n', '\r'))).isEqualTo(reading);
  }

  @Test
  void writesEveryKey() {
    WrittenSheet sheet = SonySheetWriter.write(SonySheet.of(BLOCK, 1, 3));
    assertThat(sheet.findings()).isEmpty();
    assertThat(new String(sheet.bytes(), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            """
            Input Sheet Version       = 0.7T
            Text Code                 = 8859
            Language Code             = English
            Album Title               = Joyful Nights
            Artist Name               = United Cat Orchestra
            Songwriter                = Various Songwriters
            Composer                  = Various Composers
            Arranger                  = Tom Cat
            Album Message             = For all our fans
            Catalog Number            = 1234567890
            Genre Code                = Classical
            Genre Information         = Feline classic music
            Closed Information        = This is not to be shown by CD players
            UPC / EAN                 = 1234567890123
            Text Data Copy Protection = ON
            First Track Number        = 1
            Last Track Number         = 3
            Track 01 Title            = Song of Joy
            Track 01 Artist           = Felix and The Purrs
            Track 01 Songwriter       = Friedrich Schiller
            Track 01 Composer         = Ludwig van Beethoven
            Track 01 Arranger         = Tom Cat
            Track 01 Message          = Fritz and Louie once were punks
            ISRC 01                   = XYBLG1101234
            """);
  }

  @Test
  void readsWhatItWrote() {
    int compared = 0;
    for (long seed = 0; seed < RandomText.SEEDS; seed++) {
      RandomText random = new RandomText(seed);
      for (CdTextBlock block : random.next().blocks()) {
        SonySheet sheet = SonySheet.of(block, random.first(), random.last());
        WrittenSheet written = SonySheetWriter.write(sheet);
        if (written.findings().isEmpty()) {
          SonySheetReading reading = SonySheetReader.read("sheet", written.bytes());
          assertThat(reading.sheet()).as("seed %d", seed).isEqualTo(sheet);
          assertThat(reading.findings()).allMatch(finding -> finding.code().equals("TEXT-055"));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(RandomText.SEEDS / 15);
  }

  @Test
  void readsBytesInTheCharacterSetThatTheSheetNames() {
    String sheet = "Album Title = 春の海=\nTrack 2 Artist = 宮城\nText Code = MS-JIS\n";
    SonySheetReading reading =
        SonySheetReader.read("s", sheet.getBytes(Charset.forName("windows-31j")));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.sheet().block())
        .isEqualTo(
            CdTextBlock.builder(Language.UNKNOWN, TextEncoding.MS_JIS)
                .disc(TITLE, "春の海=")
                .track(2, PERFORMER, "宮城")
                .build());
    assertThat(title("Text Code = 8859\nAlbum Title = Grün", StandardCharsets.ISO_8859_1))
        .isEqualTo("Grün");
    assertThat(title("Text Code = ASCII\nAlbum Title = Grün", StandardCharsets.ISO_8859_1))
        .isEqualTo("Grün");
  }

  @Test
  void writesBytesInTheCharacterSetOfTheBlock() {
    CdTextBlock block =
        CdTextBlock.builder(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "春の海")
            .disc(CLOSED_INFORMATION, "Grün")
            .track(2, PERFORMER, "宮城")
            .build();
    WrittenSheet sheet = SonySheetWriter.write(SonySheet.of(block, 1, 2));
    assertThat(sheet.findings()).isEmpty();
    assertThat(new String(sheet.bytes(), Charset.forName("windows-31j")))
        .contains("Text Code                 = MS-JIS\n")
        .contains("Album Title               = 春の海\n")
        .contains("Track 02 Artist           = 宮城\n");
    assertThat(new String(sheet.bytes(), StandardCharsets.ISO_8859_1)).contains("= Grün\n");
  }

  @ParameterizedTest
  @CsvSource({
    "8859, iso-8859-1",
    "ISO-8859-1, iso-8859-1",
    "ASCII, ascii",
    "ascii, ascii",
    "MS-JIS, ms-jis",
    "Shift_JIS, ms-jis",
    "0x80, ms-jis",
    "0x01, ascii",
    "0x82, 0x82"
  })
  void knowsTextCodes(String value, String key) {
    SonySheetReading reading = SonySheetReader.read("s", "Text Code = " + value);
    assertThat(reading.sheet().block().encoding().key()).isEqualTo(key);
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Rock Music, 17",
    "Rock, 17",
    "Childrens Music, 4",
    "0x1b, 1B",
    "0x001B, 1B",
    "0x01 0x02, 102",
    "Rhythm & Blues, 18"
  })
  void knowsGenreCodes(String value, String code) {
    SonySheetReading reading = SonySheetReader.read("s", "Genre Code = " + value);
    assertThat(reading.sheet().block().genre()).contains(Genre.of(Integer.parseInt(code, 16)));
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void spellsNamesAsSheetsDo() {
    CdTextBlock block =
        CdTextBlock.builder(new Language(0x2B), TextEncoding.ASCII).genre(Genre.of(0x14)).build();
    assertThat(text(block)).contains("= Wallon\n").contains("= Pop Music\n");
    assertThat(SonySheetReader.read("s", text(block)).sheet().block()).isEqualTo(block);
    CdTextBlock unnamed =
        CdTextBlock.builder(new Language(0x30), new TextEncoding(0x81))
            .genre(Genre.of(0x40))
            .copyProtection(0x81)
            .build();
    assertThat(text(unnamed))
        .contains("Text Code                 = 0x81\n")
        .contains("Language Code             = 0x30\n")
        .contains("Genre Code                = 0x0040\n")
        .contains("Text Data Copy Protection = 0x81\n");
    assertThat(SonySheetReader.read("s", text(unnamed)).sheet().block()).isEqualTo(unnamed);
  }

  @Test
  void readsTypeCodesForNames() {
    SonySheetReading reading =
        SonySheetReader.read(
            "s",
            "0x80 = Disc\n0x8D = closed\n0x8e=123\nTrack 02 0x80 = Two\nTrack 2 0x8E = X\n"
                + "Track 03 ISRC = Y\nupc/ean = 124\n  ALBUM   title= other\n0x86=id");
    assertThat(reading.sheet().block())
        .isEqualTo(
            CdTextBlock.builder(Language.UNKNOWN, TextEncoding.ISO_8859_1)
                .disc(TITLE, "other")
                .disc(CLOSED_INFORMATION, "closed")
                .disc(UPC_ISRC, "124")
                .disc(DISC_ID, "id")
                .track(2, TITLE, "Two")
                .track(2, UPC_ISRC, "X")
                .track(3, UPC_ISRC, "Y")
                .build());
    assertThat(reading.findings())
        .extracting(finding -> finding.code() + " " + finding.where().orElse(""))
        .containsExactly("TEXT-053 s:7", "TEXT-053 s:8");
  }

  @Test
  void namesTheLineOfEachMistake() {
    SonySheetReading reading =
        SonySheetReader.read(
            "cats.txt",
            """
            Input Sheet Version = 0.8T

            no sign
            Colour = blue
            Text Code = EBCDIC
            Language Code = Klingon
            Genre Code = Polka
            First Track Number = 0
            Last Track Number = 100
            Text Data Copy Protection = MAYBE
            Track 00 Title = none
            Track 01 Catalog Number = none
            Track 01 0x86 = none
            Track 101 Title = none
            = nothing
            Album Title = kept
            """);
    assertThat(reading.sheet().block().text(0, TITLE)).contains("kept");
    assertThat(reading.sheet().firstTrack()).isEmpty();
    assertThat(reading.findings())
        .extracting(finding -> finding.code() + " " + finding)
        .containsExactly(
            "TEXT-054 cats.txt:1: is version 0.8T",
            "TEXT-050 cats.txt:3: no equals sign: no sign",
            "TEXT-051 cats.txt:4: no such key: Colour = blue",
            "TEXT-052 cats.txt:5: no such value: EBCDIC",
            "TEXT-052 cats.txt:6: no such value: Klingon",
            "TEXT-052 cats.txt:7: no such value: Polka",
            "TEXT-052 cats.txt:8: no such value: 0",
            "TEXT-052 cats.txt:9: no such value: 100",
            "TEXT-052 cats.txt:10: no such value: MAYBE",
            "TEXT-051 cats.txt:11: no such key: Track 00 Title = none",
            "TEXT-051 cats.txt:12: no such key: Track 01 Catalog Number = none",
            "TEXT-051 cats.txt:13: no such key: Track 01 0x86 = none",
            "TEXT-051 cats.txt:14: no such key: Track 101 Title = none",
            "TEXT-051 cats.txt:15: no such key: = nothing");
  }

  @Test
  void takesTheGenresTextWithoutACode() {
    assertThat(SonySheetReader.read("s", "Genre Information = polka").sheet().block().genre())
        .contains(new Genre(0, "polka"));
    assertThat(SonySheetReader.read("s", "Album Title = x").sheet().block().genre()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void readsUnicodeBehindAByteOrderMark(String charset) {
    byte[] sheet = "\uFEFFText Code = MS-JIS\nAlbum Title = 海".getBytes(Charset.forName(charset));
    SonySheetReading reading = SonySheetReader.read("s", sheet);
    assertThat(reading.sheet().block().encoding()).isEqualTo(TextEncoding.MS_JIS);
    assertThat(reading.sheet().block().text(0, TITLE)).contains("海");
    assertThat(codes(reading.findings())).containsExactly("TEXT-056");
  }

  @Test
  void suspectsUtf8WithoutAMark() {
    byte[] sheet = "Album Title = Björk".getBytes(StandardCharsets.UTF_8);
    SonySheetReading reading = SonySheetReader.read("s", sheet);
    assertThat(reading.sheet().block().text(0, TITLE)).contains("BjÃ¶rk");
    assertThat(codes(reading.findings())).containsExactly("TEXT-055");
    byte[] zero = bytes("Album Title = B\0");
    assertThat(SonySheetReader.read("s", zero).findings()).isEmpty();
    byte[] half = {(byte) 0xEF, (byte) 0xBB};
    assertThat(codes(SonySheetReader.read("s", half).findings())).containsExactly("TEXT-050");
    byte[] latin = "Album Title = Björk".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SonySheetReader.read("s", latin).findings()).isEmpty();
  }

  @Test
  void marksBytesThatMeanNothing() {
    byte[] sheet = "Text Code = MS-JIS\nAlbum Title = \u0082".getBytes(StandardCharsets.ISO_8859_1);
    SonySheetReading reading = SonySheetReader.read("s", sheet);
    assertThat(reading.sheet().block().text(0, TITLE)).contains("\uFFFD");
    assertThat(reading.findings())
        .extracting(Finding::toString)
        .containsExactly("s:2: has bytes that mean nothing in MS-JIS");
  }

  @Test
  void saysWhatASheetCannotSay() {
    CdTextBlock block =
        CdTextBlock.builder(new Language(0x20), TextEncoding.ISO_8859_1)
            .disc(TITLE, "two\nlines")
            .disc(PERFORMER, " blank")
            .track(1, TITLE, "Łódź")
            .binary(new BinaryPack(0x89, 1, new byte[12]))
            .binary(new BinaryPack(0x88, 0, new byte[12]))
            .binary(new BinaryPack(0x88, 1, new byte[12]))
            .build();
    WrittenSheet sheet = SonySheetWriter.write(SonySheet.of(block, 1, 1));
    assertThat(sheet.findings())
        .extracting(finding -> finding.code() + " " + finding)
        .containsExactly(
            "TEXT-058 Album Title: has a line break, or a blank at an end",
            "TEXT-058 Artist Name: has a line break, or a blank at an end",
            "TEXT-001 Track 01 Title: ISO-8859-1 has no 'Ł' (U+0141), 'ź' (U+017A)",
            "TEXT-059 sheet: has no key for packs 88h, 89h");
    assertThat(new String(sheet.bytes(), StandardCharsets.ISO_8859_1))
        .contains("= two lines\n")
        .contains("= blank\n")
        .contains("= ?ód?\n");
  }

  @Test
  void leavesOutTracksThatAreNotSaid() {
    SonySheet sheet = SonySheetReader.read("s", "Album Title = x").sheet();
    String written = new String(SonySheetWriter.write(sheet).bytes(), StandardCharsets.US_ASCII);
    assertThat(written).doesNotContain("Track Number").contains("Copy Protection = OFF");
  }

  @Test
  void stopsListingMistakes() {
    SonySheetReading reading = SonySheetReader.read("s", "nonsense\n".repeat(500));
    assertThat(reading.findings()).hasSize(101);
    assertThat(reading.findings().getLast()).hasToString("s: 400 more findings");
    assertThat(reading.findings().getLast().code()).isEqualTo("TEXT-057");
    String longLine = SonySheetReader.read("s", "x".repeat(100)).findings().getFirst().message();
    assertThat(longLine).isEqualTo("no equals sign: " + "x".repeat(60) + "…");
    String line = SonySheetReader.read("s", "x".repeat(60)).findings().getFirst().message();
    assertThat(line).isEqualTo("no equals sign: " + "x".repeat(60));
  }

  @Test
  @Tag("garbage")
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void survivesGarbage() {
    Random random = new Random(5);
    String[] words = {
      "=",
      "\n",
      "Track ",
      "01 ",
      "Title",
      "0x80",
      "Text Code",
      "MS-JIS",
      "ISRC ",
      "99",
      " ",
      "/",
      "Genre Code",
      "0x",
      "\u0082",
      "\0",
      "First Track Number",
      "\uFEFF",
      "ü",
      "\t"
    };
    for (int i = 0; i < 100_000; i++) {
      StringBuilder sheet = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        sheet.append(words[random.nextInt(words.length)]);
      }
      byte[] bytes = sheet.toString().getBytes(StandardCharsets.ISO_8859_1);
      SonySheetReading reading = SonySheetReader.read("s", bytes);
      assertThat(reading.findings().size()).isLessThan(103);
      if (i % 3 == 0) {
        random.nextBytes(bytes);
        SonySheetReader.read("s", bytes);
      }
    }
    SonySheetReader.read("s", new byte[0]);
    SonySheetReader.read("s", bytes("Track 1 ".repeat(1_000_000) + "=" + " /".repeat(1_000_000)));
    SonySheetReader.read("s", bytes(" /".repeat(1_000_000) + "="));
  }

  private static String title(String sheet, Charset charset) {
    return SonySheetReader.read("s", sheet.getBytes(charset))
        .sheet()
        .block()
        .text(0, TITLE)
        .orElse("");
  }

  private static String text(CdTextBlock block) {
    return new String(
        SonySheetWriter.write(SonySheet.of(block, 1, 1)).bytes(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
