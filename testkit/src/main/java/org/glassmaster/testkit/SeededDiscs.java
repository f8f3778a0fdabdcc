package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackBuilder;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/**
 * Discs that keep every rule of burning, the same for the same seed, on every machine: small, and
 * between them with all that a disc can have.
 */
public final class SeededDiscs {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** The shortest track of the Red Book: four seconds. */
  private static final int SHORTEST = 300;

  /** The step of SplitMix64. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Random random;

  private SeededDiscs(long seed) {
    // Neighbouring seeds of a Random begin with neighbouring numbers.
    this.random = new Random(mix(seed + GOLDEN));
  }

  /**
   * {@return audio only: pregaps, indexes, codes, flags, titles}
   *
   * @param seed decides everything
   */
  public static Disc audio(long seed) {
    return new SeededDiscs(seed).audio();
  }

  /**
   * {@return a data track, then audio, as games have it}
   *
   * @param seed decides everything
   */
  public static Disc mixed(long seed) {
    return new SeededDiscs(seed).mixed();
  }

  /**
   * {@return one data track}
   *
   * @param seed decides everything
   */
  public static Disc data(long seed) {
    return new SeededDiscs(seed).data();
  }

  /** One of each kind for every seed; those of 1 and 3 have between them all that there is. */
  static List<Disc> ofEachKind(long... seeds) {
    return LongStream.of(seeds)
        .boxed()
        .flatMap(seed -> Stream.of(audio(seed), mixed(seed), data(seed)))
        .toList();
  }

  private Disc audio() {
    DiscBuilder disc = Disc.builder();
    int tracks = 1 + random.nextInt(4);
    if (random.nextBoolean()) {
      disc.mcn(mcn());
    }
    for (int i = 1; i <= tracks; i++) {
      boolean first = i == 1;
      disc.track(TrackMode.AUDIO, track -> audio(track, first));
    }
    if (random.nextBoolean()) {
      disc.text(text(tracks));
    }
    return built(disc);
  }

  private Disc mixed() {
    return built(
        Disc.builder()
            .track(TrackMode.MODE1, data(TrackMode.MODE1, SectorForm.DATA_2048))
            .track(TrackMode.AUDIO, track -> track.pregap(150).content(samples(length()))));
  }

  private Disc data() {
    return built(
        switch (random.nextInt(3)) {
          case 0 ->
              Disc.builder().track(TrackMode.MODE1, data(TrackMode.MODE1, SectorForm.DATA_2048));
          case 1 ->
              Disc.builder().track(TrackMode.MODE2, data(TrackMode.MODE2, SectorForm.DATA_2336));
          default ->
              Disc.builder()
                  .track(TrackMode.MODE2_FORM1, data(TrackMode.MODE2_FORM1, SectorForm.DATA_2048));
        });
  }

  private Consumer<TrackBuilder> data(TrackMode mode, SectorForm form) {
    int sectors = length();
    ByteSource noise = new Noise(mode.label(), random.nextLong(), (long) sectors * form.bytes());
    return track -> track.content(new Fragment.Sectors(noise, 0, form.bytes(), form, sectors));
  }

  private void audio(TrackBuilder track, boolean first) {
    int sectors = length();
    if (!first && random.nextBoolean()) {
      if (random.nextBoolean()) {
        track.pregap(1 + random.nextInt(200));
      } else {
        track.pregap(samples(1 + random.nextInt(100)));
      }
    }
    track.content(samples(sectors));
    int index = 0;
    for (int more = random.nextInt(3); more > 0; more--) {
      index += 1 + random.nextInt(90);
      track.index(index);
    }
    if (random.nextBoolean()) {
      track.isrc(isrc());
    }
    if (random.nextInt(3) == 0) {
      track.preEmphasis();
    }
    track.copy(random.nextBoolean() ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED);
  }

  private Fragment.Samples samples(int sectors) {
    long length = (long) sectors * Fragment.SECTOR;
    return new Fragment.Samples(
        new Noise("samples", random.nextLong(), length), 0, length, ByteOrder.LITTLE_ENDIAN);
  }

  private int length() {
    return SHORTEST + random.nextInt(60);
  }

  private String isrc() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    for (int i = 0; i < 7; i++) {
      code.append(random.nextInt(10));
    }
    return code.toString();
  }

  /** Twelve digits and the check digit that belongs to them (EAN-13). */
  private String mcn() {
    StringBuilder digits = new StringBuilder();
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int digit = random.nextInt(10);
      digits.append(digit);
      sum += i % 2 == 0 ? digit : 3 * digit;
    }
    return digits.append((10 - sum % 10) % 10).toString();
  }

  private CdText text(int tracks) {
    CdText.Builder text = CdText.builder().block(Language.ENGLISH, TextEncoding.ISO_8859_1);
    text.disc(TextField.TITLE, words()).disc(TextField.PERFORMER, words());
    for (int track = 1; track <= tracks; track++) {
      text.track(track, TextField.TITLE, words()).track(track, TextField.PERFORMER, words());
    }
    return text.build();
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 3 + random.nextInt(20); i > 0; i--) {
      words.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return words.toString();
  }

  private static Disc built(DiscBuilder builder) {
    DiscBuilder.Built built = builder.build(Purpose.BURNING);
    return built
        .disc()
        .orElseThrow(() -> new IllegalStateException("not a valid disc: " + built.findings()));
  }

  /** The end of SplitMix64, after which no bit tells of its neighbours. */
  private static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Bytes that look like noise, made when they are asked for. */
  private record Noise(String name, long seed, long size) implements ByteSource {
    @Override
    public void read(long position, MemorySegment into, long offset, long length) {
      for (long i = 0; i < length; i++) {
        into.set(ValueLayout.JAVA_BYTE, offset + i, at(position + i));
      }
    }

    /** One byte of the sequence that SplitMix64 makes of the seed. */
    private byte at(long position) {
      long word = mix(seed + (position >>> 3) * GOLDEN);
      return (byte) (word >>> (8 * (position & 7)));
    }
  }
}
