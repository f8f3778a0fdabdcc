package org.glassmaster.backend.imapi2.internal.drive;

import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.mmc.TransportException;

/**
 * A drive kept for this program: nobody else uses it, and Windows does not look for new media in
 * it. Both are counted by Windows, and given back as often as they were taken (imapi2 5.6).
 */
public final class Hold implements AutoCloseable {
  private static final int LOCKED = 0xC0AA0210;
  private static final int DENIED = 0x80070005;

  private final HeldDrive drive;
  private final Job job;
  private boolean exclusive;
  private boolean quiet;

  private Hold(HeldDrive drive, Job job) {
    this.drive = drive;
    this.job = job;
  }

  /**
   * Takes it, for commands that change a medium. IMAPI2's own writer takes the drive itself.
   *
   * @param forced also from programs that use its disc
   */
  public static Hold exclusive(HeldDrive drive, boolean forced, Job job)
      throws GlassmasterException {
    Hold hold = quiet(drive, job);
    boolean held = false;
    try {
      drive.run(
          () -> {
            HResult _ = drive.recorder().acquireExclusiveAccess(forced, HeldDrive.CLIENT_NAME);
            hold.exclusive = true;
            return true;
          });
      held = true;
      return hold;
    } catch (ComException e) {
      throw refusal(drive, "taking the drive", e);
    } finally {
      if (!held) {
        hold.close();
      }
    }
  }

  /** Keeps Windows from looking for new media; a Windows that does not do so is no hindrance. */
  public static Hold quiet(HeldDrive drive, Job job) throws GlassmasterException {
    Hold hold = new Hold(drive, job);
    try {
      drive.run(
          () -> {
            HResult _ = drive.recorder().disableMcn();
            hold.quiet = true;
            return true;
          });
    } catch (ComException e) {
      if (drive.faults().meaning(e.result()).code().equals("device-gone")) {
        throw drive.faults().device("holding the drive", e);
      }
    }
    return hold;
  }

  /** What a refusal becomes; of a drive that is held elsewhere, the holder is told. */
  public static GlassmasterException refusal(HeldDrive drive, String doing, ComException refusal)
      throws GlassmasterException {
    return switch (refusal.result().value()) {
      case LOCKED -> {
        DeviceException fault = drive.faults().device(doing, refusal);
        String owner = owner(drive);
        yield owner.isBlank()
            ? fault
            : new DeviceException(fault.code(), fault.getMessage() + ", by " + owner, refusal)
                .at(drive.location())
                .advise("end " + owner + ", and try again");
      }
      case DENIED ->
          drive
              .faults()
              .device(doing, refusal)
              .advise(
                  "lock",
                  "forced",
                  "close what uses the disc, or let it be taken: option lock=forced");
      default -> drive.faults().untouched(doing, refusal);
    };
  }

  /** A fault of the engine's; where somebody else holds the drive, it is told who. */
  public static GlassmasterException told(HeldDrive drive, GlassmasterException fault)
      throws GlassmasterException {
    return fault.getCause() instanceof TransportException way
            && way.getCause() instanceof ComException refusal
            && (refusal.result().value() == LOCKED || refusal.result().value() == DENIED)
        ? refusal(drive, "talking to the drive", refusal)
        : fault;
  }

  /** Refuses a drive that somebody else holds: no command would reach it. */
  public static void requireFree(HeldDrive drive) throws GlassmasterException {
    String owner = owner(drive);
    if (!owner.isBlank()) {
      throw new DeviceException("device-busy", "the drive is held by " + owner)
          .at(drive.location())
          .advise("end " + owner + ", and try again");
    }
  }

  private static String owner(HeldDrive drive) throws GlassmasterException {
    try {
      return drive.run(() -> drive.recorder().exclusiveAccessOwner());
    } catch (ComException e) {
      return "";
    }
  }

  /** Gives both back, whatever became of one of them. */
  @Override
  public void close() throws GlassmasterException {
    try {
      drive.run(
          () -> {
            if (exclusive) {
              exclusive = false;
              release("the drive stays locked", drive.recorder()::releaseExclusiveAccess);
            }
            if (quiet) {
              quiet = false;
              release("Windows does not look for media", drive.recorder()::enableMcn);
            }
            return true;
          });
    } catch (ComException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    HResult run() throws ComException;
  }

  /** A failure here is told, and does not stand for what was done before. */
  private void release(String failure, Step step) {
    try {
      HResult _ = step.run();
    } catch (ComException e) {
      job.tell(
          new Progress.Noticed(ImapiFinding.STILL_LOCKED.of(failure + ": " + e.result().hex())));
    }
  }
}
