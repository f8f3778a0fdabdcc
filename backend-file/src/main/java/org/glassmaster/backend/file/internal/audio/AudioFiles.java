package org.glassmaster.backend.file.internal.audio;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.glassmaster.backend.file.internal.audio.convert.Converted;
import org.glassmaster.backend.file.internal.audio.flac.FlacFile;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFinding;
import org.glassmaster.backend.file.internal.audio.pcm.AudioFormat;
import org.glassmaster.backend.file.internal.audio.pcm.Pcm;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;

/** Tells what kind of audio a file holds, by its first bytes. */
public final class AudioFiles {
  /** How names of files end that can be decoded. */
  public static final Set<String> SUFFIXES =
      Set.of(".wav", ".wave", ".bwf", ".rf64", ".bw64", ".aif", ".aiff", ".aifc", ".flac");

  /** The option that has sound of other formats converted. */
  public static final String RESAMPLE = "resample";

  private static final String BY_HAND =
      "convert it first, for example: sox IN -r 44100 -b 16 -c 2 OUT.wav";

  private static final int HEAD = 16;

  private AudioFiles() {}

  /**
   * The samples in a file, as a disc has them; what is something else is refused.
   *
   * @param resample what is something else is converted instead, and noted
   * @param notes hears what is odd about the file
   */
  public static ByteSource decode(ByteSource file, boolean resample, Consumer<Finding> notes)
      throws GlassmasterException {
    Pcm pcm = samples(file, notes);
    if (pcm.format().isDisc()) {
      return pcm.forDisc();
    }
    Optional<Converted> converted = Converted.of(pcm);
    String fact = file.name() + " holds " + pcm.format() + "; a disc holds " + AudioFormat.DISC;
    if (converted.isEmpty()) {
      throw AudioFormat.refusal(
          file, "audio-unsuitable", AudioFinding.UNSUITABLE, fact, Advice.of(BY_HAND));
    }
    if (!resample) {
      throw AudioFormat.refusal(
          file,
          "audio-unsuitable",
          AudioFinding.UNSUITABLE,
          fact,
          Advice.option(RESAMPLE, "", "convert it with --resample, or " + BY_HAND));
    }
    notes.accept(
        AudioFinding.CONVERTED.at(file.name(), fact + "; it is converted" + converted.get().how()));
    return converted.get();
  }

  /** Whether a file begins as a sound file does and not as bare samples do. */
  public static boolean hasHeader(ByteSource file) throws SourceException {
    String head = head(file);
    return isWave(head) || isAiff(head) || FlacFile.is(file);
  }

  private static Pcm samples(ByteSource file, Consumer<Finding> notes) throws GlassmasterException {
    String head = head(file);
    if (isWave(head)) {
      return WaveFile.samples(file);
    }
    if (isAiff(head)) {
      return AiffFile.samples(file);
    }
    if (FlacFile.is(file)) {
      return FlacFile.open(file).samples(notes);
    }
    throw unknown(file, head);
  }

  private static boolean isWave(String head) {
    return (head.startsWith("RIFF") || head.startsWith("RF64") || head.startsWith("BW64"))
        && head.startsWith("WAVE", 8);
  }

  private static boolean isAiff(String head) {
    return head.startsWith("FORM") && (head.startsWith("AIFF", 8) || head.startsWith("AIFC", 8));
  }

  private static ContentException unknown(ByteSource file, String head) {
    String kind =
        switch (head.substring(0, 3)) {
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
        AudioFinding.UNSUPPORTED,
        kind.isEmpty()
            ? file.name() + " is neither WAVE, AIFF nor FLAC"
            : file.name() + " is " + kind + ", which is not decoded here",
        Advice.of(
            kind.isEmpty()
                ? "bare samples are BINARY (little-endian) or MOTOROLA (big-endian)"
                : "decode it first, for example: ffmpeg -i IN OUT.wav"));
  }

  private static String head(ByteSource file) throws SourceException {
    byte[] head = new byte[HEAD];
    file.read(0, MemorySegment.ofArray(head), 0, Math.min(HEAD, file.size()));
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
