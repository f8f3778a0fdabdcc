package org.glassmaster.backend.file.internal.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphicsFileTest {
  @TempDir Path folder;

  /** Graphics packs without parity, as karaoke files have them; the last sectors are empty. */
  private static byte[] packs(int sectors) {
    byte[] packs = new byte[sectors * 96];
    for (int i = 0; i < packs.length - 4 * 96; i += 24) {
      packs[i] = 9;
      packs[i + 1] = 6;
      for (int k = 4; k < 20; k++) {
        packs[i + k] = (byte) ((i / 24 + k * 5) & 0x3F);
      }
    }
    return packs;
  }

  private static Disc karaoke(byte[] packs) {
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 320)).subchannel(run(packs)))
        .track(TrackMode.AUDIO, track -> track.content(Discs.noise(2, 310)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  private static SubchannelRun run(byte[] packs) {
    return new SubchannelRun(
        150, 320, ByteSource.of("packs", packs), 0, 96, SubchannelRun.Form.RW_PACKS);
  }

  @Test
  void belongsToTheAudioOfTheSameName() throws Exception {
    Images.write(Discs.album(), folder.resolve("a.cue"));
    Files.write(folder.resolve("A.CDG"), packs(1_255));
    Contents read = Images.read(folder.resolve("a.cue"));
    assertThat(Images.codes(read)).contains("COMP-003").doesNotContain("COMP-004");
    byte[] expected = packs(1_255);
    // Track 2 begins 320 sectors into the file.
    assertThat(Images.packs(read.disc(), 2))
        .isEqualTo(Arrays.copyOfRange(expected, 320 * 96, 795 * 96));
    assertThat(Arrays.copyOfRange(Images.packs(read.disc(), 1), 150 * 96, 470 * 96))
        .isEqualTo(Arrays.copyOf(expected, 320 * 96));
  }

  @Test
  void mayEndBeforeTheAudio() throws Exception {
    Images.write(Discs.album(), folder.resolve("a.cue"));
    Files.write(folder.resolve("a.cdg"), packs(400));
    Contents read = Images.read(folder.resolve("a.cue"));
    assertThat(Images.codes(read)).contains("COMP-003", "COMP-004");
    List<Track> tracks = read.disc().tracks().toList();
    assertThat(tracks.get(1).subchannel().stream().mapToInt(SubchannelRun::count).sum())
        .isEqualTo(80);
    assertThat(tracks.get(2).subchannel()).isEmpty();
  }

  @Test
  void belongsToTheAudioOfACdrdaoSheetToo() throws Exception {
    byte[] expected = packs(700);
    Files.write(folder.resolve("song.bin"), new byte[700 * 2352]);
    Files.write(folder.resolve("song.cdg"), expected);
    Files.writeString(
        folder.resolve("a.toc"),
        """
        CD_DA
        TRACK AUDIO
        AUDIOFILE "song.bin" 0 00:04:20
        TRACK AUDIO
        SILENCE 00:01:00
        AUDIOFILE "song.bin" 00:04:20
        START 00:01:00
        """);
    Contents read = Images.read(folder.resolve("a.toc"));
    assertThat(Images.codes(read)).contains("COMP-003").doesNotContain("COMP-004", "COMP-005");
    assertThat(Arrays.copyOfRange(Images.packs(read.disc(), 1), 150 * 96, 470 * 96))
        .isEqualTo(Arrays.copyOf(expected, 320 * 96));
    assertThat(Arrays.copyOfRange(Images.packs(read.disc(), 2), 75 * 96, 455 * 96))
        .isEqualTo(Arrays.copyOfRange(expected, 320 * 96, 700 * 96));
  }

  @ParameterizedTest
  @CsvSource({"a.cue", "a.toc", "a.ccd"})
  void isLostBeforeTheFirstSectorOfAnImage(String name) throws Exception {
    SubchannelRun early =
        new SubchannelRun(
            149, 320, ByteSource.of("packs", packs(324)), 0, 96, SubchannelRun.Form.RW_PACKS);
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 330)).subchannel(early))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    assertThat(Images.offers(disc, folder.resolve(name).toString()))
        .allMatch(offer -> offer.fidelity().of(Attribute.RW_SUBCHANNEL) == Outcome.LOST);
  }

  @Test
  void cannotBeCutInsideASector() throws Exception {
    Files.write(folder.resolve("song.bin"), new byte[700 * 2352]);
    Files.write(folder.resolve("song.cdg"), packs(700));
    Files.writeString(
        folder.resolve("a.toc"), "CD_DA\nTRACK AUDIO\nAUDIOFILE \"song.bin\" 100 00:05:00\n");
    Contents read = Images.read(folder.resolve("a.toc"));
    assertThat(Images.codes(read)).contains("COMP-003", "COMP-005");
    assertThat(read.disc().tracks().toList().getFirst().subchannel()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"packs,single", "packs,tracks", "raw,single", "file,single", "file,tracks"})
  void bringsGraphicsBack(String graphics, String layout) throws Exception {
    Disc disc = karaoke(packs(320));
    String options = "?graphics=" + graphics + "&layout=" + layout;
    Path sheet = folder.resolve("a.cue");
    Images.write(disc, sheet + options, Optional.empty(), RecordOptions.DEFAULT);
    Contents read = Images.read(sheet);
    assertSameTracks(read.disc(), disc);
    assertThat(Images.packs(read.disc(), 1)).isEqualTo(Images.packs(disc, 1));
    assertThat(Images.packs(read.disc(), 1)).contains(9, 6);
    assertThat(Files.readString(sheet).contains("CDG")).isEqualTo(!graphics.equals("file"));
  }

  @Test
  void writesAFileOnlyWhereThereAreGraphics() throws Exception {
    Path sheet = folder.resolve("a.cue");
    Images.write(
        karaoke(packs(320)),
        sheet + "?graphics=file&layout=tracks",
        Optional.empty(),
        RecordOptions.DEFAULT);
    assertThat(folder.resolve("a (Track 1).cdg")).hasSize(320 * 96);
    assertThat(folder.resolve("a (Track 2).cdg")).doesNotExist();
    byte[] written = Files.readAllBytes(folder.resolve("a (Track 1).cdg"));
    assertThat(Arrays.copyOfRange(written, 4, 20)).isEqualTo(Arrays.copyOfRange(packs(320), 4, 20));
  }

  @Test
  void writesSymbolsAsTheyAreOnTheDiscWhereThatIsWished() throws Exception {
    Disc disc = karaoke(packs(320));
    Images.write(
        disc,
        folder.resolve("a.cue") + "?graphics=raw&layout=tracks",
        Optional.empty(),
        RecordOptions.DEFAULT);
    byte[] image = Files.readAllBytes(folder.resolve("a (Track 1).bin"));
    byte[] symbols =
        Images.sectors(disc, 1, new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96));
    for (int i = 0; i < 320; i++) {
      for (int b = 0; b < 96; b++) {
        assertThat(image[i * 2448 + 2352 + b])
            .isEqualTo((byte) (symbols[(150 + i) * 96 + b] & 0x3F));
      }
    }
  }

  @Test
  void saysThatPacksReachBehindTheTrack() throws Exception {
    byte[] toTheEnd = packs(324);
    Disc disc = karaoke(Arrays.copyOf(toTheEnd, 320 * 96));
    String sheet = folder.resolve("a.cue").toString();
    assertThat(fate(disc, sheet + "?graphics=raw")).isEqualTo(Outcome.LOST);
    assertThat(fate(disc, sheet + "?graphics=packs")).isEqualTo(Outcome.KEPT);
    assertThat(fate(karaoke(packs(320)), sheet + "?graphics=raw")).isEqualTo(Outcome.KEPT);
  }

  private static Outcome fate(Disc disc, String location) throws Exception {
    return Images.offers(disc, location).getFirst().fidelity().of(Attribute.RW_SUBCHANNEL);
  }
}
