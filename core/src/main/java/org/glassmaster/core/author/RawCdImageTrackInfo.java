package org.glassmaster.core.author;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;
import org.jspecify.annotations.Nullable;

/**
 * A track of an image under construction, with the members of {@code IRawCDImageTrackInfo}; changes
 * act at once.
 */
public final class RawCdImageTrackInfo {
  private static final int LEAST_DISTANCE = 10;

  private final RawCdImageCreator creator;
  private final int index;
  private final SectorType type;
  private final ByteSource data;
  private final int start;
  private final int sectors;
  private final TreeSet<Integer> indexes = new TreeSet<>(List.of(0));
  private @Nullable Isrc isrc;
  private CopyPermission copy = CopyPermission.PROHIBITED;
  private boolean preEmphasis;

  RawCdImageTrackInfo(
      RawCdImageCreator creator,
      int index,
      SectorType type,
      ByteSource data,
      int start,
      int sectors) {
    this.creator = creator;
    this.index = index;
    this.type = type;
    this.data = data;
    this.start = start;
    this.sectors = sectors;
  }

  /** {@return {@code get_StartingLba}: where index 1 is} */
  public int startingLba() {
    return start;
  }

  /**
   * {@return {@code get_SectorCount}: the sectors that were given, also those that are recorded in
   * the next track's pause}
   */
  public int sectorCount() {
    return sectors;
  }

  /** {@return {@code get_TrackNumber}} */
  public int trackNumber() {
    return index + creator.startingTrackNumber() - 1;
  }

  /** {@return {@code get_SectorType}} */
  public SectorType sectorType() {
    return type;
  }

  /** {@return {@code get_ISRC}, with hyphens; empty where none was set} */
  public Optional<String> isrc() {
    return Optional.ofNullable(isrc).map(Isrc::formatted);
  }

  /**
   * {@code put_ISRC}, with hyphens or without.
   *
   * @param code the recording code, in either spelling
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setIsrc(String code) throws RawImageException {
    requireAudio();
    isrc =
        Isrc.parse(code)
            .orElseThrow(
                () -> RawCdImageCreator.refuse(RawImageResult.INVALID_ARGUMENT, "ISRC " + code));
  }

  /** {@return {@code get_DigitalAudioCopySetting}} */
  public CopyPermission digitalAudioCopySetting() {
    return copy;
  }

  /**
   * {@code put_DigitalAudioCopySetting}.
   *
   * @param setting what the copy bit says
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setDigitalAudioCopySetting(CopyPermission setting) throws RawImageException {
    requireAudio();
    copy = setting;
  }

  /** {@return {@code get_AudioHasPreemphasis}} */
  public boolean audioHasPreemphasis() {
    return preEmphasis;
  }

  /**
   * {@code put_AudioHasPreemphasis}: a flag for players; no sample is changed.
   *
   * @param has whether it has
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void setAudioHasPreemphasis(boolean has) throws RawImageException {
    requireAudio();
    preEmphasis = has;
  }

  /**
   * {@return {@code get_TrackIndexes}: where index 1 and those after it are, in sectors from the
   * start of the track}
   */
  public List<Integer> trackIndexes() {
    return List.copyOf(indexes);
  }

  /**
   * {@code AddTrackIndex}; says whether it is new ({@code S_OK}) or was there ({@code
   * …ALREADY_EXISTS}).
   *
   * @param offset in sectors from the start of the track
   * @return whether it is new
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public boolean addTrackIndex(int offset) throws RawImageException {
    creator.requireOpen();
    if (indexes.contains(offset)) {
      return false;
    }
    if (offset < 0 || offset >= sectors) {
      throw RawCdImageCreator.refuse(
          RawImageResult.INVALID_ARGUMENT, "an index at " + offset + " of " + sectors + " sectors");
    }
    if (indexes.size() >= Geometry.LAST_NUMBER) {
      throw RawCdImageCreator.refuse(RawImageResult.TOO_MANY_TRACK_INDEXES, "index at " + offset);
    }
    Integer before = indexes.floor(offset);
    Integer after = indexes.ceiling(offset);
    boolean close =
        (before != null && offset - before < LEAST_DISTANCE)
            || (after != null && after - offset < LEAST_DISTANCE)
            || sectors - offset < LEAST_DISTANCE;
    if (close) {
      throw RawCdImageCreator.refuse(
          RawImageResult.TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX, "index at " + offset);
    }
    indexes.add(offset);
    return true;
  }

  /**
   * {@code ClearTrackIndex}.
   *
   * @param offset in sectors from the start of the track
   * @throws RawImageException as IMAPI2 would refuse it
   */
  public void clearTrackIndex(int offset) throws RawImageException {
    creator.requireOpen();
    if (offset == 0) {
      throw RawCdImageCreator.refuse(
          RawImageResult.TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED, "track " + trackNumber());
    }
    if (!indexes.remove(offset)) {
      throw RawCdImageCreator.refuse(RawImageResult.TRACK_INDEX_NOT_FOUND, "index at " + offset);
    }
  }

  ByteSource data() {
    return data;
  }

  Optional<Isrc> code() {
    return Optional.ofNullable(isrc);
  }

  private void requireAudio() throws RawImageException {
    creator.requireOpen();
    if (type != SectorType.AUDIO) {
      throw RawCdImageCreator.refuse(
          RawImageResult.SECTOR_TYPE_NOT_SUPPORTED, "track " + trackNumber() + " is not audio");
    }
  }
}
