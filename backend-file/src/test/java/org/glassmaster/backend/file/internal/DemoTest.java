package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.port.Contents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration disc of the examples, which the build has made by now. */
class DemoTest {
  private static final Path DEMO = Path.of("../qa/examples/demo/demo.cue");

  @TempDir Path folder;

  @Test
  void isADiscWithoutFault() throws Exception {
    Contents demo = Images.read(DEMO);
    assertThat(demo.findings()).isEmpty();
    assertThat(DiscCheck.check(demo.disc(), Purpose.AUTHORING)).isEmpty();
    assertThat(demo.disc().mcn().orElseThrow().isEan()).isTrue();
    List<Track> tracks = demo.disc().tracks().toList();
    assertThat(tracks).hasSize(3).allMatch(track -> track.isrc().isPresent());
    assertThat(tracks).extracting(Track::pregap).containsExactly(150, 150, 112);
    assertThat(tracks).extracting(Track::sectors).containsExactly(450, 450, 488);
    assertThat(tracks)
        .extracting(Track::indexes)
        .containsExactly(List.of(225), List.of(), List.of(188, 338));
  }

  @Test
  void goesThroughEveryFormatAndBack() throws Exception {
    Contents demo = Images.read(DEMO);
    Path raw = folder.resolve("demo.rawdao");
    Images.write(demo.disc(), raw);
    Path sheet = folder.resolve("demo.cue");
    Images.write(Images.read(raw).disc(), sheet);
    Contents back = Images.read(sheet);
    assertThat(back.findings()).isEmpty();
    assertThat(back.disc().text()).isEqualTo(demo.disc().text());
    assertSameTracks(back.disc(), demo.disc());
  }
}
