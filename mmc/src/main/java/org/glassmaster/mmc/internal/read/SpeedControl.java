package org.glassmaster.mmc.internal.read;

import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;

/**
 * Turns the disc slower where it does not let itself be read, and up again when a stretch went
 * well. A drive that does not care goes on as it likes.
 */
final class SpeedControl {
  /** Kilobytes of 1000 bytes in a second at single speed, times ten. */
  private static final int SINGLE_TENTHS = 1764;

  private static final int[] SLOWER = {8, 4, 1};
  private static final int GOOD_STRETCH = 1_500;

  private final Drive drive;
  private final int usual;
  private int step;
  private int good;

  SpeedControl(Drive drive, OptionalInt factor) {
    this.drive = drive;
    this.usual = factor.isPresent() ? kilobytes(factor.getAsInt()) : Commands.MAXIMUM_SPEED;
  }

  private static int kilobytes(int factor) {
    return Math.min(0xFFFE, (factor * SINGLE_TENTHS + 9) / 10);
  }

  /** The speed that the user wants. */
  void begin() throws GlassmasterException {
    if (usual != Commands.MAXIMUM_SPEED) {
      set(usual);
    }
  }

  /** One step down, if there is one. */
  void slower() throws GlassmasterException {
    good = 0;
    while (step < SLOWER.length) {
      int wanted = kilobytes(SLOWER[step++]);
      if (wanted < usual) {
        set(wanted);
        return;
      }
    }
  }

  /** So many sectors came at once. */
  void went(int sectors) throws GlassmasterException {
    if (step > 0) {
      good += sectors;
      if (good >= GOOD_STRETCH) {
        step = 0;
        good = 0;
        set(usual);
      }
    }
  }

  private void set(int read) throws GlassmasterException {
    ScsiAnswer _ =
        drive.tell(
            Commands.setCdSpeed(read, Commands.MAXIMUM_SPEED), drive.options().limits().query());
  }
}
