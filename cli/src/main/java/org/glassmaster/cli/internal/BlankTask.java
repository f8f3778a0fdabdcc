package org.glassmaster.cli.internal;

import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Eraser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code blank}: erases a rewritable medium. */
@Command(sortOptions = false)
final class BlankTask extends DeviceTask {
  @Option(names = "--full", description = "Erase every sector; takes as long as writing them.")
  private boolean full;

  @Option(names = "--yes", description = "Erase without asking.")
  private boolean yes;

  @Option(
      names = "--progress",
      paramLabel = "auto|bar|plain|json|none",
      description = "How progress is shown on standard error. Default: auto.")
  private String progress = "auto";

  @Override
  Exit run(Context context, Device device) throws GlassmasterException {
    Eraser eraser = require(device.eraser(), "cannot erase media");
    context.grace("erase", yes);
    Watched.run(
        context.progress(progress),
        watched -> {
          eraser.erase(full, watched.job());
          return Exit.DONE;
        });
    context.page().line("the medium is blank");
    return Exit.DONE;
  }
}
