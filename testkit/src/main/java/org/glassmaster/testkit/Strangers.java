package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.ImageFormat;

/** Images as strangers send them: cut, damaged, or made to harm. The same ones each time. */
final class Strangers {
  /** An image and what is wrong with it. */
  record Stranger(String what, MemoryFolder folder) {}

  /** Longer files are sectors, of which every damage is like the other. */
  private static final int SHEET = 64 << 10;

  private static final int FLOOD = 8 << 20;

  /** What one read may take of a processor, and of the heap. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long HEAP = 512L << 20;

  private Strangers() {}

  /** Lengths at which an image is cut, or room for it ends: edges, and some in between. */
  static List<Long> cuts(MemoryFolder folder) {
    TreeSet<Long> cuts = new TreeSet<>(List.of(0L, 1L, 2351L));
    long end = 0;
    for (String name : folder.names()) {
      end += folder.file(name).size();
      cuts.addAll(List.of(end / 2, end / 3 * 2, end - 1));
    }
    long all = end;
    cuts.removeIf(cut -> cut < 0 || cut >= all);
    return List.copyOf(cuts);
  }

  /** Everything that is wrong with one file of an image at a time. */
  static Stream<Stranger> of(MemoryFolder folder) throws SourceException {
    List<Stranger> all = new ArrayList<>();
    for (String name : folder.names()) {
      byte[] whole = Rendered.bytes(folder.file(name));
      add(all, folder, name, "empty", bytes -> new byte[0]);
      add(all, folder, name, "noise", Strangers::noise);
      add(all, folder, name, "all bits set", Strangers::ones);
      for (long length : cuts(new MemoryFolder().with(name, whole))) {
        add(all, folder, name, "cut to " + length, bytes -> Arrays.copyOf(bytes, (int) length));
      }
      int damages = whole.length <= SHEET ? 24 : 6;
      for (int seed = 0; seed < damages; seed++) {
        Random random = new Random(seed);
        add(all, folder, name, "damaged, seed " + seed, bytes -> damaged(bytes, random));
      }
      if (whole.length <= SHEET) {
        for (String number : List.of("-1", "0", "99", "2147483648", "99999999999999999999")) {
          add(all, folder, name, "numbers " + number, bytes -> numbered(bytes, number));
        }
        add(all, folder, name, "again and again", Strangers::repeated);
        add(all, folder, name, "one line without end", bytes -> filled('A'));
        add(all, folder, name, "brackets without end", bytes -> filled('{'));
      }
      all.add(new Stranger(name + " of eight exabytes", folder.with(name, new Endless(whole))));
    }
    return all.stream();
  }

  private static void add(
      List<Stranger> to,
      MemoryFolder folder,
      String name,
      String what,
      UnaryOperator<byte[]> change)
      throws SourceException {
    byte[] changed = change.apply(Rendered.bytes(folder.file(name)));
    to.add(new Stranger(name + " " + what, folder.with(name, changed)));
  }

  /** Reads it, and if it is a disc after all, some of its sectors. */
  static void survive(ImageFormat format, MemoryFolder folder, String name) throws Exception {
    Leftovers before = Leftovers.now();
    long heap = allocated();
    long begun = processor();
    try {
      Contents found = format.read(folder.input(name, Map.of()), Job.unwatched());
      sample(found.disc());
    } catch (GlassmasterException e) {
      assertHelps(e);
    }
    assertThat(Duration.ofNanos(processor() - begun)).isLessThan(PATIENCE);
    assertThat(allocated() - heap).as("bytes allocated").isLessThan(HEAP);
    before.assertNothingMore();
  }

  static void assertHelps(GlassmasterException fault) {
    assertThat(fault)
        .as("the fault is the image's: %s", fault)
        .isInstanceOfAny(SourceException.class, ContentException.class);
    assertThat(fault.code()).matches("[a-z][a-z0-9-]*");
    assertThat(fault.getMessage()).isNotBlank();
  }

  private static void sample(Disc disc) throws SourceException {
    DiscSource source;
    try {
      source = Rendered.of(disc);
    } catch (IllegalArgumentException e) {
      // A disc that no medium holds is refused where it is laid out.
      return;
    }
    int end = source.layout().leadOut();
    MemorySegment sector = MemorySegment.ofArray(new byte[2352]);
    for (int lba : new int[] {0, end / 2, end - 1}) {
      if (lba >= 0 && lba < end) {
        source.read(lba, 1, SectorFormat.PLAIN, sector, 0);
      }
    }
  }

  private static byte[] noise(byte[] like) {
    byte[] noise = new byte[Math.min(like.length, SHEET)];
    new Random(like.length).nextBytes(noise);
    return noise;
  }

  private static byte[] ones(byte[] like) {
    byte[] ones = new byte[Math.min(like.length, SHEET)];
    Arrays.fill(ones, (byte) 0xFF);
    return ones;
  }

  /** A few bytes changed, most of them near the start, where formats say what they are. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int i = 0; i < 6 && bytes.length > 0; i++) {
      int near = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 512);
      damaged[random.nextInt(near)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] numbered(byte[] bytes, String number) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replaceAll("[0-9]+", number)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] repeated(byte[] bytes) {
    byte[] flood = new byte[FLOOD];
    for (int i = 0; i < FLOOD && bytes.length > 0; i += bytes.length) {
      System.arraycopy(bytes, 0, flood, i, Math.min(bytes.length, FLOOD - i));
    }
    return flood;
  }

  private static byte[] filled(char with) {
    byte[] flood = new byte[FLOOD];
    Arrays.fill(flood, (byte) with);
    return flood;
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** A sparse file that begins well. */
  private static final class Endless implements ByteSource {
    private final byte[] begin;

    Endless(byte[] begin) {
      this.begin = begin;
    }

    @Override
    public String name() {
      return "endless";
    }

    @Override
    public long size() {
      return Long.MAX_VALUE;
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length) {
      into.asSlice(offset, length).fill((byte) 0);
      if (position < begin.length) {
        long count = Math.min(length, begin.length - position);
        MemorySegment.copy(MemorySegment.ofArray(begin), position, into, offset, count);
      }
    }
  }
}
