package org.glassmaster.mmc.internal.record;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.internal.drive.Drive;
import org.jspecify.annotations.Nullable;

/**
 * Sends runs of sectors: renders them on the caller's thread into the ring, from which the writing
 * thread takes them. The drive is not asked to begin before the ring is full.
 */
final class WriteStream {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int LOOKS_UNTIL_WORDS = 5;
  private static final int STEP = 75;

  private final Drive drive;
  private final WriteRing ring;
  private final Job job;
  private final int lastLeadOut;
  private final int programme;

  private int leadInBlocks;
  private int doneBefore;
  private boolean begun;
  private boolean interrupted;
  private int repeats;
  private int recovered;
  private @Nullable WriteTrouble trouble;

  /**
   * A stream for all runs of a recording.
   *
   * @param lastLeadOut from where on the medium may just be full
   * @param sectors those of all runs, but for blocks that carry no main channel
   */
  WriteStream(Drive drive, WriteRing ring, Job job, int lastLeadOut, int sectors) {
    this.drive = drive;
    this.ring = ring;
    this.job = job;
    this.lastLeadOut = lastLeadOut;
    this.programme = sectors;
  }

  /**
   * Sends runs. When this returns, no thread of it is left.
   *
   * @return whether all of it went out: otherwise there is trouble, or stopping was wished
   */
  boolean send(List<Run> runs) throws SourceException, Refused {
    BlockingQueue<WriteRing.Batch> free = ring.empty();
    Writer writer = new Writer(drive, free, job.cancellation(), lastLeadOut, begun);
    Thread thread = new Thread(writer, "glassmaster-writer");
    thread.setDaemon(true);
    Teller teller = new Teller(runs, writer);
    boolean whole = false;
    try {
      whole = fill(runs, writer, thread, free, teller);
    } finally {
      if (!whole) {
        writer.stop();
      }
      finish(writer, thread, teller);
      doneBefore += writer.written();
      begun |= writer.hasBegun();
      repeats += writer.repeats();
      recovered += writer.recovered();
      trouble = writer.trouble();
    }
    Refused refused = writer.refused();
    if (refused != null) {
      throw refused;
    }
    return whole && trouble == null && !job.cancellation().isWished();
  }

  private boolean fill(
      List<Run> runs,
      Writer writer,
      Thread thread,
      BlockingQueue<WriteRing.Batch> free,
      Teller teller)
      throws SourceException {
    for (Run run : runs) {
      int most = ring.blocks(run.blocks());
      for (int lba = run.first(); lba < run.end(); lba += most) {
        WriteRing.Batch batch = slot(writer, thread, free, teller);
        if (batch == null) {
          return false;
        }
        batch.lba = lba;
        batch.blocks = Math.min(most, run.end() - lba);
        batch.bytes = batch.blocks * run.blocks().bytes();
        run.blocks().render(lba, batch.blocks, batch.memory);
        writer.take(batch);
        teller.tell(false);
      }
    }
    return true;
  }

  /** The next empty slot; none where there is no sense in going on. */
  private WriteRing.@Nullable Batch slot(
      Writer writer, Thread thread, BlockingQueue<WriteRing.Batch> free, Teller teller) {
    WriteRing.Batch batch = free.poll();
    if (batch == null) {
      start(thread);
    }
    while (batch == null || writer.hasEnded() || job.cancellation().isWished()) {
      if (writer.hasEnded() || job.cancellation().isWished()) {
        return null;
      }
      teller.tell(false);
      batch = poll(free);
    }
    return batch;
  }

  private WriteRing.@Nullable Batch poll(BlockingQueue<WriteRing.Batch> free) {
    try {
      return free.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Stopping has its own way; a disc is not lost to an interrupt.
      interrupted = true;
      return free.poll();
    }
  }

  private static void start(Thread thread) {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  /** Waits until everything is sent, or the command under way has ended. */
  private void finish(Writer writer, Thread thread, Teller teller) {
    WriteRing.Batch end = new WriteRing.Batch(MemorySegment.NULL);
    end.last = true;
    writer.take(end);
    start(thread);
    int looks = 0;
    while (thread.isAlive()) {
      try {
        thread.join(LOOK);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (job.cancellation().isWished()) {
        if (looks++ == LOOKS_UNTIL_WORDS) {
          job.tell(
              new Progress.Noticed(
                  RecordFinding.WAITING.of(
                      "stopping waits for the drive to end WRITE at LBA " + writer.nextLba())));
        }
      }
      teller.tell(false);
    }
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
    teller.tell(true);
  }

  /** Whether anything reached the drive. */
  boolean hasBegun() {
    return begun;
  }

  /** Counts on blocks of a lead-in as well, which carry CD-TEXT and no main channel. */
  void expectLeadIn(int blocks) {
    leadInBlocks += blocks;
  }

  /**
   * Sectors with main channel that the drive took. Blocks of a lead-in are none: how long a drive
   * takes over them is its own affair.
   */
  int written() {
    return Math.max(0, doneBefore - leadInBlocks);
  }

  /** How often data was sent again since the drive had no room. */
  int repeats() {
    return repeats;
  }

  /** How often the drive told of an error that it recovered from. */
  int recovered() {
    return recovered;
  }

  /** Why it ended early. */
  @Nullable WriteTrouble trouble() {
    return trouble;
  }

  /** Tells how far the drive has come, on the rendering thread. */
  private final class Teller {
    private final List<Run> runs;
    private final Writer writer;
    private int current = -1;
    private int runEnd;
    private int told;

    Teller(List<Run> runs, Writer writer) {
      this.runs = runs;
      this.writer = writer;
    }

    void tell(boolean atLast) {
      int done = writer.written();
      if (!writer.hasBegun()) {
        return;
      }
      boolean news = done - told >= STEP || (atLast && done > told);
      while (current < 0 || (done >= runEnd && current + 1 < runs.size())) {
        if (current >= 0) {
          advanced(runEnd);
        }
        current++;
        Run run = runs.get(current);
        runEnd += run.count();
        job.tell(new Progress.PhaseBegun(run.phase(), run.track()));
        news |= done > told;
      }
      if (news) {
        advanced(done);
      }
    }

    private void advanced(int done) {
      if (done <= told) {
        return;
      }
      told = done;
      Run run = runs.get(current);
      double buffer = writer.driveBuffer();
      job.tell(
          new Progress.Advanced(
              run.phase(),
              run.track(),
              doneBefore + done,
              leadInBlocks + programme,
              OptionalDouble.of((double) Math.min(writer.waiting(), ring.size()) / ring.size()),
              Double.isNaN(buffer) ? OptionalDouble.empty() : OptionalDouble.of(buffer)));
    }
  }
}
