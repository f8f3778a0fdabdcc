package org.glassmaster.core.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassmaster.core.SeededDiscs;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TableOfContents;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextReader;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The acceptance list of IMAPI2's image creator, row by row, with what goes beyond it. */
class ImapiChecklistTest {
  private static final int SECTOR = 2352;

  private final RawCdImageCreator creator = new RawCdImageCreator();

  private static ByteSource audio(long sectors) {
    return SeededDiscs.noise(sectors, sectors * SECTOR);
  }

  private static void refuses(RawImageResult result, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RawImageException.class, refusal -> assertThat(refusal.result()).isEqualTo(result));
  }

  private static byte[] block(ImageBytes image, int lba) throws SourceException {
    byte[] block = new byte[image.blockBytes()];
    long position = (long) (lba - image.layout().start()) * block.length;
    image.read(position, MemorySegment.ofArray(block), 0, block.length);
    return block;
  }

  private static QFrame q(ImageBytes image, int lba) throws SourceException {
    byte[] block = block(image, lba);
    byte[] q = new byte[12];
    SubchannelForm form = block.length == 2368 ? SubchannelForm.PQ16 : SubchannelForm.RAW96;
    form.readQ(MemorySegment.ofArray(block), SECTOR, MemorySegment.ofArray(q), 0);
    return QFrame.decode(MemorySegment.ofArray(q), 0).orElseThrow();
  }

  @Test
  @DisplayName("C01 the image starts at 95:00:00 and covers lead-in, programme and lead-out")
  void c01() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(300));
    ImageBytes image = creator.createResultImage();
    assertThat(image.layout().start()).isEqualTo(-22_650);
    assertThat(image.size()).isEqualTo((22_650 + 300 + 6_750) * 2448L);
    // Sought anywhere, at any byte.
    byte[] whole = block(image, 17);
    byte[] part = new byte[1_000];
    image.read((22_650 + 17) * 2448L + 900, MemorySegment.ofArray(part), 0, part.length);
    assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 900, 1_900));
    byte[] across = new byte[5_000];
    image.read((22_650 + 17) * 2448L + 2_000, MemorySegment.ofArray(across), 0, across.length);
    assertThat(Arrays.copyOf(across, 448)).isEqualTo(Arrays.copyOfRange(whole, 2_000, 2_448));
    assertThat(Arrays.copyOfRange(across, 448, 448 + 2_448)).isEqualTo(block(image, 18));
    refuses(RawImageResult.READ_ONLY, creator::createResultImage);
    // Beyond: again, and from elsewhere.
    assertThat(creator.image(-11_077, Render.DEFAULT).layout().start()).isEqualTo(-11_077);
  }

  @Test
  @DisplayName("C02 tracks are audio of 300 sectors at least, 99 at most, up to sector 398 099")
  void c02() throws Exception {
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.addTrack(SectorType.AUDIO, audio(299)));
    refuses(
        RawImageResult.INVALID_ARGUMENT,
        () -> creator.addTrack(SectorType.AUDIO, SeededDiscs.noise(1, 300 * SECTOR + 4)));
    refuses(
        RawImageResult.SECTOR_TYPE_NOT_SUPPORTED,
        () -> creator.addTrack(SectorType.MODE1, SeededDiscs.noise(1, 300 * 2048)));
    refuses(
        RawImageResult.INSUFFICIENT_SPACE,
        () -> creator.addTrack(SectorType.AUDIO, audio(398_101)));
    creator.addTrack(SectorType.AUDIO, audio(398_100));
    assertThat(creator.lastUsedUserSectorInImage()).isEqualTo(398_099);
    assertThat(creator.createResultImage().layout().end() - 1).isEqualTo(Geometry.LAST_LBA);

    RawCdImageCreator full = new RawCdImageCreator();
    for (int i = 0; i < 99; i++) {
      full.addTrack(SectorType.AUDIO, audio(300));
    }
    refuses(RawImageResult.TOO_MANY_TRACKS, () -> full.addTrack(SectorType.AUDIO, audio(300)));
  }

  @ParameterizedTest(name = "C02 beyond: {0}")
  @EnumSource(SectorType.class)
  void c02Beyond(SectorType type) throws Exception {
    RawCdImageCreator wide = new RawCdImageCreator(Scope.EVERYTHING);
    wide.addTrack(type, SeededDiscs.noise(3, 300L * type.bytesPerSector()));
    wide.addTrack(SectorType.AUDIO, audio(300));
    ImageBytes image = wide.createResultImage();
    QFrame.Position position = (QFrame.Position) q(image, 100);
    assertThat(position.control() & 4).isEqualTo(type == SectorType.AUDIO ? 0 : 4);
    byte[] stored = new byte[type.bytesPerSector()];
    SeededDiscs.noise(3, 300L * type.bytesPerSector())
        .read(100L * stored.length, MemorySegment.ofArray(stored), 0, stored.length);
    if (stored.length == SECTOR) {
      assertThat(Arrays.copyOf(block(image, 100), SECTOR)).isEqualTo(stored);
    } else {
      assertThat(Arrays.copyOf(block(image, 100), 12))
          .isEqualTo(new byte[] {0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0});
    }
  }

  @Test
  @DisplayName("C03 the index that AddTrack gives does not depend on the first track number")
  void c03() throws Exception {
    creator.setStartingTrackNumber(7);
    assertThat(creator.addTrack(SectorType.AUDIO, audio(300))).isEqualTo(1);
    assertThat(creator.addTrack(SectorType.AUDIO, audio(300))).isEqualTo(2);
    assertThat(creator.trackInfo(2).trackNumber()).isEqualTo(8);
  }

  @Test
  @DisplayName("C04 a special pregap replaces the first pause: 150 sectors at least, up to 397 799")
  void c04() throws Exception {
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.addSpecialPregap(audio(149)));
    refuses(
        RawImageResult.INSUFFICIENT_SPACE,
        () -> creator.addSpecialPregap(audio(397_800 + 150 + 1)));
    creator.addSpecialPregap(audio(397_800 + 150));
    creator.addSpecialPregap(audio(400));
    creator.addTrack(SectorType.AUDIO, audio(300));
    assertThat(creator.trackInfo(1).startingLba()).isEqualTo(250);
    refuses(RawImageResult.TRACKS_ALREADY_ADDED, () -> creator.addSpecialPregap(audio(400)));
    ImageBytes image = creator.createResultImage();
    byte[] hidden = new byte[SECTOR];
    audio(400).read(0, MemorySegment.ofArray(hidden), 0, SECTOR);
    assertThat(Arrays.copyOf(block(image, -150), SECTOR)).isEqualTo(hidden);
    assertThat(((QFrame.Position) q(image, 200)).index()).isZero();
    assertThat(((QFrame.Position) q(image, 250)).index()).isEqualTo(1);
  }

  @Test
  @DisplayName("C04 beyond: every track may have a pregap of its own, with its own content")
  void c04Beyond() {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(audio(300)))
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .pregap(
                            new Fragment.Samples(
                                audio(77), 0, 77L * SECTOR, ByteOrder.LITTLE_ENDIAN))
                        .samples(audio(300)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    assertThat(Layout.of(disc).tracks().toList().get(1).index1()).isEqualTo(300 + 77);
  }

  @Test
  @DisplayName("C05 a generator gives R to W of every sector of the image, with P and Q left alone")
  void c05() throws Exception {
    int sectors = 22_650 + 300 + 6_750;
    byte[] symbols = new byte[sectors * 96];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (byte) ((i * 7) & 0x3F);
    }
    creator.setResultingImageType(BlockFormat.RAW);
    creator.addTrack(SectorType.AUDIO, audio(300));
    creator.addSubcodeRwGenerator(ByteSource.of("short", new byte[96]));
    refuses(RawImageResult.INVALID_ARGUMENT, creator::createResultImage);
    byte[] withQ = symbols.clone();
    withQ[1_000_003] |= 0x40;
    creator.addSubcodeRwGenerator(ByteSource.of("with Q", withQ));
    refuses(RawImageResult.INVALID_ARGUMENT, creator::createResultImage);
    creator.addSubcodeRwGenerator(null);
    creator.addSubcodeRwGenerator(ByteSource.of("symbols", symbols));
    ImageBytes image = creator.createResultImage();
    for (int lba : new int[] {-22_650, -151, -150, 0, 299, 300, 7_049}) {
      byte[] block = block(image, lba);
      for (int i = 0; i < 96; i++) {
        assertThat(block[SECTOR + i] & 0x3F).isEqualTo(symbols[(lba + 22_650) * 96 + i]);
      }
      q(image, lba);
    }
  }

  @Test
  @DisplayName("C06 the image has one of three block types; channels R to W refuse the one without")
  void c06() throws Exception {
    creator.addSubcodeRwGenerator(audio(1));
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.setResultingImageType(BlockFormat.PQ));
    creator.addSubcodeRwGenerator(null);
    creator.setResultingImageType(BlockFormat.PQ);
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.addSubcodeRwGenerator(audio(1)));
    creator.addTrack(SectorType.AUDIO, audio(300));
    ImageBytes image = creator.createResultImage();
    assertThat(image.blockBytes()).isEqualTo(2368);
    assertThat(((QFrame.Position) q(image, 5)).track()).isEqualTo(1);
    assertThat(BlockFormat.PQ.dataBlockType()).isEqualTo(1);
    assertThat(BlockFormat.COOKED.dataBlockType()).isEqualTo(2);
    assertThat(BlockFormat.RAW.dataBlockType()).isEqualTo(3);
    refuses(
        RawImageResult.INVALID_ARGUMENT,
        () -> new RawCdImageCreator().setResultingImageType(BlockFormat.MAIN));
    new RawCdImageCreator(Scope.EVERYTHING).setResultingImageType(BlockFormat.MAIN);
  }

  @ParameterizedTest(name = "C07 the block type {0} reads back")
  @EnumSource(
      value = BlockFormat.class,
      names = {"PQ", "COOKED", "RAW"})
  void c07(BlockFormat format) throws Exception {
    creator.setResultingImageType(format);
    assertThat(creator.resultingImageType()).isEqualTo(format);
  }

  @Test
  @DisplayName("C08 the start of the lead-out is known from the first track on")
  void c08() throws Exception {
    refuses(RawImageResult.NO_TRACKS, creator::startOfLeadout);
    creator.addTrack(SectorType.AUDIO, audio(333));
    assertThat(creator.startOfLeadout()).isEqualTo(333);
    creator.addTrack(SectorType.AUDIO, audio(300));
    assertThat(creator.startOfLeadout()).isEqualTo(633);
  }

  @Test
  @DisplayName("C09 a limit for the lead-out holds while tracks are added")
  void c09() throws Exception {
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.setStartOfLeadoutLimit(398_100));
    creator.setStartOfLeadoutLimit(398_099);
    creator.setStartOfLeadoutLimit(700);
    creator.addTrack(SectorType.AUDIO, audio(400));
    refuses(
        RawImageResult.INSUFFICIENT_SPACE, () -> creator.addTrack(SectorType.AUDIO, audio(301)));
    creator.addTrack(SectorType.AUDIO, audio(300));
    assertThat(creator.startOfLeadout()).isEqualTo(700);
  }

  @Test
  @DisplayName("C10 the limit reads back; where none was set it is 398 100")
  void c10() throws Exception {
    assertThat(creator.startOfLeadoutLimit()).isEqualTo(398_100);
    creator.setStartOfLeadoutLimit(359_849);
    assertThat(creator.startOfLeadoutLimit()).isEqualTo(359_849);
  }

  @Test
  @DisplayName("C11 gaps are 150 silent sectors, or the end of the track before")
  void c11() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(300));
    refuses(RawImageResult.TRACKS_ALREADY_ADDED, () -> creator.setDisableGaplessAudio(true));
    creator.addTrack(SectorType.AUDIO, audio(310));
    assertThat(creator.startOfLeadout()).isEqualTo(610);
    ImageBytes gapless = creator.createResultImage();
    byte[] end = new byte[SECTOR];
    audio(300).read(200L * SECTOR, MemorySegment.ofArray(end), 0, SECTOR);
    assertThat(Arrays.copyOf(block(gapless, 200), SECTOR)).isEqualTo(end);
    QFrame.Position pause = (QFrame.Position) q(gapless, 200);
    assertThat(pause.track()).isEqualTo(2);
    assertThat(pause.index()).isZero();
    assertThat(((QFrame.Position) q(gapless, 150)).track()).isEqualTo(2);
    assertThat(((QFrame.Position) q(gapless, 148)).track()).isEqualTo(1);

    RawCdImageCreator gaps = new RawCdImageCreator();
    gaps.setDisableGaplessAudio(true);
    gaps.addTrack(SectorType.AUDIO, audio(300));
    gaps.addTrack(SectorType.AUDIO, audio(310));
    assertThat(gaps.trackInfo(2).startingLba()).isEqualTo(450);
    assertThat(gaps.startOfLeadout()).isEqualTo(760);
    ImageBytes silent = gaps.createResultImage();
    assertThat(Arrays.copyOf(block(silent, 310), SECTOR)).containsOnly(0);
    assertThat(((QFrame.Position) q(silent, 310)).index()).isZero();
  }

  @Test
  @DisplayName("C11 beyond: a track may have no index 0 at all")
  void c11Beyond() {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(audio(300)))
            .track(TrackMode.AUDIO, track -> track.samples(audio(300)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    assertThat(Layout.of(disc).at(300).index()).isEqualTo(1);
  }

  @Test
  @DisplayName("C12 the gap mode reads back; gapless is the default")
  void c12() throws Exception {
    assertThat(creator.disableGaplessAudio()).isFalse();
    creator.setDisableGaplessAudio(true);
    assertThat(creator.disableGaplessAudio()).isTrue();
  }

  @Test
  @DisplayName(
      "C13 a catalogue number has a check digit, may lack leading zeros, and comes once in 100"
          + " sectors")
  void c13() throws Exception {
    for (String bad : List.of("", "4006381333930", "40063813339311", "400638133393x")) {
      refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.setMediaCatalogNumber(bad));
    }
    creator.setMediaCatalogNumber("4006381333931");
    creator.addTrack(SectorType.AUDIO, audio(1_000));
    ImageBytes image = creator.createResultImage();
    int since = 0;
    for (int lba = 0; lba < 1_000; lba++) {
      since = q(image, lba) instanceof QFrame.Catalogue ? 0 : since + 1;
      assertThat(since).isLessThan(100);
    }
  }

  @Test
  @DisplayName("C14 the catalogue number reads back whole; none is told from a number")
  void c14() throws Exception {
    assertThat(creator.mediaCatalogNumber()).isEmpty();
    creator.setMediaCatalogNumber("123456789012");
    assertThat(creator.mediaCatalogNumber()).contains("0123456789012");
  }

  @ParameterizedTest
  @DisplayName(
      "C15 the first track is numbered 1 to 99, before there is one, and then all are audio")
  @ValueSource(ints = {1, 2, 99})
  void c15(int number) throws Exception {
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.setStartingTrackNumber(0));
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.setStartingTrackNumber(100));
    creator.setStartingTrackNumber(number);
    creator.addTrack(SectorType.AUDIO, audio(300));
    refuses(RawImageResult.TRACKS_ALREADY_ADDED, () -> creator.setStartingTrackNumber(1));
    assertThat(((QFrame.Position) q(creator.createResultImage(), 10)).track()).isEqualTo(number);

    RawCdImageCreator wide = new RawCdImageCreator(Scope.EVERYTHING);
    wide.setStartingTrackNumber(2);
    refuses(
        RawImageResult.SECTOR_TYPE_NOT_SUPPORTED,
        () -> wide.addTrack(SectorType.MODE1, SeededDiscs.noise(1, 300 * 2048)));
    RawCdImageCreator last = new RawCdImageCreator();
    last.setStartingTrackNumber(99);
    last.addTrack(SectorType.AUDIO, audio(300));
    refuses(RawImageResult.TOO_MANY_TRACKS, () -> last.addTrack(SectorType.AUDIO, audio(300)));
  }

  @Test
  @DisplayName("C16 the first track number reads back")
  void c16() throws Exception {
    assertThat(creator.startingTrackNumber()).isEqualTo(1);
    creator.setStartingTrackNumber(42);
    assertThat(creator.startingTrackNumber()).isEqualTo(42);
  }

  @Test
  @DisplayName("C17 a track's info is asked for by its index, and acts on the image")
  void c17() throws Exception {
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.trackInfo(1));
    creator.addTrack(SectorType.AUDIO, audio(300));
    creator.trackInfo(1).setIsrc("DEXXX9800001");
    assertThat(creator.disc().tracks().findFirst().orElseThrow().isrc()).isPresent();
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.trackInfo(0));
    refuses(RawImageResult.INVALID_ARGUMENT, () -> creator.trackInfo(2));
  }

  @Test
  @DisplayName("C18 tracks are counted")
  void c18() throws Exception {
    assertThat(creator.numberOfExistingTracks()).isZero();
    creator.addTrack(SectorType.AUDIO, audio(300));
    assertThat(creator.numberOfExistingTracks()).isEqualTo(1);
  }

  @Test
  @DisplayName("C19 the last used sector is the one before the lead-out")
  void c19() throws Exception {
    refuses(RawImageResult.NO_TRACKS, creator::lastUsedUserSectorInImage);
    creator.addTrack(SectorType.AUDIO, audio(345));
    assertThat(creator.lastUsedUserSectorInImage()).isEqualTo(344);
  }

  @Test
  @DisplayName("C20 the expected table of contents is what READ TOC will answer")
  void c20() throws Exception {
    refuses(RawImageResult.NO_TRACKS, creator::expectedTableOfContents);
    creator.addTrack(SectorType.AUDIO, audio(300));
    creator.addTrack(SectorType.AUDIO, audio(300));
    creator.trackInfo(2).setDigitalAudioCopySetting(CopyPermission.PERMITTED);
    assertThat(creator.expectedTableOfContents())
        .isEqualTo(
            bytes(
                "00 1A 01 02"
                    + " 00 10 01 00 00 00 00 00"
                    + " 00 12 02 00 00 00 01 2C"
                    + " 00 12 AA 00 00 00 02 58"));
    // Beyond: the full table, in binary times, and CD-TEXT.
    assertThat(creator.expectedFullTableOfContents())
        .isEqualTo(
            bytes(
                "00 39 01 01"
                    + " 01 10 00 A0 00 00 00 00 01 00 00"
                    + " 01 12 00 A1 00 00 00 00 02 00 00"
                    + " 01 12 00 A2 00 00 00 00 00 0A 00"
                    + " 01 10 00 01 00 00 00 00 00 02 00"
                    + " 01 12 00 02 00 00 00 00 00 06 00"));
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Two tones")
            .build();
    byte[] format5 = TableOfContents.format5(Layout.of(creator.disc().withText(text)));
    assertThat((format5[0] & 0xFF) << 8 | (format5[1] & 0xFF)).isEqualTo(format5.length - 2);
    assertThat(CdTextReader.read(format5).text()).isEqualTo(text);
    assertThat(TableOfContents.format5(Layout.of(creator.disc()))).isEqualTo(bytes("00 02 00 00"));
  }

  private static byte[] bytes(String hex) {
    return org.glassmaster.core.Vectors.bytes(hex);
  }

  @Test
  @DisplayName("C21 nothing can be changed after the image was created; everything can be read")
  void c21() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(300));
    RawCdImageTrackInfo info = creator.trackInfo(1);
    creator.createResultImage();
    List<ThrowingCallable> changes =
        List.of(
            () -> creator.addTrack(SectorType.AUDIO, audio(300)),
            () -> creator.addSpecialPregap(audio(300)),
            () -> creator.addSubcodeRwGenerator(null),
            () -> creator.setResultingImageType(BlockFormat.RAW),
            () -> creator.setStartOfLeadoutLimit(1_000),
            () -> creator.setDisableGaplessAudio(true),
            () -> creator.setMediaCatalogNumber("4006381333931"),
            () -> creator.setStartingTrackNumber(2),
            () -> info.setIsrc("DEXXX9800001"),
            () -> info.setDigitalAudioCopySetting(CopyPermission.SCMS),
            () -> info.setAudioHasPreemphasis(true),
            () -> info.addTrackIndex(100),
            () -> info.clearTrackIndex(100));
    changes.forEach(change -> refuses(RawImageResult.READ_ONLY, change));
    assertThat(creator.startOfLeadout()).isEqualTo(300);
    assertThat(creator.expectedTableOfContents()).hasSize(20);
    assertThat(info.trackIndexes()).containsExactly(0);
  }

  @ParameterizedTest(name = "C22 {0} is {1}")
  @CsvSource({
    "READ_ONLY,80AA0A00",
    "TOO_MANY_TRACKS,80AA0A01",
    "SECTOR_TYPE_NOT_SUPPORTED,80AA0A02",
    "NO_TRACKS,80AA0A03",
    "TRACKS_ALREADY_ADDED,80AA0A04",
    "INSUFFICIENT_SPACE,80AA0A05",
    "TOO_MANY_TRACK_INDEXES,80AA0A06",
    "TRACK_INDEX_NOT_FOUND,80AA0A07",
    "TRACK_INDEX_ALREADY_EXISTS,00AA0A08",
    "TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED,80AA0A09",
    "TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX,80AA0A0A"
  })
  void c22(RawImageResult result, String hresult) {
    assertThat(String.format("%08X", result.hresult())).isEqualTo(hresult);
    assertThat(result.isSuccess()).isEqualTo(hresult.startsWith("0"));
    assertThat(result.meaning()).isNotEmpty();
  }

  @Test
  @DisplayName("T01 to T04 where a track is, how long, its number and its type")
  void t01ToT04() throws Exception {
    creator.setStartingTrackNumber(5);
    creator.addTrack(SectorType.AUDIO, audio(301));
    creator.addTrack(SectorType.AUDIO, audio(302));
    RawCdImageTrackInfo second = creator.trackInfo(2);
    assertThat(second.startingLba()).as("T01").isEqualTo(301);
    assertThat(second.sectorCount()).as("T02").isEqualTo(302);
    assertThat(second.trackNumber()).as("T03").isEqualTo(6);
    assertThat(second.sectorType()).as("T04").isEqualTo(SectorType.AUDIO);
  }

  @Test
  @DisplayName(
      "T05 and T06 an ISRC in either spelling, read back with hyphens, on disc in Q mode 3")
  void t05AndT06() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(1_000));
    RawCdImageTrackInfo info = creator.trackInfo(1);
    assertThat(info.isrc()).as("T05").isEmpty();
    for (String bad : List.of("", "US-K7Y-98-1234", "1SK7Y9812345", "USK7Y98123x5")) {
      refuses(RawImageResult.INVALID_ARGUMENT, () -> info.setIsrc(bad));
    }
    info.setIsrc("USK7Y9812345");
    assertThat(info.isrc()).contains("US-K7Y-98-12345");
    info.setIsrc("US-K7Y-98-54321");
    assertThat(info.isrc()).contains("US-K7Y-98-54321");
    ImageBytes image = creator.createResultImage();
    List<String> found =
        IntStream.range(0, 1_000)
            .mapToObj(lba -> unchecked(() -> q(image, lba)))
            .filter(QFrame.Recording.class::isInstance)
            .map(frame -> ((QFrame.Recording) frame).isrc().compact())
            .distinct()
            .toList();
    assertThat(found).as("T06").containsExactly("USK7Y9854321");
  }

  @ParameterizedTest
  @DisplayName("T07 and T08 the copy setting reads back and is the copy bit of Q")
  @CsvSource({"PERMITTED,11111111", "PROHIBITED,00000000", "SCMS,00001111"})
  void t07AndT08(CopyPermission copy, String bits) throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(300));
    creator.trackInfo(1).setDigitalAudioCopySetting(copy);
    assertThat(creator.trackInfo(1).digitalAudioCopySetting()).isEqualTo(copy);
    ImageBytes image = creator.createResultImage();
    StringBuilder seen = new StringBuilder();
    for (int lba = 80; lba < 88; lba++) {
      seen.append((q(image, lba).control() >> 1) & 1);
    }
    assertThat(seen).hasToString(bits);
  }

  @Test
  @DisplayName("T09 and T10 pre-emphasis reads back, is a control bit, and changes no sample")
  void t09AndT10() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(300));
    assertThat(creator.trackInfo(1).audioHasPreemphasis()).isFalse();
    byte[] before = block(creator.image(-22_650, Render.DEFAULT), 50);
    creator.trackInfo(1).setAudioHasPreemphasis(true);
    assertThat(creator.trackInfo(1).audioHasPreemphasis()).isTrue();
    ImageBytes image = creator.createResultImage();
    assertThat(q(image, 50).control() & 1).isEqualTo(1);
    assertThat(Arrays.copyOf(block(image, 50), SECTOR)).isEqualTo(Arrays.copyOf(before, SECTOR));
  }

  @Test
  @DisplayName("T11 to T13 indexes are offsets in the track, 10 sectors apart, 99 at most")
  void t11ToT13() throws Exception {
    creator.addTrack(SectorType.AUDIO, audio(2_000));
    RawCdImageTrackInfo info = creator.trackInfo(1);
    assertThat(info.trackIndexes()).as("T11").containsExactly(0);
    assertThat(info.addTrackIndex(500)).as("T12").isTrue();
    assertThat(info.addTrackIndex(500)).isFalse();
    assertThat(info.addTrackIndex(0)).isFalse();
    assertThat(info.addTrackIndex(510)).isTrue();
    for (int close : new int[] {9, 491, 501, 509, 519, 1_991}) {
      refuses(RawImageResult.TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX, () -> info.addTrackIndex(close));
    }
    refuses(RawImageResult.INVALID_ARGUMENT, () -> info.addTrackIndex(2_000));
    refuses(RawImageResult.INVALID_ARGUMENT, () -> info.addTrackIndex(-1));
    assertThat(info.trackIndexes()).containsExactly(0, 500, 510);
    refuses(RawImageResult.TRACK_INDEX_NOT_FOUND, () -> info.clearTrackIndex(501));
    refuses(
        RawImageResult.TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED, () -> info.clearTrackIndex(0));
    info.clearTrackIndex(500);
    assertThat(info.trackIndexes()).as("T13").containsExactly(0, 510);
    info.clearTrackIndex(510);
    for (int i = 1; i <= 98; i++) {
      assertThat(info.addTrackIndex(20 * i)).isTrue();
    }
    refuses(RawImageResult.TOO_MANY_TRACK_INDEXES, () -> info.addTrackIndex(1_980));
    ImageBytes image = creator.createResultImage();
    assertThat(((QFrame.Position) q(image, 19)).index()).isEqualTo(1);
    assertThat(((QFrame.Position) q(image, 20)).index()).isEqualTo(2);
    assertThat(((QFrame.Position) q(image, 1_960)).index()).isEqualTo(99);
  }

  @Test
  @DisplayName("T06, T08, T10 are for audio tracks only")
  void propertiesOfAudio() throws Exception {
    RawCdImageCreator wide = new RawCdImageCreator(Scope.EVERYTHING);
    wide.addTrack(SectorType.MODE1, SeededDiscs.noise(1, 300 * 2048));
    RawCdImageTrackInfo info = wide.trackInfo(1);
    refuses(RawImageResult.SECTOR_TYPE_NOT_SUPPORTED, () -> info.setIsrc("DEXXX9800001"));
    refuses(
        RawImageResult.SECTOR_TYPE_NOT_SUPPORTED,
        () -> info.setDigitalAudioCopySetting(CopyPermission.SCMS));
    refuses(RawImageResult.SECTOR_TYPE_NOT_SUPPORTED, () -> info.setAudioHasPreemphasis(true));
  }

  @Test
  @DisplayName("C05 beyond: CD+G packs get parity and interleave in the raw form")
  void c05Beyond() throws Exception {
    byte[] packs = new byte[300 * 96];
    packs[0] = 0x09;
    packs[1] = 0x01;
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .samples(audio(300))
                        .subchannel(
                            new SubchannelRun(
                                150,
                                300,
                                ByteSource.of("cdg", packs),
                                0,
                                96,
                                SubchannelRun.Form.RW_PACKS)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    ImageBytes image =
        new ImageBytes(
            new org.glassmaster.core.image.RawImage(Layout.of(disc), Render.DEFAULT),
            BlockFormat.RAW);
    byte[] first = block(image, 0);
    // The first symbol is not put off; the instruction changes places with symbol 18, put off by
    // two packs.
    assertThat(first[SECTOR] & 0x3F).isEqualTo(0x09);
    assertThat(first[SECTOR + 2 * 24 + 18] & 0x3F).isEqualTo(0x01);
  }

  private interface Read<T> {
    T read() throws SourceException;
  }

  private static <T> T unchecked(Read<T> read) {
    try {
      return read.read();
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }
}
