package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/** A drive that answers every command with something. */
class DriveFuzzTest {
  /** No disc needs so many commands to be looked at. */
  private static final int PATIENCE = 20_000;

  @FuzzTest
  void answers(byte[] said) {
    Drive drive = new Drive(said);
    try (MmcDevice device = MmcDevice.open(drive, "fuzz:", MmcOptions.DEFAULT, drive)) {
      DiscReader reader = device.reader().orElseThrow();
      reader.medium();
      reader.contents(Job.unwatched());
    } catch (GlassmasterException e) {
      Strangers.requireSaid(e);
    }
  }

  @FuzzTest
  void sense(byte[] bytes) {
    SenseData.parse(MemorySegment.ofArray(bytes)).ifPresent(SenseData::toFixed);
  }

  /**
   * Its answers, one after another: a byte that says good or not, a byte for the length, and that
   * many bytes, which are repeated as far as the command wants more. Then it goes away.
   */
  private static final class Drive implements ScsiTransport, Waiter {
    private final byte[] said;
    private int at;
    private int commands;
    private long time;

    Drive(byte[] said) {
      this.said = said;
    }

    @Override
    public String name() {
      return "fuzz";
    }

    @Override
    public int largestTransfer() {
      return 65_536;
    }

    @Override
    public MemorySegment buffer(int bytes) {
      return MemorySegment.ofArray(new byte[bytes]);
    }

    @Override
    public ScsiAnswer execute(ScsiCommand command) throws TransportException {
      commands++;
      if (at + 2 >= said.length) {
        throw new TransportException(TransportException.Fault.GONE, "it is gone");
      }
      if (commands > PATIENCE) {
        throw new AssertionError("commands without end");
      }
      int verdict = said[at++];
      if (verdict < 0) {
        return ScsiAnswer.check(SenseData.of(verdict & 0xF, said[at++] & 0xFF, said[at++]), 0);
      }
      int length = said[at++] & 0xFF;
      int there = Math.min(length, said.length - at);
      MemorySegment data = command.data();
      if (command.direction() == ScsiCommand.Direction.FROM_DRIVE && there > 0) {
        for (long i = 0; i < data.byteSize(); i++) {
          data.set(ValueLayout.JAVA_BYTE, i, said[at + (int) (i % there)]);
        }
      }
      at += there;
      return ScsiAnswer.good(
          verdict == 0 ? (int) data.byteSize() : (int) Math.min(data.byteSize(), length));
    }

    @Override
    public void close() {}

    @Override
    public long nanoTime() {
      return time;
    }

    @Override
    public void pause(Duration duration) {
      time += duration.toNanos();
    }
  }
}
