package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;

/**
 * One write: a thread of the server pulls the client's stream, sends it to the drive in RAW mode
 * and tells how far it is, while the caller waits (imapi2 5.4, 5.5).
 */
final class TwinWrite {
  private static final HResult CANCELLED = new HResult(0xC0AA0002);
  private static final HResult NOT_ENOUGH_SPACE = new HResult(0xC0AA0609);
  private static final HResult STREAM_NOT_SUPPORTED = new HResult(0xC0AA060D);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int UPDATE = 0x200;
  private static final int PQ = 1;
  private static final int LEAD_OUT = 6750;
  private static final int SECTORS_BETWEEN_EVENTS = 1000;
  private static final int STATSTG = 80;
  private static final int PREPARING = 1;
  private static final int WRITING = 2;
  private static final int FINISHING = 3;
  private static final int BUFFER = 1 << 22;

  /** An event object that answers by its getters while the sinks are called. */
  private static final ComClass<int[]> EVENT =
      event(
          "StartLba",
          "SectorCount",
          "LastReadLba",
          "LastWrittenLba",
          "TotalSystemBuffer",
          "UsedSystemBuffer",
          "FreeSystemBuffer",
          "CurrentAction",
          "ElapsedTime",
          "RemainingTime");

  private final TwinImapi imapi;
  private final Sinks sinks;
  private final TwinDrive drive;
  private final int sectorType;
  private final int block;
  private final int first;
  private final AtomicBoolean cancelled;
  private final MemorySegment format;
  private int sectors;
  private int lba;

  TwinWrite(
      TwinImapi imapi,
      Sinks sinks,
      TwinDrive drive,
      int sectorType,
      int first,
      AtomicBoolean cancelled,
      MemorySegment format) {
    this.imapi = imapi;
    this.sinks = sinks;
    this.drive = drive;
    this.sectorType = sectorType;
    this.block = sectorType == PQ ? 2368 : 2448;
    this.first = first;
    this.lba = first;
    this.cancelled = cancelled;
    this.format = format;
  }

  /** Writes all but so many sectors at the start of the stream. */
  HResult run(MemorySegment stream, int skip) {
    AtomicReference<HResult> result = new AtomicReference<>(HResult.E_FAIL);
    Thread worker =
        new Thread(
            () -> {
              try (Arena arena = Arena.ofShared()) {
                result.set(write(arena, stream, skip));
              }
            },
            "twin of IMAPI2");
    worker.setDaemon(true);
    worker.start();
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result.get();
  }

  private HResult write(Arena arena, MemorySegment stream, int skip) {
    int run = Math.min(27, drive.largestTransfer() / block);
    MemorySegment data = arena.allocate((long) run * block, 4096);
    MemorySegment got = arena.allocate(ValueLayout.JAVA_LONG);
    HResult result = measure(arena, stream, skip);
    if (result.succeeded()) {
      result = skip(stream, (long) skip * block, data, got);
    }
    if (result.failed()) {
      return result;
    }
    tell(PREPARING);
    result = setUp(arena);
    Written written = new Written(first, sectorType, block);
    drive.wrote(written);
    while (result.succeeded()) {
      int answer = Calls.streamRead(stream, data, run * block, got);
      int bytes = got.get(ValueLayout.JAVA_INT, 0);
      if (answer < 0) {
        return new HResult(answer);
      }
      if (bytes % block != 0) {
        return STREAM_NOT_SUPPORTED;
      }
      if (bytes == 0) {
        break;
      }
      result = send(data.asSlice(0, bytes), written);
      if (result.succeeded() && (lba - first) % SECTORS_BETWEEN_EVENTS < run) {
        tell(WRITING);
      }
      if (cancelled.get()) {
        HResult _ = flush();
        return CANCELLED;
      }
    }
    if (result.failed()) {
      return result;
    }
    tell(FINISHING);
    result = flush();
    return cancelled.get() ? CANCELLED : result;
  }

  private HResult measure(Arena arena, MemorySegment stream, int skip) {
    MemorySegment state = arena.allocate(STATSTG, 8);
    int answer = Calls.streamStat(stream, state, 1);
    if (answer < 0) {
      return new HResult(answer);
    }
    long bytes = state.get(ValueLayout.JAVA_LONG, 16);
    if (state.get(ValueLayout.JAVA_INT, 8) != 2 || bytes % block != 0) {
      return STREAM_NOT_SUPPORTED;
    }
    sectors = (int) (bytes / block) - skip;
    return first + sectors > drive.atip(12) + LEAD_OUT ? NOT_ENOUGH_SPACE : HResult.S_OK;
  }

  /** By Seek; where that fails, by reading on. */
  private static HResult skip(
      MemorySegment stream, long bytes, MemorySegment room, MemorySegment got) {
    if (Calls.streamSeek(stream, bytes, 0, got) >= 0) {
      return got.get(ValueLayout.JAVA_LONG, 0) == bytes ? HResult.S_OK : HResult.E_FAIL;
    }
    for (long left = bytes; left > 0; ) {
      int answer = Calls.streamRead(stream, room, (int) Math.min(left, room.byteSize()), got);
      int came = got.get(ValueLayout.JAVA_INT, 0);
      if (answer < 0 || came == 0) {
        return answer < 0 ? new HResult(answer) : STREAM_NOT_SUPPORTED;
      }
      left -= came;
    }
    return HResult.S_OK;
  }

  /** Mode page 5: write type RAW and the block type, without the rest being touched. */
  private HResult setUp(Arena arena) {
    Optional<byte[]> page = drive.ask(60, 0x5A, 8, 5, 0, 0, 0, 0, 0, 60, 0);
    if (page.isEmpty()) {
      return new HResult(0xC0AA0201);
    }
    byte[] bytes = page.get();
    bytes[0] = 0;
    bytes[1] = 0;
    bytes[8 + 2] = (byte) ((bytes[8 + 2] & 0xE0) | 3);
    bytes[8 + 3] = 0;
    bytes[8 + 4] = (byte) sectorType;
    MemorySegment copy = arena.allocate(bytes.length, 4096);
    copy.copyFrom(MemorySegment.ofArray(bytes));
    return execute(
        ScsiCommand.sending(
            TwinDrive.command(0x55, 0x10, 0, 0, 0, 0, 0, 0, bytes.length, 0), copy, TIMEOUT));
  }

  private HResult send(MemorySegment blocks, Written written) {
    int count = (int) (blocks.byteSize() / block);
    HResult result =
        execute(
            ScsiCommand.sending(
                TwinDrive.command(
                    0x2A, 0, lba >> 24, lba >> 16, lba >> 8, lba, 0, count >> 8, count, 0),
                blocks,
                TIMEOUT));
    if (result.succeeded()) {
      written.add(blocks.toArray(ValueLayout.JAVA_BYTE));
      lba += count;
    }
    return result;
  }

  private HResult flush() {
    return execute(ScsiCommand.of(TwinDrive.command(0x35, 0, 0, 0, 0, 0, 0, 0, 0, 0), TIMEOUT));
  }

  private HResult execute(ScsiCommand command) {
    try {
      ScsiAnswer answer = drive.execute(command);
      return answer.isGood() ? HResult.S_OK : TwinDrive.UNEXPECTED;
    } catch (TransportException e) {
      return TwinDrive.fault(e);
    }
  }

  private void tell(int action) {
    if (!imapi.eventsComing()) {
      return;
    }
    int written = lba - 1;
    int[] values = {
      first,
      sectors,
      written,
      written,
      BUFFER,
      BUFFER / 4,
      BUFFER - BUFFER / 4,
      action,
      (written - first) / 75,
      (first + sectors - written) / 75
    };
    HostedObject<int[]> event = imapi.windows().server().host().offer(EVENT, values);
    sinks.fire(UPDATE, List.of(Value.dispatch(format), Value.dispatch(event.address())));
    int _ = Calls.release(event.address());
  }

  private static ComClass<int[]> event(String... getters) {
    ComClass.Builder<int[]> event = ComClass.of("IDiscFormat2RawCDEventArgs");
    for (int i = 0; i < getters.length; i++) {
      int value = i;
      event.on("get_" + getters[i], (values, call) -> call.putInt(0, values[value]));
    }
    return event.build();
  }
}
