package org.glassmaster.mmc.internal.drive;

import java.time.Duration;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Tray;
import org.glassmaster.mmc.internal.command.Commands;

/** The tray of a drive, or what it has in its place. */
public final class DriveTray implements Tray {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Drive drive;

  public DriveTray(Drive drive) {
    this.drive = drive;
  }

  @Override
  public void eject() throws GlassmasterException {
    drive.tell(Commands.preventRemoval(false), drive.options().limits().query());
    drive.demand("the tray does not open", Commands.startStop(Commands.Motion.EJECT), LIMIT);
  }

  @Override
  public void load() throws GlassmasterException {
    drive.demand("the tray does not close", Commands.startStop(Commands.Motion.LOAD), LIMIT);
    drive.awaitReady();
  }
}
