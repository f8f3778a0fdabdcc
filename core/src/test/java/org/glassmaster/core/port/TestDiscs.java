package org.glassmaster.core.port;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscBuilder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;

/** Discs to try the use cases on. */
public final class TestDiscs {
  private TestDiscs() {}

  /** Bytes that never repeat, the same for the same seed. */
  public static byte[] noise(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Sectors of noise. */
  public static ByteSource sectors(long seed, int count) {
    return ByteSource.of("noise-" + seed + ".bin", noise(seed, count * Fragment.SECTOR));
  }

  /** Three audio tracks with everything that audio discs have. */
  public static DiscBuilder album() {
    return Disc.builder()
        .mcn("4006381333931")
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("US-K7Y-98-12345").samples(sectors(1, 320)).index(100))
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("US-K7Y-98-12346").pregap(30).samples(sectors(2, 310)))
        .track(TrackMode.AUDIO, track -> track.preEmphasis().samples(sectors(3, 305)));
  }

  /** A data track and an audio track. */
  public static DiscBuilder mixed() {
    return Disc.builder()
        .track(
            TrackMode.MODE1,
            track ->
                track.content(
                    new Fragment.Sectors(
                        ByteSource.of("data.iso", noise(9, 310 * 2048)),
                        0,
                        2048,
                        SectorForm.DATA_2048,
                        310)))
        .track(TrackMode.AUDIO, track -> track.pregap(150).samples(sectors(4, 300)));
  }

  /** The disc, whatever burning has against it. */
  public static Disc built(DiscBuilder builder) {
    return builder.build(Purpose.CONVERTING).disc().orElseThrow();
  }

  /** The disc as a reader would have found it. */
  public static Contents contents(DiscBuilder builder) {
    return contents(built(builder));
  }

  /** The disc as a reader would have found it. */
  public static Contents contents(Disc disc) {
    return new Contents("album.cue", "cue", disc, -22650, List.of());
  }

  /** The same bytes, later by so many samples; what falls off the end is lost. */
  public static byte[] later(byte[] bytes, int samples) {
    byte[] moved = new byte[bytes.length];
    int shift = samples * Fragment.SAMPLE;
    int from = Math.max(0, -shift);
    int to = Math.max(0, shift);
    System.arraycopy(bytes, from, moved, to, bytes.length - Math.abs(shift));
    return moved;
  }

  /** A source of which one byte can be changed while it is used. */
  public static final class Changing implements ByteSource {
    private final byte[] bytes;

    public Changing(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Changes one byte. */
    public void changeAt(int position) {
      bytes[position] ^= 0x55;
    }

    @Override
    public String name() {
      return "changing.bin";
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length) {
      MemorySegment.copy(
          MemorySegment.ofArray(bytes),
          ValueLayout.JAVA_BYTE,
          position,
          into,
          ValueLayout.JAVA_BYTE,
          offset,
          length);
    }
  }

  /** A source of which some bytes cannot be read. */
  public static final class Scratched implements ByteSource {
    private final byte[] bytes;
    private final int from;
    private final int to;

    public Scratched(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    @Override
    public String name() {
      return "scratched.bin";
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length)
        throws SourceException {
      if (position < to && position + length > from) {
        throw new SourceException("unreadable", "a scratch");
      }
      MemorySegment.copy(MemorySegment.ofArray(bytes), position, into, offset, length);
    }
  }

  /** All tracks' numbers. */
  public static List<Integer> numbers(Disc disc) {
    return disc.tracks().map(track -> track.number()).toList();
  }
}
