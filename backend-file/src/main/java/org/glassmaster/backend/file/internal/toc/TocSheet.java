package org.glassmaster.backend.file.internal.toc;

import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.text.CdText;

/**
 * What a sheet says, before any file is looked at.
 *
 * @param type empty where the sheet says none
 * @param firstNumber number of the first track
 * @param whole whether a disc can be made of it at all
 */
record TocSheet(
    Optional<DiscType> type,
    Optional<Mcn> catalog,
    int firstNumber,
    CdText text,
    List<TrackEntry> tracks,
    boolean whole) {

  /** What a track is made of, in order. */
  sealed interface Part {
    /** The line it stands in. */
    int line();
  }

  /**
   * FILE or AUDIOFILE.
   *
   * @param offset bytes of the file that come before its first sample
   * @param start samples that are left out
   * @param length samples; 0 for all there are
   */
  record Sound(String file, boolean swap, long offset, long start, long length, int line)
      implements Part {}

  /**
   * DATAFILE.
   *
   * @param length bytes; 0 for all there are
   */
  record Data(String file, long offset, long length, int line) implements Part {}

  /** SILENCE, in samples. */
  record Silence(long samples, int line) implements Part {}

  /** ZERO, in bytes of its mode. */
  record Zero(TocMode mode, TocSubMode sub, long bytes, int line) implements Part {}

  /** START or END without a time: here. */
  record Mark(boolean start, int line) implements Part {}

  /**
   * A TRACK.
   *
   * @param start sectors before index 1, −1 where no START with a time says so
   * @param end where the post-gap starts, in sectors from the beginning of the track; −1 for none
   * @param indexes where index 2 and those after it start, in sectors after index 1
   */
  record TrackEntry(
      TocMode mode,
      TocSubMode sub,
      boolean copy,
      boolean preEmphasis,
      boolean fourChannel,
      Optional<Isrc> isrc,
      List<Part> parts,
      int start,
      int end,
      List<Integer> indexes,
      int line) {}
}
