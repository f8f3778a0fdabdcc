package org.glassmaster.core.image;

import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;

/**
 * Where the Q frames with catalogue number and recording code stand: at least one in a hundred
 * sectors, never two within ten, and never where track or index changes — there they stand one
 * sector later (raw-dao-subchannel 2.5).
 */
final class CodePlacement {
  private final int period;
  private final int mcnPhase;
  private final int isrcPhase;
  private final boolean mcnInLeadOut;
  private final boolean isrcInPause;

  CodePlacement(Render render) {
    boolean every90 = render.codes() == Render.Codes.SPACED_90;
    this.period = every90 ? 90 : 100;
    this.mcnPhase = every90 ? 0 : 99;
    this.isrcPhase = every90 ? 50 : 49;
    this.mcnInLeadOut = every90;
    this.isrcInPause = render.isrcInPause() == Render.IsrcInPause.WRITTEN;
  }

  /** Whether a disc with a catalogue number names it here. */
  boolean isMcn(Layout layout, Stretch stretch, int lba) {
    return (stretch.inTrack() || (stretch.area() == Area.LEAD_OUT && mcnInLeadOut))
        && falls(layout, stretch, lba, mcnPhase);
  }

  /** Whether a track with a recording code names it here. */
  boolean isIsrc(Layout layout, Stretch stretch, int lba) {
    return (stretch.area() == Area.PROGRAMME || (stretch.area() == Area.PAUSE && isrcInPause))
        && falls(layout, stretch, lba, isrcPhase);
  }

  /**
   * Whether a frame that falls due at some sector lands here, after it made way for the changes
   * between.
   */
  private boolean falls(Layout layout, Stretch stretch, int lba, int phase) {
    if (lba == stretch.start()) {
      return false;
    }
    int due = lba;
    while (Math.floorMod(due, period) != phase) {
      due--;
      if (due < layout.start() || layout.at(due).start() != due) {
        return false;
      }
    }
    return true;
  }
}
