package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages, genres and character sets by code and by name. */
class CodesTest {
  @ParameterizedTest
  @CsvSource({
    "0x00, Unknown, unknown",
    "0x09, English, english",
    "0x2B, Walloon, walloon",
    "0x50, Sranan Tongo, sranan-tongo",
    "0x69, Japanese, japanese",
    "0x7F, Amharic, amharic",
    "0x30, 0x30, 0x30",
    "0xFF, 0xff, 0xff"
  })
  void knowsLanguagesByCodeAndName(String code, String name, String key) {
    Language language = Language.parse(code).orElseThrow();
    assertThat(language.code()).isEqualTo(Integer.decode(code));
    assertThat(language).hasToString(name);
    assertThat(language.name()).isEqualTo(name);
    assertThat(language.key()).isEqualTo(key);
    assertThat(Language.parse(' ' + name.toUpperCase(Locale.ROOT))).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Klingon",
        "0x",
        "0x100",
        "0x0g",
        "9",
        "0x-1",
        "0x１",
        "0xFFFFFFFF",
        "0x000000009"
      })
  void refusesWhatNamesNoLanguage(String text) {
    assertThat(Language.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, Not used",
    "0x0004, Children's",
    "0x000D, Hip Hop",
    "0x000E, Jazz",
    "0x0018, Rhythm & Blues",
    "0x001B, World",
    "0x0040, 0x0040"
  })
  void knowsGenresByCodeAndName(String code, String name) {
    Genre genre = Genre.parse(code).orElseThrow();
    assertThat(genre.code()).isEqualTo(Integer.decode(code));
    assertThat(genre.name()).isEqualTo(name);
    assertThat(genre).hasToString(name);
    assertThat(genre.withText("Bop")).hasToString(name + ": Bop");
    assertThat(Genre.parse(name)).contains(genre);
    assertThat(Genre.parse("0x10000")).isEmpty();
  }

  @Test
  void givesEachFindingACodeOfItsOwn() {
    assertThat(TextFinding.values())
        .extracting(TextFinding::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("TEXT-0[0-9]{2}"));
  }

  @Test
  void listsNumbersAsRangesAndNotTooMany() {
    assertThat(Numbers.listed(List.of(1, 2, 5, 6, 7, 9))).isEqualTo("1–2, 5–7, 9");
    List<Integer> odd = IntStream.range(0, 15).map(i -> 2 * i + 1).boxed().toList();
    assertThat(Numbers.listed(odd))
        .isEqualTo("1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 3 more");
    assertThat(Numbers.listed(odd.subList(0, 12))).endsWith(", 23");
  }

  @Test
  void spellsCharacterSets() {
    assertThat(TextEncoding.ISO_8859_1.key()).isEqualTo("iso-8859-1");
    assertThat(TextEncoding.ASCII.key()).isEqualTo("ascii");
    assertThat(TextEncoding.MS_JIS.key()).isEqualTo("ms-jis");
    assertThat(new TextEncoding(0x82)).hasToString("0x82");
    assertThat(TextEncoding.MS_JIS).hasToString("MS-JIS");
    assertThat(new TextEncoding(0x82).isKnown()).isFalse();
    assertThat(TextEncoding.MS_JIS.isKnown()).isTrue();
    assertThat(TextEncoding.ASCII.isDoubleByte()).isFalse();
    assertThat(new TextEncoding(0x7F).isDoubleByte()).isFalse();
    assertThat(TextEncoding.MS_JIS.isDoubleByte()).isTrue();
  }

  @Test
  void findsTheFieldOfAPackType() {
    assertThat(TextField.ofType(0x80)).contains(TextField.TITLE);
    assertThat(TextField.ofType(0x8E)).contains(TextField.UPC_ISRC);
    assertThat(TextField.ofType(0x87)).isEmpty();
    assertThat(TextField.UPC_ISRC.key(0)).isEqualTo("upc");
    assertThat(TextField.UPC_ISRC.key(1)).isEqualTo("isrc");
    assertThat(TextField.PERFORMER.key(0)).isEqualTo("performer");
  }

  @Test
  void refusesCodesThatFitNoByte() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Language(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new Language(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextEncoding(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextEncoding(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Genre.of(0x10000));
    assertThatIllegalArgumentException().isThrownBy(() -> Genre.of(-1));
    assertThat(new TextEncoding(0xFF)).hasToString("0xFF");
    assertThat(Genre.of(0xFFFF)).hasToString("0xffff");
    assertThat(CodeTable.hexadecimal("0x000000F", 15)).hasValue(15);
    assertThat(CodeTable.hexadecimal("0xF", 15)).hasValue(15);
  }
}
