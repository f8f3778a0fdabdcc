package org.glassmaster.cli.internal.command;

import java.util.List;
import java.util.function.Function;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.progress.Watched;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.DeviceTask;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Eraser;
import org.glassmaster.spi.Location;
import picocli.CommandLine.Model.OptionSpec;

/** {@code blank}: erases a rewritable medium. */
final class BlankTask extends DeviceTask {
  private final Arguments arguments;

  BlankTask(Arguments arguments) {
    super(arguments);
    this.arguments = arguments;
  }

  /** As the parser knows its options. */
  static List<OptionSpec> specs() {
    return List.of(
        Arguments.flag("--full", "Erase every sector; takes as long as writing them."),
        Arguments.flag("--yes", "Erase without asking."),
        Arguments.option(
            "--progress",
            "auto|bar|plain|json|none",
            "How progress is shown on standard error. Default: auto."));
  }

  @Override
  public boolean isForItsWords() {
    return false;
  }

  @Override
  protected Exit run(Context context, Location location, Device device)
      throws GlassmasterException {
    Eraser eraser = Ports.require(device.eraser(), location, "cannot erase media");
    context.grace("erase", arguments.has("--yes"));
    Exit exit =
        Watched.run(
            context.progress(arguments.value("--progress").orElse("auto")),
            watched -> {
              eraser.erase(arguments.has("--full"), watched.job());
              return Exit.DONE;
            },
            Function.identity());
    context.page().line("the medium is blank");
    return exit;
  }
}
