package org.glassmaster.backend.file.internal.audio.pcm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What a file says its samples are. */
public record AudioFormat(int channels, long rate, int bits, boolean floating) {
  /** Bytes of one stereo sample on a disc. */
  public static final int FRAME = 4;

  /** What a disc holds (IEC 60908). */
  public static final AudioFormat DISC = new AudioFormat(2, 44_100, 16);

  /** Whole numbers. */
  public AudioFormat(int channels, long rate, int bits) {
    this(channels, rate, bits, false);
  }

  /** Whether it is a disc's. */
  public boolean isDisc() {
    return equals(DISC);
  }

  /** The refusal of a file that is sound but not for a disc. */
  public static ContentException refusal(
      ByteSource file, String code, FindingKind kind, String message, Advice advice) {
    return new ContentException(
        code,
        message,
        List.of(
            new Finding(
                Severity.ERROR,
                kind.code(),
                Optional.of(file.name()),
                message,
                Optional.of(advice))));
  }

  @Override
  public String toString() {
    String kilohertz = BigDecimal.valueOf(rate, 3).stripTrailingZeros().toPlainString() + " kHz";
    String voices = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
    return kilohertz + ", " + bits + " bit" + (floating ? " floating point, " : ", ") + voices;
  }
}
