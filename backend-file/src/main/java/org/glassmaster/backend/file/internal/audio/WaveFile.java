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
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Advice;

/**
 * WAVE: RIFF with chunks {@code fmt } and {@code data}; RF64 and BW64 with a 64-bit length in
 * {@code ds64} (EBU Tech 3306); with a broadcast extension or without.
 */
final class WaveFile {
  private static final int PCM = 1;
  private static final int FLOATING = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  /** What follows the format code in the sub-format GUID of a known format. */
  private static final long GUID_MIDDLE = 0x0010_0000_0000_0000L;

  private static final long GUID_END = 0x719B_3800_AA00_0080L;

  /** What writers that cannot go back leave where the length would stand, or above. */
  private static final long LENGTH_UNKNOWN = 0x7FFF_F000L;

  private static final int FIRST_CHUNK = 12;

  private WaveFile() {}

  private record Format(AudioFormat audio, SampleCoding coding, int frameBytes) {}

  /** The samples in the file. */
  static Pcm samples(ByteSource file) throws GlassmasterException {
    Chunks chunks = new Chunks(file, ByteOrder.LITTLE_ENDIAN, FIRST_CHUNK);
    long longLength = -1;
    Optional<Format> format = Optional.empty();
    for (Optional<Chunks.Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      Chunks.Chunk chunk = next.get();
      switch (chunk.id()) {
        case "ds64" -> longLength = chunks.bytes(chunk.start(), 24).getLong(8);
        case "fmt " -> format = Optional.of(format(file, chunks, chunk));
        case "data" -> {
          if (format.isEmpty()) {
            throw Damage.in(file, "no format is given before its samples");
          }
          return samples(file, chunk, longLength, format.get());
        }
        default -> {}
      }
    }
    throw Damage.in(file, "there are no samples in it");
  }

  private static Pcm samples(ByteSource file, Chunks.Chunk chunk, long longLength, Format format)
      throws SourceException {
    long there = file.size() - chunk.start();
    long length = chunk.length();
    if (length == 0xFFFF_FFFFL && longLength >= 0) {
      length = longLength;
    } else if (length > there && length >= LENGTH_UNKNOWN) {
      length = there;
    }
    int frame = format.frameBytes();
    if (length > there) {
      throw Damage.ends(file, there / frame, length / frame);
    }
    if (length % frame != 0) {
      throw Damage.in(file, "its " + length + " bytes of samples end inside a sample");
    }
    return new Pcm(
        new Slice(file, chunk.start(), length), format.audio(), format.coding(), length / frame);
  }

  private static Format format(ByteSource file, Chunks chunks, Chunks.Chunk chunk)
      throws GlassmasterException {
    if (chunk.length() < 16) {
      throw Damage.in(file, "its format chunk has " + chunk.length() + " bytes");
    }
    ByteBuffer format = chunks.bytes(chunk.start(), (int) Math.min(chunk.length(), 40));
    int code = Short.toUnsignedInt(format.getShort(0));
    int bits = Short.toUnsignedInt(format.getShort(14));
    int container = (bits + 7) / 8;
    if (code == EXTENSIBLE) {
      if (format.limit() < 40
          || format.getLong(32) != GUID_END
          || (format.getLong(24) >>> 16 << 16) != GUID_MIDDLE) {
        throw unsuited(file, "an unknown kind of samples");
      }
      code = Short.toUnsignedInt(format.getShort(24));
      int valid = Short.toUnsignedInt(format.getShort(18));
      bits = valid == 0 ? bits : valid;
    }
    boolean floating = code == FLOATING && (bits == 32 || bits == 64);
    if (code != PCM && !floating) {
      throw unsuited(file, "samples of kind " + code);
    }
    int channels = Short.toUnsignedInt(format.getShort(2));
    int frame = Short.toUnsignedInt(format.getShort(12));
    long rate = Integer.toUnsignedLong(format.getInt(4));
    AudioFormat audio = new AudioFormat(channels, rate, bits, floating);
    if (channels == 0 || rate == 0 || bits == 0 || bits > 8 * container) {
      throw Damage.in(file, "it says that it holds " + audio);
    }
    if (frame != channels * container) {
      throw Damage.in(file, "a sample of all channels takes " + frame + " bytes");
    }
    SampleCoding.Kind kind =
        floating
            ? SampleCoding.Kind.FLOATING
            : container == 1 ? SampleCoding.Kind.UNSIGNED : SampleCoding.Kind.SIGNED;
    return new Format(
        audio, new SampleCoding(kind, container, 8 * container, ByteOrder.LITTLE_ENDIAN), frame);
  }

  private static ContentException unsuited(ByteSource file, String what) {
    return AudioFormat.refusal(
        file,
        "audio-unsuitable",
        AudioFinding.UNSUITABLE,
        file.name() + " holds " + what + "; a disc holds 16-bit integers",
        Advice.of("convert it first, for example: sox IN -r 44100 -b 16 -c 2 -e signed OUT.wav"));
  }
}
