package org.glassmaster.backend.file.internal.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in {@code /flac} were made by flac 1.4.2 of the samples of {@link Tones} under the
 * options in their names.
 */
class FlacFileTest {
  @ParameterizedTest
  @CsvSource({
    "level0, 2000, 2, 16", "level5, 2000, 2, 16", "level8, 6000, 2, 16", "mono8, 2000, 1, 8",
    "stereo24, 1000, 2, 24", "stereo32, 1000, 2, 32", "six16, 700, 6, 16", "order32, 3000, 2, 16",
    "blocks16, 400, 2, 16"
  })
  void decodesWhatFlacMade(String name, int frames, int channels, int bits) throws Exception {
    byte[] pcm = Tones.pcm(frames, channels, bits, 1);
    Pcm decoded = open(resource(name));
    assertThat(decoded.format().channels()).isEqualTo(channels);
    assertThat(decoded.format().bits()).isEqualTo(bits);
    assertThat(decoded.frames()).isEqualTo(frames);
    assertThat(all(decoded.bytes())).isEqualTo(pcm);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void decodesWhatEncodersSeldomMake(boolean variable) throws Exception {
    HandmadeFlac made = seldom(variable);
    assertThat(all(open(made.file()).bytes())).isEqualTo(made.pcm());
  }

  @Test
  void readsFromAnywhere() throws Exception {
    Random random = new Random(4);
    HandmadeFlac made = new HandmadeFlac(true);
    for (int i = 0; i < 400; i++) {
      int size = 300 + random.nextInt(3_000);
      made.frame(HandmadeFlac.INDEPENDENT, HandmadeFlac::verbatim, noise(size, i), noise(size, -i));
    }
    byte[] pcm = made.pcm();
    ByteSource source = open(made.file()).bytes();
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(pcm.length);
      byte[] part = new byte[random.nextInt(Math.min(9_000, pcm.length - at))];
      source.read(at, MemorySegment.ofArray(part), 0, part.length);
      assertThat(part).isEqualTo(Arrays.copyOfRange(pcm, at, at + part.length));
    }
    assertThat(all(source)).isEqualTo(pcm);
  }

  @Test
  void findsTheMiddleOfALongFileWithoutReadingItAll() throws Exception {
    HandmadeFlac made = new HandmadeFlac(false);
    for (int i = 0; i < 300; i++) {
      made.frame(HandmadeFlac.MID_SIDE, HandmadeFlac::verbatim, noise(4_096, i), noise(4_096, -i));
    }
    byte[] file = made.file();
    AtomicLong read = new AtomicLong();
    ByteSource counting = new Counting(ByteSource.of("a.flac", file), read);
    ByteSource source = FlacFile.open(counting).samples(_ -> {}).bytes();
    byte[] part = new byte[400];
    int middle = made.pcm().length / 2;
    source.read(middle, MemorySegment.ofArray(part), 0, 400);
    assertThat(part).isEqualTo(Arrays.copyOfRange(made.pcm(), middle, middle + 400));
    assertThat(read.get()).isLessThan(file.length / 4);
  }

  private record Counting(ByteSource file, AtomicLong read) implements ByteSource {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length)
        throws SourceException {
      read.addAndGet(length);
      file.read(position, into, offset, length);
    }
  }

  @Test
  void missesNoFlippedBit() throws Exception {
    for (byte[] file : List.of(resource("flips"), seldom(false).file(), seldom(true).file())) {
      byte[] pcm = all(AudioFiles.decode(ByteSource.of("a.flac", file), false, _ -> {}));
      for (int bit = 0; bit < 8 * file.length; bit++) {
        byte[] flipped = file.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        byte[] found;
        try {
          found = all(AudioFiles.decode(ByteSource.of("a.flac", flipped), false, _ -> {}));
        } catch (GlassmasterException e) {
          continue;
        }
        assertThat(found).as("bit %d", bit).isEqualTo(pcm);
      }
    }
  }

  @Test
  void missesNoMissingEnd() throws Exception {
    byte[] file = resource("level5");
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> all(AudioFiles.decode(ByteSource.of("a.flac", cut), false, _ -> {})))
          .as("%d bytes", length)
          .isInstanceOf(GlassmasterException.class);
    }
  }

  @Test
  void saysWhereTheDamageIs() throws Exception {
    HandmadeFlac made = new HandmadeFlac(false);
    for (int i = 0; i < 3; i++) {
      made.frame(HandmadeFlac.INDEPENDENT, HandmadeFlac::verbatim, noise(441, i), noise(441, -i));
    }
    byte[] file = made.file();
    file[42 + (file.length - 42) / 2] ^= 4;
    assertThatThrownBy(() -> all(open(file).bytes()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("a.flac")
        .hasMessageContaining("checksum of a frame is wrong")
        .hasMessageContaining("0:00.010 (sample 441, byte 1818)");
  }

  @Test
  void comparesTheDigestEvenIfTheEndIsReadFirst() throws Exception {
    HandmadeFlac made = seldom(false);
    byte[] file = made.file();
    file[30] ^= 1;
    ByteSource source = open(file).bytes();
    byte[] part = new byte[8];
    source.read(0, MemorySegment.ofArray(part), 0, 8);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> source.read(source.size() - 8, MemorySegment.ofArray(part), 0, 8))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("MD5");
    }
  }

  @Test
  void comparesTheCount() throws Exception {
    HandmadeFlac made = seldom(true);
    long count = made.pcm().length / 4;
    assertThatThrownBy(() -> all(open(made.file(count + 1, new byte[16])).bytes()))
        .isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> all(open(made.file(count - 1, new byte[16])).bytes()))
        .isInstanceOf(SourceException.class);
    HandmadeFlac longer = seldom(true);
    longer.frame(HandmadeFlac.INDEPENDENT, HandmadeFlac::verbatim, noise(9, 1), noise(9, 2));
    assertThatThrownBy(() -> all(open(longer.file(count, new byte[16])).bytes()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("more samples than the " + count);
  }

  @Test
  void countsWhatIsNotCounted() throws Exception {
    HandmadeFlac made = seldom(true);
    List<String> notes = new ArrayList<>();
    Pcm pcm =
        FlacFile.open(ByteSource.of("a.flac", made.file(0, new byte[16])))
            .samples(note -> notes.add(note.code()));
    assertThat(all(pcm.bytes())).isEqualTo(made.pcm());
    assertThat(notes).containsExactly("AUDIO-005", "AUDIO-006");
  }

  @Test
  void toleratesATagOfAnotherKindBeforeAndBehind() throws Exception {
    byte[] flac = resource("level5");
    byte[] file = new byte[10 + 200 + flac.length + 128];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 1, 72}, 0, file, 0, 10);
    System.arraycopy(flac, 0, file, 210, flac.length);
    System.arraycopy(new byte[] {'T', 'A', 'G'}, 0, file, 210 + flac.length, 3);
    List<String> notes = new ArrayList<>();
    Pcm pcm = FlacFile.open(ByteSource.of("a.flac", file)).samples(note -> notes.add(note.code()));
    assertThat(all(pcm.bytes())).isEqualTo(Tones.pcm(2000, 2, 16, 1));
    assertThat(notes).containsExactly("AUDIO-004");
  }

  @Test
  void allocatesNothingForAFrame() throws Exception {
    HandmadeFlac made = new HandmadeFlac(false);
    for (int i = 0; i < 200; i++) {
      made.frame(HandmadeFlac.LEFT_SIDE, HandmadeFlac::verbatim, noise(1_000, i), noise(1_000, 1));
    }
    ByteSource source = open(made.file()).bytes();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4_000);
      long least = Long.MAX_VALUE;
      for (int run = 0; run < 5; run++) {
        source.read(0, memory, 0, 4_000);
        long before = allocated();
        for (long at = 4_000; at < source.size(); at += 4_000) {
          source.read(at, memory, 0, 4_000);
        }
        least = Math.min(least, allocated() - before);
      }
      assertThat(least / 199.0).isLessThan(16);
    }
  }

  @Test
  void failsInATypedWayOnAnyBytes() throws Exception {
    Random random = new Random(11);
    byte[][] seeds = {resource("flips"), resource("level8"), seldom(true).file()};
    for (int i = 0; i < 3_000; i++) {
      byte[] file = seeds[i % seeds.length].clone();
      for (int k = 0; k <= i % 7; k++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      try {
        all(open(file).bytes());
      } catch (SourceException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
  }

  /** Every stereo form, every coding that is written by hand, block sizes that differ. */
  private static HandmadeFlac seldom(boolean variable) {
    HandmadeFlac made = new HandmadeFlac(variable);
    int size = 20;
    for (int stereo :
        new int[] {
          HandmadeFlac.INDEPENDENT,
          HandmadeFlac.LEFT_SIDE,
          HandmadeFlac.SIDE_RIGHT,
          HandmadeFlac.MID_SIDE
        }) {
      made.frame(stereo, HandmadeFlac::verbatim, noise(size, stereo), noise(size, 1));
      made.frame(stereo, HandmadeFlac::escaped, noise(size, stereo), noise(size, 2));
      int[] coarse = noise(size, 3);
      for (int i = 0; i < size; i++) {
        coarse[i] &= ~15;
      }
      made.frame(stereo, HandmadeFlac::wasted, coarse, new int[size]);
      int[] level = new int[size];
      Arrays.fill(level, -1_234);
      made.frame(stereo, HandmadeFlac::constant, level, level);
      size += variable ? 6 : 0;
    }
    made.frame(HandmadeFlac.MID_SIDE, HandmadeFlac::verbatim, noise(5, 8), noise(5, 9));
    return made;
  }

  private static int[] noise(int size, long seed) {
    return new Random(seed).ints(size, -0x8000, 0x8000).toArray();
  }

  private static Pcm open(byte[] file) throws SourceException {
    return FlacFile.open(ByteSource.of("a.flac", file)).samples(_ -> {});
  }

  private static byte[] all(ByteSource source) throws SourceException {
    // A file may claim any size; it is read as copying reads it, until it fails.
    byte[] bytes = new byte[(int) Math.min(source.size(), 1 << 22)];
    int step = 2352;
    for (int at = 0; at < bytes.length; at += step) {
      source.read(at, MemorySegment.ofArray(bytes), at, Math.min(step, bytes.length - at));
    }
    return bytes;
  }

  private static byte[] resource(String name) throws Exception {
    try (var stream = FlacFileTest.class.getResourceAsStream("/flac/" + name + ".flac")) {
      return stream.readAllBytes();
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
