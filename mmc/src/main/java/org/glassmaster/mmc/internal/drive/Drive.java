package org.glassmaster.mmc.internal.drive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.sense.SenseAction;
import org.glassmaster.mmc.internal.sense.SenseMeaning;
import org.glassmaster.mmc.internal.sense.SenseTable;

/**
 * A drive one can talk to. Questions are asked with patience: a drive that is becoming ready is
 * waited for, a unit attention makes the question be asked again, all within a limit. What the
 * drive refuses for good is an answer; faults of the way to it are thrown.
 *
 * <p>Used by one thread at a time, as the transport is.
 */
public final class Drive {
  /** The logger of the SCSI trace. */
  public static final String TRACE = "org.glassmaster.scsi";

  private static final int ANSWER_ROOM = 1 << 16;
  private static final int UNIT_ATTENTIONS = 4;
  private static final int BROKEN_WAYS = 2;
  private static final int STARTS = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final ScsiTransport transport;
  private final String location;
  private final MmcOptions options;
  private final Waiter waiter;
  private final Cancellation cancellation;
  private final SenseTable table;
  private final DriveFaults faults;
  private final Trace trace;
  private final MemorySegment room;

  public Drive(ScsiTransport transport, String location, MmcOptions options, Waiter waiter) {
    this.transport = transport;
    this.location = location;
    this.options = options;
    this.waiter = waiter;
    this.cancellation = new Cancellation();
    this.table = SenseTable.load();
    this.faults = new DriveFaults(location, table);
    this.trace = new Trace(location);
    this.room = transport.buffer(Math.min(ANSWER_ROOM, transport.largestTransfer()));
  }

  private Drive(Drive drive, Cancellation cancellation) {
    this.transport = drive.transport;
    this.location = drive.location;
    this.options = drive.options;
    this.waiter = drive.waiter;
    this.cancellation = cancellation;
    this.table = drive.table;
    this.faults = drive.faults;
    this.trace = drive.trace;
    this.room = drive.room;
  }

  /** The same drive, whose waiting ends when that is wished. */
  public Drive heeding(Cancellation other) {
    return new Drive(this, other);
  }

  /** The words people know it by. */
  public String location() {
    return location;
  }

  public MmcOptions options() {
    return options;
  }

  public Waiter waiter() {
    return waiter;
  }

  /** The most bytes that one command can move. */
  public int largestTransfer() {
    return transport.largestTransfer();
  }

  /** Memory of the transport, which is gone when that closes: ask once, use it often. */
  public MemorySegment buffer(int bytes) {
    return transport.buffer(bytes);
  }

  /** How much can be asked for at once, of what someone would like. */
  public int room(int wanted) {
    return (int) Math.min(wanted, room.byteSize());
  }

  /** What a drive means. */
  public SenseMeaning meaning(Sense sense) {
    return table.of(sense);
  }

  /**
   * Sends a command once, whatever becomes of it. An error that was recovered from is a success.
   */
  public ScsiAnswer send(ScsiCommand command) throws TransportException {
    ScsiAnswer answer = carry(command);
    if (answer.status() == ScsiAnswer.CHECK_CONDITION && answer.sense().isEmpty()) {
      answer = new ScsiAnswer(answer.status(), answer.transferred(), requestSense());
    }
    Optional<SenseData> sense = answer.sense();
    boolean done =
        answer.status() == ScsiAnswer.CHECK_CONDITION
            && sense.isPresent()
            && table.of(sense.get().sense()).action() == SenseAction.GO_ON;
    return done ? new ScsiAnswer(ScsiAnswer.GOOD, answer.transferred(), sense) : answer;
  }

  private ScsiAnswer carry(ScsiCommand command) throws TransportException {
    long began = waiter.nanoTime();
    try {
      ScsiAnswer answer = transport.execute(command);
      if (trace.isOn()) {
        trace.tell(command, answer, waiter.nanoTime() - began);
      }
      return answer;
    } catch (TransportException e) {
      if (trace.isOn()) {
        trace.tell(command, e, waiter.nanoTime() - began);
      }
      throw e;
    }
  }

  /** Asks why, where the way does not bring that along by itself. */
  private Optional<SenseData> requestSense() throws TransportException {
    MemorySegment into = MemorySegment.ofArray(new byte[SenseData.FIXED_LENGTH]);
    MemorySegment via = room.asSlice(0, SenseData.FIXED_LENGTH);
    ScsiAnswer answer =
        carry(
            ScsiCommand.receiving(
                Commands.requestSense(SenseData.FIXED_LENGTH), via, options.limits().query()));
    if (!answer.isGood()) {
      return Optional.empty();
    }
    MemorySegment.copy(via, 0, into, 0, SenseData.FIXED_LENGTH);
    return SenseData.parse(
        into.asSlice(0, Math.clamp(answer.transferred(), 0, SenseData.FIXED_LENGTH)));
  }

  /**
   * Sends a command that may be repeated, with patience. What comes back is a success or what the
   * drive insists on.
   */
  public ScsiAnswer attempt(ScsiCommand command) throws GlassmasterException {
    long deadline = waiter.nanoTime() + options.limits().ready().toNanos();
    Duration pause = FIRST_PAUSE;
    int attentions = UNIT_ATTENTIONS;
    int breaks = BROKEN_WAYS;
    int starts = STARTS;
    while (true) {
      ScsiAnswer answer;
      try {
        answer = send(command);
      } catch (TransportException e) {
        boolean again =
            e.fault() == TransportException.Fault.BROKEN
                || e.fault() == TransportException.Fault.RESET;
        if (!again || breaks-- == 0) {
          throw faults.of(e);
        }
        pause(pause);
        continue;
      }
      if (answer.isGood()) {
        return answer;
      }
      Patience patience = patience(answer);
      boolean over =
          switch (patience) {
            case NONE -> true;
            case AT_ONCE -> attentions-- == 0;
            case AFTER_START -> starts-- == 0;
            case AFTER_PAUSE -> waiter.nanoTime() >= deadline;
          };
      if (over) {
        return answer;
      }
      if (patience == Patience.AFTER_START) {
        startUnit();
      } else if (patience == Patience.AFTER_PAUSE) {
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private enum Patience {
    NONE,
    AT_ONCE,
    AFTER_START,
    AFTER_PAUSE
  }

  private Patience patience(ScsiAnswer answer) {
    if (answer.status() == ScsiAnswer.BUSY || answer.status() == ScsiAnswer.TASK_SET_FULL) {
      return Patience.AFTER_PAUSE;
    }
    if (answer.sense().isEmpty()) {
      return Patience.NONE;
    }
    if (answer.sense().get().deferred()) {
      // It tells of an earlier command; this one was not looked at.
      return Patience.AT_ONCE;
    }
    return switch (table.of(answer.sense().get().sense()).action()) {
      case RETRY, WAIT -> Patience.AFTER_PAUSE;
      case START -> Patience.AFTER_START;
      case REPEAT -> Patience.AT_ONCE;
      case GO_ON, MEDIUM, UNREADABLE, ADAPT, IGNORE, FAIL -> Patience.NONE;
    };
  }

  private void startUnit() throws GlassmasterException {
    try {
      ScsiAnswer _ =
          send(ScsiCommand.of(Commands.startStop(Commands.Motion.START), options.limits().ready()));
    } catch (TransportException e) {
      throw faults.of(e);
    }
  }

  /** Asks, with patience. */
  public Reply ask(Cdb cdb, int allocation) throws GlassmasterException {
    MemorySegment via = room.asSlice(0, room(allocation));
    return reply(attempt(ScsiCommand.receiving(cdb, via, options.limits().query())), via);
  }

  /** Asks once, whatever becomes of it. */
  public Reply askOnce(Cdb cdb, int allocation) throws TransportException {
    MemorySegment via = room.asSlice(0, room(allocation));
    return reply(send(ScsiCommand.receiving(cdb, via, options.limits().query())), via);
  }

  private static Reply reply(ScsiAnswer answer, MemorySegment via) {
    int came = answer.isGood() ? Math.clamp(answer.transferred(), 0, (int) via.byteSize()) : 0;
    byte[] bytes = via.asSlice(0, came).toArray(ValueLayout.JAVA_BYTE);
    return new Reply(answer, new AnswerBytes(MemorySegment.ofArray(bytes)));
  }

  /**
   * Asks, and takes no refusal.
   *
   * @param doing what is being done, as the beginning of a sentence
   */
  public AnswerBytes require(String doing, Cdb cdb, int allocation) throws GlassmasterException {
    Reply reply = ask(cdb, allocation);
    if (!reply.isGood()) {
      throw fault(doing, reply.answer());
    }
    return reply.data();
  }

  /** Sends a command without data, with patience. */
  public ScsiAnswer tell(Cdb cdb, Duration limit) throws GlassmasterException {
    return attempt(ScsiCommand.of(cdb, limit));
  }

  /** Sends a command with data, with patience. */
  public ScsiAnswer tell(Cdb cdb, byte[] data, Duration limit) throws GlassmasterException {
    MemorySegment via = room.asSlice(0, data.length);
    MemorySegment.copy(MemorySegment.ofArray(data), 0, via, 0, data.length);
    return attempt(ScsiCommand.sending(cdb, via, limit));
  }

  /** Sends a command without data, with patience, and takes no refusal. */
  public void demand(String doing, Cdb cdb, Duration limit) throws GlassmasterException {
    ScsiAnswer answer = tell(cdb, limit);
    if (!answer.isGood()) {
      throw fault(doing, answer);
    }
  }

  /**
   * Waits until the medium is ready.
   *
   * @throws GlassmasterException where there is none, or it does not become ready in time
   */
  public void awaitReady() throws GlassmasterException {
    demand("the medium is not ready", Commands.testUnitReady(), options.limits().query());
  }

  /** What a refusal becomes, as long as nothing is being written. */
  public GlassmasterException fault(String doing, ScsiAnswer answer) {
    return faults.of(doing, answer);
  }

  /** What a broken way becomes, as long as nothing is being written. */
  public DeviceException fault(TransportException broken) {
    return faults.of(broken);
  }

  /** Lets time pass; ends at once where stopping is wished. */
  public void pause(Duration duration) throws CancelledException {
    cancellation.checkpoint(false);
    try {
      waiter.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while the drive was waited for", false);
    }
    cancellation.checkpoint(false);
  }
}
