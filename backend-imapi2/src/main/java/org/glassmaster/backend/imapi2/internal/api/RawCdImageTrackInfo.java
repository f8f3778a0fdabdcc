package org.glassmaster.backend.imapi2.internal.api;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** One track of the image creator. */
public final class RawCdImageTrackInfo extends ComObject {
  /** {@code IRawCDImageTrackInfo}. */
  public static final ComType<RawCdImageTrackInfo> TYPE =
      ComType.of("IRawCDImageTrackInfo", RawCdImageTrackInfo::new);

  private static final ComInterface SELF = ComInterface.named("IRawCDImageTrackInfo");
  private static final ComMethod GET_STARTING_LBA = SELF.method("get_StartingLba");
  private static final ComMethod GET_SECTOR_COUNT = SELF.method("get_SectorCount");
  private static final ComMethod GET_TRACK_NUMBER = SELF.method("get_TrackNumber");
  private static final ComMethod GET_SECTOR_TYPE = SELF.method("get_SectorType");
  private static final ComMethod GET_ISRC = SELF.method("get_ISRC");
  private static final ComMethod PUT_ISRC = SELF.method("put_ISRC");
  private static final ComMethod GET_DIGITAL_AUDIO_COPY_SETTING =
      SELF.method("get_DigitalAudioCopySetting");
  private static final ComMethod PUT_DIGITAL_AUDIO_COPY_SETTING =
      SELF.method("put_DigitalAudioCopySetting");
  private static final ComMethod GET_AUDIO_HAS_PREEMPHASIS = SELF.method("get_AudioHasPreemphasis");
  private static final ComMethod PUT_AUDIO_HAS_PREEMPHASIS = SELF.method("put_AudioHasPreemphasis");
  private static final ComMethod GET_TRACK_INDEXES = SELF.method("get_TrackIndexes");
  private static final ComMethod ADD_TRACK_INDEX = SELF.method("AddTrackIndex");
  private static final ComMethod CLEAR_TRACK_INDEX = SELF.method("ClearTrackIndex");

  RawCdImageTrackInfo(ComPointer pointer) {
    super(pointer);
  }

  /** Of index 1. */
  public int startingLba() throws ComException {
    return pointer().getInt(GET_STARTING_LBA);
  }

  public int sectorCount() throws ComException {
    return pointer().getInt(GET_SECTOR_COUNT);
  }

  public int trackNumber() throws ComException {
    return pointer().getInt(GET_TRACK_NUMBER);
  }

  /** A value of {@code IMAPI_CD_SECTOR_TYPE}. */
  public int sectorType() throws ComException {
    return pointer().getInt(GET_SECTOR_TYPE);
  }

  /** With hyphens. */
  public String isrc() throws ComException {
    return pointer().getText(GET_ISRC);
  }

  /** With or without hyphens. */
  public HResult isrc(String value) throws ComException {
    return pointer().putText(PUT_ISRC, value);
  }

  public int digitalAudioCopySetting() throws ComException {
    return pointer().getInt(GET_DIGITAL_AUDIO_COPY_SETTING);
  }

  public HResult digitalAudioCopySetting(int value) throws ComException {
    return pointer().invoke(PUT_DIGITAL_AUDIO_COPY_SETTING, value);
  }

  public boolean audioHasPreemphasis() throws ComException {
    return pointer().getBoolean(GET_AUDIO_HAS_PREEMPHASIS);
  }

  public HResult audioHasPreemphasis(boolean value) throws ComException {
    return pointer().putBoolean(PUT_AUDIO_HAS_PREEMPHASIS, value);
  }

  /** The positions from index 1 on, counted from the start of the track (imapi2 8, no. 6). */
  public List<Integer> trackIndexes() throws ComException {
    return pointer().getInts(GET_TRACK_INDEXES);
  }

  /** An index that is there already is a success that is not {@code S_OK}. */
  public HResult addTrackIndex(int value) throws ComException {
    return pointer().invoke(ADD_TRACK_INDEX, value);
  }

  public HResult clearTrackIndex(int value) throws ComException {
    return pointer().invoke(CLEAR_TRACK_INDEX, value);
  }
}
