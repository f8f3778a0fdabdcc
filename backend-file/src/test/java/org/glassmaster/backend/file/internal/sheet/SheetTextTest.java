package org.glassmaster.backend.file.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.glassmaster.backend.file.internal.sheet.SheetText.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTextTest {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void knowsUnicodeByItsMarkAndWithoutIt(String charset) {
    String text = "TITLE \"Ænima – 東京\"\r\n";
    SheetText marked = SheetText.of(("\uFEFF" + text).getBytes(Charset.forName(charset)));
    SheetText bare = SheetText.of(text.getBytes(Charset.forName(charset)));

    assertThat(marked.text()).isEqualTo(text);
    assertThat(marked.encoding()).isEqualTo(charset);
    assertThat(marked.certainty()).isEqualTo(Certainty.KNOWN);
    assertThat(bare).isEqualTo(marked);
  }

  @Test
  void keepsTheReplacementCharacterOfTrueUtf8() {
    SheetText text = SheetText.of("TITLE \uFFFD".getBytes(StandardCharsets.UTF_8));
    assertThat(text.certainty()).isEqualTo(Certainty.KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Björk",
        "Sigur Rós – Ágætis byrjun",
        "Déjà vu… “quoted” ‘single’",
        "Motörhead",
        "Ça ira",
        "Øyvind Ærø",
        "Żółć is not in it, but señor is",
        "50 € – ™"
      })
  void readsWesternText(String words) {
    String encodable = new String(words.getBytes(WESTERN), WESTERN);
    SheetText text = SheetText.of(("TITLE \"" + encodable + "\"").getBytes(WESTERN));
    assertThat(text.text()).isEqualTo("TITLE \"" + encodable + "\"");
    assertThat(text.encoding()).isEqualTo("Windows-1252");
    assertThat(text.certainty()).isEqualTo(Certainty.GUESSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"椎名林檎 無罪モラトリアム", "ひらがな", "カタカナ", "東京事変", "ﾊﾝｶｸｶﾅ", "宇多田ヒカル First Love", "表"})
  void readsJapaneseText(String words) {
    SheetText text = SheetText.of(("TITLE \"" + words + "\"").getBytes(SHIFT_JIS));
    assertThat(text.text()).isEqualTo("TITLE \"" + words + "\"");
    assertThat(text.encoding()).isEqualTo("Shift-JIS");
  }

  @Test
  void saysThatBytesMeanNothing() {
    // 81h, 8Dh, 8Fh, 90h and 9Dh are not used in Windows-1252.
    SheetText text = SheetText.of(new byte[] {'A', (byte) 0x81, ' ', (byte) 0x8D, '\n'});
    assertThat(text.certainty()).isEqualTo(Certainty.DAMAGED);
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      assertThat(SheetText.of(bytes).text()).isNotNull();
    }
  }
}
