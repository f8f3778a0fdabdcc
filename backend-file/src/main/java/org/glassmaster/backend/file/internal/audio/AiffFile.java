package org.glassmaster.backend.file.internal.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/**
 * AIFF, whose samples are big-endian, and AIFF-C with the kinds {@code NONE}, {@code twos} (the
 * same) and {@code sowt} (little-endian).
 */
final class AiffFile {
  private static final int FIRST_CHUNK = 12;

  private record Common(long samples, boolean bigEndian) {}

  private AiffFile() {}

  /** The samples in the file. */
  static ByteSource samples(ByteSource file) throws GlassmasterException {
    Chunks chunks = new Chunks(file, ByteOrder.BIG_ENDIAN, FIRST_CHUNK);
    boolean compressed = chunks.bytes(8, 4).get(3) == 'C';
    Optional<Common> common = Optional.empty();
    Optional<Chunks.Chunk> sound = Optional.empty();
    for (Optional<Chunks.Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      Chunks.Chunk chunk = next.get();
      if (chunk.id().equals("COMM")) {
        common = Optional.of(common(file, chunks, chunk, compressed));
      } else if (chunk.id().equals("SSND")) {
        sound = Optional.of(chunk);
      }
    }
    if (common.isEmpty()) {
      throw Damage.in(file, "no format is given");
    }
    if (sound.isEmpty()) {
      throw Damage.in(file, "there are no samples in it");
    }
    return samples(file, chunks, common.get(), sound.get());
  }

  private static ByteSource samples(
      ByteSource file, Chunks chunks, Common common, Chunks.Chunk sound) throws SourceException {
    long start =
        sound.start() + 8 + Integer.toUnsignedLong(chunks.bytes(sound.start(), 8).getInt());
    long length = common.samples() * AudioFormat.FRAME;
    long there = Math.min(file.size(), sound.start() + sound.length()) - start;
    if (length > there) {
      throw Damage.ends(file, Math.max(0, there) / AudioFormat.FRAME, common.samples());
    }
    ByteSource slice = new Slice(file, start, length);
    return common.bigEndian() ? new Swapped(slice) : slice;
  }

  private static Common common(
      ByteSource file, Chunks chunks, Chunks.Chunk chunk, boolean compressed)
      throws GlassmasterException {
    int least = compressed ? 22 : 18;
    if (chunk.length() < least) {
      throw Damage.in(file, "its format chunk has " + chunk.length() + " bytes");
    }
    ByteBuffer format = chunks.bytes(chunk.start(), least);
    String kind = compressed ? Chunks.letters(format, 18) : "NONE";
    boolean little = kind.equals("sowt");
    if (!little && !kind.equals("NONE") && !kind.equals("twos")) {
      throw AudioFormat.refusal(
          file,
          "audio-unsuitable",
          "AUDIO-001",
          file.name() + " holds samples of kind \"" + kind + "\"; a disc holds 16-bit integers",
          "convert it first, for example: sox IN -r 44100 -b 16 -c 2 -e signed OUT.wav");
    }
    AudioFormat audio =
        new AudioFormat(
            Short.toUnsignedInt(format.getShort(0)),
            rate(format),
            Short.toUnsignedInt(format.getShort(6)));
    audio.requireDisc(file);
    return new Common(Integer.toUnsignedLong(format.getInt(2)), !little);
  }

  /** An extended-precision number, as far as it is a whole one: sign, exponent, 64-bit mantissa. */
  private static long rate(ByteBuffer format) {
    int exponent = Short.toUnsignedInt(format.getShort(8)) - 16_383;
    long mantissa = format.getLong(10);
    return exponent < 0 || exponent > 62 ? 0 : mantissa >>> (63 - exponent);
  }
}
