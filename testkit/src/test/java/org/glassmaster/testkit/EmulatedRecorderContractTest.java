package org.glassmaster.testkit;

import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.ScsiTransport;
import org.junit.jupiter.api.BeforeEach;

/** The recorder in software keeps the promises of a way to a drive. */
class EmulatedRecorderContractTest extends ScsiTransportContract {
  private EmulatedRecorder recorder = make();

  private static EmulatedRecorder make() {
    return EmulatedRecorder.of(Personality.modern(), new VirtualClock());
  }

  @BeforeEach
  void closesTheFirst() {
    recorder.close();
  }

  @Override
  protected ScsiTransport open() {
    recorder = make();
    recorder.insert(BlankMedium.cdr());
    return recorder;
  }

  @Override
  protected boolean unplug() {
    recorder.script(Fault.on(0x12).ending(new Fault.Unplugged()));
    return true;
  }

  @Override
  protected boolean silence() {
    recorder.script(Fault.on(0x12).ending(new Fault.TimedOut()));
    return true;
  }
}
