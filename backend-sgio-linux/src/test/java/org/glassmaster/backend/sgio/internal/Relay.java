package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.HexFormat;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/**
 * What a kernel does with a header, and what it writes into it (table 7.1 of the reference), with a
 * drive in software behind it.
 */
record Relay(ScsiTransport drive) implements ScriptedKernel.Answer {
  @Override
  public int to(ScriptedKernel.Request request) {
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
