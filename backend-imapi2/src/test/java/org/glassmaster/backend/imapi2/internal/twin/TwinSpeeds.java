package org.glassmaster.backend.imapi2.internal.twin;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * The speeds of a writer, in sectors a second: those there are, the one asked for, the one taken.
 */
final class TwinSpeeds {
  private static final HResult ADJUSTED = new HResult(0x00AA0004);
  private static final List<Integer> SPEEDS = List.of(300, 600, 1200, 1800, 3600);
  private static final int FASTEST = -1;

  private final TwinWindows windows;
  private int requested = FASTEST;
  private boolean requestedCav;
  private int current = SPEEDS.getLast();

  TwinSpeeds(TwinWindows windows) {
    this.windows = windows;
  }

  /** The next lower one is taken, which is a success of its own (imapi2 5.7). */
  HResult set(Arguments call) {
    requested = call.number(0);
    requestedCav = call.truth(1);
    int wanted = requested == FASTEST ? Integer.MAX_VALUE : requested;
    current = SPEEDS.stream().filter(s -> s <= wanted).reduce(SPEEDS.getFirst(), Math::max);
    return requested == FASTEST || current == wanted ? HResult.S_OK : ADJUSTED;
  }

  HResult getRequested(Arguments call) {
    return call.putInt(0, requested);
  }

  HResult getRequestedCav(Arguments call) {
    return call.putBoolean(0, requestedCav);
  }

  HResult getCurrent(Arguments call) {
    return call.putInt(0, current);
  }

  HResult getSupported(Arguments call) {
    return call.putPointer(0, windows.array(SPEEDS.stream().map(Value::ui4).toList()));
  }

  HResult getDescriptors(Arguments call, int mediaType) {
    return call.putPointer(
        0, windows.array(SPEEDS.stream().map(speed -> descriptor(speed, mediaType)).toList()));
  }

  private Value descriptor(int speed, int mediaType) {
    return Value.dispatch(
        new Script()
            .on("get_MediaType", call -> call.putInt(0, mediaType))
            .on("get_RotationTypeIsPureCAV", call -> call.putBoolean(0, false))
            .on("get_WriteSpeed", call -> call.putInt(0, speed))
            .object(windows, "IWriteSpeedDescriptor")
            .address());
  }
}
