package org.glassmaster.backend.file.internal.audio.flac;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFinding;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;
import org.glassmaster.backend.file.internal.audio.pcm.Damage;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.backend.file.internal.audio.pcm.SampleCoding;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;

/** A FLAC file: its metadata blocks, and its samples (RFC 9639, 8). */
public final class FlacFile {
  /** What a FLAC file begins with, unless a tag of another kind stands before it. */
  public static final String MARKER = "fLaC";

  private static final int STREAMINFO = 0;
  private static final int STREAMINFO_LENGTH = 34;
  private static final int FORBIDDEN_TYPE = 127;

  /** No file has more; a hostile one may have one in every four bytes. */
  private static final int MOST_BLOCKS = 1 << 14;

  /** A metadata block; its bytes lie in the file. */
  public record Block(int type, long start, int length) {}

  private final ByteSource file;
  private final boolean prefixed;
  private final List<Block> blocks;
  private final StreamInfo info;
  private final long firstFrame;

  private FlacFile(
      ByteSource file, boolean prefixed, List<Block> blocks, StreamInfo info, long firstFrame) {
    this.file = file;
    this.prefixed = prefixed;
    this.blocks = List.copyOf(blocks);
    this.info = info;
    this.firstFrame = firstFrame;
  }

  /** Whether a file is FLAC, if need be behind ID3v2 tags. */
  public static boolean is(ByteSource file) throws SourceException {
    long start = behindTags(file);
    return start <= file.size() - 4 && letters(bytes(file, start, 4)).equals(MARKER);
  }

  /** Reads the metadata; the samples stay where they are. */
  public static FlacFile open(ByteSource file) throws SourceException {
    long start = behindTags(file);
    if (!letters(bytes(file, start, 4)).equals(MARKER)) {
      throw Damage.in(file, "it does not begin as a FLAC file does");
    }
    List<Block> blocks = new ArrayList<>();
    long next = start + 4;
    boolean last = false;
    while (!last) {
      int header = bytes(file, next, 4).getInt();
      last = header < 0;
      Block block = new Block(header >>> 24 & 0x7F, next + 4, header & 0xFF_FFFF);
      if (block.type() == FORBIDDEN_TYPE
          || blocks.size() == MOST_BLOCKS
          || (block.type() == STREAMINFO) != blocks.isEmpty()) {
        throw Damage.in(file, "its metadata blocks are out of order");
      }
      next = block.start() + block.length();
      if (next > file.size()) {
        throw Damage.in(file, "it ends inside its headers");
      }
      blocks.add(block);
    }
    return new FlacFile(file, start > 0, blocks, info(file, blocks.getFirst()), next);
  }

  /** The metadata blocks, STREAMINFO first. */
  public List<Block> blocks() {
    return blocks;
  }

  /**
   * The samples. Where the header does not count them, the file is decoded once to do it.
   *
   * @param notes hears what is odd about the file
   */
  public Pcm samples(Consumer<Finding> notes) throws SourceException {
    String name = file.name();
    if (prefixed) {
      notes.accept(AudioFinding.ID3_BEFORE_FLAC.at(name, "an ID3v2 tag stands before the file"));
    }
    if (info.md5().isEmpty()) {
      notes.accept(
          AudioFinding.NO_DIGEST.at(
              name, "it has no digest of its samples; only the frames' checksums vouch for them"));
    }
    if (info.samples() == 0) {
      notes.accept(
          AudioFinding.NO_COUNT.at(
              name, "it does not say how many samples it has; it was decoded to count them"));
    }
    AudioFormat format = info.format();
    FlacSource source = FlacSource.open(file, info, firstFrame);
    return new Pcm(
        source,
        format,
        new SampleCoding(
            SampleCoding.Kind.SIGNED, info.sampleBytes(), format.bits(), ByteOrder.LITTLE_ENDIAN),
        source.size() / info.frameBytes());
  }

  private static StreamInfo info(ByteSource file, Block block) throws SourceException {
    if (block.length() != STREAMINFO_LENGTH) {
      throw Damage.in(file, "its STREAMINFO has " + block.length() + " bytes");
    }
    ByteBuffer b = bytes(file, block.start(), STREAMINFO_LENGTH);
    int smallest = Short.toUnsignedInt(b.getShort(0));
    int largest = Short.toUnsignedInt(b.getShort(2));
    long packed = b.getLong(10);
    long rate = packed >>> 44;
    int channels = (int) (packed >>> 41 & 7) + 1;
    int bits = (int) (packed >>> 36 & 31) + 1;
    long samples = packed & 0xF_FFFF_FFFFL;
    if (smallest < 16 || largest < smallest || bits < 4 || rate == 0) {
      throw Damage.in(file, "its STREAMINFO has a value that no stream has");
    }
    StreamInfo.Md5 md5 = new StreamInfo.Md5(b.getLong(18), b.getLong(26));
    return new StreamInfo(
        smallest,
        largest,
        new AudioFormat(channels, rate, bits),
        samples,
        md5.high() == 0 && md5.low() == 0 ? Optional.empty() : Optional.of(md5));
  }

  /** ID3v2 stands before everything: ten bytes and as many as these say, seven bits a byte. */
  private static long behindTags(ByteSource file) throws SourceException {
    long start = 0;
    while (start <= file.size() - 10) {
      ByteBuffer tag = bytes(file, start, 10);
      if (tag.get(0) != 'I' || tag.get(1) != 'D' || tag.get(2) != '3') {
        break;
      }
      int length = 0;
      for (int i = 6; i < 10; i++) {
        length = length << 7 | (tag.get(i) & 0x7F);
      }
      boolean footer = (tag.get(5) & 0x10) != 0;
      start += 10 + length + (footer ? 10 : 0);
    }
    return start;
  }

  private static String letters(ByteBuffer bytes) {
    return String.valueOf(
        new char[] {
          (char) bytes.get(0), (char) bytes.get(1), (char) bytes.get(2), (char) bytes.get(3)
        });
  }

  private static ByteBuffer bytes(ByteSource file, long position, int length)
      throws SourceException {
    if (position > file.size() - length) {
      throw Damage.in(file, "it ends inside its headers");
    }
    byte[] bytes = new byte[length];
    file.read(position, MemorySegment.ofArray(bytes), 0, length);
    return ByteBuffer.wrap(bytes);
  }
}
