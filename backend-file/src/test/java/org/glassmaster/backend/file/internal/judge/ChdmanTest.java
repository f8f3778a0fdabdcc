package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** chdman makes a CHD of our images, and the same bytes come out again. */
@Tag("judge")
class ChdmanTest {
  @TempDir Path folder;
  private Peer peer;

  @BeforeEach
  void setUp() {
    peer = new Peer(folder);
  }

  @Test
  void bringsTheBytesOfOurCueSheetsBack() throws Exception {
    for (Disc disc : List.of(Albums.plain(), Discs.mixed(), Discs.data())) {
      Path here = Files.createTempDirectory(folder, "d");
      Images.write(disc, here.resolve("a.cue"));
      peer.run("chdman", "createcd", "-c", "none", "-i", here + "/a.cue", "-o", here + "/a.chd");
      peer.run(
          "chdman",
          "extractcd",
          "-i",
          here + "/a.chd",
          "-o",
          here + "/b.cue",
          "-ob",
          here + "/b.bin");
      assertThat(Files.mismatch(here.resolve("a.bin"), here.resolve("b.bin"))).isEqualTo(-1);
      Disc back = Images.read(here.resolve("b.cue")).disc();
      assertThat(back.tracks().map(Track::pregap))
          .isEqualTo(disc.tracks().map(Track::pregap).toList());
      assertThat(back.tracks().map(Track::sectors))
          .isEqualTo(disc.tracks().map(Track::sectors).toList());
    }
  }

  @Test
  void takesOurTocFilesForTheSameDisc() throws Exception {
    Images.write(Albums.plain(), folder.resolve("c.cue"));
    Images.write(Albums.plain(), folder.resolve("t.toc"));
    for (String sheet : List.of("c.cue", "t.toc")) {
      peer.run("chdman", "createcd", "-c", "none", "-i", sheet, "-o", sheet + ".chd");
      peer.run(
          "chdman",
          "extractcd",
          "-i",
          sheet + ".chd",
          "-o",
          sheet + ".back.cue",
          "-ob",
          sheet + ".raw");
    }
    // It knows that the samples of one are little-endian and those of the other big-endian.
    assertThat(Files.mismatch(folder.resolve("c.cue.raw"), folder.resolve("t.toc.raw")))
        .isEqualTo(-1);
    assertThat(Files.mismatch(folder.resolve("c.bin"), folder.resolve("t.toc.raw"))).isEqualTo(-1);
  }
}
