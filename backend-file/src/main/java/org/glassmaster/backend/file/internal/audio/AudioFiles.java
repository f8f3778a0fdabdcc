package org.glassmaster.backend.file.internal.audio;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/** Tells what kind of audio a file holds, by its first bytes. */
public final class AudioFiles {
  /** How names of files end that can be decoded. */
  public static final Set<String> SUFFIXES =
      Set.of(".wav", ".wave", ".bwf", ".rf64", ".aif", ".aiff", ".aifc");

  private static final int HEAD = 16;

  private AudioFiles() {}

  /** The samples in a file, as a disc has them; what is something else is refused. */
  public static ByteSource decode(ByteSource file) throws GlassmasterException {
    String head = head(file);
    String form = head.substring(8, 12);
    if (isWave(head)) {
      return WaveFile.samples(file);
    }
    if (head.startsWith("FORM") && (form.equals("AIFF") || form.equals("AIFC"))) {
      return AiffFile.samples(file);
    }
    throw unknown(file, head);
  }

  /** Whether a file begins as a sound file does and not as bare samples do. */
  public static boolean hasHeader(ByteSource file) throws SourceException {
    String head = head(file);
    return isWave(head)
        || (head.startsWith("FORM") && head.startsWith("AIF", 8))
        || head.startsWith("fLaC");
  }

  private static boolean isWave(String head) {
    return (head.startsWith("RIFF") || head.startsWith("RF64") || head.startsWith("BW64"))
        && head.startsWith("WAVE", 8);
  }

  private static ContentException unknown(ByteSource file, String head) {
    String kind =
        switch (head.substring(0, 3)) {
          case "fLa" -> "FLAC";
          case "ID3" -> "MP3";
          case "Ogg" -> "Ogg";
          case "MAC" -> "Monkey's Audio";
          case "wvp" -> "WavPack";
          default ->
              head.startsWith("ftyp", 4)
                  ? "MPEG-4"
                  : head.charAt(0) == 0xFF && head.charAt(1) >= 0xE0 ? "MP3" : "";
        };
    return AudioFormat.refusal(
        file,
        "audio-unsupported",
        "AUDIO-002",
        kind.isEmpty()
            ? file.name() + " is neither WAVE nor AIFF"
            : file.name() + " is " + kind + ", which is not decoded here",
        kind.isEmpty()
            ? "bare samples are BINARY (little-endian) or MOTOROLA (big-endian)"
            : "decode it first, for example: ffmpeg -i IN OUT.wav");
  }

  private static String head(ByteSource file) throws SourceException {
    byte[] head = new byte[HEAD];
    file.read(0, MemorySegment.ofArray(head), 0, Math.min(HEAD, file.size()));
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
