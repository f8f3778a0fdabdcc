package org.glassmaster.backend.file.internal.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFinding;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;
import org.glassmaster.backend.file.internal.audio.pcm.Chunks;
import org.glassmaster.backend.file.internal.audio.pcm.Damage;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.backend.file.internal.audio.pcm.SampleCoding;
import org.glassmaster.backend.file.internal.audio.pcm.Slice;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Advice;

/**
 * AIFF, whose samples are big-endian, and AIFF-C with the kinds {@code NONE}, {@code twos} (the
 * same) and {@code sowt} (little-endian).
 */
final class AiffFile {
  private static final int FIRST_CHUNK = 12;

  private record Common(long frames, AudioFormat audio, SampleCoding coding) {
    int frameBytes() {
      return audio.channels() * coding.bytes();
    }
  }

  private AiffFile() {}

  /** The samples in the file. */
  static Pcm samples(ByteSource file) throws GlassmasterException {
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

  private static Pcm samples(ByteSource file, Chunks chunks, Common common, Chunks.Chunk sound)
      throws SourceException {
    long start =
        sound.start() + 8 + Integer.toUnsignedLong(chunks.bytes(sound.start(), 8).getInt());
    int frame = common.frameBytes();
    long length = common.frames() * frame;
    long there = Math.min(file.size(), sound.start() + sound.length()) - start;
    if (length > there) {
      throw Damage.ends(file, Math.max(0, there) / frame, common.frames());
    }
    return new Pcm(
        new Slice(file, start, length), common.audio(), common.coding(), common.frames());
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
          AudioFinding.UNSUITABLE,
          file.name() + " holds samples of kind \"" + kind + "\"; a disc holds 16-bit integers",
          Advice.of("convert it first, for example: sox IN -r 44100 -b 16 -c 2 -e signed OUT.wav"));
    }
    int channels = Short.toUnsignedInt(format.getShort(0));
    int bits = Short.toUnsignedInt(format.getShort(6));
    AudioFormat audio = new AudioFormat(channels, rate(format), bits);
    if (channels == 0 || audio.rate() == 0 || bits == 0 || bits > 32) {
      throw Damage.in(file, "it says that it holds " + audio);
    }
    int bytes = (bits + 7) / 8;
    return new Common(
        Integer.toUnsignedLong(format.getInt(2)),
        audio,
        new SampleCoding(
            SampleCoding.Kind.SIGNED,
            bytes,
            8 * bytes,
            little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
  }

  /** An extended-precision number, as far as it is a whole one: sign, exponent, 64-bit mantissa. */
  private static long rate(ByteBuffer format) {
    int exponent = Short.toUnsignedInt(format.getShort(8)) - 16_383;
    long mantissa = format.getLong(10);
    return exponent < 0 || exponent > 62 ? 0 : mantissa >>> (63 - exponent);
  }
}
