package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;

/** A recorder whose owner is told when a host has closed a session. */
final class ClosingWatch implements ScsiTransport {
  private final EmulatedRecorder recorder;
  private final Runnable closed;
  private int known;

  ClosingWatch(EmulatedRecorder recorder, Runnable closed) {
    this.recorder = recorder;
    this.closed = closed;
    this.known = sessions();
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    ScsiAnswer answer = recorder.execute(command);
    int opcode = command.cdb().opcode();
    if (opcode == Opcode.SYNCHRONIZE_CACHE || opcode == Opcode.CLOSE_SESSION) {
      int now = sessions();
      if (now > known) {
        closed.run();
      }
      known = now;
    } else if (opcode == Opcode.BLANK) {
      known = sessions();
    }
    return answer;
  }

  private int sessions() {
    return recorder.content().map(disc -> disc.layout().sessions().size()).orElse(0);
  }

  @Override
  public String name() {
    return recorder.name();
  }

  @Override
  public int largestTransfer() {
    return recorder.largestTransfer();
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return recorder.buffer(bytes);
  }

  @Override
  public void close() {
    recorder.close();
  }
}
