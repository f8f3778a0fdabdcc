package org.glassmaster.cli.internal;

import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;

/** How a command can end: what scripts branch on. */
enum Exit {
  DONE(0),
  WRONG_USAGE(2),
  CONTENT(3),
  DEVICE(4),
  MEDIUM(5),
  SOURCE(6),
  WRITE_FAILED(7),
  DIFFERENT(8),
  CANCELLED(9),
  CANCELLED_WHILE_WRITING(10),
  OUR_FAULT(70);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The number the process ends with. */
  int code() {
    return code;
  }

  /** How a fault ends a command. */
  static Exit of(GlassmasterException fault) {
    return switch (fault) {
      case ContentException content -> CONTENT;
      case DeviceException device -> DEVICE;
      case MediumException medium -> MEDIUM;
      case SourceException source -> SOURCE;
      case WriteException write -> WRITE_FAILED;
      case CancelledException cancelled ->
          cancelled.whileWriting() ? CANCELLED_WHILE_WRITING : CANCELLED;
    };
  }
}
