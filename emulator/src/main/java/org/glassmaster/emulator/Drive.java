package org.glassmaster.emulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.SenseData;
import org.jspecify.annotations.Nullable;

/** The state of the drive, and which part of it answers which command. */
final class Drive {
  /** Media events (MMC, GET EVENT STATUS NOTIFICATION). */
  static final int NO_EVENT = 0;

  static final int EJECT_REQUEST = 1;
  static final int NEW_MEDIUM = 2;
  static final int REMOVAL = 3;

  private final Traits personality;
  private final Waiter waiter;
  private final ModePages pages;
  private final Recorder recorder;
  private final Inquiries inquiries;
  private final DiscQueries discQueries;
  private final Readings readings;
  private final Deque<Sense> attentions = new ArrayDeque<>();
  private @Nullable Sense deferred;
  private SenseData sense = SenseData.of(Refusal.NO_SENSE);
  private @Nullable Medium medium;
  private @Nullable Operation operation;
  private boolean trayOpen;
  private boolean locked;
  private boolean stopped;
  private int event = NO_EVENT;
  private int readSpeed;
  private int writeSpeed;
  private int position;

  /** Something that goes on after its command has ended. */
  private record Operation(Sense sense, long start, long nanos) {}

  Drive(Traits personality, Waiter waiter, Workbench bench, CommandLog log) {
    this.personality = personality;
    this.waiter = waiter;
    this.pages = new ModePages(personality);
    this.recorder = new Recorder(this, bench, log);
    this.inquiries = new Inquiries(this);
    this.discQueries = new DiscQueries(this);
    this.readings = new Readings(this);
    this.readSpeed = personality.readSpeed();
    this.writeSpeed = personality.writeSpeeds().getFirst();
    attentions.add(Refusal.POWER_ON);
  }

  Traits personality() {
    return personality;
  }

  Waiter waiter() {
    return waiter;
  }

  ModePages pages() {
    return pages;
  }

  Recorder recorder() {
    return recorder;
  }

  boolean trayOpen() {
    return trayOpen;
  }

  boolean locked() {
    return locked;
  }

  void lock(boolean prevent) {
    locked = prevent;
  }

  int readSpeed() {
    return readSpeed;
  }

  int writeSpeed() {
    return writeSpeed;
  }

  void speeds(int read, int write) {
    readSpeed = read;
    writeSpeed = write;
  }

  /** The sector after the last one that was read. */
  int position() {
    return position;
  }

  void position(int lba) {
    position = lba;
  }

  @Nullable Medium medium() {
    return medium;
  }

  /** The medium, once it can be used. */
  Medium requireMedium() throws Refusal {
    Medium here = medium;
    if (trayOpen) {
      throw new Refusal(Refusal.TRAY_OPEN);
    }
    if (here == null) {
      throw new Refusal(Refusal.TRAY_CLOSED);
    }
    requireIdle();
    if (stopped) {
      // A command that needs the disc spins it up.
      stopped = false;
    }
    return here;
  }

  /** Refuses while something is going on. */
  void requireIdle() throws Refusal {
    Operation going = operation;
    if (going == null) {
      return;
    }
    long passed = waiter.nanoTime() - going.start;
    if (passed >= going.nanos) {
      operation = null;
      return;
    }
    throw new Refusal(
        SenseData.of(going.sense).withProgress((int) (passed * 65536.0 / going.nanos)));
  }

  /** Lets something go on: the command waits for it, or ends at once. */
  void carryOn(Sense busy, Duration duration, boolean immediate) {
    if (duration.isZero() || duration.isNegative()) {
      return;
    }
    if (!immediate) {
      try {
        waiter.pause(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    operation = new Operation(busy, waiter.nanoTime(), duration.toNanos());
  }

  /** The event since the last question, and forgets it. */
  int takeEvent() {
    int happened = event;
    event = NO_EVENT;
    return happened;
  }

  /** What the last refused command said; asking clears it. */
  SenseData takeSense() {
    SenseData said = sense;
    sense = SenseData.of(Refusal.NO_SENSE);
    try {
      requireIdle();
    } catch (Refusal busy) {
      boolean same = said.sense().equals(busy.sense().sense());
      return same || said.sense().equals(Refusal.NO_SENSE) ? busy.sense() : said;
    }
    return said;
  }

  /** A medium comes in, by hand. */
  void insert(Medium next) {
    remove();
    medium = next;
    trayOpen = false;
    arrived();
  }

  private void arrived() {
    stopped = false;
    event = NEW_MEDIUM;
    attend(Refusal.MEDIUM_CHANGED);
    carryOn(Refusal.BECOMING_READY, personality.spinUp(), true);
  }

  /** The medium goes, by hand. */
  void remove() {
    recorder.abandon();
    if (medium instanceof Recordable recordable) {
      recordable.close();
    }
    if (medium != null) {
      event = REMOVAL;
    }
    medium = null;
    operation = null;
  }

  private void attend(Sense next) {
    if (!attentions.contains(next)) {
      attentions.add(next);
    }
  }

  /** As by the bus: what was going on is lost. */
  void reset() {
    recorder.abandon();
    pages.reset();
    operation = null;
    locked = false;
    attentions.clear();
    attentions.add(Refusal.POWER_ON);
  }

  /** START STOP UNIT. */
  void startStop(boolean eject, boolean start) throws Refusal {
    requireIdle();
    if (!eject) {
      stopped = !start;
      return;
    }
    if (start) {
      if (trayOpen) {
        trayOpen = false;
        if (medium != null) {
          arrived();
        }
      }
      return;
    }
    if (locked && !trayOpen) {
      throw new Refusal(Refusal.REMOVAL_PREVENTED);
    }
    if (!trayOpen) {
      recorder.abandon();
      pages.reset();
      trayOpen = true;
      event = REMOVAL;
    }
  }

  /** Lets the next command tell of an error with this one. */
  void defer(Sense error) {
    deferred = error;
  }

  /** Carries a command out; the answer is how many bytes moved. */
  int execute(Request request) throws Refusal, IOException {
    int opcode = request.opcode();
    boolean asks =
        opcode == Opcode.INQUIRY
            || opcode == Opcode.REQUEST_SENSE
            || opcode == Opcode.GET_CONFIGURATION
            || opcode == Opcode.GET_EVENT_STATUS;
    try {
      if (!asks && !attentions.isEmpty()) {
        throw new Refusal(attentions.removeFirst());
      }
      Sense earlier = deferred;
      if (!asks && earlier != null) {
        deferred = null;
        throw new Refusal(new SenseData(earlier, true, OptionalInt.empty(), OptionalInt.empty()));
      }
      int moved = dispatch(request, opcode);
      if (opcode != Opcode.REQUEST_SENSE) {
        sense = SenseData.of(Refusal.NO_SENSE);
      }
      return moved;
    } catch (Refusal refusal) {
      sense = refusal.sense();
      throw refusal;
    }
  }

  private int dispatch(Request request, int opcode) throws Refusal, IOException {
    return switch (opcode) {
      case Opcode.TEST_UNIT_READY -> {
        requireMedium();
        yield 0;
      }
      case Opcode.REZERO, Opcode.SEEK_10 -> {
        requireMedium();
        yield 0;
      }
      case Opcode.INQUIRY,
          Opcode.REQUEST_SENSE,
          Opcode.START_STOP,
          Opcode.PREVENT_ALLOW,
          Opcode.GET_EVENT_STATUS,
          Opcode.GET_CONFIGURATION,
          Opcode.MODE_SENSE_6,
          Opcode.MODE_SENSE_10,
          Opcode.MODE_SELECT_6,
          Opcode.MODE_SELECT_10,
          Opcode.MECHANISM_STATUS,
          Opcode.READ_BUFFER,
          Opcode.GET_PERFORMANCE,
          Opcode.SET_SPEED,
          Opcode.SET_STREAMING ->
          inquiries.execute(request, opcode);
      case Opcode.READ_CAPACITY,
          Opcode.READ_TOC,
          Opcode.READ_SUBCHANNEL,
          Opcode.READ_DISC_INFORMATION,
          Opcode.READ_TRACK_INFORMATION ->
          discQueries.execute(request, opcode, requireMedium());
      case Opcode.READ_10, Opcode.READ_12, Opcode.READ_CD, Opcode.READ_CD_MSF, Opcode.READ_CD_DA ->
          readings.execute(request, opcode, requireMedium());
      case Opcode.WRITE_10,
          Opcode.WRITE_12,
          Opcode.SYNCHRONIZE_CACHE,
          Opcode.CLOSE_SESSION,
          Opcode.RESERVE_TRACK,
          Opcode.SEND_OPC,
          Opcode.SEND_CUE_SHEET,
          Opcode.READ_BUFFER_CAPACITY,
          Opcode.BLANK ->
          recorder.execute(request, opcode);
      default -> throw new Refusal(Refusal.INVALID_COMMAND);
    };
  }
}
