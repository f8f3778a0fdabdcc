package org.glassmaster.cli.internal.command;

import java.util.OptionalInt;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.DeviceTask;
import org.glassmaster.cli.internal.task.Ports;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.spi.Location;

/**
 * {@code msinfo}: where a next session would start. In text the two numbers that makers of file
 * systems take: first sector of the last session, first sector of the next.
 */
final class MsinfoTask extends DeviceTask {
  private OptionalInt last = OptionalInt.empty();
  private OptionalInt next = OptionalInt.empty();

  MsinfoTask(Arguments arguments) {
    super(arguments);
  }

  @Override
  protected Exit run(Context context, Location location, Device device)
      throws GlassmasterException {
    Ports.require(device.tray(), location, "is no drive: it takes no further session");
    DiscReader reader = Ports.reader(device, location);
    Medium medium = reader.medium();
    OptionalInt leadIn = medium.leadIn();
    if (medium.state() != Medium.State.APPENDABLE || leadIn.isEmpty()) {
      throw new MediumException("not-appendable", "the medium takes no further session")
          .at(location.toString())
          .advise("put in a medium that was written with --keep-open");
    }
    SessionLayout session = Layout.of(reader.contents(Job.unwatched()).disc()).sessions().getLast();
    last = OptionalInt.of(session.tracks().getFirst().index1());
    next = OptionalInt.of(leadIn.getAsInt() + Geometry.LATER_LEAD_IN + Geometry.PAUSE);
    context.page().line(last.getAsInt() + "," + next.getAsInt());
    return Exit.DONE;
  }

  @Override
  public void describe(Json json) {
    super.describe(json);
    json.field("lastSession", last);
    json.field("nextSession", next);
  }
}
