package org.glassmaster.backend.file.internal.ccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.RandomDiscs;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CcdRoundTripTest {
  private static final SectorFormat PLANES =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PLANES96);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "MAIN"})
  void bringsAnAlbumBack(BlockFormat format) throws Exception {
    Disc album = format == BlockFormat.RAW ? Discs.album() : withoutScms();
    Contents read = through(album, format);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().text()).isEqualTo(album.text());
    assertSameTracks(read.disc(), album);
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "MAIN"})
  void bringsHiddenAudioBack(BlockFormat format) throws Exception {
    Contents read = through(Discs.hidden(), format);
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.hidden());
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "MAIN"})
  void bringsDataAndAudioBack(BlockFormat format) throws Exception {
    Contents read = through(Discs.mixed(), format);
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.mixed());
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "MAIN"})
  void bringsTwoSessionsBack(BlockFormat format) throws Exception {
    Contents read = through(Discs.enhanced(), format);
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.enhanced());
    // 320 + 320 sectors and 330 of the second session: what lies between is in no file.
    assertThat(Files.size(folder.resolve("a.img"))).isEqualTo(970L * 2352);
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "MAIN"})
  void bringsDiscsOfEveryShapeBack(BlockFormat format) throws Exception {
    for (int seed = 100; seed < 140; seed++) {
      Disc disc = RandomDiscs.disc(seed);
      Path sheet = folder.resolve("random.ccd");
      Images.write(
          disc, sheet + "?sync=false", Optional.of(format), RecordOptions.DEFAULT.overwriting());
      try (Device image = Images.open(sheet.toString())) {
        Contents read = image.reader().orElseThrow().contents(Job.unwatched());
        assertThat(read.findings())
            .as("seed %d", seed)
            .noneMatch(finding -> finding.code().startsWith("CCD"));
        boolean kept = offer(disc, format).fidelity().of(Attribute.CD_TEXT) == Outcome.KEPT;
        if (kept) {
          assertThat(read.disc().text()).as("seed %d", seed).isEqualTo(disc.text());
        }
        assertSameTracks(read.disc(), disc);
        int last = disc.tracks().mapToInt(Track::number).max().orElseThrow();
        for (Fate fate : offer(disc, format).fidelity().fates()) {
          if (fate.attribute() == Attribute.RW_SUBCHANNEL && fate.outcome() == Outcome.KEPT) {
            int track = Integer.parseInt(fate.where().substring("track ".length()));
            assertThat(track).isLessThan(last);
            assertThat(Images.packs(read.disc(), track))
                .as("seed %d, track %d", seed, track)
                .isEqualTo(Images.packs(disc, track));
          }
        }
      }
      Files.deleteIfExists(folder.resolve("random.sub"));
    }
  }

  @Test
  void bringsASecondSessionWithSoundInItsPauseBack() throws Exception {
    Disc disc =
        built(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 320)))
                .session()
                .track(
                    TrackMode.AUDIO,
                    track -> track.pregap(Discs.noise(2, 170)).content(Discs.noise(3, 310)))
                .build(Purpose.CONVERTING)
                .disc());
    Contents read = through(disc, BlockFormat.RAW);
    assertThat(Files.readString(folder.resolve("a.ccd"))).contains("INDEX 0=0\r\nINDEX 1=170");
    assertSameTracks(read.disc(), disc);
  }

  @Test
  void bringsCdTextOfSeveralLanguagesBack() throws Exception {
    Disc disc =
        Discs.album()
            .withText(
                Discs.texts()
                    .genre(Genre.of(14))
                    .block(Language.JAPANESE, TextEncoding.MS_JIS)
                    .disc(TextField.TITLE, "無題")
                    .track(2, TextField.TITLE, "二")
                    .build());
    assertThat(through(disc, BlockFormat.RAW).disc().text()).isEqualTo(disc.text());
  }

  @Test
  void passesARecordedSubchannelOnToTheBit() throws Exception {
    byte[] recorded = new byte[320 * 96];
    new Random(5).nextBytes(recorded);
    // Sound frames here and there, so that the channel is worth something.
    byte[] sound = Images.sectors(plain(), 1, PLANES);
    for (int i = 0; i < 320; i += 2) {
      System.arraycopy(sound, (150 + i) * 96 + 12, recorded, i * 96 + 12, 12);
    }
    Disc disc = recorded(recorded);
    Contents read = through(disc, BlockFormat.RAW);
    assertThat(Files.readAllBytes(folder.resolve("a.sub"))).isEqualTo(recorded);
    byte[] again = Images.sectors(read.disc(), 1, PLANES);
    assertThat(Arrays.copyOfRange(again, 150 * 96, again.length)).isEqualTo(recorded);
    assertThat(fate(disc, BlockFormat.RAW, Attribute.PQ_SUBCHANNEL).outcome())
        .isEqualTo(Outcome.KEPT);
    assertThat(fate(disc, BlockFormat.MAIN, Attribute.PQ_SUBCHANNEL).outcome())
        .isEqualTo(Outcome.REGENERATED);
  }

  @Test
  void makesTheSubchannelAnewWhereThatIsWished() throws Exception {
    Render render = Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED);
    RecordOptions wished =
        new RecordOptions(render, RecordOptions.DEFAULT.speed(), false, false, false, true, false);
    Images.write(
        recorded(new byte[320 * 96]),
        folder.resolve("a.ccd").toString(),
        Optional.of(BlockFormat.RAW),
        wished);
    byte[] sound = Images.sectors(plain(), 1, PLANES);
    assertThat(Files.readAllBytes(folder.resolve("a.sub")))
        .isEqualTo(Arrays.copyOfRange(sound, 150 * 96, sound.length));
  }

  @Test
  void saysThatTheLastPacksReachIntoTheLeadOut() throws Exception {
    byte[] packs = new byte[320 * 96];
    packs[(320 - 2) * 96 - 24] = 9;
    assertThat(fate(graphics(packs), BlockFormat.RAW, Attribute.RW_SUBCHANNEL).outcome())
        .isEqualTo(Outcome.KEPT);
    Disc whole = graphics(packs);
    assertThat(Images.packs(through(whole, BlockFormat.RAW).disc(), 1))
        .isEqualTo(Images.packs(whole, 1))
        .contains(9);
    packs[packs.length - 24] = 9;
    assertThat(fate(graphics(packs), BlockFormat.RAW, Attribute.RW_SUBCHANNEL).reason())
        .contains("lead-out");
  }

  private static Disc graphics(byte[] packs) {
    SubchannelRun run =
        new SubchannelRun(
            150, 320, ByteSource.of("packs", packs), 0, 96, SubchannelRun.Form.RW_PACKS);
    return built(
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 320)).subchannel(run))
            .build(Purpose.CONVERTING)
            .disc());
  }

  @Test
  void saysThatItMakesTheSubchannelWhereNoneIsRecorded() throws Exception {
    assertThat(fate(Discs.album(), BlockFormat.RAW, Attribute.PQ_SUBCHANNEL).reason())
        .contains("the source has none recorded");
  }

  @Test
  void losesWhatOnlyTheSubFileSaysWithoutIt() throws Exception {
    assertThat(fate(Discs.album(), BlockFormat.RAW, Attribute.FLAGS).outcome())
        .isEqualTo(Outcome.KEPT);
    assertThat(offer(Discs.album(), BlockFormat.MAIN).fidelity().losses().map(Fate::where).toList())
        .containsExactly("track 3");
  }

  @Test
  void writesTheSheetThatCloneCdWrites() throws Exception {
    through(Discs.mixed(), BlockFormat.RAW);
    assertThat(Files.readString(folder.resolve("a.ccd")))
        .isEqualTo(
            """
            [CloneCD]
            Version=3
            [Disc]
            TocEntries=5
            Sessions=1
            DataTracksScrambled=0
            CDTextLength=0
            [Session 1]
            PreGapMode=1
            PreGapSubC=0
            [Entry 0]
            Session=1
            Point=0xa0
            ADR=0x01
            Control=0x04
            TrackNo=0
            AMin=0
            ASec=0
            AFrame=0
            ALBA=-150
            Zero=0
            PMin=1
            PSec=0
            PFrame=0
            PLBA=4350
            [Entry 1]
            Session=1
            Point=0xa1
            ADR=0x01
            Control=0x00
            TrackNo=0
            AMin=0
            ASec=0
            AFrame=0
            ALBA=-150
            Zero=0
            PMin=2
            PSec=0
            PFrame=0
            PLBA=8850
            [Entry 2]
            Session=1
            Point=0xa2
            ADR=0x01
            Control=0x00
            TrackNo=0
            AMin=0
            ASec=0
            AFrame=0
            ALBA=-150
            Zero=0
            PMin=0
            PSec=12
            PFrame=30
            PLBA=780
            [Entry 3]
            Session=1
            Point=0x01
            ADR=0x01
            Control=0x04
            TrackNo=0
            AMin=0
            ASec=0
            AFrame=0
            ALBA=-150
            Zero=0
            PMin=0
            PSec=2
            PFrame=0
            PLBA=0
            [Entry 4]
            Session=1
            Point=0x02
            ADR=0x01
            Control=0x00
            TrackNo=0
            AMin=0
            ASec=0
            AFrame=0
            ALBA=-150
            Zero=0
            PMin=0
            PSec=8
            PFrame=20
            PLBA=470
            [TRACK 1]
            MODE=1
            INDEX 1=0
            [TRACK 2]
            MODE=0
            INDEX 0=320
            INDEX 1=470
            """
                .replace("\n", "\r\n"));
  }

  private Disc withoutScms() {
    Disc album = Discs.album();
    return built(
        Disc.builder()
            .mcn(album.mcn().orElseThrow().digits())
            .text(album.text())
            .track(
                TrackMode.AUDIO,
                track -> track.isrc("US-K7Y-98-12345").content(Discs.noise(1, 320)).preEmphasis())
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .copy(CopyPermission.PERMITTED)
                        .pregap(Discs.noise(2, 75))
                        .content(Discs.noise(3, 400))
                        .index(100)
                        .index(333))
            .track(TrackMode.AUDIO, track -> track.pregap(150).content(Discs.noise(4, 310)))
            .build(Purpose.CONVERTING)
            .disc());
  }

  private static Disc plain() {
    return built(
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 320)))
            .build(Purpose.CONVERTING)
            .disc());
  }

  private static Disc recorded(byte[] planes) {
    return built(
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .content(Discs.noise(1, 320))
                        .subchannel(
                            new SubchannelRun(
                                150,
                                320,
                                ByteSource.of("sub", planes),
                                0,
                                96,
                                SubchannelRun.Form.PW_PLANES)))
            .build(Purpose.CONVERTING)
            .disc());
  }

  private static Disc built(Optional<Disc> disc) {
    return disc.orElseThrow();
  }

  private Offer offer(Disc disc, BlockFormat format) throws Exception {
    return Images.offers(disc, folder.resolve("b.ccd").toString()).stream()
        .filter(offer -> offer.blockFormat() == format)
        .findFirst()
        .orElseThrow();
  }

  private Fate fate(Disc disc, BlockFormat format, Attribute attribute) throws Exception {
    return offer(disc, format).fidelity().fates().stream()
        .filter(fate -> fate.attribute() == attribute)
        .findFirst()
        .orElseThrow();
  }

  private Contents through(Disc disc, BlockFormat format) throws Exception {
    Path sheet = folder.resolve("a.ccd");
    Images.write(disc, sheet.toString(), Optional.of(format), RecordOptions.DEFAULT);
    assertThat(Files.exists(folder.resolve("a.sub"))).isEqualTo(format == BlockFormat.RAW);
    return Images.read(sheet);
  }
}
