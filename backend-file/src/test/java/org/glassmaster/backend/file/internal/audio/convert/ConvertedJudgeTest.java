package org.glassmaster.backend.file.internal.audio.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.input.SourceFile;
import org.glassmaster.core.disc.ByteSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code sox} makes of a sweep, and what we do, differ by no more than our dither. */
@Tag("judge")
class ConvertedJudgeTest {
  private static final int EDGE = 4_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"48000, 24", "96000, 24", "88200, 16", "32000, 16", "192000, 32", "48000, 16"})
  void agreesOnASweep(int rate, int bits) throws Exception {
    Path in = folder.resolve("in.wav");
    Path out = folder.resolve("out.wav");
    int top = Math.min(19_000, rate * 2 / 5);
    run(
        "sox",
        "-n",
        "-r",
        rate + "",
        "-b",
        bits + "",
        "-c",
        "2",
        in + "",
        "synth",
        "2",
        "sine",
        "20-" + top,
        "sine",
        top + "-20",
        "vol",
        "0.7");
    // 24 bits, so that what sox rounds does not count.
    run("sox", in + "", "-b", "24", out + "", "rate", "-v", "44100");
    byte[] theirs = Files.readAllBytes(out);
    int data = theirs.length - 2 * 44_100 * 6;
    List<String> notes = new ArrayList<>();
    try (SourceFile file = SourceFile.open(in, "in.wav")) {
      ByteSource converted = AudioFiles.decode(file, true, note -> notes.add(note.code()));
      byte[] ours = new byte[(int) converted.size()];
      converted.read(0, MemorySegment.ofArray(ours), 0, ours.length);
      assertThat(ours).hasSize(2 * 44_100 * 4);
      assertThat(notes).containsExactly("AUDIO-003");
      ByteBuffer samples = ByteBuffer.wrap(ours).order(ByteOrder.LITTLE_ENDIAN);
      double worst = 0;
      double squares = 0;
      int count = 2 * (2 * 44_100 - 2 * EDGE);
      for (int i = 0; i < count; i++) {
        int at = data + (2 * EDGE + i) * 3;
        int value = theirs[at + 2] << 16 | (theirs[at + 1] & 0xFF) << 8 | (theirs[at] & 0xFF);
        double difference = samples.getShort((2 * EDGE + i) * 2) - value / 256.0;
        worst = Math.max(worst, Math.abs(difference));
        squares += difference * difference;
      }
      assertThat(worst).isLessThan(1.7);
      // Triangular dither and rounding: half a step.
      assertThat(Math.sqrt(squares / count)).isBetween(0.45, 0.55);
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", String.join(" ", command), said).isZero();
  }
}
