package org.glassmaster.backend.file.internal.audio.pcm;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** What may be odd about a sound file. The codes are for ever. */
public final class AudioFinding {
  /** It is sound, but not as a disc has it. */
  public static final FindingKind UNSUITABLE = error("AUDIO-001", "convert it first");

  /** It is of a format that is not decoded. */
  public static final FindingKind UNSUPPORTED = error("AUDIO-002", "decode it first");

  /** It was brought to the form of a disc, which was asked for. */
  public static final FindingKind CONVERTED =
      warning("AUDIO-003", "leave out --resample to have such files refused");

  /** FLAC behind a tag of another kind. */
  public static final FindingKind ID3_BEFORE_FLAC =
      note("AUDIO-004", "keep tags in the file's own comment block");

  /** FLAC whose samples nobody digested. */
  public static final FindingKind NO_DIGEST =
      warning("AUDIO-005", "encode it anew with flac, which digests");

  /** FLAC whose samples nobody counted. */
  public static final FindingKind NO_COUNT =
      note("AUDIO-006", "encode it into a file and not into a pipe");

  private AudioFinding() {}
}
