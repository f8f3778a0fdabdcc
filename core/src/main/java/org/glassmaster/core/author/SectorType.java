package org.glassmaster.core.author;

import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;

/**
 * What the bytes given for a track are (IMAPI_CD_SECTOR_TYPE; the values are those of the
 * enumeration).
 */
public enum SectorType {
  /** {@code IMAPI_CD_SECTOR_AUDIO}: 2352 bytes. */
  AUDIO(0, TrackMode.AUDIO, SectorForm.AUDIO),
  /** {@code IMAPI_CD_SECTOR_MODE_ZERO}: 2336 bytes. */
  MODE_ZERO(1, TrackMode.MODE0, SectorForm.DATA_2336),
  /** {@code IMAPI_CD_SECTOR_MODE1}: 2048 bytes. */
  MODE1(2, TrackMode.MODE1, SectorForm.DATA_2048),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM0}: 2336 bytes. */
  MODE2_FORM0(3, TrackMode.MODE2, SectorForm.DATA_2336),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM1}: 2048 bytes. */
  MODE2_FORM1(4, TrackMode.MODE2_FORM1, SectorForm.DATA_2048),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM2}: 2336 bytes. */
  MODE2_FORM2(5, TrackMode.MODE2_FORM2, SectorForm.DATA_2336),
  /** {@code IMAPI_CD_SECTOR_MODE1RAW}: 2352 scrambled bytes. */
  MODE1_RAW(6, TrackMode.MODE1, SectorForm.WHOLE_SCRAMBLED),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM0RAW}: 2352 scrambled bytes. */
  MODE2_FORM0_RAW(7, TrackMode.MODE2, SectorForm.WHOLE_SCRAMBLED),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM1RAW}: 2352 scrambled bytes. */
  MODE2_FORM1_RAW(8, TrackMode.MODE2_FORM1, SectorForm.WHOLE_SCRAMBLED),
  /** {@code IMAPI_CD_SECTOR_MODE2FORM2RAW}: 2352 scrambled bytes. */
  MODE2_FORM2_RAW(9, TrackMode.MODE2_FORM2, SectorForm.WHOLE_SCRAMBLED);

  private final int value;
  private final TrackMode mode;
  private final SectorForm form;

  SectorType(int value, TrackMode mode, SectorForm form) {
    this.value = value;
    this.mode = mode;
    this.form = form;
  }

  /** {@return the number a COM caller uses} */
  public int value() {
    return value;
  }

  /** {@return bytes to be given for each sector} */
  public int bytesPerSector() {
    return form.bytes();
  }

  TrackMode mode() {
    return mode;
  }

  SectorForm form() {
    return form;
  }
}
