package org.glassmaster.backend.file.internal.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CueRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"single", "tracks"})
  void bringsAnAlbumBack(String layout) throws Exception {
    Contents read = through(Discs.album(), layout);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().text()).isEqualTo(Discs.album().text());
    assertSameTracks(read.disc(), Discs.album());
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "tracks"})
  void bringsHiddenAudioBack(String layout) throws Exception {
    Contents read = through(Discs.hidden(), layout);
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.hidden());
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "tracks"})
  void bringsDataAndAudioBack(String layout) throws Exception {
    assertSameTracks(through(Discs.mixed(), layout).disc(), Discs.mixed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "tracks"})
  void bringsTwoSessionsBack(String layout) throws Exception {
    assertSameTracks(through(Discs.enhanced(), layout).disc(), Discs.enhanced());
  }

  @Test
  void writesTheSheetThatToolsKnow() throws Exception {
    through(Discs.album(), "single");
    assertThat(Files.readString(folder.resolve("a.cue")))
        .isEqualTo(
            """
            CATALOG 4006381333931
            TITLE "Ænima"
            PERFORMER "Someone"
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                TITLE "One"
                FLAGS PRE
                ISRC USK7Y9812345
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two & a half"
                FLAGS DCP
                ISRC DEABC0100002
                INDEX 00 00:04:20
                INDEX 01 00:05:20
                INDEX 02 00:06:45
                INDEX 03 00:09:53
              TRACK 03 AUDIO
                TITLE "Drei - not quite"
                FLAGS SCMS
                INDEX 00 00:10:45
                INDEX 01 00:12:45
            """);
    // 320 + 75 + 400 + 150 + 310 sectors: the first two seconds are in no file.
    assertThat(Files.size(folder.resolve("a.bin"))).isEqualTo(1_255L * 2352);
  }

  @Test
  void namesTheFilesOfTracks() throws Exception {
    through(Discs.album(), "tracks");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly("a (Track 1).bin", "a (Track 2).bin", "a (Track 3).bin", "a.cue");
    }
  }

  @Test
  void putsTextThatNoCommandSaysIntoAFileOfItsOwn() throws Exception {
    CdText text =
        Discs.texts()
            .disc(TextField.MESSAGE, "\"quoted\"")
            .genre(Genre.of(14))
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TextField.TITLE, "無題")
            .track(2, TextField.TITLE, "二")
            .build();
    Disc disc = Discs.album().withText(text);
    Contents read = through(disc, "single");
    assertThat(folder.resolve("a.cdt")).exists();
    assertThat(read.disc().text()).isEqualTo(text);
    assertThat(Images.codes(read)).containsExactly("CUE-021");
    assertThat(kept(disc, Attribute.CD_TEXT)).isEqualTo(Outcome.KEPT);
  }

  @Test
  void keepsGraphicsInTracksOfTheirOwnType() throws Exception {
    Disc disc = karaoke();
    Contents read = through(disc, "single");
    assertThat(Files.readString(folder.resolve("a.cue"))).contains("TRACK 01 CDG");
    assertSameTracks(read.disc(), disc);
    assertThat(Images.packs(read.disc(), 1)).isEqualTo(Images.packs(disc, 1));
    assertThat(Images.packs(disc, 1)).contains(9, 6);
  }

  @Test
  void keepsGraphicsThroughRawBlocks() throws Exception {
    Disc disc = karaoke();
    Path raw = folder.resolve("b.rawdao");
    Images.write(disc, raw);
    Disc back = Images.read(raw).disc();
    assertThat(Images.packs(back, 1)).isEqualTo(Images.packs(disc, 1));
    assertThat(Images.packs(through(back, "single").disc(), 1)).isEqualTo(Images.packs(disc, 1));
  }

  @Test
  void takesEmptySubchannelForNone() throws Exception {
    Path raw = folder.resolve("b.rawdao");
    Images.write(Discs.album(), raw);
    Disc recorded = Images.read(raw).disc();
    Contents read = through(recorded, "single");
    assertThat(Files.readString(folder.resolve("a.cue"))).doesNotContain("CDG");
    assertThat(kept(recorded, Attribute.PQ_SUBCHANNEL)).isEqualTo(Outcome.REGENERATED);
    assertThat(kept(recorded, Attribute.HIDDEN_AUDIO)).isEqualTo(Outcome.KEPT);
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void bringsScrambledDataBack() throws Exception {
    Path raw = folder.resolve("b.rawdao");
    Images.write(Discs.mixed(), raw);
    Disc recorded = Images.read(raw).disc();
    assertThat(Images.offers(recorded, folder.resolve("c.cue").toString()).getFirst().fidelity())
        .satisfies(fidelity -> assertThat(fidelity.losses()).isEmpty());
    assertSameTracks(through(recorded, "tracks").disc(), Discs.mixed());
  }

  @Test
  void keepsTheTypeOfACdi() throws Exception {
    Disc disc =
        Disc.builder()
            .type(DiscType.CD_I)
            .track(
                TrackMode.MODE2_FORM1,
                track -> track.content(Discs.user(1, 2048, SectorForm.DATA_2048, 320)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(through(disc, "single").disc().type()).isEqualTo(DiscType.CD_I);
    assertThat(Files.readString(folder.resolve("a.cue"))).contains("TRACK 01 CDI/2352");
  }

  @Test
  void saysThatAudioBeforeTheFirstTwoSecondsEndIsLost() throws Exception {
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.pregap(Discs.noise(1, 150)).content(Discs.noise(2, 320)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(kept(disc, Attribute.HIDDEN_AUDIO)).isEqualTo(Outcome.LOST);
    assertThat(kept(Discs.hidden(), Attribute.HIDDEN_AUDIO)).isEqualTo(Outcome.KEPT);
  }

  @Test
  void saysThatTextIsLostWhichNoCdTextHolds() throws Exception {
    CdText text =
        CdText.builder()
            .block(Language.RUSSIAN, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Без названия")
            .build();
    assertThat(kept(Discs.album().withText(text), Attribute.CD_TEXT)).isEqualTo(Outcome.LOST);
  }

  private static Disc karaoke() {
    byte[] packs = new byte[320 * 96];
    for (int i = 0; i < packs.length; i += 24) {
      // A graphics pack: mode 1 item 1, an instruction, data; parity is made by the renderer.
      packs[i] = 9;
      packs[i + 1] = 6;
      for (int k = 4; k < 20; k++) {
        packs[i + k] = (byte) ((i / 24 + k * 5) & 0x3F);
      }
    }
    return Disc.builder()
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .content(Discs.noise(1, 320))
                    .subchannel(
                        new SubchannelRun(
                            150,
                            320,
                            ByteSource.of("packs", packs),
                            0,
                            96,
                            SubchannelRun.Form.RW_PACKS)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  private Outcome kept(Disc disc, Attribute attribute) throws Exception {
    return Images.offers(disc, folder.resolve("new.cue").toString())
        .getFirst()
        .fidelity()
        .of(attribute);
  }

  private Contents through(Disc disc, String layout) throws Exception {
    Path sheet = folder.resolve("a.cue");
    Images.write(
        disc, sheet + "?layout=" + layout, Optional.empty(), RecordOptions.DEFAULT.overwriting());
    return Images.read(sheet);
  }

  @Test
  void keepsTheNumbersOfTracks() throws Exception {
    Disc disc =
        Disc.builder()
            .firstTrackNumber(5)
            .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 320)))
            .track(TrackMode.AUDIO, track -> track.fourChannel().content(Discs.noise(2, 320)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertSameTracks(through(disc, "tracks").disc(), disc);
  }
}
