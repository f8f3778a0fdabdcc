package org.glassmaster.cli.internal;

import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Tray;
import picocli.CommandLine.Command;

/** {@code eject} and {@code load}. */
@Command(sortOptions = false)
final class TrayTask extends DeviceTask {
  /** What the tray does. */
  enum Move {
    OPEN,
    CLOSE
  }

  private final Move move;

  TrayTask(Move move) {
    this.move = move;
  }

  @Override
  Exit run(Context context, Device device) throws GlassmasterException {
    Tray tray = require(device.tray(), "has no tray");
    switch (move) {
      case OPEN -> tray.eject();
      case CLOSE -> tray.load();
    }
    context.page().line(move == Move.OPEN ? "the tray is open" : "the medium is ready");
    return Exit.DONE;
  }
}
