package org.glassmaster.backend.file.internal.toc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.RandomDiscs;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.text.BinaryPack;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TocRoundTripTest {
  @TempDir Path folder;

  @Test
  void bringsDiscsOfEveryShapeBack() throws Exception {
    for (int seed = 0; seed < 30; seed++) {
      Disc disc = RandomDiscs.disc(seed);
      Fidelity fidelity = account(disc);
      assertThat(fidelity.losses()).as("seed %d", seed).isEmpty();
      Contents read = through(disc);
      assertThat(read.findings())
          .as("seed %d", seed)
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
      assertThat(read.disc().text()).as("seed %d", seed).isEqualTo(disc.text());
      assertSameTracks(read.disc(), disc);
      for (int track : disc.tracks().map(each -> each.number()).toList()) {
        assertSamePacks(read.disc(), disc, track);
      }
    }
  }

  @Test
  void writesTheSheetThatCdrdaoKnows() throws Exception {
    through(withoutScms());
    assertThat(Files.readString(folder.resolve("a.toc")))
        .isEqualTo(
            """
            CD_DA
            CATALOG "4006381333931"
            CD_TEXT {
              LANGUAGE_MAP { 0 : 9 }
              LANGUAGE 0 {
                TITLE "\\306nima"
                PERFORMER "Someone"
              }
            }

            // Track 1
            TRACK AUDIO
            NO COPY
            PRE_EMPHASIS
            TWO_CHANNEL_AUDIO
            ISRC "USK7Y9812345"
            CD_TEXT {
              LANGUAGE 0 {
                TITLE "One"
                PERFORMER ""
              }
            }
            FILE "a.bin" 0 00:04:20

            // Track 2
            TRACK AUDIO
            COPY
            NO PRE_EMPHASIS
            TWO_CHANNEL_AUDIO
            ISRC "DEABC0100002"
            CD_TEXT {
              LANGUAGE 0 {
                TITLE "Two & a half"
                PERFORMER ""
              }
            }
            FILE "a.bin" 00:04:20 00:06:25
            START 00:01:00
            INDEX 00:01:25
            INDEX 00:04:33
            """);
    assertThat(Files.size(folder.resolve("a.bin"))).isEqualTo((320L + 75 + 400) * 2352);
  }

  @Test
  void storesAudioWithTheHighByteFirst() throws Exception {
    Disc disc = Discs.hidden();
    through(disc);
    byte[] file = Files.readAllBytes(folder.resolve("a.bin"));
    byte[] samples = Images.main(disc, 1);
    // The two seconds before LBA 0 are not in the file.
    int start = 150 * Fragment.SECTOR;
    assertThat(file).hasSize(samples.length - start);
    for (int i = 0; i < file.length; i++) {
      assertThat(file[i]).isEqualTo(samples[start + (i ^ 1)]);
    }
  }

  @Test
  void bringsScrambledDataAndRecordedSymbolsBack() throws Exception {
    Path raw = folder.resolve("b.rawdao");
    Images.write(Discs.mixed(), raw);
    Disc recorded = Images.read(raw).disc();
    assertThat(account(recorded).of(Attribute.PQ_SUBCHANNEL)).isEqualTo(Outcome.REGENERATED);
    assertSameTracks(through(recorded).disc(), Discs.mixed());
    Disc graphics = RandomDiscs.disc(seedWithGraphics());
    Path second = folder.resolve("c.rawdao");
    Images.write(graphics, second);
    Disc symbols = Images.read(second).disc();
    Disc back = through(symbols).disc();
    assertThat(Files.readString(folder.resolve("a.toc"))).contains("RW_RAW");
    int track = graphics.tracks().findFirst().orElseThrow().number();
    assertSamePacks(back, graphics, track);
  }

  private static void assertSamePacks(Disc read, Disc written, int track) throws Exception {
    assertThat(Arrays.mismatch(Images.packs(read, track), Images.packs(written, track)))
        .as("first symbol of track %d that differs", track)
        .isEqualTo(-1);
  }

  private static long seedWithGraphics() {
    for (long seed = 0; ; seed++) {
      Disc disc = RandomDiscs.disc(seed);
      if (disc.tracks().findFirst().orElseThrow().subchannel().size() > 0) {
        return seed;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CD_DA", "CD_ROM", "CD_ROM_XA", "CD_I"})
  void keepsTheTypeOfTheDisc(String type) throws Exception {
    Disc disc =
        Disc.builder()
            .type(DiscType.valueOf(type))
            .track(
                TrackMode.MODE2_FORM1,
                track -> track.content(Discs.user(1, 2048, SectorForm.DATA_2048, 320)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(through(disc).disc().type()).isEqualTo(DiscType.valueOf(type));
  }

  @Test
  void keepsEveryKindOfCdText() throws Exception {
    byte[] toc = {1, 2, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0};
    byte[] starts = {0, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0};
    byte[] interval = {1, 4, 0, 0, 0, 0, 2, 41, 48, 2, 52, 58};
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "Ænima")
            .track(2, TextField.PERFORMER, "Someone")
            .disc(TextField.MESSAGE, "\"quoted\", C:\\new\\777 // {}\nsecond line")
            .disc(TextField.DISC_ID, "XY-12345")
            .disc(TextField.CLOSED_INFORMATION, "not shown")
            .disc(TextField.UPC_ISRC, "4006381333931")
            .track(1, TextField.UPC_ISRC, "USK7Y9812345")
            .genre(Genre.of(0x0E).withText("Bebop"))
            .binary(new BinaryPack(BinaryPack.TOC, 0, toc))
            .binary(new BinaryPack(BinaryPack.TOC, 1, starts))
            .binary(new BinaryPack(BinaryPack.TOC_INTERVALS, 1, interval))
            .binary(new BinaryPack(0x8A, 0, interval))
            .copyProtection(3)
            .block(Language.JAPANESE, TextEncoding.MS_JIS)
            .disc(TextField.TITLE, "無題ソ")
            .track(2, TextField.TITLE, "二")
            .block(Language.KOREAN, new TextEncoding(0x82))
            .disc(TextField.TITLE, "\u00C7\u00D1")
            .block(Language.RUSSIAN, new TextEncoding(0x81))
            .disc(TextField.TITLE, "\u00C7")
            .block(Language.GERMAN, TextEncoding.ASCII)
            .disc(TextField.TITLE, "plain")
            .build();
    Disc disc = withoutScms().withText(text);
    Contents read = through(disc);
    assertThat(read.disc().text()).isEqualTo(text);
    assertThat(account(disc).of(Attribute.CD_TEXT)).isEqualTo(Outcome.KEPT);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void saysWhichPacksLoseTheirTracks() throws Exception {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .binary(new BinaryPack(0x8B, 2, new byte[12]))
            .build();
    Fidelity fidelity = account(withoutScms().withText(text));
    assertThat(fidelity.losses().map(fate -> fate.reason()))
        .containsExactly("a TOC file does not say which tracks its binary packs belong to");
  }

  @Test
  void saysThatScmsAndHiddenAudioBeforeTwoSecondsAreLost() throws Exception {
    assertThat(account(Discs.album()).losses().map(fate -> fate.code() + " " + fate.where()))
        .containsExactly("LOSS-FLAGS track 3");
    Disc early =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.pregap(Discs.noise(1, 150)).content(Discs.noise(2, 320)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(account(early).of(Attribute.HIDDEN_AUDIO)).isEqualTo(Outcome.LOST);
  }

  @Test
  void refusesASecondSession() {
    assertThatThrownBy(() -> account(Discs.enhanced()))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("one session");
  }

  @Test
  void canBeHadAsCueAndBack() throws Exception {
    Path cue = folder.resolve("x.cue");
    Images.write(through(withoutScms()).disc(), cue);
    Contents read = Images.read(cue);
    assertSameTracks(read.disc(), withoutScms());
    assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isEmpty();
  }

  /** The album without its third track. */
  private static Disc withoutScms() {
    return Disc.builder()
        .mcn("4006381333931")
        .text(
            CdText.builder()
                .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                .disc(TextField.TITLE, "Ænima")
                .disc(TextField.PERFORMER, "Someone")
                .track(1, TextField.TITLE, "One")
                .track(2, TextField.TITLE, "Two & a half")
                .build())
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("US-K7Y-98-12345").content(Discs.noise(1, 320)).preEmphasis())
        .track(
            TrackMode.AUDIO,
            track ->
                track
                    .isrc("DE-ABC-01-00002")
                    .copy(org.glassmaster.core.disc.CopyPermission.PERMITTED)
                    .pregap(Discs.noise(2, 75))
                    .content(Discs.noise(3, 400))
                    .index(100)
                    .index(333))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  private Fidelity account(Disc disc) throws Exception {
    return Images.offers(disc, folder.resolve("new.toc").toString()).getFirst().fidelity();
  }

  private Contents through(Disc disc) throws Exception {
    Path sheet = folder.resolve("a.toc");
    Images.write(
        disc, sheet + "?sync=false", Optional.empty(), RecordOptions.DEFAULT.overwriting());
    return Images.read(sheet);
  }
}
