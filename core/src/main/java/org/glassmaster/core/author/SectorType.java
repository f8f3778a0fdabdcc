package org.glassmaster.core.author;

import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;

/**
 * What the bytes given for a track are (IMAPI_CD_SECTOR_TYPE; the values are those of the
 * enumeration).
 */
public enum SectorType {
  AUDIO(0, TrackMode.AUDIO, SectorForm.AUDIO),
  MODE_ZERO(1, TrackMode.MODE0, SectorForm.DATA_2336),
  MODE1(2, TrackMode.MODE1, SectorForm.DATA_2048),
  MODE2_FORM0(3, TrackMode.MODE2, SectorForm.DATA_2336),
  MODE2_FORM1(4, TrackMode.MODE2_FORM1, SectorForm.DATA_2048),
  MODE2_FORM2(5, TrackMode.MODE2_FORM2, SectorForm.DATA_2336),
  MODE1_RAW(6, TrackMode.MODE1, SectorForm.WHOLE_SCRAMBLED),
  MODE2_FORM0_RAW(7, TrackMode.MODE2, SectorForm.WHOLE_SCRAMBLED),
  MODE2_FORM1_RAW(8, TrackMode.MODE2_FORM1, SectorForm.WHOLE_SCRAMBLED),
  MODE2_FORM2_RAW(9, TrackMode.MODE2_FORM2, SectorForm.WHOLE_SCRAMBLED);

  private final int value;
  private final TrackMode mode;
  private final SectorForm form;

  SectorType(int value, TrackMode mode, SectorForm form) {
    this.value = value;
    this.mode = mode;
    this.form = form;
  }

  /** The number a COM caller uses. */
  public int value() {
    return value;
  }

  /** Bytes to be given for each sector. */
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
