package org.glassmaster.mmc.internal.record;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.answer.BufferCapacity;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.Reply;
import org.glassmaster.mmc.internal.sense.SenseAction;
import org.jspecify.annotations.Nullable;

/**
 * The thread that writes: sends batches in their order, and the same one again while the drive's
 * buffer is full. It owns the transport until it has ended.
 */
final class Writer implements Runnable {
  private static final Duration PAUSE_STEP = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(25);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Drive drive;
  private final BlockingQueue<WriteRing.Batch> full = new LinkedBlockingQueue<>();
  private final BlockingQueue<WriteRing.Batch> free;
  private final Cancellation cancellation;
  private final int lastLeadOut;

  private volatile boolean stopping;
  private volatile boolean ended;
  private volatile boolean begun;
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger recovered = new AtomicInteger();
  private volatile int nextLba;
  private volatile double driveBuffer = Double.NaN;
  private volatile @Nullable WriteTrouble trouble;
  private volatile @Nullable Refused refused;
  private boolean asksBuffer = true;
  private long lastLook;

  Writer(
      Drive drive,
      BlockingQueue<WriteRing.Batch> free,
      Cancellation cancellation,
      int lastLeadOut,
      boolean begun) {
    this.drive = drive;
    this.free = free;
    this.cancellation = cancellation;
    this.lastLeadOut = lastLeadOut;
    this.begun = begun;
    this.lastLook = drive.waiter().nanoTime();
  }

  /** Hands a batch over. */
  void take(WriteRing.Batch batch) {
    full.add(batch);
  }

  /** Ends after the command under way. */
  void stop() {
    stopping = true;
  }

  private boolean isStopping() {
    return stopping || cancellation.isWished();
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        WriteRing.Batch batch = full.take();
        more = !batch.last && !isStopping() && write(batch);
        free.add(batch);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but a waiter that gives up: it has ended then.
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Whatever it is, the thread that waits for this one has to hear of it.
      trouble = WriteTrouble.of(e, nextLba);
    } finally {
      ended = true;
    }
  }

  private boolean write(WriteRing.Batch batch) throws InterruptedException {
    nextLba = batch.lba;
    ScsiCommand command =
        ScsiCommand.sending(
            Commands.write(batch.lba, batch.blocks),
            batch.memory.asSlice(0, batch.bytes),
            drive.options().limits().write());
    long deadline = drive.waiter().nanoTime() + drive.options().limits().write().toNanos();
    Duration pause = Duration.ZERO;
    while (true) {
      ScsiAnswer answer;
      try {
        answer = drive.send(command);
      } catch (TransportException e) {
        trouble = WriteTrouble.of(e, batch.lba);
        return false;
      }
      if (answer.isGood()) {
        return done(batch, answer);
      }
      if (!isFull(answer)) {
        refuse(batch, answer);
        return false;
      }
      if (isStopping()) {
        return false;
      }
      if (drive.waiter().nanoTime() >= deadline) {
        trouble =
            WriteTrouble.simple(
                "write-failed",
                "the drive's buffer stays full, it does not go on",
                batch.lba,
                "switch the drive off and on, and take another medium");
        return false;
      }
      repeats.incrementAndGet();
      drive.waiter().pause(pause);
      pause = pause.plus(PAUSE_STEP);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private boolean done(WriteRing.Batch batch, ScsiAnswer answer) {
    if (answer.transferred() < batch.bytes) {
      trouble =
          WriteTrouble.simple(
              "write-failed",
              "the drive took only " + answer.transferred() + " of " + batch.bytes + " bytes",
              batch.lba,
              "look at the cable of the drive");
      return false;
    }
    if (answer.sense().isPresent() && answer.sense().get().sense().key() != 0) {
      recovered.incrementAndGet();
    }
    begun = true;
    nextLba = batch.lba + batch.blocks;
    written.addAndGet(batch.blocks);
    return look();
  }

  /** Whether the same data is to be sent again, since the drive has no room for it yet. */
  private boolean isFull(ScsiAnswer answer) {
    if (answer.status() == ScsiAnswer.BUSY || answer.status() == ScsiAnswer.TASK_SET_FULL) {
      return true;
    }
    return answer
        .sense()
        .filter(data -> !data.deferred())
        .map(data -> drive.meaning(data.sense()).action() == SenseAction.WAIT)
        .orElse(false);
  }

  /** As long as nothing was written, a refusal leaves room for another way. */
  private void refuse(WriteRing.Batch batch, ScsiAnswer answer) {
    if (!begun && Refused.isOne(answer)) {
      refused = Refused.of("the drive does not take the first sectors", answer);
    } else {
      trouble = WriteTrouble.of(drive, answer, batch.lba, lastLeadOut);
    }
  }

  /**
   * Looks how full the drive's buffer is: seldom, since drives have other things to do. A drive may
   * take the occasion to tell of a write that has failed meanwhile.
   */
  private boolean look() {
    long now = drive.waiter().nanoTime();
    if (!asksBuffer || now - lastLook < BETWEEN_LOOKS.toNanos()) {
      return true;
    }
    lastLook = now;
    try {
      Reply reply = drive.askOnce(Commands.readBufferCapacity(), BufferCapacity.LENGTH);
      if (reply.answer().sense().map(SenseData::deferred).orElse(false)) {
        trouble = WriteTrouble.of(drive, reply.answer(), nextLba, lastLeadOut);
        return false;
      }
      Optional<BufferCapacity> capacity = BufferCapacity.parse(reply.data());
      asksBuffer = reply.isGood() && capacity.isPresent();
      driveBuffer = capacity.map(BufferCapacity::fill).orElse(Double.NaN);
      return true;
    } catch (TransportException e) {
      trouble = WriteTrouble.of(e, nextLba);
      return false;
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether anything reached the drive. */
  boolean hasBegun() {
    return begun;
  }

  /** Sectors that the drive took. */
  int written() {
    return written.get();
  }

  /** The sector that is sent now, or would be sent next. */
  int nextLba() {
    return nextLba;
  }

  /** How often data was sent again since the drive had no room. */
  int repeats() {
    return repeats.get();
  }

  /** How often the drive told of an error that it recovered from. */
  int recovered() {
    return recovered.get();
  }

  /** Batches that wait to be sent. */
  int waiting() {
    return full.size();
  }

  /** How full the drive's buffer is, 0 to 1; not a number where it is not known. */
  double driveBuffer() {
    return driveBuffer;
  }

  /** Why it ended early. */
  @Nullable WriteTrouble trouble() {
    return trouble;
  }

  /** Why it never began. */
  @Nullable Refused refused() {
    return refused;
  }
}
