package org.glassmaster.backend.file.internal.audio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.backend.file.internal.audio.pcm.SampleCoding;
import org.glassmaster.core.disc.ByteSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertedTest {
  /** The response of all phases together, by the transform of the coefficients themselves. */
  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 32_000, 48_000, 88_200, 96_000, 192_000})
  void isFlatWhereItPassesAndDeepWhereItStops(int rate) {
    SincFilter filter = SincFilter.from(rate).orElseThrow();
    double band = Math.min(rate, 44_100) / 2.0;
    for (int i = 0; i <= 40; i++) {
      double pass = band * 20 / 22.05 * i / 40;
      assertThat(gain(filter, rate, pass)).as("%.0f Hz", pass).isCloseTo(0, within(0.001));
      double stop = band * (1 + i / 20.0);
      assertThat(gain(filter, rate, stop)).as("%.0f Hz", stop).isLessThan(-115);
    }
  }

  private static double gain(SincFilter filter, double rate, double frequency) {
    double real = 0;
    double imaginary = 0;
    for (int phase = 0; phase < filter.up(); phase++) {
      for (int k = 0; k < filter.taps(); k++) {
        double time = (k - (double) phase / filter.up()) / rate;
        double c = filter.coefficient(phase, k) / filter.up();
        real += c * Math.cos(2 * Math.PI * frequency * time);
        imaginary += c * Math.sin(2 * Math.PI * frequency * time);
      }
    }
    return 20 * Math.log10(Math.hypot(real, imaginary) + 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"48000, 997", "48000, 19900", "96000, 15000", "32000, 14000", "22050, 5000"})
  void leavesATonePureAndInItsPlace(int rate, double frequency) throws Exception {
    Converted converted = Converted.of(tone(rate, frequency, rate / 2)).orElseThrow();
    short[] samples = samples(converted);
    assertThat(samples).hasSize(2 * 22_050);
    double worst = 0;
    for (int i = 2_000; i < 20_000; i++) {
      double expected = 0.5 * 32_768 * Math.sin(2 * Math.PI * frequency * i / 44_100);
      worst = Math.max(worst, Math.abs(samples[2 * i] - expected));
    }
    // The dither moves a value by less than one step, rounding by half a step more.
    assertThat(worst).isLessThan(1.6);
  }

  @Test
  void letsNothingThroughThatADiscCannotHold() throws Exception {
    short[] samples = samples(Converted.of(tone(96_000, 30_000, 48_000)).orElseThrow());
    for (int i = 4_000; i < 36_000; i++) {
      assertThat(Math.abs(samples[i])).isLessThanOrEqualTo((short) 1);
    }
  }

  @Test
  void givesTheSameFromAnywhere() throws Exception {
    Pcm pcm = tone(48_000, 997, 30_000);
    byte[] all = bytes(Converted.of(pcm).orElseThrow());
    ByteSource converted = Converted.of(pcm).orElseThrow();
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      int at = random.nextInt(all.length);
      byte[] part = new byte[random.nextInt(Math.min(9_000, all.length - at))];
      converted.read(at, MemorySegment.ofArray(part), 0, part.length);
      assertThat(part).isEqualTo(Arrays.copyOfRange(all, at, at + part.length));
    }
  }

  @Test
  void putsOneChannelOnBothSidesExactly() throws Exception {
    byte[] mono = {1, 2, 3, 4};
    Converted converted = Converted.of(pcm(mono, 1, 44_100, 16, 2)).orElseThrow();
    assertThat(bytes(converted)).containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
    assertThat(converted.how()).isEqualTo(" with the one channel on both sides");
  }

  @Test
  void widensEightBitsExactly() throws Exception {
    byte[] bytes = {(byte) 128, 0, (byte) 255, 127};
    Pcm pcm =
        new Pcm(
            ByteSource.of("a.wav", bytes),
            new AudioFormat(2, 44_100, 8),
            new SampleCoding(SampleCoding.Kind.UNSIGNED, 1, 8, ByteOrder.LITTLE_ENDIAN),
            2);
    assertThat(samples(Converted.of(pcm).orElseThrow()))
        .containsExactly((short) 0, (short) -32_768, (short) 32_512, (short) -256);
  }

  @Test
  void keepsWhatIsBelowTheLastBitOfAverage() throws Exception {
    byte[] bytes = new byte[3 * 2 * 50_000];
    for (int i = 0; i < bytes.length; i += 3) {
      // A quarter of a step of 16 bits.
      bytes[i] = 64;
    }
    short[] samples = samples(Converted.of(pcm(bytes, 2, 44_100, 24, 3)).orElseThrow());
    double sum = 0;
    double squares = 0;
    for (short sample : samples) {
      sum += sample;
      squares += (sample - 0.25) * (sample - 0.25);
    }
    assertThat(sum / samples.length).isCloseTo(0.25, within(0.01));
    // Triangular dither and rounding together: a quarter of a square step (Lipshitz et al.).
    assertThat(squares / samples.length).isCloseTo(0.25, within(0.01));
  }

  @Test
  void cannotMixOrFollowOddRatios() {
    assertThat(Converted.of(pcm(new byte[12], 6, 44_100, 16, 2))).isEmpty();
    assertThat(Converted.of(pcm(new byte[4], 2, 44_101, 16, 2))).isEmpty();
  }

  private static Pcm tone(int rate, double frequency, int frames) {
    ByteBuffer b = ByteBuffer.allocate(frames * 8).order(ByteOrder.BIG_ENDIAN);
    for (int i = 0; i < frames; i++) {
      int value = (int) (Math.sin(2 * Math.PI * frequency * i / rate) * 0.5 * 0x7FFF_FFFF);
      b.putInt(value).putInt(value);
    }
    return new Pcm(
        ByteSource.of("a.aiff", b.array()),
        new AudioFormat(2, rate, 32),
        new SampleCoding(SampleCoding.Kind.SIGNED, 4, 32, ByteOrder.BIG_ENDIAN),
        frames);
  }

  private static Pcm pcm(byte[] bytes, int channels, int rate, int bits, int width) {
    return new Pcm(
        ByteSource.of("a.wav", bytes),
        new AudioFormat(channels, rate, bits),
        new SampleCoding(SampleCoding.Kind.SIGNED, width, bits, ByteOrder.LITTLE_ENDIAN),
        bytes.length / channels / width);
  }

  private static short[] samples(ByteSource source) throws Exception {
    byte[] bytes = bytes(source);
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static byte[] bytes(ByteSource source) throws Exception {
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }
}
