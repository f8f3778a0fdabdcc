package org.glassmaster.backend.file.internal.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.glassmaster.backend.file.internal.input.SourceFile;
import org.glassmaster.core.disc.ByteSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code flac} encodes is decoded to the bit. */
@Tag("judge")
class FlacJudgeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0",
        "-1",
        "-2",
        "-3",
        "-4",
        "-5",
        "-6",
        "-7",
        "-8",
        "-8 -e -p",
        "-5 --no-md5-sum",
        "-5 -b 192",
        "-5 -b 4096 --no-padding",
        "-5 -b 16 --lax",
        "-8 -b 65535 --lax -l 32",
        "-5 -b 4097 --lax",
        "-0 -b 17 --lax",
        "-8 -r 0,15 -b 32768 --lax",
        "-5 -m",
        "-2 -M",
        "-5 -S 1000x",
        "-5 --no-seektable",
        "--disable-constant-subframes -5",
        "--disable-fixed-subframes -l 1 -5",
        "-5 -q 5",
        "-8 -q 15 --lax -l 32",
        "-5 --limit-min-bitrate"
      })
  void decodesWhatEachOptionMakes(String options) throws Exception {
    check(Tones.pcm(50_003, 2, 16, options.hashCode()), 2, 16, 44_100, options);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8", "2, 8", "1, 16", "3, 16", "6, 16", "8, 24", "1, 24", "2, 24", "2, 32", "1, 32"
  })
  void decodesEveryWidth(int channels, int bits) throws Exception {
    for (String options : List.of("-0", "-5", "-8 --lax -l 32")) {
      check(Tones.pcm(20_001, channels, bits, bits), channels, bits, 48_000, options);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 23, 31})
  void decodesWidthsThatAreNoBytes(int bits) throws Exception {
    byte[] pcm = Tones.pcm(9_000, 2, bits, bits);
    Path wave = Files.write(folder.resolve("a.wav"), Tones.wave(pcm, 2, bits, 44_100));
    Path flac = folder.resolve("a.flac");
    run(List.of("flac", "-s", "-f", "-8", "--lax", "-o", flac.toString(), wave.toString()));
    assertDecoded(flac, pcm, bits + " bits");
  }

  @Test
  void decodesTheRatesOfEveryForm() throws Exception {
    for (int rate : new int[] {8_000, 22_050, 44_100, 96_000, 12_000, 44_056, 655_350, 11_111}) {
      check(Tones.pcm(3_000, 2, 16, rate), 2, 16, rate, "-5 --lax");
    }
  }

  @Test
  void decodesTheSmallest() throws Exception {
    for (int frames : new int[] {1, 2, 15, 16, 17, 4_095, 4_096, 4_097}) {
      check(Tones.pcm(frames, 2, 16, frames), 2, 16, 44_100, "-5");
    }
  }

  @Test
  void decodesAStreamThatWasNotCounted() throws Exception {
    byte[] pcm = Tones.pcm(30_000, 2, 16, 1);
    Path raw = Files.write(folder.resolve("a.raw"), pcm);
    Path flac = folder.resolve("piped.flac");
    run(
        List.of(
            "sh",
            "-c",
            "cat "
                + raw
                + " | "
                + String.join(" ", encode(2, 16, 44_100, "-5"))
                + " -c - > "
                + flac));
    try (SourceFile file = SourceFile.open(flac, "piped.flac")) {
      List<String> notes = new ArrayList<>();
      ByteSource source = FlacFile.open(file).samples(note -> notes.add(note.code())).bytes();
      assertThat(all(source)).isEqualTo(pcm);
      assertThat(notes).contains("AUDIO-006");
    }
  }

  private void check(byte[] pcm, int channels, int bits, int rate, String options)
      throws Exception {
    Path raw = Files.write(folder.resolve("a.raw"), pcm);
    Path flac = folder.resolve("a.flac");
    List<String> command = new ArrayList<>(encode(channels, bits, rate, options));
    command.addAll(List.of("-o", flac.toString(), raw.toString()));
    run(command);
    assertDecoded(flac, pcm, options);
  }

  /** All of it forwards, and parts of it from anywhere. */
  private static void assertDecoded(Path flac, byte[] pcm, String options) throws Exception {
    try (SourceFile file = SourceFile.open(flac, "a.flac")) {
      ByteSource source = FlacFile.open(file).samples(_ -> {}).bytes();
      assertThat(all(source)).as(options).isEqualTo(pcm);
      ByteSource again = FlacFile.open(file).samples(_ -> {}).bytes();
      Random random = new Random(7);
      for (int i = 0; i < 50; i++) {
        int at = random.nextInt(pcm.length);
        int length = random.nextInt(Math.min(pcm.length - at + 1, 20_000));
        byte[] part = new byte[length];
        again.read(at, MemorySegment.ofArray(part), 0, length);
        assertThat(part).as(options).isEqualTo(Arrays.copyOfRange(pcm, at, at + length));
      }
    }
  }

  private static List<String> encode(int channels, int bits, int rate, String options) {
    List<String> command = new ArrayList<>(List.of("flac", "-s", "-f", "--force-raw-format"));
    command.addAll(List.of("--endian=little", "--sign=signed", "--channels=" + channels));
    command.addAll(List.of("--bps=" + bits, "--sample-rate=" + rate));
    command.addAll(Arrays.asList(options.split(" ")));
    return command;
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
  }

  private static byte[] all(ByteSource source) throws Exception {
    byte[] bytes = new byte[(int) source.size()];
    int step = 10_007;
    for (int at = 0; at < bytes.length; at += step) {
      source.read(at, MemorySegment.ofArray(bytes), at, Math.min(step, bytes.length - at));
    }
    return bytes;
  }
}
