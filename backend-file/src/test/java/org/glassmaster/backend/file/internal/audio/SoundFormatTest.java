package org.glassmaster.backend.file.internal.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.ImageInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFormatTest {
  private final SoundFormat format = new SoundFormat();

  @Test
  void readsASoundFileAsADiscOfOneTrack(@TempDir Path folder) throws Exception {
    byte[] samples = new byte[300 * 2352];
    samples[5000] = 17;
    Path file = Files.write(folder.resolve("song.wav"), Sounds.wave(samples));
    Contents contents = Images.read(file);
    assertThat(contents.format()).isEqualTo("sound");
    assertThat(contents.disc().tracks()).hasSize(1);
    // The first two seconds of a disc come before it.
    byte[] main = Images.main(contents.disc(), 1);
    byte[] behind = Arrays.copyOfRange(main, 150 * 2352, main.length);
    assertThat(Arrays.mismatch(behind, samples)).isEqualTo(-1);
  }

  @Test
  void claimsSoundByItsHeaderOrItsNameAndNothingElse() {
    byte[] wave = Sounds.wave(new byte[8]);
    byte[] text = "REM a sheet".getBytes(StandardCharsets.US_ASCII);
    assertThat(format.match("song", wave, wave.length)).isEqualTo(ImageFormat.Match.BY_NAME);
    assertThat(format.match("song.FLAC", text, 11)).isEqualTo(ImageFormat.Match.BY_NAME);
    assertThat(format.match("song.cue", text, 11)).isEqualTo(ImageFormat.Match.NO);
  }

  @Test
  void leavesAFileToAFormatThatFindsADiscInIt() {
    ImageFormat surer =
        new ImageFormat() {
          @Override
          public String name() {
            return "surer";
          }

          @Override
          public String description() {
            return "a WAVE with a disc in it";
          }

          @Override
          public List<String> suffixes() {
            return List.of(".wav");
          }

          @Override
          public Match match(String fileName, byte[] head, long size) {
            return Match.BY_CONTENT;
          }

          @Override
          public Contents read(ImageInput input, Job job) throws GlassmasterException {
            throw new AssertionError("it is only to be found");
          }
        };
    byte[] wave = Sounds.wave(new byte[8]);
    assertThat(ImageFormats.of(List.of(format, surer)).recognise("song.wav", wave, wave.length))
        .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("surer"));
  }
}
