package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.testkit.ScsiTransportContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * SG_IO keeps the promises of a way to a drive; a kernel in software relays to a drive in software.
 */
class SgIoTransportContractTest extends ScsiTransportContract {
  /** Time passes when someone waits for it. */
  private static final class Hasty implements Waiter {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void pause(Duration duration) {
      now += duration.toNanos();
    }
  }

  @TempDir Path folder;
  private final ScriptedKernel kernel = new ScriptedKernel();
  private EmulatedRecorder drive = EmulatedRecorder.of(Personality.modern(), new Hasty());
  private int trees;

  @Override
  protected ScsiTransport open() throws Exception {
    drive.close();
    drive = EmulatedRecorder.of(Personality.modern(), new Hasty());
    drive.insert(BlankMedium.cdr());
    kernel.otherwise = this::relay;
    trees++;
    FakeTree fake = new FakeTree(folder.resolve("" + trees)).usbRecorder();
    return new SgIoBackEnd("Linux", fake.tree(), kernel, new Hasty())
        .transport(fake.node("sr0").toString());
  }

  @AfterEach
  void leavesNoNodeOpen() {
    drive.close();
    assertThat(kernel.open).isEmpty();
  }

  @Override
  protected boolean unplug() {
    drive.script(Fault.on(0x12).ending(new Fault.Unplugged()));
    return true;
  }

  @Override
  protected boolean silence() {
    drive.script(Fault.on(0x12).ending(new Fault.TimedOut()));
    return true;
  }

  /** What a kernel does with a header, and what it writes into it (table 7.1 of the reference). */
  private int relay(ScriptedKernel.Request request) {
    Cdb cdb = Cdb.of(HexFormat.ofDelimiter(" ").parseHex(request.cdb()));
    Duration timeout = Duration.ofMillis(request.s32("timeout"));
    MemorySegment data = request.s32("dxfer_len") == 0 ? MemorySegment.NULL : request.data();
    ScsiCommand command =
        switch (request.s32("dxfer_direction")) {
          case -1 -> ScsiCommand.of(cdb, timeout);
          case -2 -> ScsiCommand.sending(cdb, data, timeout);
          case -3 -> ScsiCommand.receiving(cdb, data, timeout);
          default -> throw new AssertionError("no such direction");
        };
    try {
      ScsiAnswer answer = drive.execute(command);
      request.residue((int) data.byteSize() - answer.transferred());
      if (!answer.isGood()) {
        request.status(answer.status());
      }
      answer.sense().map(SenseData::toFixed).ifPresent(sense -> write(request, sense));
      return 0;
    } catch (TransportException e) {
      request.host(
          switch (e.fault()) {
            case GONE -> 0x01;
            case TIMED_OUT -> 0x03;
            case RESET -> 0x08;
            case NOT_PERMITTED, TOO_LARGE, BROKEN -> 0x07;
          });
      return 0;
    }
  }

  private static void write(ScriptedKernel.Request request, byte[] sense) {
    MemorySegment.copy(
        sense, 0, request.at("sbp", sense.length), ValueLayout.JAVA_BYTE, 0, sense.length);
    request
        .header()
        .set(ValueLayout.JAVA_BYTE, HeaderVector.offset("sb_len_wr"), (byte) sense.length);
  }
}
