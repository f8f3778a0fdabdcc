package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cuetools (cueconvert, cueprint, cuebreakpoints) reads our sheets, and we read its. */
@Tag("judge")
class CuetoolsTest {
  @TempDir Path folder;
  private Peer peer;

  @BeforeEach
  void write() throws Exception {
    peer = new Peer(folder);
    Images.write(Albums.plain(), folder.resolve("c.cue"));
    Images.write(Albums.plain(), folder.resolve("t.toc"));
  }

  @Test
  void cueconvertTurnsOurTocIntoACueSheet() throws Exception {
    peer.run("cueconvert", "-i", "toc", "-o", "cue", "t.toc", "back.cue");
    Contents read = Images.read(folder.resolve("back.cue"));
    assertSameButBytes(read.disc());
    // It names every file WAVE, and knows no byte order.
    assertThat(Images.codes(read)).containsExactly("CUE-016");
  }

  @Test
  void cueconvertTurnsOurCueSheetIntoAToc() throws Exception {
    peer.run("cueconvert", "-i", "cue", "-o", "toc", "c.cue", "back.toc");
    assertSameButBytes(Images.read(folder.resolve("back.toc")).disc());
  }

  @Test
  void cueconvertTurnsOurSheetsIntoTheirOwnKind() throws Exception {
    peer.run("cueconvert", "-i", "toc", "-o", "toc", "t.toc", "back.toc");
    assertSameButBytes(Images.read(folder.resolve("back.toc")).disc());
    peer.run("cueconvert", "-i", "cue", "-o", "cue", "c.cue", "back.cue");
    assertSameButBytes(Images.read(folder.resolve("back.cue")).disc());
  }

  @Test
  void cueconvertCountsIndexesFromTheStartOfThePregap() throws Exception {
    // By the cdrdao manual an INDEX of a TOC file is "relative to the real track start, not
    // counting an existing pre-gap", and cdrdao does so. cueconvert is off by the pregap.
    Images.write(Albums.withIndexes(), folder.resolve("i.toc"));
    peer.run("cueconvert", "-i", "toc", "-o", "cue", "i.toc", "i.cue");
    int start = 320;
    String sheet = Files.readString(folder.resolve("i.cue"));
    assertThat(Peer.all("^INDEX 0[23] (.*)$", sheet))
        .isEqualTo(
            List.of(
                Msf.ofFrames(start + Albums.INDEX_2).toString(),
                Msf.ofFrames(start + Albums.INDEX_3).toString()));
  }

  @Test
  void cueprintKnowsOurTexts() throws Exception {
    String printed = peer.run("cueprint", "c.cue");
    assertThat(Peer.all("^title:\\t+(\\S.*)$", printed))
        .containsExactly("An album", "One", "Two & a half", "Three");
    assertThat(Peer.all("^perfo?r?mer:\\t+(\\S.*)$", printed))
        .containsExactly("Someone", "Alpha", "Beta", "Gamma");
    assertThat(Peer.all("^ISRC:\\t+(\\S.*)$", printed))
        .containsExactly("USK7Y9812345", "DEABC0100002");
    assertThat(peer.run("cueprint", "-d", "%N", "-t", "", "c.cue")).isEqualTo("3");
    assertThat(peer.run("cueprint", "-d", "", "-t", "%t\n", "t.toc")).contains("Two & a half");
  }

  @Test
  void cuebreakpointsCutsWhereTracksBegin() throws Exception {
    assertThat(peer.run("cuebreakpoints", "c.cue").strip().lines())
        .containsExactly("0:05.20", "0:12.45");
    assertThat(peer.run("cuebreakpoints", "--prepend-gaps", "c.cue").strip().lines())
        .containsExactly("0:04.20", "0:10.45");
    assertThat(peer.run("cuebreakpoints", "t.toc").strip().lines())
        .containsExactly("0:05.20", "0:12.45");
  }

  private static void assertSameButBytes(Disc read) {
    List<Track> tracks = read.tracks().toList();
    assertThat(read.mcn()).isEqualTo(Albums.plain().mcn());
    assertThat(tracks).extracting(Track::pregap).containsExactly(150, 75, 150);
    assertThat(tracks).extracting(Track::sectors).containsExactly(320, 400, 310);
    assertThat(tracks).extracting(Track::preEmphasis).containsExactly(true, false, false);
    assertThat(tracks)
        .extracting(Track::copy)
        .containsExactly(
            CopyPermission.PROHIBITED, CopyPermission.PERMITTED, CopyPermission.PROHIBITED);
    assertThat(tracks)
        .extracting(Track::isrc)
        .isEqualTo(Albums.plain().tracks().map(Track::isrc).toList());
    assertThat(read.text().text(0, TextField.TITLE)).contains("An album");
    assertThat(read.text().text(3, TextField.PERFORMER)).contains("Gamma");
  }
}
