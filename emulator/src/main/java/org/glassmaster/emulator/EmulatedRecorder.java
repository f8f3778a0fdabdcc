package org.glassmaster.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * An optical recorder in software, as a host sees it through its transport: what {@link
 * Personality} says it is, with a medium that can be put in and taken out.
 *
 * <pre>{@code
 * try (EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern())) {
 *   recorder.insert(BlankMedium.cdr());
 *   // … any program that speaks MMC burns a disc …
 *   Disc burned = recorder.disc().orElseThrow();
 * }
 * }</pre>
 *
 * <p>May be used by several threads; commands are carried out one after another.
 */
public final class EmulatedRecorder implements ScsiTransport {
  private final Personality personality;
  private final Waiter waiter;
  private final Optional<Path> folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Arena arena = Arena.ofShared();
  private final CommandLog log = new CommandLog();
  private final FaultScript faults = new FaultScript();
  private final Drive drive;
  private boolean unplugged;
  private boolean closed;

  private EmulatedRecorder(Personality personality, Waiter waiter, Optional<Path> folder) {
    this.personality = personality;
    this.waiter = waiter;
    this.folder = folder;
    this.drive = new Drive(personality.traits(), waiter, new Workbench(arena), log);
  }

  /**
   * {@return a drive without a medium, in real time}
   *
   * @param personality what the drive is like
   */
  public static EmulatedRecorder of(Personality personality) {
    return of(personality, new RealTime());
  }

  /**
   * {@return a drive without a medium, by another clock}
   *
   * @param personality what the drive is like
   * @param waiter what waits and tells the time
   */
  public static EmulatedRecorder of(Personality personality, Waiter waiter) {
    return new EmulatedRecorder(personality, waiter, Optional.empty());
  }

  /**
   * {@return a drive without a medium, which keeps what it records in a folder of the user's
   * choice}
   *
   * @param personality what the drive is like
   * @param waiter what waits and tells the time
   * @param spoolFolder where what is burned is kept meanwhile
   */
  public static EmulatedRecorder of(Personality personality, Waiter waiter, Path spoolFolder) {
    return new EmulatedRecorder(personality, waiter, Optional.of(spoolFolder));
  }

  /** {@return what kind of drive it is} */
  public Personality personality() {
    return personality;
  }

  /**
   * Puts an unrecorded disc in, in the place of what was there.
   *
   * @param blank the medium
   * @throws UncheckedIOException where there is no room for what will be recorded
   */
  public void insert(BlankMedium blank) {
    lock.lock();
    try {
      requireOpen();
      Path place = folder.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
      drive.insert(new Recordable(blank, new Spool(place)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a pressed disc in, in the place of what was there.
   *
   * @param disc the disc
   */
  public void insert(Disc disc) {
    insert(
        new RawImage(
            Layout.of(disc), Render.DEFAULT.withCountdown(personality.traits().countdown())));
  }

  /**
   * Puts a pressed disc in, in the place of what was there.
   *
   * @param source the disc, sector by sector
   */
  public void insert(DiscSource source) {
    lock.lock();
    try {
      requireOpen();
      drive.insert(new PressedDisc(source));
    } finally {
      lock.unlock();
    }
  }

  /** Takes the medium out. What was recorded on it is gone with it. */
  public void remove() {
    lock.lock();
    try {
      drive.remove();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets things go wrong from now on.
   *
   * @param script what goes wrong, and when
   */
  public void script(Fault... script) {
    lock.lock();
    try {
      for (Fault fault : script) {
        faults.add(fault);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing go wrong any more, and plugs the drive in. */
  public void mend() {
    lock.lock();
    try {
      faults.clear();
      unplugged = false;
    } finally {
      lock.unlock();
    }
  }

  /** Resets the drive, as its bus or a power cycle would. */
  public void reset() {
    lock.lock();
    try {
      drive.reset();
    } finally {
      lock.unlock();
    }
  }

  /** {@return what it was asked, and what it answered} */
  public CommandLog log() {
    return log;
  }

  /**
   * {@return the disc that lies in it: what was inserted, or all closed sessions of what was
   * recorded}
   */
  public Optional<Disc> disc() {
    return content().map(DiscSource::disc);
  }

  /**
   * {@return every sector of that disc} Of a recorded one it is readable until it leaves the drive
   * or is written on.
   */
  public Optional<DiscSource> content() {
    lock.lock();
    try {
      Medium medium = drive.medium();
      return medium == null ? Optional.empty() : medium.content();
    } finally {
      lock.unlock();
    }
  }

  /** {@return what was noticed when recorded sessions were read back} */
  public List<Finding> findings() {
    lock.lock();
    try {
      return drive.medium() instanceof Recordable recordable ? recordable.findings() : List.of();
    } finally {
      lock.unlock();
    }
  }

  /** {@return whether a recording has begun that is not at its end} */
  public boolean isRecording() {
    lock.lock();
    try {
      return drive.recorder().isBurning();
    } finally {
      lock.unlock();
    }
  }

  /** {@return whether the tray is out} */
  public boolean isTrayOpen() {
    lock.lock();
    try {
      return drive.trayOpen();
    } finally {
      lock.unlock();
    }
  }

  /** {@return whether the host holds the medium in} */
  public boolean isLocked() {
    lock.lock();
    try {
      return drive.locked();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return "emulated " + personality.traits().vendor() + " " + personality.traits().product();
  }

  @Override
  public int largestTransfer() {
    return personality.traits().largestTransfer();
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return arena.allocate(bytes, 4096);
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    lock.lock();
    try {
      if (closed || unplugged) {
        throw new TransportException(TransportException.Fault.GONE, "the drive is unplugged");
      }
      if (command.data().byteSize() > personality.traits().largestTransfer()) {
        throw new TransportException(
            TransportException.Fault.TOO_LARGE,
            command.data().byteSize()
                + " bytes are more than "
                + personality.traits().largestTransfer());
      }
      long now = waiter.nanoTime();
      @Nullable ScsiAnswer answer = null;
      try {
        Optional<Fault.Effect> effect = faults.next(command.cdb());
        answer = effect.isPresent() ? suffer(effect.get(), command) : carryOut(command);
        return answer;
      } finally {
        log.note(now, command, answer);
      }
    } finally {
      lock.unlock();
    }
  }

  private ScsiAnswer carryOut(ScsiCommand command) {
    try {
      if (command.cdb().length() < Request.length(command.cdb().opcode())) {
        throw new Refusal(Refusal.INVALID_FIELD);
      }
      return ScsiAnswer.good(drive.execute(new Request(command)));
    } catch (Refusal refusal) {
      return ScsiAnswer.check(refusal.sense(), 0);
    } catch (IOException e) {
      return ScsiAnswer.check(SenseData.of(Refusal.INTERNAL_FAILURE), 0);
    }
  }

  private ScsiAnswer suffer(Fault.Effect effect, ScsiCommand command) throws TransportException {
    return switch (effect) {
      case Fault.Check check -> ScsiAnswer.check(SenseData.of(check.sense()), 0);
      case Fault.Deferred deferred -> {
        ScsiAnswer answer = carryOut(command);
        drive.defer(deferred.sense());
        yield answer;
      }
      case Fault.Status status -> new ScsiAnswer(status.status(), 0, Optional.empty());
      case Fault.Ignored ignored -> ScsiAnswer.good((int) command.data().byteSize());
      case Fault.TimedOut timedOut -> {
        carryOut(command);
        pass(command.timeout());
        throw new TransportException(
            TransportException.Fault.TIMED_OUT, "no answer within " + command.timeout());
      }
      case Fault.Unplugged gone -> {
        unplugged = true;
        throw new TransportException(TransportException.Fault.GONE, "the drive was unplugged");
      }
      case Fault.Reset reset -> {
        drive.reset();
        throw new TransportException(TransportException.Fault.RESET, "the drive was reset");
      }
      case Fault.Broken broken ->
          throw new TransportException(TransportException.Fault.BROKEN, "the way broke");
      case Fault.Truncated cut -> {
        ScsiAnswer answer = carryOut(command);
        yield new ScsiAnswer(
            answer.status(), Math.min(answer.transferred(), cut.bytes()), answer.sense());
      }
      case Fault.Garbage garbage -> garble(garbage, command);
      case Fault.WrongLength wrong -> {
        ScsiAnswer answer = carryOut(command);
        if (command.direction() == ScsiCommand.Direction.FROM_DRIVE && answer.transferred() >= 2) {
          command.data().set(ValueLayout.JAVA_BYTE, 0, (byte) (wrong.length() >> 8));
          command.data().set(ValueLayout.JAVA_BYTE, 1, (byte) wrong.length());
        }
        yield answer;
      }
    };
  }

  private ScsiAnswer garble(Fault.Garbage garbage, ScsiCommand command) {
    byte[] bytes = new byte[(int) command.data().byteSize()];
    new Random(garbage.seed()).nextBytes(bytes);
    MemorySegment noise = MemorySegment.ofArray(bytes);
    if (command.direction() == ScsiCommand.Direction.TO_DRIVE) {
      return carryOut(ScsiCommand.sending(command.cdb(), noise, command.timeout()));
    }
    ScsiAnswer answer = carryOut(command);
    MemorySegment.copy(noise, 0, command.data(), 0, bytes.length);
    return bytes.length == 0 ? answer : ScsiAnswer.good(bytes.length);
  }

  private void pass(Duration duration) {
    try {
      waiter.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the drive is closed");
    }
  }

  /** Ends the drive; what it recorded goes with it. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        drive.remove();
        arena.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The machine's own clock. */
  private static final class RealTime implements Waiter {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      Thread.sleep(duration);
    }
  }
}
