package org.glassmaster.backend.file.internal.cue;

import java.util.Optional;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;

/**
 * The types of tracks that sheets name.
 *
 * <p>{@code MODE2/…} of 2336 bytes and more says nothing of XA: the subheaders do.
 */
enum TrackType {
  AUDIO("AUDIO", TrackMode.AUDIO, SectorForm.AUDIO, 0),
  CDG("CDG", TrackMode.AUDIO, SectorForm.AUDIO, 96),
  MODE1_2048("MODE1/2048", TrackMode.MODE1, SectorForm.DATA_2048, 0),
  MODE1_2352("MODE1/2352", TrackMode.MODE1, SectorForm.WHOLE, 0),
  MODE2_2048("MODE2/2048", TrackMode.MODE2_FORM1, SectorForm.DATA_2048, 0),
  MODE2_2324("MODE2/2324", TrackMode.MODE2_FORM2, SectorForm.FORM2_2324, 0),
  MODE2_2332("MODE2/2332", TrackMode.MODE2_MIXED, SectorForm.XA_2332, 0),
  MODE2_2336("MODE2/2336", TrackMode.MODE2, SectorForm.DATA_2336, 0),
  MODE2_2352("MODE2/2352", TrackMode.MODE2, SectorForm.WHOLE, 0),
  CDI_2336("CDI/2336", TrackMode.MODE2_MIXED, SectorForm.DATA_2336, 0),
  CDI_2352("CDI/2352", TrackMode.MODE2_MIXED, SectorForm.WHOLE, 0);

  private final String word;
  private final TrackMode mode;
  private final SectorForm form;
  private final int subchannel;

  TrackType(String word, TrackMode mode, SectorForm form, int subchannel) {
    this.word = word;
    this.mode = mode;
    this.form = form;
    this.subchannel = subchannel;
  }

  /** The type of a word, whatever its case. */
  static Optional<TrackType> of(String word) {
    for (TrackType type : values()) {
      if (type.word.equalsIgnoreCase(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** As sheets write it. */
  String word() {
    return word;
  }

  /** The mode, as far as the word says it. */
  TrackMode mode() {
    return mode;
  }

  SectorForm form() {
    return form;
  }

  /** Bytes of a sector in the file. */
  int bytes() {
    return form.bytes() + subchannel;
  }

  boolean isCdi() {
    return this == CDI_2336 || this == CDI_2352;
  }

  boolean isAudio() {
    return mode.isAudio();
  }
}
