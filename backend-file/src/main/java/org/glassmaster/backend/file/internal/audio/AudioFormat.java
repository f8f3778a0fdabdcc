package org.glassmaster.backend.file.internal.audio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What a file says its samples are. */
record AudioFormat(int channels, long rate, int bits) {
  /** Bytes of one stereo sample on a disc. */
  static final int FRAME = 4;

  private static final AudioFormat DISC = new AudioFormat(2, 44_100, 16);

  /** Refuses what is not a disc's: nothing is resampled, mixed or cut down in silence. */
  void requireDisc(ByteSource file) throws ContentException {
    if (!equals(DISC)) {
      String message = file.name() + " holds " + this + "; a disc holds " + DISC;
      throw refusal(
          file,
          "audio-unsuitable",
          "AUDIO-001",
          message,
          "convert it first, for example: sox IN -r 44100 -b 16 -c 2 OUT.wav");
    }
  }

  /** The refusal of a file that is sound but not for a disc. */
  static ContentException refusal(
      ByteSource file, String code, String findingCode, String message, String advice) {
    return new ContentException(
        code,
        message,
        List.of(
            new Finding(
                Severity.ERROR,
                findingCode,
                Optional.of(file.name()),
                message,
                Optional.of(Advice.of(advice)))));
  }

  @Override
  public String toString() {
    String kilohertz = BigDecimal.valueOf(rate, 3).stripTrailingZeros().toPlainString() + " kHz";
    String voices = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
    return kilohertz + ", " + bits + " bit, " + voices;
  }
}
