package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;

/** A drive that does what a test says, and remembers what it was sent. */
public final class ScriptedDrive implements ScsiTransport {
  /** What to do with a command. */
  @FunctionalInterface
  public interface Script {
    ScsiAnswer execute(ScsiCommand command) throws TransportException;
  }

  private final int largest;
  private final Arena arena = Arena.ofShared();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private volatile Script script;

  public ScriptedDrive(int largest, Script script) {
    this.largest = largest;
    this.script = script;
  }

  /** A script that gives so many bytes 0, 1, 2 … to every command. */
  public static Script giving(int bytes) {
    return command -> {
      for (int i = 0; i < bytes; i++) {
        command.data().set(ValueLayout.JAVA_BYTE, i, (byte) i);
      }
      return ScsiAnswer.good(bytes);
    };
  }

  public void now(Script next) {
    script = next;
  }

  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public int largestTransfer() {
    return largest;
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return arena.allocate(bytes, 64);
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    commands.add(command.cdb().toString());
    return script.execute(command);
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
