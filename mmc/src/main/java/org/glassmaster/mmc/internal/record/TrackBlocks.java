package org.glassmaster.mmc.internal.record;

import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.mmc.internal.command.DataForm;

/**
 * What a drive takes of a track's sectors track at once.
 *
 * @param dataBlockType 0 audio, 8 mode 1, 9 mode 2, 13 XA with subheaders
 * @param part of the sector
 */
record TrackBlocks(int dataBlockType, DataForm part) {
  /** The blocks of a mode; mode 0 has none. */
  static TrackBlocks of(TrackMode mode) {
    return switch (mode) {
      case AUDIO -> new TrackBlocks(0, new DataForm(0, 0, 2352, 0));
      case MODE1 -> new TrackBlocks(8, new DataForm(0, 0, 2048, 16));
      case MODE2 -> new TrackBlocks(9, new DataForm(0, 0, 2336, 16));
      case MODE2_FORM1, MODE2_FORM2, MODE2_MIXED ->
          new TrackBlocks(13, new DataForm(0, 0, 2332, 16));
      case MODE0 -> throw new IllegalArgumentException("no block type for mode 0");
    };
  }

  Blocks blocks(DiscSource source) {
    return new Blocks.Part(source, part, DataForm.Subchannel.NONE);
  }
}
