package org.glassmaster.core.port;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.text.TextField;

/**
 * What a sound file says of itself beside its samples: suggestions for CD-TEXT and codes, which
 * nobody applies unasked.
 *
 * @param disc texts of the album it is from
 * @param track texts of the track that it holds
 * @param number which track of the album that is
 * @param isrc the recording code
 * @param mcn the catalogue number
 * @param tracks where it holds a whole disc, the tracks in it; empty otherwise
 * @param sheet a CUE sheet that lies in it as text
 * @param malformed what stands where a code should be and is none
 */
public record SourceTags(
    Map<TextField, String> disc,
    Map<TextField, String> track,
    OptionalInt number,
    Optional<Isrc> isrc,
    Optional<Mcn> mcn,
    List<EmbeddedTrack> tracks,
    Optional<String> sheet,
    List<Malformed> malformed) {
  /** A file that says nothing. */
  public static final SourceTags NONE =
      new SourceTags(
          Map.of(),
          Map.of(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  /** Takes copies of what could change. */
  public SourceTags {
    disc = copy(disc);
    track = copy(track);
    tracks = List.copyOf(tracks);
    malformed = List.copyOf(malformed);
  }

  /**
   * What a file says of itself in which every code is one.
   *
   * @param disc texts of the album it is from
   * @param track texts of the track that it holds
   * @param number which track of the album that is
   * @param isrc the recording code
   * @param mcn the catalogue number
   * @param tracks where it holds a whole disc, the tracks in it; empty otherwise
   * @param sheet a CUE sheet that lies in it as text
   */
  public SourceTags(
      Map<TextField, String> disc,
      Map<TextField, String> track,
      OptionalInt number,
      Optional<Isrc> isrc,
      Optional<Mcn> mcn,
      List<EmbeddedTrack> tracks,
      Optional<String> sheet) {
    this(disc, track, number, isrc, mcn, tracks, sheet, List.of());
  }

  /**
   * A code that is none.
   *
   * @param tag what it should be: {@code ISRC} or {@code MCN}
   * @param value what stands there
   */
  public record Malformed(String tag, String value) {}

  /**
   * A track inside a file, with its indexes in order.
   *
   * @param number the track's number
   * @param audio whether it is audio
   * @param preEmphasis whether it was recorded with pre-emphasis
   * @param isrc the recording code
   * @param indexes its indexes
   */
  public record EmbeddedTrack(
      int number, boolean audio, boolean preEmphasis, Optional<Isrc> isrc, List<Index> indexes) {
    /** Takes copies of what could change. */
    public EmbeddedTrack {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * An index, by the samples of the file before it.
   *
   * @param number the index number
   * @param sample where it is, in samples from the start
   */
  public record Index(int number, long sample) {}

  private static Map<TextField, String> copy(Map<TextField, String> texts) {
    Map<TextField, String> copy = new EnumMap<>(TextField.class);
    copy.putAll(texts);
    return Collections.unmodifiableMap(copy);
  }
}
