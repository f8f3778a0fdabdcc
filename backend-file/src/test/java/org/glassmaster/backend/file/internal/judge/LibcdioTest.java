package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libcdio's cd-info reads our sheets. */
@Tag("judge")
class LibcdioTest {
  private static final String TRACKS = "^\\s+\\d+: \\S+  (\\d+) (?:audio|data)";
  private static final String LEAD_OUT = "^170: \\S+  (\\d+) leadout";

  @TempDir Path folder;
  private Peer peer;

  @BeforeEach
  void setUp() {
    peer = new Peer(folder);
  }

  @Test
  void seesTheTracksOfOurCueSheets() throws Exception {
    Images.write(Albums.withIndexes(), folder.resolve("a.cue"));
    String seen = peer.run("cd-info", "--no-device-info", "--cue-file", "a.cue");
    assertThat(Peer.numbers(TRACKS, seen)).containsExactly(0, 395, 945);
    assertThat(Peer.numbers(LEAD_OUT, seen)).containsExactly(1255);
    assertAttributes(seen);
  }

  @Test
  void seesTheTracksOfOurTocFiles() throws Exception {
    Images.write(Albums.withIndexes(), folder.resolve("a.toc"));
    String seen = peer.run("cd-info", "--no-device-info", "--toc-file", "a.toc");
    assertThat(Peer.numbers(TRACKS, seen)).containsExactly(0, 395, 945);
    // libcdio adds the last track's pregap to the end once more; cdrdao and the file have 1255.
    assertThat(Peer.numbers(LEAD_OUT, seen)).containsExactly(1255 + 150);
    assertAttributes(seen);
  }

  private static void assertAttributes(String seen) {
    assertThat(Peer.all("^Media Catalog Number \\(MCN\\): (.*)$", seen))
        .containsExactly("4006381333931");
    assertThat(Peer.all("^\\s+\\d: \\S+  \\d+ audio  \\S+  (\\S+)", seen))
        .containsExactly("no", "yes", "no");
    assertThat(Peer.all("^\\s+\\d: .*\\s(\\S+)$", seen)).containsExactly("yes", "no", "no");
    assertThat(Peer.all("^\\s+TITLE: (.*)$", seen))
        .containsExactly("An album", "One", "Two & a half", "Three");
    assertThat(Peer.all("^\\s+PERFORMER: (.*)$", seen))
        .containsExactly("Someone", "Alpha", "Beta", "Gamma");
  }

  @Test
  void seesDataAndAudio() throws Exception {
    Images.write(Discs.mixed(), folder.resolve("m.cue"));
    String seen = peer.run("cd-info", "--no-device-info", "--cue-file", "m.cue");
    assertThat(Peer.numbers(TRACKS, seen)).containsExactly(0, 470);
    assertThat(Peer.all("^\\s+\\d: \\S+  \\d+ (audio|data)", seen))
        .containsExactly("data", "audio");
    assertThat(Peer.numbers(LEAD_OUT, seen)).containsExactly(780);
    // Of a TOC file it takes the length after DATAFILE for a place: by the cdrdao manual it is
    // DATAFILE "<filename>" [ <length> ], so what it says of these tracks judges nothing.
    Images.write(Discs.mixed(), folder.resolve("t.toc"));
    assertThat(peer.run("cd-info", "--no-device-info", "--toc-file", "t.toc"))
        .contains("CD-ROM Mixed");
  }
}
