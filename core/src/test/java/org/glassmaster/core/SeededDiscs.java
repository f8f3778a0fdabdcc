package org.glassmaster.core;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
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

/** Discs of every shape, the same for the same seed; small, and so not always by the book. */
public final class SeededDiscs {
  private static final List<TrackMode> DATA_MODES =
      Stream.of(TrackMode.values()).filter(mode -> !mode.isAudio()).toList();
  private static final List<CopyPermission> COPY = List.of(CopyPermission.values());

  private SeededDiscs() {}

  /** A source whose bytes follow from their positions. */
  public static ByteSource noise(long seed, long size) {
    return new ByteSource() {
      @Override
      public String name() {
        return "noise-" + seed;
      }

      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long position, MemorySegment into, long offset, long length) {
        for (long i = 0; i < length; i++) {
          long word = mix(seed ^ (((position + i) >>> 3) * 0x9E3779B97F4A7C15L));
          into.set(ValueLayout.JAVA_BYTE, offset + i, (byte) (word >>> (8 * ((position + i) & 7))));
        }
      }
    };
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The disc of a seed. */
  public static Disc disc(long seed) {
    // Neighbouring seeds of a Random begin with neighbouring numbers.
    Random random = new Random(mix(seed));
    DiscBuilder builder = Disc.builder();
    int tracks = 1 + random.nextInt(5);
    builder.firstTrackNumber(random.nextInt(4) == 0 ? 1 + random.nextInt(99 - tracks) : 1);
    if (random.nextBoolean()) {
      builder.mcn(String.format("%013d", 1 + Math.floorMod(random.nextLong(), 9_999_999_999_999L)));
    }
    TrackMode data = DATA_MODES.get(random.nextInt(DATA_MODES.size()));
    boolean mixed = random.nextInt(3) == 0;
    for (int i = 0; i < tracks; i++) {
      TrackMode mode = mixed && i == 0 ? data : TrackMode.AUDIO;
      boolean first = i == 0;
      builder.track(mode, track -> track(track, mode, first, random));
    }
    if (random.nextInt(3) == 0) {
      builder.text(
          CdText.builder()
              .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
              .disc(TextField.TITLE, "Disc " + seed)
              .build());
    }
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  private static void track(TrackBuilder track, TrackMode mode, boolean first, Random random) {
    int sectors = 130 + random.nextInt(150);
    long seed = random.nextLong();
    if (mode.isAudio()) {
      track.samples(noise(seed, (long) sectors * Fragment.SECTOR));
      track.copy(COPY.get(random.nextInt(COPY.size())));
      if (random.nextInt(4) == 0) {
        track.preEmphasis();
      }
      if (random.nextInt(9) == 0) {
        track.fourChannel();
      }
      if (random.nextBoolean()) {
        track.isrc(String.format("DEX%02d%07d", random.nextInt(100), random.nextInt(10_000_000)));
      }
    } else {
      SectorForm form =
          switch (mode) {
            case MODE1, MODE2_FORM1 -> SectorForm.DATA_2048;
            case MODE2_FORM2 -> SectorForm.FORM2_2324;
            default -> SectorForm.DATA_2336;
          };
      ByteSource source =
          mode == TrackMode.MODE2_MIXED
              ? mixedForms(sectors)
              : noise(seed, (long) sectors * form.bytes());
      track.content(new Fragment.Sectors(source, 0, form.bytes(), form, sectors));
    }
    if (first) {
      track.pregap(150 + (mode.isAudio() ? random.nextInt(30) : 0));
    } else if (random.nextInt(3) > 0) {
      track.pregap(1 + random.nextInt(60));
    }
    int index = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      index += 20 + random.nextInt(20);
      if (index < sectors) {
        track.index(index);
      }
    }
  }

  /** Form 1 and form 2 in turn, by sub-header. */
  private static ByteSource mixedForms(int sectors) {
    byte[] bytes = new byte[sectors * 2336];
    for (int i = 0; i < sectors; i++) {
      byte submode = (byte) (i % 2 == 0 ? 0x08 : 0x20);
      bytes[i * 2336 + 2] = submode;
      bytes[i * 2336 + 6] = submode;
    }
    return ByteSource.of("mixed", bytes);
  }
}
