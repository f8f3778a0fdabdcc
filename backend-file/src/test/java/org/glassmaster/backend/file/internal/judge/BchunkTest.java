package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bchunk splits our images into the tracks that we wrote. */
@Tag("judge")
class BchunkTest {
  private static final int SECTOR = 2352;

  @TempDir Path folder;
  private Peer peer;

  @BeforeEach
  void setUp() {
    peer = new Peer(folder);
  }

  @Test
  void findsTheSamplesOfEachTrack() throws Exception {
    // It begins a track at its last INDEX, whatever the number, so there is none after 1 here. What
    // lies before INDEX 01 it leaves out.
    Disc disc = Albums.plain();
    Images.write(disc, folder.resolve("a.cue"));
    peer.run("bchunk", "a.bin", "a.cue", "t");
    assertSame("t01.cdr", disc, 1, 150);
    assertSame("t02.cdr", disc, 2, 75);
    assertSame("t03.cdr", disc, 3, 150);
  }

  @Test
  void findsTheUserDataAndTheSamples() throws Exception {
    Disc disc = Discs.mixed();
    Images.write(disc, folder.resolve("m.cue"));
    peer.run("bchunk", "m.bin", "m.cue", "m");
    byte[] sectors = Images.main(disc, 1);
    byte[] user = new byte[320 * 2048];
    for (int i = 0; i < 320; i++) {
      System.arraycopy(sectors, (150 + i) * SECTOR + 16, user, i * 2048, 2048);
    }
    assertThat(Arrays.mismatch(Files.readAllBytes(folder.resolve("m01.iso")), user)).isEqualTo(-1);
    assertSame("m02.cdr", disc, 2, 150);
  }

  private void assertSame(String file, Disc disc, int track, int pregap) throws Exception {
    byte[] found = Files.readAllBytes(folder.resolve(file));
    byte[] whole = Images.main(disc, track);
    byte[] wanted = Arrays.copyOfRange(whole, pregap * SECTOR, whole.length);
    assertThat(Arrays.mismatch(found, wanted)).as(file).isEqualTo(-1);
  }
}
