package org.glassmaster.backend.file.internal.rawdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.subchannel.PqCrc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawDaoFormatTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(BlockFormat.class)
  void isTheRawImageBlockForBlock(BlockFormat format) throws Exception {
    Disc disc = Discs.album();
    Path file = write(disc, format);

    Layout layout = Layout.of(disc);
    byte[] expected = new byte[(layout.end() - layout.start()) * format.bytes()];
    new RawImage(layout, Render.DEFAULT)
        .read(
            layout.start(),
            layout.end() - layout.start(),
            SectorFormat.of(format),
            MemorySegment.ofArray(expected),
            0);
    assertThat(Arrays.mismatch(Files.readAllBytes(file), expected)).isEqualTo(-1);
  }

  /** A Q frame in a hundred names the ISRC, at 49: track 2 lies from LBA 300 on. */
  @ParameterizedTest
  @CsvSource({"30,LOST", "49,LOST", "50,KEPT", "90,KEPT"})
  void namesTheIsrcOfAShortTrackWhereItsFrameFalls(int sectors, Outcome outcome) throws Exception {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Discs.noise(1, 300)))
            .track(
                TrackMode.AUDIO,
                track -> track.content(Discs.noise(2, sectors)).isrc("US-K7Y-98-12345"))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    Path file = folder.resolve("short.rawdao");
    assertThat(Images.offers(disc, file.toString()).getFirst().fidelity().of(Attribute.ISRC))
        .isEqualTo(outcome);
    Images.write(disc, file);
    assertThat(Images.read(file).disc().tracks().toList().getLast().isrc().isPresent())
        .isEqualTo(outcome == Outcome.KEPT);
  }

  @Test
  void hasASidecarAsDocumented() throws Exception {
    Path file = write(Discs.album(), BlockFormat.RAW);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    // 22 500 sectors of lead-in, the programme, 6 750 of lead-out.
    int blocks = 22_500 + 150 + 320 + 75 + 400 + 150 + 310 + 6_750;
    assertThat(Files.readString(folder.resolve("a.rawdao.json")))
        .isEqualTo(
            "{\"schema\": 1, \"blockFormat\": \"raw\", \"firstLba\": -22650, \"blocks\": "
                + blocks
                + ", \"scrambled\": true, \"pqCrc\": \"inverted\", \"sha256\": \""
                + HexFormat.of().formatHex(hash)
                + "\"}\n");
    assertThat(Files.size(file)).isEqualTo(blocks * 2448L);
  }

  @ParameterizedTest
  @EnumSource(value = BlockFormat.class, names = "MAIN", mode = EnumSource.Mode.EXCLUDE)
  void bringsTheDiscBack(BlockFormat format) throws Exception {
    Disc disc = Discs.album();
    Contents read = Images.read(write(disc, format));

    assertThat(read.format()).isEqualTo("rawdao (" + format.label() + ")");
    assertThat(read.leadIn()).isEqualTo(-22_650);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().mcn()).isEqualTo(disc.mcn());
    assertThat(read.disc().text())
        .isEqualTo(format == BlockFormat.RAW ? disc.text() : read.disc().text());
    assertSameTracks(read.disc(), disc);
    assertThat(offered(disc, format).of(Attribute.CD_TEXT))
        .isEqualTo(format == BlockFormat.RAW ? Outcome.KEPT : Outcome.LOST);
  }

  @Test
  void bringsDataBack() throws Exception {
    Disc disc = Discs.mixed();
    Contents read = Images.read(write(disc, BlockFormat.RAW));
    assertThat(read.disc().tracks().map(Track::mode))
        .containsExactly(TrackMode.MODE1, TrackMode.AUDIO);
    assertSameTracks(read.disc(), disc);
  }

  @Test
  void saysThatTheMainChannelAloneKeepsNoStructure() throws Exception {
    Disc disc = Discs.album();
    Contents read = Images.read(write(disc, BlockFormat.MAIN));
    assertThat(read.disc().tracks().count()).isEqualTo(1);
    for (Attribute lost :
        List.of(Attribute.TOC, Attribute.ISRC, Attribute.MCN, Attribute.INDEXES, Attribute.FLAGS)) {
      assertThat(offered(disc, BlockFormat.MAIN).of(lost)).isEqualTo(Outcome.LOST);
    }
    assertThat(offered(disc, BlockFormat.RAW).losses()).isEmpty();
  }

  @Test
  void takesAnyLeadInStart() throws Exception {
    Layout layout = Layout.of(Discs.album(), -11_000);
    Path file = folder.resolve("b.rawdao");
    Images.write(layout, file.toString(), Optional.empty(), RecordOptions.DEFAULT, Job.unwatched());
    assertThat(Files.readString(folder.resolve("b.rawdao.json"))).contains("\"firstLba\": -11000");
    Contents read = Images.read(file);
    assertThat(read.leadIn()).isEqualTo(-11_000);
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void keepsTheCrcOfPqBlocksAsItIsComputedWhereThatIsWanted() throws Exception {
    Path file = folder.resolve("c.rawdao");
    RecordOptions plain =
        new RecordOptions(
            Render.DEFAULT.withPqCrc(PqCrc.PLAIN),
            OptionalInt.empty(),
            false,
            false,
            false,
            true,
            false);
    Images.write(Discs.album(), file.toString(), Optional.of(BlockFormat.PQ), plain);
    assertThat(Files.readString(folder.resolve("c.rawdao.json"))).contains("\"pqCrc\": \"plain\"");
    Contents read = Images.read(file);
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void isReadWithoutItsSidecar() throws Exception {
    Path file = write(Discs.album(), BlockFormat.PQ);
    Files.delete(folder.resolve("a.rawdao.json"));
    Contents read = Images.read(file);
    assertThat(Images.codes(read)).containsExactly("RAWDAO-002");
    assertSameTracks(read.disc(), Discs.album());
    Path other = Files.move(file, folder.resolve("unknown.bin"));
    assertSameTracks(Images.read(other).disc(), Discs.album());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"blockFormat\": \"raw\"}", "{\"a\": {\"b\": [}"})
  void isReadWithASidecarThatSaysNothing(String sidecar) throws Exception {
    Path file = write(Discs.album(), BlockFormat.RAW);
    Files.writeString(folder.resolve("a.rawdao.json"), sidecar);
    Contents read = Images.read(file);
    assertThat(Images.codes(read)).containsExactly("RAWDAO-003");
    assertSameTracks(read.disc(), Discs.album());
  }

  @ParameterizedTest
  @CsvSource({
    "\"schema\": 1, \"schema\": 2",
    "inverted, upside-down",
    "\"sha256\": \", \"sha256\": \"x"
  })
  void isReadWithASidecarThatSaysSomethingElseToo(String plain, String odd) throws Exception {
    Path file = write(Discs.album(), BlockFormat.RAW);
    Path sidecar = folder.resolve("a.rawdao.json");
    Files.writeString(sidecar, Files.readString(sidecar).replace(plain, odd));
    Contents read = Images.read(file);
    assertThat(Images.codes(read)).containsExactly("RAWDAO-006");
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void isComparedWithItsDigest() throws Exception {
    Path file = write(Discs.album(), BlockFormat.RAW);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(22_500 + 400) * 2448 + 7] ^= 1;
    Files.write(file, bytes);
    assertThat(Images.codes(Images.read(file))).containsExactly("RAWDAO-005");
  }

  @Test
  void isRefusedWhereItIsShort() throws Exception {
    Path file = write(Discs.album(), BlockFormat.RAW);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, 23_000 * 2448 + 5));
    assertThatThrownBy(() -> Images.read(file))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-short"))
        .matches(e -> ((GlassmasterException) e).lba().orElse(0) == 23_000 - 22_650);
  }

  @Test
  void isRefusedWhereItIsNothing() throws Exception {
    Path file = folder.resolve("x.rawdao");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ContentException.class);
    Files.write(file, new byte[2448 * 20]);
    assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ContentException.class);
  }

  @Test
  void holdsOneSession() {
    assertThatThrownBy(() -> Images.offers(Discs.enhanced(), folder.resolve("x.rawdao").toString()))
        .isInstanceOf(ContentException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("sessions-not-valid"));
  }

  private Fidelity offered(Disc disc, BlockFormat format) throws GlassmasterException {
    return Images.offers(disc, folder.resolve("new.rawdao").toString()).stream()
        .filter(offer -> offer.blockFormat() == format)
        .map(Offer::fidelity)
        .findFirst()
        .orElseThrow();
  }

  private Path write(Disc disc, BlockFormat format) throws GlassmasterException {
    Path file = folder.resolve("a.rawdao");
    Images.write(disc, file.toString(), Optional.of(format), RecordOptions.DEFAULT);
    return file;
  }
}
