package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.glassmaster.core.text.TextField.CLOSED_INFORMATION;
import static org.glassmaster.core.text.TextField.DISC_ID;
import static org.glassmaster.core.text.TextField.MESSAGE;
import static org.glassmaster.core.text.TextField.PERFORMER;
import static org.glassmaster.core.text.TextField.TITLE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdTextReaderTest {
  private static final byte[] NIGHTS = Packs.column("vectors/cdtext_block.tsv", 1);

  @Test
  void readsTheDocumentedBlock() {
    CdTextReading reading = CdTextReader.read(NIGHTS);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.firstTrack()).hasValue(1);
    assertThat(reading.lastTrack()).hasValue(3);
  }

  @Test
  void readsTheCdtFileOfCdrwin() {
    byte[] packs = cdrwin();
    CdTextReading reading = CdTextReader.read(Arrays.copyOf(packs, packs.length + 1));
    assertThat(reading.findings()).isEmpty();
    CdTextBlock block = reading.text().blocks().getFirst();
    assertThat(block.language()).isEqualTo(Language.ENGLISH);
    assertThat(block.encoding()).isEqualTo(TextEncoding.ASCII);
    assertThat(block.text(0, TITLE)).contains("TestDiskTitle");
    assertThat(block.text(1, TITLE)).contains("TestTrackTitle1");
    assertThat(block.text(2, TITLE)).contains("TestTrackTitle2");
    assertThat(block.text(0, PERFORMER)).contains("TestDiskPerformer");
    assertThat(block.text(2, PERFORMER)).contains("TestTrackPerformer2");
  }

  @Test
  void findsEveryPublishedPackSound() {
    for (String[] row : Vectors.rows("vectors/cdtext_packs_public.tsv")) {
      byte[] pack = Vectors.bytes(row[1]);
      assertThat(Pack.syndrome(pack, 0)).as(row[1]).isZero();
      assertThat(codes(CdTextReader.read(pack).findings()))
          .doesNotContain("TEXT-020", "TEXT-023", "TEXT-024", "TEXT-025");
    }
  }

  @Test
  void carriesPublishedTablesOfContents() {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    Vectors.rows("vectors/cdtext_packs_public.tsv").stream()
        .filter(row -> row[0].contains("Sony 8"))
        .forEach(row -> packs.writeBytes(Vectors.bytes(row[1])));
    CdTextBlock block = CdTextReader.read(packs.toByteArray()).text().blocks().getFirst();
    assertThat(block.binary())
        .extracting(BinaryPack::toString)
        .startsWith("88 00 010E003F0212000000000000", "88 01 000200040B190802320B2F3E")
        .contains("89 0D 040400000000370D1A371F32")
        .hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatTheWriterWrote(boolean tabs) {
    CdTextWriter writer = tabs ? CdTextWriter.STRICT.repeatingByTab() : CdTextWriter.STRICT;
    int compared = 0;
    for (long seed = 0; seed < RandomText.SEEDS; seed++) {
      RandomText random = new RandomText(seed);
      CdText text = random.next();
      EncodedCdText encoded = writer.encode(text, random.first(), random.last());
      if (encoded.isComplete() && !text.isEmpty()) {
        CdTextReading reading = CdTextReader.read(encoded.packs());
        assertThat(reading.text()).as("seed %d", seed).isEqualTo(text);
        assertThat(reading.findings()).as("seed %d", seed).isEmpty();
        assertThat(reading.firstTrack()).hasValue(random.first());
        assertThat(reading.lastTrack()).hasValue(random.last());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(RandomText.SEEDS / 2);
  }

  @Test
  void readsPacksInAnyOrderAndAsOftenAsTheyCome() {
    Random random = new Random(7);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 88; i++) {
      order.add(i % 22);
    }
    Collections.shuffle(order, random);
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    order.forEach(i -> packs.write(NIGHTS, i * 18, 18));
    CdTextReading reading = CdTextReader.read(packs.toByteArray());
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void readsTheReplyOfADrive() {
    CdTextReading reading = CdTextReader.read(PackFile.readTocReply(NIGHTS));
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings()).isEmpty();
    byte[] single = PackFile.readTocReply(Arrays.copyOf(NIGHTS, 18));
    assertThat(CdTextReader.read(single).text().blocks()).hasSize(1);
    assertThat(CdTextReader.read(PackFile.cdt(NIGHTS)).findings()).isEmpty();
    // A buffer larger than the reply: zeros behind it are no packs.
    byte[] large = Arrays.copyOf(PackFile.readTocReply(NIGHTS), 4 + 18 * 30);
    CdTextReading padded = CdTextReader.read(large);
    assertThat(padded.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(padded.findings())).containsExactly("TEXT-022");
  }

  @Test
  void refusesAReplyThatItsLengthCannotTell() {
    byte[] most = PackFile.readTocReply(new byte[0xFFFF - 2]);
    assertThat(most).startsWith(0xFF, 0xFF, 0, 0).hasSize(0x10001);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackFile.readTocReply(new byte[0xFFFF - 1]));
  }

  @Test
  void readsPacksWithoutCrc() {
    byte[] cut = PackFile.withoutCrc(NIGHTS);
    assertThat(cut).hasSize(22 * 16);
    CdTextReading reading = CdTextReader.readWithoutCrc(cut);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings()).isEmpty();
    CdTextReading more = CdTextReader.readWithoutCrc(Arrays.copyOf(cut, cut.length + 17));
    assertThat(more.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(more.findings())).containsExactly("TEXT-021");
  }

  @Test
  void mendsEverySingleBit() {
    for (int bit = 0; bit < 144; bit++) {
      byte[] packs = NIGHTS.clone();
      packs[3 * 18 + bit / 8] ^= (byte) (0x80 >> bit % 8);
      CdTextReading reading = CdTextReader.read(packs);
      assertThat(reading.text()).as("bit %d", bit).isEqualTo(CdTextWriterTest.NIGHTS);
      assertThat(codes(reading.findings())).containsExactly("TEXT-023");
      assertThat(reading.findings().getFirst().message()).endsWith("mended: 3");
    }
  }

  @Test
  void mendsTheVeryFirstByte() {
    byte[] packs = NIGHTS.clone();
    packs[0] ^= (byte) 0x80;
    assertThat(CdTextReader.read(packs).text()).isEqualTo(CdTextWriterTest.NIGHTS);
  }

  @Test
  void prefersASoundPackToAMendedOne() {
    byte[] packs = Arrays.copyOf(NIGHTS, NIGHTS.length + 18);
    byte[] other = Arrays.copyOf(NIGHTS, 18);
    other[4] = 'X';
    Pack.seal(other, 0);
    other[17] ^= 1;
    System.arraycopy(packs, 0, packs, 18, NIGHTS.length);
    System.arraycopy(other, 0, packs, 0, 18);
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsExactly("TEXT-023");
  }

  @Test
  void makesNoBlockOfMendedPacksAlone() {
    byte[] packs = Arrays.copyOf(NIGHTS, NIGHTS.length + 18);
    byte[] stray = Arrays.copyOf(NIGHTS, 18);
    stray[3] = 0x30;
    Pack.seal(stray, 0);
    stray[9] ^= 4;
    System.arraycopy(stray, 0, packs, NIGHTS.length, 18);
    assertThat(CdTextReader.read(packs).text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(CdTextReader.read(stray).text().blocks()).hasSize(1);
  }

  @Test
  void leavesOutADamagedPackAndNamesWhatIsLost() {
    byte[] packs = NIGHTS.clone();
    packs[2 * 18 + 5] ^= 0x11;
    packs[2 * 18 + 9] ^= 0x24;
    CdTextReading reading = CdTextReader.read(packs);
    CdTextBlock block = reading.text().blocks().getFirst();
    assertThat(block.text(0, TITLE)).contains("Joyful Nights");
    assertThat(block.text(1, TITLE)).isEmpty();
    assertThat(block.text(2, TITLE)).isEmpty();
    assertThat(block.text(3, TITLE)).contains("Mee Owwww");
    assertThat(block.text(3, PERFORMER)).contains("Mia Kitten");
    assertThat(reading.findings())
        .extracting(finding -> finding.code() + " " + finding)
        .containsExactly(
            "TEXT-024 CD-TEXT: the CRC is wrong, packs are left out: 2",
            "TEXT-028 CD-TEXT block 0 (English): packs are missing: 2",
            "TEXT-029 CD-TEXT block 0 (English): title is lost (disc is 0): track 1–2");
  }

  @Test
  void losesATextWhoseEndIsMissing() {
    // Without the last pack of the titles, "Mee Owwww" would read "Mee Owww".
    CdTextReading reading = CdTextReader.read(without(NIGHTS, 4));
    assertThat(reading.text().text(3, TITLE)).isEmpty();
    assertThat(reading.text().text(2, TITLE)).contains("Humpty Dumpty");
    assertThat(codes(reading.findings())).containsExactly("TEXT-028", "TEXT-029");
  }

  @Test
  void findsTextsAgainBehindAGap() {
    CdText text =
        english()
            .disc(TITLE, "elevenchars")
            .track(1, TITLE, "tracknumber1")
            .track(2, TITLE, "elevenchars")
            .track(3, TITLE, "C")
            .build();
    byte[] packs = CdTextWriter.STRICT.encode(text, 1, 3).packs();
    // Pack 1 holds all of track 1 but its terminator, which begins pack 2.
    CdTextReading reading = CdTextReader.read(without(packs, 1));
    assertThat(reading.text().text(0, TITLE)).contains("elevenchars");
    assertThat(reading.text().text(1, TITLE)).isEmpty();
    assertThat(reading.text().text(2, TITLE)).contains("elevenchars");
    assertThat(reading.text().text(3, TITLE)).contains("C");
    // Pack 0 ends with its text's terminator: pack 1 begins a text and nothing of it is lost.
    CdTextReading headless = CdTextReader.read(without(packs, 0));
    assertThat(headless.text().text(1, TITLE)).contains("tracknumber1");
    assertThat(codes(headless.findings())).containsExactly("TEXT-028");
  }

  @Test
  void doesWithoutSizePacks() {
    CdTextReading reading = CdTextReader.read(Arrays.copyOf(NIGHTS, 19 * 18));
    assertThat(reading.text().blocks().getFirst().tracks())
        .isEqualTo(CdTextWriterTest.NIGHTS.blocks().getFirst().tracks());
    assertThat(reading.text().blocks().getFirst().language()).isEqualTo(Language.UNKNOWN);
    assertThat(reading.text().blocks().getFirst().encoding()).isEqualTo(TextEncoding.ISO_8859_1);
    assertThat(codes(reading.findings())).containsExactly("TEXT-030");
    assertThat(reading.firstTrack()).isEmpty();
    assertThat(reading.lastTrack()).isEmpty();
  }

  @Test
  void learnsTheLanguageFromAnotherBlock() {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ASCII)
            .disc(TITLE, "Night")
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "夜")
            .build();
    byte[] packs = CdTextWriter.STRICT.encode(text, 1, 1).packs();
    assertThat(packs).hasSize(8 * 18);
    CdTextReading reading = CdTextReader.read(Arrays.copyOf(packs, 5 * 18));
    assertThat(reading.text()).isEqualTo(text);
    assertThat(codes(reading.findings())).containsExactly("TEXT-028", "TEXT-030");
    assertThat(reading.findings().getFirst().message()).isEqualTo("packs are missing: 1–3");
  }

  @Test
  void readsTwoBlocksOneOfThemInMsJis() {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TITLE, "Spring Sea")
            .track(1, TITLE, "Haru no Umi")
            .track(2, TITLE, "Rokudan")
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "春の海")
            .track(1, TITLE, "春の海")
            .track(2, TITLE, "六段の調")
            .build();
    byte[] packs = CdTextWriter.STRICT.encode(text, 1, 2).packs();
    byte[] expected = "春の海\0\0春の海\0\0六段の調\0\0".getBytes(Charset.forName("windows-31j"));
    byte[] found = new byte[24];
    System.arraycopy(packs, 6 * 18 + 4, found, 0, 12);
    System.arraycopy(packs, 7 * 18 + 4, found, 12, 12);
    assertThat(found).isEqualTo(Arrays.copyOf(expected, 24));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(text);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void readsHalfWidthCharactersInADoubleByteBlock() {
    CdText text =
        CdText.builder()
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TITLE, "BEST ｶﾅ 集")
            .track(1, TITLE, "ABC")
            .track(2, TITLE, "春")
            .build();
    CdTextReading reading = CdTextReader.read(CdTextWriter.STRICT.encode(text, 1, 2).packs());
    assertThat(reading.text()).isEqualTo(text);
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsMsJisThatDoesNotSayDoubleByte(boolean pairs) {
    // As some write it: with one zero at the end of texts, or with two.
    String zero = pairs ? "\0\0" : "\0";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String title : List.of("春の海春の海", "", "六段の調", "", "", "夜")) {
      bytes.writeBytes(title.getBytes(Charset.forName("windows-31j")));
      bytes.writeBytes(zero.getBytes(StandardCharsets.US_ASCII));
    }
    byte[] all = bytes.toByteArray();
    byte[][] packs = new byte[(all.length + 11) / 12][];
    int[] tracks = pairs ? new int[] {0, 0, 2} : new int[] {0, 0, 4};
    for (int i = 0; i < packs.length; i++) {
      packs[i] = pack(0x80, tracks[i], i, 0, Arrays.copyOfRange(all, i * 12, i * 12 + 12));
    }
    CdTextReading reading =
        CdTextReader.read(withSizes(0x80, 1, 5, Language.JAPANESE, List.of(packs)));
    CdTextBlock block = reading.text().blocks().getFirst();
    assertThat(block.text(0, TITLE)).contains("春の海春の海");
    assertThat(block.text(2, TITLE)).contains("六段の調");
    assertThat(block.text(5, TITLE)).contains("夜");
    assertThat(codes(reading.findings())).contains("TEXT-039").doesNotContain("TEXT-033");
  }

  @Test
  void takesAsciiThatIsNoneForLatin1() {
    byte[] packs = withSizes(0x01, 1, 1, Language.GERMAN, List.of(pack(0x80, 0, 0, 0, "Grün\0A")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(0, TITLE)).contains("Grün");
    assertThat(reading.text().blocks().getFirst().encoding()).isEqualTo(TextEncoding.ISO_8859_1);
    assertThat(codes(reading.findings())).containsExactly("TEXT-037");
  }

  @Test
  void keepsTextsOfUnknownCharacterSetsByteForByte() {
    byte[] name = {(byte) 0xB0, (byte) 0xA1, 'A', 0, 0, (byte) 0xB3, (byte) 0xAA, 0, 0};
    byte[] packs = withSizes(0x82, 1, 1, Language.KOREAN, List.of(pack(0x80, 0, 0, 0x80, name)));
    CdTextReading reading = CdTextReader.read(packs);
    CdTextBlock block = reading.text().blocks().getFirst();
    assertThat(block.encoding()).isEqualTo(new TextEncoding(0x82));
    assertThat(block.text(0, TITLE)).contains("\u00B0\u00A1A");
    assertThat(block.text(1, TITLE)).contains("\u00B3\u00AA");
    assertThat(reading.findings()).isEmpty();
    assertThat(CdTextWriter.STRICT.encode(reading.text(), 1, 1).packs()).isEqualTo(packs);
  }

  @Test
  void marksBytesThatMeanNothing() {
    byte[] packs =
        withSizes(
            0x80,
            1,
            1,
            Language.JAPANESE,
            List.of(pack(0x80, 0, 0, 0x80, new byte[] {(byte) 0x82, 0, 0})));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(0, TITLE)).contains("\uFFFD");
    assertThat(codes(reading.findings())).containsExactly("TEXT-038");
  }

  @Test
  void repeatsTheTextOfTheTrackBeforeForATab() {
    byte[] packs =
        withSizes(0, 3, 6, Language.ENGLISH, List.of(pack(0x81, 0, 0, 0, "D\0\t\0C\0\t\0\t\0")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(3, PERFORMER)).contains("D");
    assertThat(reading.text().text(4, PERFORMER)).contains("C");
    assertThat(reading.text().text(5, PERFORMER)).contains("C");
    assertThat(reading.text().text(6, PERFORMER)).contains("C");
    assertThat(reading.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "CD-TEXT block 0 (English): performer repeats what is not there (disc is 0): track 3");
  }

  @Test
  void hasNothingForATabWithoutATextBefore() {
    byte[] packs =
        withSizes(0, 1, 3, Language.ENGLISH, List.of(pack(0x80, 0, 0, 0, "\t\0A\0\0\t\0")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().blocks().getFirst().tracks().keySet()).containsExactly(1);
    assertThat(reading.findings().getFirst().message()).endsWith("track 0, 3");
  }

  @Test
  void losesTheRepetitionOfALostText() {
    CdText text =
        english()
            .disc(TITLE, "elevenchars")
            .track(1, TITLE, "a text that is so long that it needs packs")
            .track(2, TITLE, "a text that is so long that it needs packs")
            .build();
    byte[] packs = CdTextWriter.STRICT.repeatingByTab().encode(text, 1, 2).packs();
    CdTextReading reading = CdTextReader.read(without(packs, 2));
    assertThat(reading.text().blocks().getFirst().tracks()).isEmpty();
    assertThat(reading.findings().getLast().message()).endsWith("lost (disc is 0): track 1–2");
  }

  @Test
  void takesTextsInTheOrderOfTheFileWhereNumbersAreNone() {
    byte[] packs = NIGHTS.clone();
    for (int i = 0; i < 22; i++) {
      packs[i * 18 + 2] = 0;
      Pack.seal(packs, i * 18);
    }
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsExactly("TEXT-026");
  }

  @Test
  void countsTracksWherePacksNameThemAllZero() {
    byte[] packs = NIGHTS.clone();
    for (int i = 0; i < 19; i++) {
      packs[i * 18 + 1] = 0;
      Pack.seal(packs, i * 18);
    }
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsOnly("TEXT-033");
  }

  @Test
  void takesPacksWithoutNumbersAndCrcInTheOrderOfTheFile() {
    byte[] packs = NIGHTS.clone();
    for (int i = 0; i < 22; i++) {
      packs[i * 18 + 2] = 0;
    }
    CdTextReading reading = CdTextReader.readWithoutCrc(PackFile.withoutCrc(packs));
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsExactly("TEXT-026");
  }

  @Test
  void countsWhereAPackNamesATrackThatHasItsText() {
    byte[] packs =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(pack(0x80, 0, 0, 0, "elevenchars\0"), pack(0x80, 0, 1, 0, "one\0")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(0, TITLE)).contains("elevenchars");
    assertThat(reading.text().text(1, TITLE)).contains("one");
    assertThat(codes(reading.findings())).containsExactly("TEXT-033");
  }

  @Test
  void believesAPackThatNamesAPossibleTrack() {
    for (int track : new int[] {99, 100}) {
      byte[] packs =
          withSizes(
              0,
              1,
              99,
              Language.ENGLISH,
              List.of(pack(0x80, 0, 0, 0, "elevenchars\0"), pack(0x80, track, 1, 0, "last\0")));
      CdTextReading reading = CdTextReader.read(packs);
      assertThat(reading.text().text(track == 99 ? 99 : 1, TITLE)).contains("last");
      assertThat(codes(reading.findings())).containsExactly("TEXT-033");
    }
  }

  @Test
  void believesDoubleByteWhereBothWaysAreAsGood() {
    byte[] first = "あいうえお\0\0".getBytes(Charset.forName("windows-31j"));
    byte[] second = "か\0\0き\0\0".getBytes(Charset.forName("windows-31j"));
    byte[] packs =
        withSizes(
            0x80,
            1,
            9,
            Language.JAPANESE,
            List.of(pack(0x80, 0, 0, 0x80, first), pack(0x80, 7, 1, 0x80, second)));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(7, TITLE)).contains("か");
    assertThat(reading.text().text(8, TITLE)).contains("き");
  }

  @Test
  void guessesCharactersByTextsAlone() {
    byte[] packs = new byte[36];
    System.arraycopy(pack(0x80, 0, 0, 0, "Grün\0"), 0, packs, 0, 18);
    System.arraycopy(pack(0x88, 0, 1, 0x80, "x"), 0, packs, 18, 18);
    assertThat(CdTextReader.read(packs).text().text(0, TITLE)).contains("Grün");
    byte[] japanese = pack(0x80, 0, 0, 0x80, "海\0\0".getBytes(Charset.forName("windows-31j")));
    CdTextBlock block = CdTextReader.read(japanese).text().blocks().getFirst();
    assertThat(block.encoding()).isEqualTo(TextEncoding.MS_JIS);
    assertThat(block.text(0, TITLE)).contains("海");
  }

  @Test
  void asksThePackForTheTrackWhereATextBegins() {
    byte[] packs =
        withSizes(
            0,
            1,
            9,
            Language.ENGLISH,
            List.of(
                pack(0x80, 0, 0, 0, "elevenchars\0"),
                pack(0x80, 5, 1, 0, "five\0"),
                pack(0x80, 9, 2, 0, "nine\0")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().blocks().getFirst().tracks().keySet()).containsExactly(5, 9);
    assertThat(codes(reading.findings())).containsExactly("TEXT-033");
  }

  @Test
  void acceptsAPackForEachText() {
    byte[] packs =
        withSizes(
            0,
            1,
            3,
            Language.ENGLISH,
            List.of(
                pack(0x80, 0, 0, 0, "Disc"),
                pack(0x80, 1, 1, 0, "One"),
                pack(0x80, 2, 2, 0, "Two"),
                pack(0x80, 3, 3, 0, "Three")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(0, TITLE)).contains("Disc");
    assertThat(reading.text().text(1, TITLE)).contains("One");
    assertThat(reading.text().text(2, TITLE)).contains("Two");
    assertThat(reading.text().text(3, TITLE)).contains("Three");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void keepsTheLastTextThatHasNoEnd() {
    byte[] packs =
        withSizes(0, 1, 1, Language.ENGLISH, List.of(pack(0x80, 0, 0, 0, "Disc\0Track 1")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(1, TITLE)).contains("Track 1");
    assertThat(codes(reading.findings())).containsExactly("TEXT-034");
  }

  @Test
  void leavesOutTextsThatHaveNoPlace() {
    byte[] packs =
        withSizes(
            0,
            98,
            99,
            Language.ENGLISH,
            List.of(
                pack(0x80, 0, 0, 0, "d\0a\0b\0c\0"),
                pack(0x86, 0, 1, 0, "ID\0x\0"),
                pack(0x8D, 0, 2, 0, "secret\0")));
    CdTextReading reading = CdTextReader.read(packs);
    CdTextBlock block = reading.text().blocks().getFirst();
    assertThat(block.disc().keySet()).containsExactly(TITLE, DISC_ID, CLOSED_INFORMATION);
    assertThat(block.tracks().keySet()).containsExactly(98, 99);
    assertThat(reading.findings())
        .extracting(Finding::message)
        .containsExactly(
            "title has no place (disc is 0): track 100",
            "disc id has no place (disc is 0): track 98");
  }

  @Test
  void readsAGenreWhoseCodeComesOnceOrInEachPack() {
    byte[] once =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(pack(0x87, 0, 0, 0, "\0\u000EModal and "), pack(0x87, 0, 1, 10, "post-bop\0")));
    assertThat(genre(once)).isEqualTo(new Genre(14, "Modal and post-bop"));
    byte[] each =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(
                pack(0x87, 0, 0, 0, "\0\u000EModal and "),
                pack(0x87, 0, 1, 10, "\0\u000Epost-bop\0")));
    assertThat(genre(each)).isEqualTo(new Genre(14, "Modal and post-bop"));
    byte[] ended =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(pack(0x87, 0, 0, 0, "\0\0ten chars!"), pack(0x87, 0, 1, 10, "\0")));
    assertThat(genre(ended)).isEqualTo(new Genre(0, "ten chars!"));
  }

  @Test
  void doesNotTakeTheTextOfAGenreForItsCode() {
    CdText text = english().genre(new Genre(0x4142, "ten chars!ABBA")).build();
    assertThat(genre(CdTextWriter.STRICT.encode(text, 1, 1).packs()))
        .isEqualTo(new Genre(0x4142, "ten chars!ABBA"));
    CdText first = english().genre(new Genre(0x0100, "ten chars!\u0001")).build();
    assertThat(genre(CdTextWriter.STRICT.encode(first, 1, 1).packs()))
        .isEqualTo(new Genre(0x0100, "ten chars!\u0001"));
  }

  @Test
  void findsAGenreBehindAGap() {
    byte[] packs =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(
                pack(0x86, 0, 0, 0, "id"),
                pack(0x87, 0, 1, 0, "\0\0ten chars!"),
                pack(0x87, 0, 2, 10, "and ten more"),
                pack(0x87, 0, 3, 15, "!\0")));
    CdTextReading reading = CdTextReader.read(without(packs, 0));
    assertThat(reading.text().blocks().getFirst().genre())
        .contains(new Genre(0, "ten chars!and ten more!"));
    assertThat(codes(reading.findings())).containsExactly("TEXT-028");
    CdTextReading cut = CdTextReader.read(without(packs, 2));
    assertThat(cut.text().blocks().getFirst().genre()).contains(new Genre(0, "ten chars!"));
    assertThat(codes(cut.findings())).containsExactly("TEXT-028", "TEXT-029");
  }

  @Test
  void survivesGenrePacksWhereNobodyExpectsThem() {
    byte[] packs =
        withSizes(
            0,
            1,
            2,
            Language.ENGLISH,
            List.of(
                pack(0x80, 0, 0, 0, "Disc\0One\0Two"),
                pack(0x87, 1, 1, 0, "\0\u0005one"),
                pack(0x87, 0, 2, 0, "\0\u000E"),
                pack(0x80, 2, 3, 3, "\0")));
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text().text(2, TITLE)).contains("Two");
    assertThat(genre(packs)).isEqualTo(Genre.of(14));
    assertThat(codes(reading.findings())).containsExactly("TEXT-035");
  }

  @Test
  void losesAGenreWithItsFirstPack() {
    byte[] packs =
        withSizes(
            0,
            1,
            1,
            Language.ENGLISH,
            List.of(
                pack(0x87, 0, 0, 0, "\0\u000Eten chars!"),
                pack(0x87, 0, 1, 10, "and ten mor"),
                pack(0x87, 0, 2, 15, "e\0")));
    CdTextReading headless = CdTextReader.read(without(packs, 0));
    assertThat(headless.text().blocks().getFirst().genre()).isEmpty();
    assertThat(codes(headless.findings())).containsExactly("TEXT-028", "TEXT-029");
    CdTextReading cut = CdTextReader.read(without(packs, 1));
    assertThat(cut.text().blocks().getFirst().genre()).contains(new Genre(14, "ten chars!"));
    assertThat(codes(cut.findings())).containsExactly("TEXT-028", "TEXT-029");
  }

  @Test
  void leavesOutPacksOfKindsItDoesNotKnow() {
    byte[] packs = Arrays.copyOf(NIGHTS, NIGHTS.length + 36);
    System.arraycopy(pack(0x90, 0, 0, 0, "x"), 0, packs, NIGHTS.length, 18);
    System.arraycopy(pack(0x80, 0x80, 0, 0, "x"), 0, packs, NIGHTS.length + 18, 18);
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings())
        .extracting(Finding::toString)
        .containsExactly("CD-TEXT: packs of an unknown kind are left out: 22–23");
  }

  @Test
  void noticesBlocksThatAreNotThere() {
    CdText.Builder builder = CdText.builder();
    for (int i = 0; i < 6; i++) {
      builder.block(new Language(i + 1), TextEncoding.ASCII).disc(TITLE, "T" + i);
    }
    byte[] packs = CdTextWriter.STRICT.encode(builder.build(), 1, 1).packs();
    byte[] some = new byte[2 * 4 * 18];
    System.arraycopy(packs, 4 * 18, some, 0, 4 * 18);
    System.arraycopy(packs, 3 * 4 * 18, some, 4 * 18, 4 * 18);
    CdTextReading reading = CdTextReader.read(some);
    assertThat(reading.text().blocks())
        .extracting(block -> block.language().code(), block -> block.text(0, TITLE).orElse(""))
        .containsExactly(tuple(2, "T1"), tuple(4, "T3"));
    assertThat(reading.findings())
        .extracting(Finding::toString)
        .containsExactly("CD-TEXT: blocks are not there: 0, 2, 4–5");
  }

  @Test
  void knowsOfOtherBlocksByTheSizePacksItHas() {
    CdText.Builder builder = CdText.builder();
    for (int i = 0; i < 6; i++) {
      builder.block(new Language(i + 1), TextEncoding.ASCII).disc(TITLE, "T" + i);
    }
    byte[] first = Arrays.copyOf(CdTextWriter.STRICT.encode(builder.build(), 1, 1).packs(), 4 * 18);
    // The second size pack has the last numbers of blocks 0 to 3, the third those of 4 to 7.
    assertThat(CdTextReader.read(without(first, 2)).findings())
        .extracting(Finding::message)
        .contains("blocks are not there: 4–5");
    assertThat(CdTextReader.read(without(first, 3)).findings())
        .extracting(Finding::message)
        .contains("blocks are not there: 1–3");
  }

  @Test
  void ignoresSizePacksBeyondTheThird() {
    byte[] packs = Arrays.copyOf(NIGHTS, NIGHTS.length + 18);
    System.arraycopy(pack(0x8F, 3, 22, 0, "x"), 0, packs, NIGHTS.length, 18);
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsExactly("TEXT-031");
  }

  @Test
  void noticesSizePacksThatDisagree() {
    // The first track, the number of packs 80h, that of packs 8Fh, the last number of block 0.
    for (int[] wrong : new int[][] {{1, 100}, {4, 6}, {19, 4}, {20, 16}}) {
      int at = wrong[0];
      byte[] packs = NIGHTS.clone();
      int offset = (19 + at / 12) * 18;
      packs[offset + 4 + at % 12] = (byte) wrong[1];
      Pack.seal(packs, offset);
      CdTextReading reading = CdTextReader.read(packs);
      assertThat(codes(reading.findings())).as("byte %d", at).containsExactly("TEXT-031");
    }
  }

  @Test
  void noticesWrongPositions() {
    byte[] packs = NIGHTS.clone();
    packs[18 + 3] = 5;
    Pack.seal(packs, 18);
    CdTextReading reading = CdTextReader.read(packs);
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(codes(reading.findings())).containsExactly("TEXT-040");
  }

  @Test
  void takesNoMoreThanABlockHolds() {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      packs.writeBytes(pack(0x85, 0, i, 15, "pack %03d".formatted(i)));
    }
    CdTextReading reading = CdTextReader.read(packs.toByteArray());
    assertThat(codes(reading.findings())).contains("TEXT-027", "TEXT-030");
    assertThat(reading.text().text(0, MESSAGE)).isPresent();
  }

  @Test
  void ignoresBytesBehindTheLastPack() {
    for (int more : new int[] {1, 2, 17}) {
      byte[] packs = Arrays.copyOf(NIGHTS, NIGHTS.length + more);
      packs[packs.length - 1] = 1;
      CdTextReading reading = CdTextReader.read(packs);
      assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
      assertThat(codes(reading.findings())).containsExactly("TEXT-021");
    }
  }

  @Test
  void saysThatThereIsNothing() {
    for (byte[] nothing : new byte[][] {{}, {0}, new byte[18], new byte[400], {1, 2, 3}}) {
      CdTextReading reading = CdTextReader.read(nothing);
      assertThat(reading.text()).isEqualTo(CdText.NONE);
      assertThat(codes(reading.findings())).contains("TEXT-020");
      assertThat(codes(CdTextReader.readWithoutCrc(nothing).findings())).contains("TEXT-020");
    }
  }

  @Test
  @Tag("garbage")
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void survivesGarbage() {
    Random random = new Random(42);
    for (int i = 0; i < 100_000; i++) {
      byte[] packs = new byte[random.nextInt(7) * 18 + (random.nextInt(8) == 0 ? 4 : 0)];
      random.nextBytes(packs);
      for (int at = 0; at + 18 <= packs.length; at += 18) {
        // Sound nonsense goes deepest: right types, few blocks, many zeros.
        packs[at] = (byte) (0x80 + random.nextInt(16));
        packs[at + 1] = (byte) (packs[at + 1] & (random.nextBoolean() ? 0x03 : 0xFF));
        packs[at + 3] = (byte) (packs[at + 3] & (random.nextBoolean() ? 0x8F : 0xFF));
        for (int more = random.nextInt(12); more > 0; more--) {
          packs[at + 4 + random.nextInt(12)] = (byte) (random.nextInt(6) == 0 ? 9 : 0);
        }
        if (random.nextInt(10) > 0) {
          Pack.seal(packs, at);
        }
      }
      CdTextReading reading = CdTextReader.read(packs);
      assertThat(reading.findings().size()).isLessThan(600);
      if (i % 50 == 0) {
        CdTextWriter.STRICT.encode(reading.text(), 1, 99);
        CdTextReader.readWithoutCrc(packs);
      }
    }
  }

  @Test
  @Tag("garbage")
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void survivesMegabytesOfGarbage() {
    byte[] much = new byte[18 * 500_000];
    new Random(1).nextBytes(much);
    assertThat(CdTextReader.read(much).findings()).hasSizeLessThan(1000);
    assertThat(CdTextReader.readWithoutCrc(much).findings()).hasSizeLessThan(1000);
  }

  private static CdText.Builder english() {
    return CdText.builder().block(Language.ENGLISH, TextEncoding.ISO_8859_1);
  }

  private static byte[] cdrwin() {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    Vectors.rows("vectors/cdtext_packs_public.tsv").stream()
        .filter(row -> row[0].contains("CDRWIN"))
        .forEach(row -> packs.writeBytes(Vectors.bytes(row[1])));
    return packs.toByteArray();
  }

  private static Genre genre(byte[] packs) {
    return CdTextReader.read(packs).text().blocks().getFirst().genre().orElseThrow();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private static byte[] without(byte[] packs, int pack) {
    byte[] fewer = Arrays.copyOf(packs, packs.length - 18);
    System.arraycopy(packs, (pack + 1) * 18, fewer, pack * 18, fewer.length - pack * 18);
    return fewer;
  }

  private static byte[] pack(int type, int track, int number, int position, String payload) {
    return pack(type, track, number, position, payload.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] pack(int type, int track, int number, int position, byte[] payload) {
    byte[] pack = new byte[18];
    pack[0] = (byte) type;
    pack[1] = (byte) track;
    pack[2] = (byte) number;
    pack[3] = (byte) position;
    System.arraycopy(payload, 0, pack, 4, payload.length);
    Pack.seal(pack, 0);
    return pack;
  }

  /** The packs of a block, numbered as they come, and the size packs that belong to them. */
  private static byte[] withSizes(
      int characterSet, int first, int last, Language language, List<byte[]> packs) {
    byte[] size = new byte[36];
    size[0] = (byte) characterSet;
    size[1] = (byte) first;
    size[2] = (byte) last;
    size[19] = 3;
    size[20] = (byte) (packs.size() + 2);
    size[28] = (byte) language.code();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] pack : packs) {
      size[4 + (pack[0] & 0x0F)]++;
      all.writeBytes(pack);
    }
    for (int part = 0; part < 3; part++) {
      all.writeBytes(
          pack(
              0x8F,
              part,
              packs.size() + part,
              0,
              Arrays.copyOfRange(size, part * 12, part * 12 + 12)));
    }
    return all.toByteArray();
  }
}
