package org.glassmaster.backend.file.internal.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFilesTest {
  private static final byte[] SAMPLES = Sounds.samples(1_001);

  @Test
  void readsWave() throws Exception {
    assertThat(decoded(Sounds.wave(SAMPLES))).isEqualTo(SAMPLES);
  }

  @Test
  void readsBroadcastWaveWithTheLongFormat() throws Exception {
    assertThat(decoded(Sounds.extensible(SAMPLES, 16))).isEqualTo(SAMPLES);
  }

  @Test
  void readsRf64() throws Exception {
    assertThat(decoded(Sounds.rf64(SAMPLES))).isEqualTo(SAMPLES);
  }

  @Test
  void readsWaveWhoseLengthWasNeverFilledIn() throws Exception {
    byte[] file = Sounds.wave(SAMPLES);
    Arrays.fill(file, 40, 44, (byte) 0xFF);
    assertThat(decoded(file)).isEqualTo(SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NONE", "twos"})
  void turnsTheSamplesOfAiffRound(String kind) throws Exception {
    byte[] file = Sounds.aiff(Sounds.swapped(SAMPLES), kind, 44_100);
    assertThat(decoded(file)).isEqualTo(SAMPLES);
  }

  @Test
  void leavesLittleEndianAiffAsItIs() throws Exception {
    assertThat(decoded(Sounds.aiff(SAMPLES, "sowt", 44_100))).isEqualTo(SAMPLES);
  }

  @Test
  void turnsAnyPartRound() throws Exception {
    ByteSource source =
        AudioFiles.decode(
            ByteSource.of("x.aiff", Sounds.aiff(Sounds.swapped(SAMPLES), "", 44_100)),
            false,
            _ -> {});
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(500) * 2;
      int length = random.nextInt(500) * 2;
      byte[] part = new byte[length + 5];
      source.read(at, MemorySegment.ofArray(part), 5, length);
      assertThat(Arrays.copyOfRange(part, 5, length + 5))
          .isEqualTo(Arrays.copyOfRange(SAMPLES, at, at + length));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 48000, 16, '48 kHz, 16 bit, stereo'",
    "1, 44100, 16, '44.1 kHz, 16 bit, mono'",
    "2, 44100, 24, '44.1 kHz, 24 bit, stereo'",
    "6, 96000, 24, '96 kHz, 24 bit, 6 channels'",
    "2, 11025, 8, '11.025 kHz, 8 bit, stereo'",
  })
  void refusesWhatIsNotForADiscWithTheFact(int channels, int rate, int bits, String fact) {
    byte[] file = Sounds.wave(new byte[14_400], channels, rate, bits, 1);
    assertThatThrownBy(() -> decoded(file))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining(fact)
        .matches(e -> ((GlassmasterException) e).code().equals("audio-unsuitable"))
        .matches(e -> ((GlassmasterException) e).advice().isPresent());
  }

  @Test
  void convertsWhereThatIsAskedForAndNamesTheFilter() throws Exception {
    List<Finding> notes = new ArrayList<>();
    ByteSource file = ByteSource.of("x.wav", Sounds.wave(new byte[14_400], 2, 48_000, 24, 1));
    ByteSource source = AudioFiles.decode(file, true, notes::add);
    assertThat(source.size()).isEqualTo(2_205 * 4);
    assertThat(notes).hasSize(1);
    assertThat(notes.getFirst().code()).isEqualTo("AUDIO-003");
    assertThat(notes.getFirst().message())
        .contains("48 kHz, 24 bit, stereo")
        .contains(
            "by a Kaiser-windowed sinc (flat to 20.00 kHz, 120 dB down from 22.05 kHz)"
                + " and triangular dither of a fixed seed");
  }

  @Test
  void convertsFloatingPoint() throws Exception {
    ByteBuffer floats = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    floats.putFloat(0.5f).putFloat(-0.5f).putFloat(2).putFloat(-2);
    ByteSource file = ByteSource.of("x.wav", Sounds.wave(floats.array(), 2, 44_100, 32, 3));
    byte[] bytes = new byte[8];
    AudioFiles.decode(file, true, _ -> {}).read(0, MemorySegment.ofArray(bytes), 0, 8);
    ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(samples.getShort(0)).isBetween((short) 16_383, (short) 16_385);
    assertThat(samples.getShort(2)).isBetween((short) -16_385, (short) -16_383);
    assertThat(samples.getShort(4)).isEqualTo(Short.MAX_VALUE);
    assertThat(samples.getShort(6)).isEqualTo(Short.MIN_VALUE);
  }

  @Test
  void refusesMoreThanTwoChannelsEvenThen() {
    ByteSource file = ByteSource.of("x.wav", Sounds.wave(new byte[14_400], 6, 48_000, 24, 1));
    assertThatThrownBy(() -> AudioFiles.decode(file, true, _ -> {}))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("6 channels");
  }

  @Test
  void refusesOtherKindsOfSamples() {
    assertThatThrownBy(() -> decoded(Sounds.wave(new byte[800], 2, 44_100, 32, 3)))
        .hasMessageContaining("floating point");
    assertThatThrownBy(() -> decoded(Sounds.wave(SAMPLES, 2, 44_100, 16, 85)))
        .hasMessageContaining("kind 85");
    assertThatThrownBy(() -> decoded(Sounds.extensible(SAMPLES, 12)))
        .hasMessageContaining("12 bit");
    assertThatThrownBy(() -> decoded(Sounds.aiff(SAMPLES, "fl32", 44_100)))
        .hasMessageContaining("fl32");
    assertThatThrownBy(() -> decoded(Sounds.aiff(SAMPLES, "", 48_000 - 65_536)))
        .hasMessageContaining("48 kHz");
  }

  @ParameterizedTest
  @CsvSource({
    "'ID3\u0003aaaaaaaaaaaaaa', MP3",
    "'OggSaaaaaaaaaaaaaaa', Ogg",
    "'aaaaftypM4A aaaaaaa', MPEG-4",
    "'aaaaaaaaaaaaaaaaaaa', neither"
  })
  void namesWhatItDoesNotDecode(String head, String name) {
    assertThatThrownBy(() -> decoded(Sounds.ascii(head)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void tellsThatSamplesAreMissing() {
    byte[] cut = Arrays.copyOf(Sounds.wave(SAMPLES), 44 + 400);
    assertThatThrownBy(() -> decoded(cut))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("has 100 samples, 1001 are asked for");
    byte[] aiff = Sounds.aiff(SAMPLES, "", 44_100);
    assertThatThrownBy(() -> decoded(Arrays.copyOf(aiff, aiff.length - 1)))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void tellsThatASampleIsCut() {
    assertThatThrownBy(() -> decoded(Sounds.wave(new byte[403])))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("inside a sample");
  }

  @Test
  void neverFailsOtherwiseOnAnyBytes() {
    Random random = new Random(5);
    byte[][] seeds = {
      Sounds.wave(SAMPLES),
      Sounds.extensible(SAMPLES, 16),
      Sounds.rf64(SAMPLES),
      Sounds.aiff(SAMPLES, "sowt", 44_100)
    };
    for (int i = 0; i < 20_000; i++) {
      byte[] file = seeds[i % seeds.length].clone();
      for (int k = 0; k <= i % 5; k++) {
        file[random.nextInt(Math.min(file.length, 80))] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(file, random.nextInt(file.length));
      try {
        decoded(i % 2 == 0 ? file : cut);
      } catch (GlassmasterException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
  }

  private static byte[] decoded(byte[] file) throws GlassmasterException {
    ByteSource source = AudioFiles.decode(ByteSource.of("x.wav", file), false, _ -> {});
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }
}
