package org.glassmaster.backend.file.internal.toc;

import java.util.Optional;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;

/** The modes of tracks and of zero data, and how their sectors lie in files. */
enum TocMode {
  AUDIO(TrackMode.AUDIO, SectorForm.AUDIO_BIG_ENDIAN),
  MODE0(TrackMode.MODE0, SectorForm.DATA_2336),
  MODE1(TrackMode.MODE1, SectorForm.DATA_2048),
  MODE1_RAW(TrackMode.MODE1, SectorForm.WHOLE),
  MODE2(TrackMode.MODE2, SectorForm.DATA_2336),
  MODE2_RAW(TrackMode.MODE2, SectorForm.WHOLE),
  MODE2_FORM1(TrackMode.MODE2_FORM1, SectorForm.DATA_2048),
  MODE2_FORM2(TrackMode.MODE2_FORM2, SectorForm.FORM2_2324),
  MODE2_FORM_MIX(TrackMode.MODE2_MIXED, SectorForm.DATA_2336);

  private final TrackMode mode;
  private final SectorForm form;

  TocMode(TrackMode mode, SectorForm form) {
    this.mode = mode;
    this.form = form;
  }

  /** The mode of a word. */
  static Optional<TocMode> of(String word) {
    for (TocMode mode : values()) {
      if (mode.name().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** The mode, as far as the word says it: of raw sectors the headers know more. */
  TrackMode mode() {
    return mode;
  }

  SectorForm form() {
    return form;
  }

  boolean isAudio() {
    return mode.isAudio();
  }
}
