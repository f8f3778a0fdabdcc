package org.glassmaster.cli.internal.command;

import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.DeviceTask;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Tray;
import org.glassmaster.spi.Location;

/** {@code eject} and {@code load}. */
final class TrayTask extends DeviceTask {
  /** What the tray does. */
  enum Move {
    OPEN,
    CLOSE
  }

  private final Move move;

  TrayTask(Arguments arguments, Move move) {
    super(arguments);
    this.move = move;
  }

  @Override
  public boolean isForItsWords() {
    return false;
  }

  @Override
  protected Exit run(Context context, Location location, Device device)
      throws GlassmasterException {
    Tray tray = Ports.require(device.tray(), location, "has no tray");
    switch (move) {
      case OPEN -> tray.eject();
      case CLOSE -> tray.load();
    }
    context.page().line(move == Move.OPEN ? "the tray is open" : "the medium is ready");
    return Exit.DONE;
  }
}
