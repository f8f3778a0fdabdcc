package org.glassmaster.backend.file.internal.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FLAC where a sheet names it. */
class FlacInSheetTest {
  private static final int SAMPLES = 6_000;

  @TempDir Path folder;
  private byte[] flac;

  @BeforeEach
  void makeFile() throws Exception {
    try (InputStream stream = FlacInSheetTest.class.getResourceAsStream("/flac/level8.flac")) {
      flac = stream.readAllBytes();
    }
    Files.write(folder.resolve("a.flac"), flac);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.flac\" WAVE", "a.flac\" FLAC", "a.flac\" BINARY", "a.wav\" WAVE"})
  void isDecodedWhateverTheSheetCallsIt(String file) throws Exception {
    Contents contents = Images.read(sheet(file));
    Path copy = folder.resolve("copy.cue");
    Images.write(contents.disc(), copy);
    byte[] stored = Files.readAllBytes(folder.resolve("copy.bin"));
    assertThat(stored).hasSize((SAMPLES + 587) / 588 * 2352);
    assertThat(Arrays.copyOf(stored, SAMPLES * 4)).isEqualTo(given());
  }

  @Test
  void isRefusedWhereItIsDamaged() throws Exception {
    flac[flac.length / 2] ^= 0x10;
    Files.write(folder.resolve("a.flac"), flac);
    assertThatThrownBy(
            () ->
                Images.write(
                    Images.read(sheet("a.flac\" WAVE")).disc(), folder.resolve("copy.cue")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("a.flac");
    assertThat(folder.resolve("copy.cue")).doesNotExist();
  }

  @Test
  void isRefusedWhereADiscHasNoPlaceForIt() throws Exception {
    try (InputStream stream = FlacInSheetTest.class.getResourceAsStream("/flac/stereo24.flac")) {
      Files.copy(stream, folder.resolve("b.flac"));
    }
    assertThatThrownBy(() -> Images.read(sheet("b.flac\" WAVE")))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("44.1 kHz, 24 bit, stereo");
  }

  private Path sheet(String file) throws Exception {
    return Files.writeString(
        folder.resolve("a.cue"),
        "FILE \""
            + file
            + "\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:00:05\n");
  }

  /** The samples that flac was given. */
  private static byte[] given() throws Exception {
    try (InputStream stream = FlacInSheetTest.class.getResourceAsStream("/flac/level8.raw")) {
      return stream.readAllBytes();
    }
  }
}
