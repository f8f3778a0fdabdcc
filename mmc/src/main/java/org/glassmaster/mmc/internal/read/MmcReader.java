package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.jspecify.annotations.Nullable;

/** Reads the disc in a drive. */
public final class MmcReader implements DiscReader {
  private final Drive drive;
  private final DriveTraits traits;
  private final ReadOptions options;
  private @Nullable MemorySegment memory;
  private @Nullable DiscReading last;

  public MmcReader(Drive drive, DriveTraits traits, ReadOptions options) {
    this.drive = drive;
    this.traits = traits;
    this.options = options;
  }

  @Override
  public Medium medium() throws GlassmasterException {
    return MediumSurvey.of(drive).medium();
  }

  @Override
  public Contents contents(Job job) throws GlassmasterException {
    MediumSurvey medium = MediumSurvey.of(drive.heeding(job.cancellation()));
    if (memory == null) {
      memory = drive.buffer(SectorPort.memory(drive));
    }
    if (last != null) {
      // Whether the disc is the same nobody knows; what was read of it before is not mixed with it.
      last.port()
          .end(
              new MediumException("medium-changed", "the disc was looked at anew since")
                  .at(drive.location())
                  .advise("take what the last look gave"));
    }
    DiscReading reading =
        new DiscReading(drive.heeding(job.cancellation()), traits, options, medium, memory);
    last = reading;
    return reading.contents(job);
  }

  /** Ends the reading of all sectors, as the device is closed. */
  public void close() {
    if (last != null) {
      last.port()
          .end(
              new DeviceException("device-closed", "the device was closed")
                  .at(drive.location())
                  .advise("read before the device is closed"));
    }
  }
}
