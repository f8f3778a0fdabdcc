package org.glassmaster.backend.file.internal.ccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CcdReaderTest {
  private static final String CR = "\r\n";

  @TempDir Path folder;

  @Test
  void takesIndexesFromTheSubchannelWhereAnOldSheetHasNoTracks() throws Exception {
    write(Discs.album());
    edit(text -> text.replace("Version=3", "Version=2").substring(0, text.indexOf("[TRACK 1]")));
    Contents read = read();
    assertThat(read.format()).isEqualTo("ccd (version 2)");
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void readsAnOldSheetWithoutSubchannelAsTheTableOfContentsHasIt() throws Exception {
    write(Discs.album());
    edit(text -> text.replace("Version=3", "Version=1").substring(0, text.indexOf("[TRACK 1]")));
    Files.delete(folder.resolve("a.sub"));
    Contents read = read();
    assertThat(read.format()).isEqualTo("ccd (version 1, no sub-channel)");
    List<Track> tracks = read.disc().tracks().toList();
    // Track 2 starts at 320 + 75, track 3 at 795 + 150; the pauses fall to the tracks before them.
    assertThat(tracks).extracting(Track::pregap).containsExactly(150, 0, 0);
    assertThat(tracks).extracting(Track::sectors).containsExactly(395, 550, 310);
  }

  @Test
  void takesAnEmptySubFileForNone() throws Exception {
    write(Discs.mixed());
    Files.write(folder.resolve("a.sub"), new byte[0]);
    Contents read = read();
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().tracks()).allMatch(track -> track.subchannel().isEmpty());
    assertSameTracks(read.disc(), Discs.mixed());
  }

  @Test
  void makesWhatASubFileLacks() throws Exception {
    write(Discs.album());
    byte[] sub = Files.readAllBytes(folder.resolve("a.sub"));
    Files.write(folder.resolve("a.sub"), Arrays.copyOf(sub, 500 * 96 + 7));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-013");
    List<Track> tracks = read.disc().tracks().toList();
    assertThat(tracks.get(1).subchannel())
        .singleElement()
        .returns(180, SubchannelRun::count)
        .returns(0, SubchannelRun::first);
    assertThat(tracks.get(2).subchannel()).isEmpty();
    assertThat(tracks.get(1).indexes()).isEqualTo(List.of(100, 333));
  }

  @Test
  void doesWithoutASubFileInWhichNoFrameIsSound() throws Exception {
    write(Discs.mixed());
    Files.write(folder.resolve("a.sub"), new byte[780 * 96]);
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-014");
    assertThat(read.disc().tracks()).allMatch(track -> track.subchannel().isEmpty());
  }

  @Test
  void knowsSymbolsFromPlanes() throws Exception {
    write(Discs.album());
    byte[] planes = Files.readAllBytes(folder.resolve("a.sub"));
    byte[] symbols = new byte[planes.length];
    SubchannelForm.PLANES96.convert(
        MemorySegment.ofArray(planes),
        0,
        96,
        SubchannelForm.RAW96,
        MemorySegment.ofArray(symbols),
        0,
        96,
        planes.length / 96);
    Files.write(folder.resolve("a.sub"), symbols);
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-028");
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void believesTheSubchannelAboutIndexesAndCodes() throws Exception {
    write(Discs.album());
    edit(
        text ->
            text.replace("INDEX 0=320", "INDEX 0=350")
                .replace("INDEX 3=728", "INDEX 3=700")
                .replace("DEABC0100002", "DEABC0100003")
                .replace("4006381333931", "9780201379624"));
    Contents read = read();
    assertThat(Images.codes(read))
        .containsExactlyInAnyOrder("CCD-017", "CCD-017", "CCD-018", "CCD-018");
    assertSameTracks(read.disc(), Discs.album());
  }

  @Test
  void believesTheTableOfContentsAboutTheStartsOfTracks() throws Exception {
    write(Discs.album());
    // Track 2 is at LBA 395, which is 00:07:20.
    edit(
        text -> text.replace("PSec=7\r\nPFrame=20\r\nPLBA=395", "PSec=7\r\nPFrame=30\r\nPLBA=405"));
    Contents read = read();
    assertThat(Images.codes(read)).contains("CCD-019");
    assertThat(read.disc().tracks().toList().get(1).pregap()).isEqualTo(85);
  }

  @Test
  void believesTheTimeWhereTheLbaDiffers() throws Exception {
    write(Discs.mixed());
    edit(text -> text.replace("PLBA=470", "PLBA=471"));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-004");
    assertSameTracks(read.disc(), Discs.mixed());
  }

  @Test
  void readsModesAndTypesThatTheSheetAndTheSectorsGive() throws Exception {
    write(Discs.mixed());
    edit(
        text ->
            text.replace("MODE=1", "MODE=2")
                .replace("PSec=0\r\nPFrame=0\r\nPLBA=4350", "PSec=32\r\nPFrame=0\r\nPLBA=6750"));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-011");
    assertThat(read.disc().type()).isEqualTo(DiscType.CD_ROM_XA);
    assertThat(read.disc().tracks().findFirst().orElseThrow().mode()).isEqualTo(TrackMode.MODE1);
  }

  @Test
  void readsScrambledSectors() throws Exception {
    write(Discs.data());
    byte[] image = Files.readAllBytes(folder.resolve("a.img"));
    Scrambler.apply(MemorySegment.ofArray(image), 0, 2352, image.length / 2352);
    Files.write(folder.resolve("a.img"), image);
    edit(text -> text.replace("DataTracksScrambled=0", "DataTracksScrambled=1"));
    Contents read = read();
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.data());
  }

  @Test
  void seesThatSectorsAreNotScrambledThatShouldBe() throws Exception {
    write(Discs.data());
    edit(text -> text.replace("DataTracksScrambled=0", "DataTracksScrambled=1"));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-012");
    assertThat(read.disc().tracks().findFirst().orElseThrow().content().getLast())
        .isInstanceOfSatisfying(
            Fragment.Sectors.class,
            sectors -> assertThat(sectors.form()).isEqualTo(SectorForm.WHOLE));
    assertSameTracks(read.disc(), Discs.data());
  }

  @Test
  void leavesOutWhatIsStoredBetweenSessions() throws Exception {
    write(Discs.enhanced());
    byte[] image = Files.readAllBytes(folder.resolve("a.img"));
    byte[] sub = Files.readAllBytes(folder.resolve("a.sub"));
    // The second session starts 11 400 sectors after the first lead-out did.
    Files.write(folder.resolve("a.img"), spread(image, 2352));
    Files.write(folder.resolve("a.sub"), spread(sub, 96));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-022");
    assertSameTracks(read.disc(), Discs.enhanced());
  }

  private static byte[] spread(byte[] packed, int sector) {
    byte[] all = Arrays.copyOf(packed, (640 + 11_400 + 330) * sector);
    Arrays.fill(all, 640 * sector, packed.length, (byte) 0);
    System.arraycopy(packed, 640 * sector, all, (640 + 11_400) * sector, 330 * sector);
    return all;
  }

  @Test
  void readsIndexesOfALaterSessionThatCountFromTheStartOfTheDisc() throws Exception {
    write(Discs.enhanced());
    edit(
        text ->
            text.replace(
                "[TRACK 3]\r\nMODE=2\r\nINDEX 1=0", "[TRACK 3]\r\nMODE=2\r\nINDEX 1=12040"));
    Contents read = read();
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.enhanced());
  }

  @Test
  void keepsTheAddressOfASessionThatStartsLate() throws Exception {
    write(Discs.enhanced());
    Files.delete(folder.resolve("a.sub"));
    edit(
        text ->
            // 02:42:40 and the lead-out at 02:46:70 are moved by ten sectors.
            text.replace("PFrame=40\r\nPLBA=12040", "PFrame=50\r\nPLBA=12050")
                .replace(
                    "PSec=46\r\nPFrame=70\r\nPLBA=12370", "PSec=47\r\nPFrame=5\r\nPLBA=12380"));
    Contents read = read();
    assertThat(Images.codes(read)).containsExactly("CCD-023");
    assertThat(read.disc().sessions().get(1).tracks().getFirst().pregap()).isEqualTo(160);
  }

  @Test
  void acceptsOtherSpellings() throws Exception {
    write(Discs.mixed());
    edit(
        text ->
            text.replace(CR, "\n")
                .toLowerCase(Locale.ROOT)
                .replace("=", " = ")
                .replace("0x04", "4")
                .replace("[track 1]", "; a remark\n\n  [Track  1]"));
    Contents read = read();
    assertThat(read.findings()).isEmpty();
    assertSameTracks(read.disc(), Discs.mixed());
  }

  private void write(Disc disc) throws Exception {
    Images.write(disc, folder.resolve("a.ccd"));
  }

  private void edit(UnaryOperator<String> how) throws Exception {
    Path sheet = folder.resolve("a.ccd");
    String before = Files.readString(sheet);
    String after = how.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(sheet, after);
  }

  private Contents read() throws Exception {
    return Images.read(folder.resolve("a.ccd"));
  }
}
