package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.glassmaster.core.text.TextField.CLOSED_INFORMATION;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.MESSAGE;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.SONGWRITER;
import static org.glassmaster.core.text.TextField.TITLE;
import static org.glassmaster.core.text.TextField.UPC_ISRC;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdTextWriterTest {
  /** The texts at the head of cdtext_block.tsv. */
  static final CdText NIGHTS =
      CdText.builder()
          .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
          .disc(TITLE, "Joyful Nights")
          .track(1, TITLE, "Song of Joy")
          .track(2, TITLE, "Humpty Dumpty")
          .track(3, TITLE, "Mee Owwww")
          .track(1, PERFORMER, "Felix and The Purrs")
          .track(2, PERFORMER, "Catwalk Beauties")
          .track(3, PERFORMER, "Mia Kitten")
          .track(1, SONGWRITER, "Friedrich Schiller")
          .track(2, SONGWRITER, "Mother Goose")
          .track(3, SONGWRITER, "Mia Kitten")
          .disc(UPC_ISRC, "1234567890123")
          .track(1, UPC_ISRC, "XYBLG1101234")
          .track(2, UPC_ISRC, "XYBLG1100005")
          .track(3, UPC_ISRC, "XYBLG1100006")
          .build();

  @Test
  void writesTheDocumentedBlockOfTwentyTwoPacks() throws ContentException {
    assertThat(Packs.lines(CdTextWriter.STRICT.packs(NIGHTS, 1, 3)))
        .containsExactlyElementsOf(
            Vectors.rows("vectors/cdtext_block.tsv").stream().map(row -> row[1]).toList());
    assertThat(CdTextWriter.STRICT.check(NIGHTS, 1, 3)).isEmpty();
  }

  @Test
  void writesTheTwelvePacksOfCdrwin() throws ContentException {
    CdText disk =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ASCII)
            .disc(TITLE, "TestDiskTitle")
            .track(1, TITLE, "TestTrackTitle1")
            .track(2, TITLE, "TestTrackTitle2")
            .disc(PERFORMER, "TestDiskPerformer")
            .track(1, PERFORMER, "TestTrackPerformer1")
            .track(2, PERFORMER, "TestTrackPerformer2")
            .build();
    List<String> expected =
        Vectors.rows("vectors/cdtext_packs_public.tsv").stream()
            .filter(row -> row[0].contains("CDRWIN"))
            .map(row -> row[1])
            .toList();
    assertThat(Packs.lines(CdTextWriter.STRICT.packs(disk, 1, 2)))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "100000, false", "200000, true"})
  void agreesWithTheObviousEncoder(long base, boolean tabs) {
    CdTextWriter writer = tabs ? CdTextWriter.STRICT.repeatingByTab() : CdTextWriter.STRICT;
    int compared = 0;
    for (long seed = base; seed < base + RandomText.SEEDS / 6; seed++) {
      RandomText random = new RandomText(seed);
      CdText text = random.next();
      if (writer.forecast(text, random.first(), random.last()).fits()) {
        byte[] packs = writer.encode(text, random.first(), random.last()).packs();
        assertThat(Packs.lines(packs))
            .as("seed %d", seed)
            .containsExactlyElementsOf(
                Packs.lines(obvious(text, random.first(), random.last(), tabs)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(RandomText.SEEDS / 12);
  }

  @Test
  void writesNothingForNoBlock() throws ContentException {
    assertThat(CdTextWriter.STRICT.packs(CdText.NONE, 1, 1)).isEmpty();
    assertThat(CdTextWriter.STRICT.forecast(CdText.NONE, 1, 1).packs()).isZero();
  }

  @Test
  void beginsTheNextPackWithATerminatorOfTheOldTrack() throws ContentException {
    CdText text = english().disc(TITLE, "A").track(1, TITLE, "ninechars9").build();
    // "A", 00, ten characters: the pack is full and the terminator of track 1 still to come.
    assertThat(headers(text, 1, 2)).startsWith("80 00 00 00", "80 01 01 0A", "8F 00 02 00");
  }

  @Test
  void endsAPackWithTheTerminator() throws ContentException {
    CdText text = english().disc(TITLE, "elevenchars").track(1, TITLE, "B").build();
    assertThat(headers(text, 1, 1)).startsWith("80 00 00 00", "80 01 01 00", "8F 00 02 00");
  }

  @Test
  void capsPositionsAtFifteen() throws ContentException {
    CdText text = english().disc(TITLE, "x".repeat(60)).build();
    assertThat(headers(text, 1, 1).subList(0, 6))
        .containsExactly(
            "80 00 00 00",
            "80 00 01 0C",
            "80 00 02 0F",
            "80 00 03 0F",
            "80 00 04 0F",
            "80 00 05 0F");
  }

  @Test
  void countsCharactersOfTwoBytesAndFlagsThem() throws ContentException {
    CdText text =
        CdText.builder()
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "音楽の漢字と平仮名")
            .track(1, TITLE, "表")
            .disc(UPC_ISRC, "1234567890123")
            .build();
    // Nine characters are 18 bytes: six in the first pack, three and the terminator in the next.
    assertThat(headers(text, 1, 1))
        .containsExactly(
            "80 00 00 80",
            "80 00 01 86",
            "8E 00 02 00",
            "8E 00 03 0C",
            "8F 00 04 00",
            "8F 01 05 00",
            "8F 02 06 00");
    byte[] packs = CdTextWriter.STRICT.packs(text, 1, 1);
    assertThat(Packs.lines(packs).get(1).substring(12, 47))
        .isEqualTo("95 BD 89 BC 96 BC 00 00 95 5C 00 00");
  }

  @Test
  void countsCharactersAcrossHalfWidthOnes() {
    CdText text =
        CdText.builder()
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "A音楽の漢字と")
            .build();
    EncodedCdText encoded = CdTextWriter.STRICT.encode(text, 1, 1);
    // One byte and five pairs, then half of a pair: six characters lie wholly in the first pack.
    assertThat(Packs.lines(encoded.packs()).get(1)).startsWith("80 00 01 86");
    assertThat(codes(encoded.findings())).containsExactly("TEXT-007");
    assertThat(encoded.isComplete()).isTrue();
  }

  @Test
  void repeatsByTabWhereAsked() throws ContentException {
    CdText text =
        english()
            .disc(PERFORMER, "Cats")
            .track(1, PERFORMER, "Cats")
            .track(2, PERFORMER, "Cats")
            .track(3, PERFORMER, "Cats")
            .build();
    assertThat(payload(CdTextWriter.STRICT.repeatingByTab().packs(text, 1, 4), 0))
        .startsWith("Cats|Cats|\t|")
        .hasSize(12);
    assertThat(payload(CdTextWriter.STRICT.repeatingByTab().packs(text, 1, 4), 1))
        .startsWith("\t||");
    assertThat(payload(CdTextWriter.STRICT.packs(text, 1, 4), 1)).startsWith("ts|Cats||");
    CdText japanese =
        CdText.builder()
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .track(1, PERFORMER, "猫")
            .track(2, PERFORMER, "猫")
            .build();
    byte[] packs = CdTextWriter.STRICT.repeatingByTab().packs(japanese, 1, 2);
    assertThat(Packs.lines(packs).getFirst())
        .startsWith("81 00 00 80 00 00 94 4C 00 00 09 09 00 00 00 00");
  }

  @Test
  void putsTypesInAscendingOrder() throws ContentException {
    CdText text =
        english()
            .disc(UPC_ISRC, "1")
            .disc(CLOSED_INFORMATION, "closed")
            .disc(DISC_ID, "ID 1")
            .disc(MESSAGE, "m")
            .genre(Genre.of(0x05))
            .binary(new BinaryPack(0x8C, 0, new byte[12]))
            .binary(new BinaryPack(0x89, 3, new byte[12]))
            .binary(new BinaryPack(0x88, 0, new byte[12]))
            .build();
    assertThat(headers(text, 1, 1))
        .extracting(header -> header.substring(0, 5))
        .containsExactly(
            "85 00", "86 00", "87 00", "88 00", "89 03", "8C 00", "8D 00", "8E 00", "8F 00",
            "8F 01", "8F 02");
  }

  @Test
  void writesTheGenresCodeBeforeItsText() throws ContentException {
    CdText text = english().genre(new Genre(0x1B, "x".repeat(22))).build();
    byte[] packs = CdTextWriter.STRICT.packs(text, 1, 1);
    assertThat(Packs.lines(packs).getFirst()).startsWith("87 00 00 00 00 1B 78");
    assertThat(headers(text, 1, 1)).startsWith("87 00 00 00", "87 00 01 0A", "87 00 02 0F");
  }

  @Test
  void tellsAllBlocksOfEachOther() throws ContentException {
    CdText.Builder builder = CdText.builder();
    for (int i = 0; i < 8; i++) {
      builder
          .block(new Language(0x10 + i), TextEncoding.ISO_8859_1)
          .disc(TITLE, "x".repeat(12 * i));
    }
    byte[] packs = CdTextWriter.STRICT.packs(builder.build(), 4, 9);
    List<String> sizes = Packs.lines(packs).stream().filter(line -> line.startsWith("8F")).toList();
    assertThat(sizes).hasSize(24);
    for (int block = 0; block < 8; block++) {
      int counted = block == 0 ? 0 : block + 1;
      assertThat(sizes.get(3 * block).substring(12))
          .startsWith("00 04 09 00 %02X 00 00".formatted(counted));
      // Block 0 has no text: three packs, numbers 0 to 2. Block i needs 12 i + 7 bytes.
      assertThat(sizes.get(3 * block + 1).substring(12, 47))
          .isEqualTo("00 00 00 00 00 00 00 03 02 04 05 06");
      assertThat(sizes.get(3 * block + 2).substring(12, 47))
          .isEqualTo("07 08 09 0A 10 11 12 13 14 15 16 17");
    }
  }

  @Test
  void fillsABlockToTheLastPack() throws ContentException {
    // 253 packs of twelve bytes: the disc's text, its terminator, track 1's terminator.
    CdText full = english().disc(MESSAGE, "x".repeat(253 * 12 - 2)).build();
    CdTextForecast forecast = CdTextWriter.STRICT.forecast(full, 1, 1);
    assertThat(forecast.fits()).isTrue();
    assertThat(forecast.blocks().getFirst().free()).isZero();
    byte[] packs = CdTextWriter.STRICT.packs(full, 1, 1);
    assertThat(packs).hasSize(256 * 18);
    List<String> lines = Packs.lines(packs);
    assertThat(lines.getLast()).startsWith("8F 02 FF 00");
    assertThat(lines.get(254)).startsWith("8F 01 FE 00 00 00 00 00 00 00 00 03 FF");
    assertThat(lines.get(253)).startsWith("8F 00 FD 00 00 01 01 00 00 00 00 00 00 FD");
  }

  @Test
  void refusesOnePackTooMany() {
    CdText large = english().disc(MESSAGE, "x".repeat(253 * 12 - 1)).build();
    CdTextForecast forecast = CdTextWriter.STRICT.forecast(large, 1, 1);
    assertThat(forecast.fits()).isFalse();
    assertThat(forecast.packs()).isEqualTo(257);
    assertThat(forecast.blocks().getFirst().free()).isEqualTo(-1);
    assertThat(forecast.blocks().getFirst().packsOfType()).isEqualTo(Map.of(0x85, 254, 0x8F, 3));
    assertThatThrownBy(() -> CdTextWriter.STRICT.packs(large, 1, 1))
        .isInstanceOfSatisfying(
            ContentException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("TEXT-004");
              assertThat(fault.findings()).hasSize(1);
              assertThat(fault.where()).contains("CD-TEXT block 0 (English)");
            });
    assertThat(CdTextWriter.STRICT.check(large, 1, 1))
        .extracting(Finding::message)
        .contains("needs 257 packs, a block holds 256: 1 too many");
  }

  @Test
  void leavesOutTheBlockThatDoesNotFitAndSaysSo() {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ASCII)
            .disc(MESSAGE, "x".repeat(4000))
            .block(Language.GERMAN, TextEncoding.ASCII)
            .disc(TITLE, "Da")
            .build();
    EncodedCdText encoded = CdTextWriter.STRICT.encode(text, 1, 1);
    assertThat(encoded.isComplete()).isFalse();
    assertThat(encoded.size().blocks()).hasSize(2);
    assertThat(Packs.lines(encoded.packs())).hasSize(4);
    assertThat(Packs.lines(encoded.packs()).getFirst()).startsWith("80 00 00 00 44 61 00 00");
    assertThat(Packs.lines(encoded.packs()).getLast()).startsWith("8F 02 03 00 00 00 00 00 08");
  }

  @Test
  void namesEachCharacterThatTheBlockCannotHold() {
    CdText text =
        english()
            .disc(TITLE, "Łódź – Łódź")
            .track(2, MESSAGE, "null \u0000")
            .track(3, TITLE, "Björk")
            .build();
    List<Finding> findings = CdTextWriter.STRICT.check(text, 1, 3);
    assertThat(findings)
        .extracting(Finding::toString)
        .containsExactly(
            "CD-TEXT block 0 (English), disc, title: ISO-8859-1 has no 'Ł' (U+0141), 'ź' (U+017A),"
                + " '–' (U+2013)",
            "CD-TEXT block 0 (English), track 2, message: ISO-8859-1 has no U+0000");
    assertThat(findings).allMatch(finding -> finding.severity() == Severity.ERROR);
    assertThat(findings).allMatch(finding -> finding.code().equals("TEXT-001"));
    assertThat(findings).allMatch(finding -> finding.advice().isPresent());
    assertThatThrownBy(() -> CdTextWriter.STRICT.packs(text, 1, 3))
        .isInstanceOfSatisfying(
            ContentException.class, fault -> assertThat(fault.findings()).hasSize(2));
  }

  @Test
  void namesAFewOfManyCharacters() {
    CdText text = english().disc(TITLE, "абвгдежзийк").build();
    assertThat(CdTextWriter.STRICT.check(text, 1, 1).getFirst().message())
        .endsWith("'з' (U+0437) and 3 more");
    CdText eight = english().disc(TITLE, "абвгдежз").build();
    assertThat(CdTextWriter.STRICT.check(eight, 1, 1).getFirst().message())
        .endsWith("'з' (U+0437)");
  }

  @Test
  void substitutesWhereChosenAndSaysWhatItWrote() throws ContentException {
    CdText text = english().disc(TITLE, "Łódź – “ok”").track(1, TITLE, "€ …漢").build();
    CdTextWriter marks = CdTextWriter.STRICT.substituting(Substitution.QUESTION_MARK);
    assertThat(payload(marks.packs(text, 1, 1), 0)).isEqualTo("?ód? ? ?ok?|");
    assertThat(marks.check(text, 1, 1))
        .allMatch(finding -> finding.severity() == Severity.WARNING)
        .extracting(Finding::code)
        .containsExactly("TEXT-002", "TEXT-002");
    CdTextWriter alike = CdTextWriter.STRICT.substituting(Substitution.LOOK_ALIKE);
    assertThat(payload(alike.packs(text, 1, 1), 0)).isEqualTo("Lódz - \"ok\"|");
    assertThat(payload(alike.packs(text, 1, 1), 1)).isEqualTo("EUR ...?||||");
    assertThat(alike.check(text, 1, 1).getFirst().message())
        .endsWith("written as \"Lódz - \"ok\"\"");
  }

  @Test
  void joinsAccentsWhereItMaySubstitute() throws ContentException {
    CdText text = english().disc(TITLE, "Bjo\u0308rk").build();
    assertThat(codes(CdTextWriter.STRICT.check(text, 1, 1))).containsExactly("TEXT-001");
    CdTextWriter alike = CdTextWriter.STRICT.substituting(Substitution.LOOK_ALIKE);
    assertThat(payload(alike.packs(text, 1, 1), 0)).startsWith("Björk|");
  }

  @Test
  void findsLookAlikesForMsJis() throws ContentException {
    CdText text =
        CdText.builder().block(Language.JAPANESE, TextEncoding.MS_JIS).disc(TITLE, "歌〜歌").build();
    assertThat(codes(CdTextWriter.STRICT.check(text, 1, 1))).containsExactly("TEXT-001");
    byte[] packs = CdTextWriter.STRICT.substituting(Substitution.LOOK_ALIKE).packs(text, 1, 1);
    assertThat(Packs.lines(packs).getFirst()).contains("89 CC 81 60 89 CC 00 00");
  }

  @Test
  void refusesATextThatWouldReadAsARepetition() {
    CdText text = english().track(1, TITLE, "\t").track(2, TITLE, "a\tb").build();
    assertThat(CdTextWriter.STRICT.check(text, 1, 2))
        .extracting(Finding::code, finding -> finding.where().orElse(""))
        .containsExactly(
            tuple("TEXT-001", "CD-TEXT block 0 (English), track 1, title"),
            tuple("TEXT-006", "CD-TEXT block 0 (English), track 2, title"));
  }

  @Test
  void warnsOfLongTexts() {
    assertThat(CdTextWriter.STRICT.check(english().disc(TITLE, "x".repeat(160)).build(), 1, 1))
        .isEmpty();
    List<Finding> findings =
        CdTextWriter.STRICT.check(english().disc(TITLE, "x".repeat(161)).build(), 1, 1);
    assertThat(codes(findings)).containsExactly("TEXT-003");
    assertThat(findings.getFirst().message()).isEqualTo("has 161 characters");
  }

  @Test
  void refusesTextsOfTracksThatTheDiscHasNot() {
    CdText text = english().track(1, TITLE, "a").track(4, TITLE, "b").track(5, TITLE, "c").build();
    assertThat(CdTextWriter.STRICT.check(text, 2, 4))
        .extracting(finding -> finding.code() + " " + finding)
        .containsExactly(
            "TEXT-005 CD-TEXT block 0 (English), track 1: the disc has the tracks 2 to 4",
            "TEXT-005 CD-TEXT block 0 (English), track 5: the disc has the tracks 2 to 4");
  }

  @Test
  void keepsBytesBeyondAsciiInCodesButWarns() throws ContentException {
    CdText text =
        english()
            .disc(DISC_ID, "é1")
            .genre(new Genre(1, "é2"))
            .disc(CLOSED_INFORMATION, "é3")
            .build();
    assertThat(codes(CdTextWriter.STRICT.check(text, 1, 1)))
        .containsExactly("TEXT-008", "TEXT-008");
    assertThat(payload(CdTextWriter.STRICT.packs(text, 1, 1), 0)).startsWith("é1|");
    CdText control = english().disc(DISC_ID, "\u007F").build();
    assertThat(codes(CdTextWriter.STRICT.check(control, 1, 1))).containsExactly("TEXT-006");
    CdText greek = english().disc(DISC_ID, "α").disc(CLOSED_INFORMATION, "α").build();
    assertThat(CdTextWriter.STRICT.check(greek, 1, 1))
        .extracting(Finding::message)
        .containsExactly("ASCII has no 'α' (U+03B1)", "ISO-8859-1 has no 'α' (U+03B1)");
  }

  @Test
  void writesCharacterSetsThatNobodyDecodesByteForByte() throws ContentException {
    CdText text =
        CdText.builder()
            .block(Language.KOREAN, new TextEncoding(0x81))
            .disc(
                TITLE,
                "\u00B0\u00A1\u00B3\u00AA\u00B4\u00D9\u00B6\u00F3\u00B8\u00B6\u00B9\u00D9\u00BB\u00E7")
            .build();
    assertThat(codes(CdTextWriter.STRICT.check(text, 1, 1))).containsExactly("TEXT-011");
    assertThat(headers(text, 1, 1)).startsWith("80 00 00 80", "80 00 01 86", "8F 00 02 00");
  }

  @Test
  void saysWhenABlockHasNothingToSay() {
    assertThat(codes(CdTextWriter.STRICT.check(english().build(), 1, 1)))
        .containsExactly("TEXT-010");
  }

  @Test
  void refusesTracksThatCannotBe() {
    for (int[] tracks : new int[][] {{0, 1}, {2, 1}, {1, 100}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CdTextWriter.STRICT.forecast(NIGHTS, tracks[0], tracks[1]));
    }
    assertThat(CdTextWriter.STRICT.forecast(CdText.NONE, 99, 99).fits()).isTrue();
  }

  private static CdText.Builder english() {
    return CdText.builder().block(Language.ENGLISH, TextEncoding.ISO_8859_1);
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  /** The first four bytes of each pack. */
  private static List<String> headers(CdText text, int first, int last) throws ContentException {
    return Packs.lines(CdTextWriter.STRICT.packs(text, first, last)).stream()
        .map(line -> line.substring(0, 11))
        .toList();
  }

  /** The payload of a pack as text, terminators as bars. */
  private static String payload(byte[] packs, int pack) {
    return new String(packs, pack * 18 + 4, 12, StandardCharsets.ISO_8859_1).replace('\0', '|');
  }

  private static byte[] obvious(CdText text, int first, int last, boolean tabs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObviousEncoder(text, first, last, tabs)
        .packs()
        .forEach(pack -> IntStream.of(pack).forEach(bytes::write));
    return bytes.toByteArray();
  }
}
