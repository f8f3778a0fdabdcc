package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.TITLE;
import static org.glassmaster.core.text.TextField.UPC_ISRC;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CdTextTest {
  private static final CdText ALBUM =
      CdText.builder()
          .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
          .disc(TITLE, "Joyful Nights")
          .track(2, TITLE, "Humpty Dumpty")
          .track(1, TITLE, "Song of Joy")
          .track(1, UPC_ISRC, "XYBLG1101234")
          .genre(Genre.of(0x0E).withText("Modal"))
          .copyProtection(3)
          .block(Language.JAPANESE, TextEncoding.MS_JIS)
          .track(1, PERFORMER, "猫")
          .binary(new BinaryPack(0x8A, 0, new byte[12]))
          .binary(new BinaryPack(0x88, 1, new byte[12]))
          .build();

  @Test
  void holdsTextsOfDiscAndTracksBlockByBlock() {
    assertThat(ALBUM.blocks()).hasSize(2);
    CdTextBlock english = ALBUM.blocks().getFirst();
    assertThat(english.disc()).containsExactly(Map.entry(TITLE, "Joyful Nights"));
    assertThat(english.tracks().keySet()).containsExactly(1, 2);
    assertThat(english.text(2, TITLE)).contains("Humpty Dumpty");
    assertThat(english.text(0, TITLE)).contains("Joyful Nights");
    assertThat(english.text(3, TITLE)).isEmpty();
    assertThat(english.genre()).contains(new Genre(14, "Modal"));
    assertThat(english.has(UPC_ISRC)).isTrue();
    assertThat(english.has(TITLE)).isTrue();
    assertThat(english.has(PERFORMER)).isFalse();
  }

  @Test
  void answersWithTheFirstBlockThatHasTheText() {
    assertThat(ALBUM.text(0, TITLE)).contains("Joyful Nights");
    assertThat(ALBUM.text(1, PERFORMER)).contains("猫");
    assertThat(ALBUM.text(2, PERFORMER)).isEmpty();
  }

  @Test
  void keepsBinaryPacksByAscendingType() {
    assertThat(ALBUM.blocks().getLast().binary())
        .extracting(BinaryPack::type)
        .containsExactly(0x88, 0x8A);
  }

  @Test
  void takesAnEmptyTextForNone() {
    CdText emptied =
        CdText.builder()
            .block(ALBUM.blocks().getFirst())
            .disc(TITLE, "")
            .track(2, TITLE, "")
            .build();
    assertThat(emptied.blocks().getFirst().disc()).isEmpty();
    assertThat(emptied.blocks().getFirst().tracks().keySet()).containsExactly(1);
  }

  @Test
  void returnsFromItsBuilderUnchanged() {
    CdText.Builder again = CdText.builder();
    ALBUM.blocks().forEach(again::block);
    assertThat(again.build()).isEqualTo(ALBUM).hasSameHashCodeAs(ALBUM);
  }

  @Test
  void takesCodesOfTheDiscIntoItsFirstBlock() {
    CdText coded = ALBUM.withCodes("4003994155486", Map.of(2, "DEABC2600002"));
    assertThat(coded.blocks().getFirst().text(0, UPC_ISRC)).contains("4003994155486");
    assertThat(coded.blocks().getFirst().text(1, UPC_ISRC)).contains("XYBLG1101234");
    assertThat(coded.blocks().getFirst().text(2, UPC_ISRC)).contains("DEABC2600002");
    assertThat(coded.blocks().getLast()).isEqualTo(ALBUM.blocks().getLast());
    assertThat(CdText.NONE.withCodes("4003994155486", Map.of())).isEqualTo(CdText.NONE);
  }

  @Test
  void isNoneWithoutBlocks() {
    assertThat(CdText.builder().build()).isEqualTo(CdText.NONE);
    assertThat(CdText.NONE.isEmpty()).isTrue();
    assertThat(ALBUM.isEmpty()).isFalse();
  }

  @Test
  void cannotBeChangedFromOutside() {
    Map<TextField, String> disc = new EnumMap<>(TextField.class);
    disc.put(TITLE, "A");
    CdTextBlock block =
        new CdTextBlock(
            Language.ENGLISH,
            TextEncoding.ASCII,
            disc,
            Map.of(),
            Optional.empty(),
            Collections.emptyList(),
            0);
    disc.put(TITLE, "B");
    assertThat(block.text(0, TITLE)).contains("A");
    assertThat(block.withEncoding(TextEncoding.MS_JIS).encoding()).isEqualTo(TextEncoding.MS_JIS);
    byte[] payload = new byte[12];
    BinaryPack pack = new BinaryPack(0x88, 0, payload);
    payload[0] = 1;
    pack.payload()[0] = 1;
    assertThat(pack.payload()).containsOnly(0);
  }

  @Test
  void comparesBinaryPacksByAllTheyHold() {
    byte[] zeros = new byte[12];
    byte[] ones = zeros.clone();
    ones[11] = 1;
    BinaryPack pack = new BinaryPack(0x88, 1, zeros);
    assertThat(pack)
        .isEqualTo(new BinaryPack(0x88, 1, zeros))
        .hasSameHashCodeAs(new BinaryPack(0x88, 1, zeros))
        .isNotEqualTo(new BinaryPack(0x89, 1, zeros))
        .isNotEqualTo(new BinaryPack(0x88, 2, zeros))
        .isNotEqualTo(new BinaryPack(0x88, 1, ones))
        .isNotEqualTo("88 01 000000000000000000000000");
  }

  @Test
  void refusesTracksAndFieldsThatCannotBe() {
    for (int track : new int[] {0, 100}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ofTracks(Map.of(track, Map.of(TITLE, "A"))));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofTracks(Map.of(1, Map.of(DISC_ID, "A"))));
    assertThat(ofTracks(Map.of(99, Map.of(TITLE, "A"))).text(99, TITLE)).contains("A");
  }

  private static CdTextBlock ofTracks(Map<Integer, Map<TextField, String>> tracks) {
    return new CdTextBlock(
        Language.ENGLISH,
        TextEncoding.ASCII,
        Map.of(),
        tracks,
        Optional.empty(),
        Collections.emptyList(),
        0xFF);
  }

  @Test
  void refusesWhatNoDiscCanHold() {
    CdText.Builder builder = CdText.builder();
    assertThatIllegalStateException().isThrownBy(() -> builder.disc(TITLE, "A"));
    builder.block(Language.ENGLISH, TextEncoding.ASCII);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.track(0, TITLE, "A"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.track(100, TITLE, "A"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.track(1, DISC_ID, "A"));
    for (int i = 0; i < 8; i++) {
      builder.block(Language.ENGLISH, TextEncoding.ASCII);
    }
    assertThatIllegalArgumentException().isThrownBy(builder::build);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CdText.builder().block(ALBUM.blocks().getFirst()).copyProtection(256).build());
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryPack(0x87, 0, new byte[12]));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryPack(0x8D, 0, new byte[12]));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryPack(0x88, 128, new byte[12]));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryPack(0x88, -1, new byte[12]));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryPack(0x88, 0, new byte[11]));
  }
}
