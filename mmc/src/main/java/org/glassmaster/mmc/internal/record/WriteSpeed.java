package org.glassmaster.mmc.internal.record;

import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.internal.answer.CapabilityPage;
import org.glassmaster.mmc.internal.answer.WriteSpeeds;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.Reply;

/** The speed of writing. Drives take the next lower one they have, or refuse. */
final class WriteSpeed {
  /** Tenths of a kilobyte of 1000 bytes in a second at single speed: 75 sectors of 2352 bytes. */
  private static final int SINGLE = 1764;

  /** No recorder turns a disc faster than this; the fastest there were reach 56. */
  private static final int FASTEST = 100;

  /** Gigabytes a second. */
  private static final int BEYOND_DISCS = 1_000_000;

  private static final int TRIES = 4;

  private final Drive drive;

  WriteSpeed(Drive drive) {
    this.drive = drive;
  }

  /** Sets it; a drive that refuses goes on at a speed of its own. */
  void set(OptionalInt factor, Job job) throws GlassmasterException {
    if (factor.isEmpty()) {
      ScsiAnswer _ = send(Commands.MAXIMUM_SPEED);
      return;
    }
    ScsiAnswer answer = ScsiAnswer.good(0);
    for (int tries = 0; tries < TRIES; tries++) {
      answer = send(kilobytes(factor.getAsInt() + tries));
      if (answer.isGood()) {
        return;
      }
    }
    job.tell(
        new Progress.Noticed(
            RecordFinding.SPEED_REFUSED.of(
                "the drive does not take "
                    + factor.getAsInt()
                    + "-fold speed and writes at one of its own")));
  }

  private ScsiAnswer send(int write) throws GlassmasterException {
    return drive.tell(
        Commands.setCdSpeed(Commands.MAXIMUM_SPEED, write), drive.options().limits().query());
  }

  /** Kilobytes of 1000 bytes a second, rounded up. */
  static int kilobytes(int factor) {
    return (int) Math.min(Commands.MAXIMUM_SPEED, ((long) factor * SINGLE + 9) / 10);
  }

  /**
   * The sectors a second that nothing can exceed that really writes: what the drive itself claims,
   * and at least what no recorder reaches. A drive whose claim is beyond all discs is one in
   * software, which keeps no time: nothing is too fast for it.
   */
  double sectorsPerSecond(DriveTraits traits) throws GlassmasterException {
    long claimed = traits.page().map(CapabilityPage::maxWrite).orElse(0);
    Reply reply = drive.ask(Commands.getWriteSpeeds(WriteSpeeds.DESCRIPTORS), WriteSpeeds.LENGTH);
    if (reply.isGood()) {
      for (long speed : WriteSpeeds.parse(reply.data()).kilobytes()) {
        claimed = Math.max(claimed, speed);
      }
    }
    return claimed >= BEYOND_DISCS
        ? Double.POSITIVE_INFINITY
        : Math.max(FASTEST * 75.0, claimed * 1000.0 / 2352);
  }
}
