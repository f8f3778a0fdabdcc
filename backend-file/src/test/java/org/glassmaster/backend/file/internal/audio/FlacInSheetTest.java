package org.glassmaster.backend.file.internal.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  /** Such a sheet is a suggestion, and not what the file is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUESHEET=FILE \"a.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n",
        "CUESHEET=REM GENRE x\r\nFILE \"a.wav\" WAVE\r\nTRACK 01 AUDIO\r\nINDEX 01 00:00:00\r\n",
        "COMMENT=CD_DA\nTRACK AUDIO\nFILE \"a.wav\" 0\n",
        "COMMENT=\n[CloneCD]\nVersion=3\n"
      })
  void staysASoundWhateverSheetItsTagsQuote(String tag) throws Exception {
    byte[] words = tag.getBytes(StandardCharsets.UTF_8);
    ByteBuffer comment = ByteBuffer.allocate(16 + words.length).order(ByteOrder.LITTLE_ENDIAN);
    comment.put((byte) 4).put((byte) 0);
    comment.put((byte) ((12 + words.length) >> 8)).put((byte) (12 + words.length));
    comment.putInt(0).putInt(1).putInt(words.length).put(words);
    byte[] tagged =
        ByteBuffer.allocate(flac.length + comment.capacity())
            .put(flac, 0, 42)
            .put(comment.array())
            .put(flac, 42, flac.length - 42)
            .array();
    // The stream information is followed by the comment, whatever came there before.
    tagged[4] = 0;
    Path file = Files.write(folder.resolve("b.flac"), tagged);
    assertThat(Images.read(file).format()).isEqualTo("sound");
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
