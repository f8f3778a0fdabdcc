package org.glassmaster.backend.file.internal.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody writes to between their first byte and the last one of the image. */
class ChangedSoundTest {
  private static final int SECTOR = 2352;

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws Exception {
    byte[] samples = Sounds.samples(400 * SECTOR / 4);
    Files.write(folder.resolve("a.bin"), samples);
    Files.write(folder.resolve("odd.bin"), new byte[400 * SECTOR - 3]);
    Files.write(folder.resolve("a.wav"), Sounds.wave(samples));
    Files.write(folder.resolve("a.aiff"), Sounds.aiff(samples, "", 44_100));
    Files.write(folder.resolve("48.wav"), Sounds.wave(samples, 2, 48_000, 16, 1));
    try (InputStream flac = ChangedSoundTest.class.getResourceAsStream("/flac/level8.flac")) {
      Files.copy(flac, folder.resolve("a.flac"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.bin, BINARY, AUDIO",
    "odd.bin, BINARY, AUDIO",
    "odd.bin, BINARY, MODE1/2352",
    "a.wav, WAVE, AUDIO",
    "a.aiff, AIFF, AUDIO",
    "48.wav, WAVE, AUDIO",
    "a.flac, WAVE, AUDIO"
  })
  void leaveNoImageWhateverKindTheyAreOf(String name, String type, String track) throws Exception {
    Path sheet =
        Files.writeString(
            folder.resolve("a.cue"),
            "FILE \"" + name + "\" " + type + "\nTRACK 01 " + track + "\nINDEX 01 00:00:00\n");
    Disc disc = Images.read(sheet + "?resample=true").disc();
    assertRefused(disc, name, "out.cue", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.cue", "out.toc", "out.ccd", "out.rawdao"})
  void leaveNoImageOfAnyFormat(String target) throws Exception {
    Path sheet =
        Files.writeString(
            folder.resolve("a.toc"), "TRACK AUDIO\nSILENCE 0:1:0\nAUDIOFILE \"a.wav\" 0\n");
    assertRefused(Images.read(sheet).disc(), "a.wav", target, 75);
  }

  private void assertRefused(Disc disc, String source, String target, int lba) throws Exception {
    Files.setLastModifiedTime(folder.resolve(source), FileTime.fromMillis(1_000_000));
    assertThatThrownBy(() -> Images.write(disc, folder.resolve(target)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(source + " was written to while it was read")
        .matches(e -> ((GlassmasterException) e).code().equals("source-changed"))
        .matches(e -> ((GlassmasterException) e).lba().orElseThrow() == lba);
    assertThat(folder).isDirectoryNotContaining("glob:**out.*");
  }
}
