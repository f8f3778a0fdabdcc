package org.glassmaster.core.image;

import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;

/**
 * The P channel: set while a track is about to start, at least two seconds long, blinking in the
 * lead-out at 2 Hz after its first two seconds. P lags Q by one sector (raw-dao-subchannel 2.8).
 */
final class PauseFlag {
  private PauseFlag() {}

  /** The flag of a sector. */
  static boolean at(Layout layout, Stretch stretch, int lba) {
    int before = lba - 1;
    Stretch there =
        before >= stretch.start() ? stretch : before < layout.start() ? stretch : layout.at(before);
    return switch (there.area()) {
      case LEAD_IN -> false;
      case PAUSE -> true;
      case PROGRAMME -> startsSoon(layout, there, before);
      case LEAD_OUT -> blinks(before - there.start());
    };
  }

  private static boolean startsSoon(Layout layout, Stretch stretch, int lba) {
    int next = stretch.end();
    while (next - lba <= Geometry.PAUSE && next < layout.end()) {
      Stretch following = layout.at(next);
      if (following.tno() != stretch.tno()) {
        return following.zero() - lba <= Geometry.PAUSE;
      }
      next = following.end();
    }
    return false;
  }

  private static boolean blinks(int sinceLeadOut) {
    int since = sinceLeadOut - Geometry.PAUSE;
    return since >= 0 && since * 4 / Geometry.SECTORS_PER_SECOND % 2 == 0;
  }
}
