package org.glassmaster.backend.file.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.RecordOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSoundsTest {
  private static final int SAMPLES = 6_000;

  @TempDir Path folder;
  private ByteSource sound;

  @BeforeEach
  void openASound() throws Exception {
    try (InputStream stream = NamedSoundsTest.class.getResourceAsStream("/flac/level8.flac")) {
      Files.copy(stream, folder.resolve("a \"b\" ü.flac"));
    }
    Files.copy(folder.resolve("a \"b\" ü.flac"), folder.resolve("a.flac"));
    sound = source("a.flac");
  }

  private ByteSource source(String name) throws Exception {
    Track track = Images.read(folder.resolve(name)).disc().tracks().findFirst().orElseThrow();
    return ((Fragment.Samples) track.content().getLast()).source();
  }

  private static Fragment.Samples stretch(ByteSource source, int from, int samples) {
    return new Fragment.Samples(source, from * 4L, samples * 4L, ByteOrder.LITTLE_ENDIAN);
  }

  private static Disc disc(int gap, Fragment.Samples... tracks) {
    var builder = Disc.builder();
    for (int i = 0; i < tracks.length; i++) {
      Fragment content = tracks[i];
      int before = i;
      builder.track(
          TrackMode.AUDIO,
          track -> {
            if (before > 0) {
              track.pregap(gap);
            }
            track.content(content).index(1);
          });
    }
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  @Test
  void aSoundFileReadsAsADiscOfOneTrack() throws Exception {
    Contents contents = Images.read(folder.resolve("a.flac"));
    assertThat(contents.format()).isEqualTo("sound");
    assertThat(contents.disc().tracks()).hasSize(1);
    assertThat(sound.size()).isEqualTo(SAMPLES * 4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.cue", "a.toc"})
  void comeBackWithTheirGapsAndIndexes(String name) throws Exception {
    // Ten sectors, the second file to its end.
    Disc disc = disc(75, stretch(sound, 0, SAMPLES), stretch(sound, 0, SAMPLES));
    write(disc, folder.resolve(name) + "?layout=sources");
    assertThat(folder.resolve("a.bin")).doesNotExist();
    Disc read = Images.read(folder.resolve(name)).disc();
    assertSame(read, disc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.cue", "a.toc"})
  void mayBeTracksOfOneFile(String name) throws Exception {
    int cut = 5 * 588;
    Disc disc = disc(0, stretch(sound, 0, cut), stretch(sound, cut, SAMPLES - cut));
    write(disc, folder.resolve(name) + "?layout=sources");
    assertThat(Files.readString(folder.resolve(name))).contains("a.flac");
    assertSame(Images.read(folder.resolve(name)).disc(), disc);
  }

  @Test
  void areCutAtAnySampleInATocFile() throws Exception {
    Disc disc = disc(0, stretch(sound, 7, 1_000), stretch(sound, 2_001, 3_000));
    write(disc, folder.resolve("a.toc") + "?layout=sources");
    assertThat(Files.readString(folder.resolve("a.toc"))).contains("FILE \"a.flac\" 7 1000\n");
    assertSame(Images.read(folder.resolve("a.toc")).disc(), disc);
    assertThatThrownBy(() -> write(disc, folder.resolve("a.cue") + "?layout=sources"))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("begins inside a sector");
    assertThat(folder.resolve("a.cue")).doesNotExist();
  }

  @Test
  void mayHaveAnyNameThatASheetCanQuote() throws Exception {
    ByteSource odd = source("a \"b\" ü.flac");
    Disc disc = disc(0, stretch(odd, 0, SAMPLES));
    write(disc, folder.resolve("a.toc") + "?layout=sources");
    assertSame(Images.read(folder.resolve("a.toc")).disc(), disc);
    assertThatThrownBy(() -> write(disc, folder.resolve("a.cue") + "?layout=sources"))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("no way to quote");
  }

  @Test
  void lieInTheFolderOfTheSheetOrBelow() throws Exception {
    Disc disc = disc(0, stretch(sound, 0, SAMPLES));
    Path below = Files.createDirectory(folder.resolve("sheets"));
    String sheet = below.resolve("a.cue").toString();
    assertThatThrownBy(() -> write(disc, sheet + "?layout=sources"))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("outside");
    write(disc, sheet + "?layout=sources&allow-outside=true");
    assertThat(Files.readString(below.resolve("a.cue"))).startsWith("FILE \"../a.flac\" WAVE");
    assertSame(Images.read(sheet + "?allow-outside=true").disc(), disc);
  }

  @Test
  void areNoneWhereSomethingElseIsOnTheDisc() {
    ByteSource bare = ByteSource.of("a.bin", new byte[2352 * 10]);
    for (Disc disc :
        new Disc[] {
          disc(0, stretch(bare, 0, 5_880)),
          Disc.builder()
              .track(TrackMode.AUDIO, track -> track.samples(sound).postgap(10))
              .build(Purpose.CONVERTING)
              .disc()
              .orElseThrow()
        }) {
      assertThatThrownBy(() -> write(disc, folder.resolve("a.toc") + "?layout=sources"))
          .isInstanceOf(ContentException.class)
          .hasMessageContaining("track 1");
    }
  }

  private static void write(Disc disc, String location) throws Exception {
    Images.write(disc, location, Optional.empty(), RecordOptions.DEFAULT);
  }

  private static void assertSame(Disc read, Disc disc) {
    assertThat(read.tracks().toList())
        .usingRecursiveComparison()
        .ignoringFields("content", "subchannel")
        .isEqualTo(disc.tracks().toList());
    for (int i = 0; i < disc.tracks().count(); i++) {
      assertThat(stored(read.tracks().toList().get(i)))
          .isEqualTo(stored(disc.tracks().toList().get(i)));
    }
  }

  private static String stored(Track track) {
    List<Fragment.Samples> stored =
        track.content().stream()
            .filter(Fragment.Samples.class::isInstance)
            .map(Fragment.Samples.class::cast)
            .toList();
    return Path.of(stored.getFirst().source().name()).normalize()
        + " "
        + stored.getFirst().offset()
        + "+"
        + stored.stream().mapToLong(Fragment.Samples::length).sum();
  }
}
