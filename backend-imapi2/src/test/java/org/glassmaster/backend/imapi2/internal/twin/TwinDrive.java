package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.jspecify.annotations.Nullable;

/** A drive that is plugged in: its transport, and who has it locked. */
public final class TwinDrive {
  static final HResult NOT_THERE = new HResult(0x80070037);
  static final HResult TIMED_OUT = new HResult(0xC0AA020D);
  static final HResult UNEXPECTED = new HResult(0xC0AA0301);
  static final HResult LOCKED = new HResult(0xC0AA0210);
  static final HResult NO_MEDIA = new HResult(0xC0AA0202);
  static final HResult BECOMING_READY = new HResult(0xC0AA0205);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String uniqueId;
  private final ScsiTransport transport;
  private final List<String> paths;
  private final AtomicInteger silenced = new AtomicInteger();
  private @Nullable Object holder;
  private String holderName = "";
  private int held;
  private volatile boolean gone;
  private volatile List<Integer> sectorTypes = List.of(1, 2, 3);
  private volatile Optional<Written> written = Optional.empty();

  TwinDrive(String uniqueId, ScsiTransport transport, List<String> paths) {
    this.uniqueId = uniqueId;
    this.transport = transport;
    this.paths = paths;
  }

  public String uniqueId() {
    return uniqueId;
  }

  /** The data block types that it takes raw. */
  public TwinDrive takes(Integer... types) {
    sectorTypes = List.of(types);
    return this;
  }

  /** What the raw writer was given last, as far as it came. */
  public Optional<Written> written() {
    return written;
  }

  /** Another program takes the drive for itself. */
  public void lockFor(String otherProgram) {
    HResult _ = lock(this, otherProgram);
  }

  List<Integer> sectorTypes() {
    return sectorTypes;
  }

  List<String> paths() {
    return paths;
  }

  void unplug() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  void wrote(Written what) {
    written = Optional.of(what);
  }

  synchronized HResult lock(Object who, String name) {
    if (holder != null && !holder.equals(who)) {
      return LOCKED;
    }
    holder = who;
    holderName = name;
    held++;
    return HResult.S_OK;
  }

  synchronized HResult unlock(Object who) {
    if (!who.equals(holder)) {
      return HResult.E_FAIL;
    }
    if (--held == 0) {
      holder = null;
      holderName = "";
    }
    return HResult.S_OK;
  }

  /** What a holder that went away leaves behind, the system clears. */
  synchronized boolean isHeldBy(Object who) {
    return who.equals(holder);
  }

  synchronized String owner() {
    return holderName;
  }

  synchronized boolean refuses(Object who) {
    return holder != null && !holder.equals(who);
  }

  int silence(int change) {
    return silenced.addAndGet(change);
  }

  synchronized List<String> balance() {
    List<String> all = new ArrayList<>();
    if (holder != null && !holder.equals(this)) {
      all.add(uniqueId + " locked " + held + " times by " + holderName);
    }
    if (silenced.get() != 0) {
      all.add(uniqueId + " silenced " + silenced.get() + " times");
    }
    return all;
  }

  /** A command as the drive takes it. */
  ScsiAnswer execute(ScsiCommand command) throws TransportException {
    if (gone) {
      throw new TransportException(TransportException.Fault.GONE, "unplugged");
    }
    synchronized (transport) {
      return transport.execute(command);
    }
  }

  int largestTransfer() {
    return transport.largestTransfer();
  }

  static HResult fault(TransportException e) {
    return switch (e.fault()) {
      case GONE -> NOT_THERE;
      case TIMED_OUT -> TIMED_OUT;
      default -> UNEXPECTED;
    };
  }

  /** Asks; empty where the drive refuses. */
  Optional<byte[]> ask(int allocation, int... cdb) {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment room = arena.allocate(allocation, 4096);
      ScsiAnswer answer = execute(ScsiCommand.receiving(command(cdb), room, TIMEOUT));
      return answer.isGood()
          ? Optional.of(room.asSlice(0, answer.transferred()).toArray(ValueLayout.JAVA_BYTE))
          : Optional.empty();
    } catch (TransportException e) {
      return Optional.empty();
    }
  }

  static Cdb command(int... bytes) {
    byte[] cdb = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      cdb[i] = (byte) bytes[i];
    }
    return Cdb.of(cdb);
  }

  /** A part of INQUIRY, spaces and all. */
  String inquiry(int from, int length) {
    return ask(36, 0x12, 0, 0, 0, 36, 0)
        .map(answer -> new String(answer, from, length, StandardCharsets.US_ASCII))
        .orElse("");
  }

  /** Whether it is ready, and if not why. */
  HResult ready() {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        ScsiAnswer answer = execute(ScsiCommand.of(command(0, 0, 0, 0, 0, 0), TIMEOUT));
        if (answer.isGood()) {
          return HResult.S_OK;
        }
        int asc = answer.sense().map(SenseData::sense).map(sense -> sense.asc()).orElse(0);
        if (asc == 0x3A) {
          return NO_MEDIA;
        }
        if (asc == 0x04) {
          return BECOMING_READY;
        }
      } catch (TransportException e) {
        return fault(e);
      }
    }
    return UNEXPECTED;
  }

  /** The current profile, which tells a CD-R (9) from a CD-RW (10). */
  int profile() {
    return ask(8, 0x46, 0, 0, 0, 0, 0, 0, 0, 8, 0)
        .map(answer -> ((answer[6] & 0xFF) << 8) | (answer[7] & 0xFF))
        .orElse(0);
  }

  boolean isBlank() {
    return ask(34, 0x51, 0, 0, 0, 0, 0, 0, 0, 34, 0)
        .map(answer -> (answer[2] & 3) == 0)
        .orElse(false);
  }

  /** A time in ATIP: 8 where the lead-in starts, 12 where the lead-out may start at the latest. */
  int atip(int at) {
    return ask(28, 0x43, 2, 4, 0, 0, 0, 0, 0, 28, 0)
        .map(
            answer -> {
              int frames = (answer[at] * 60 + answer[at + 1]) * 75 + answer[at + 2];
              return frames - (answer[at] >= 90 ? 450_150 : 150);
            })
        .orElse(0);
  }

  /** The features, current ones or all, each its code. */
  List<Integer> features(boolean currentOnly) {
    List<Integer> codes = new ArrayList<>();
    byte[] answer = configuration(currentOnly);
    for (int at = 8; at + 4 <= answer.length; at += 4 + (answer[at + 3] & 0xFF)) {
      codes.add(((answer[at] & 0xFF) << 8) | (answer[at + 1] & 0xFF));
    }
    return codes;
  }

  /** The profiles, current ones or all; feature 0 has them. */
  List<Integer> profiles(boolean currentOnly) {
    List<Integer> codes = new ArrayList<>();
    byte[] answer = configuration(false);
    if (answer.length >= 12) {
      for (int at = 12; at < Math.min(answer.length, 12 + (answer[11] & 0xFF)); at += 4) {
        if (!currentOnly || (answer[at + 2] & 1) != 0) {
          codes.add(((answer[at] & 0xFF) << 8) | (answer[at + 1] & 0xFF));
        }
      }
    }
    return codes;
  }

  private byte[] configuration(boolean currentOnly) {
    return ask(4096, 0x46, currentOnly ? 1 : 0, 0, 0, 0, 0, 0, 0x10, 0, 0).orElse(new byte[0]);
  }
}
