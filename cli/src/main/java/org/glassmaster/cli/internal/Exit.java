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
  DONE(0, "nothing stands against it"),
  WRONG_USAGE(2, "not begun: wrong usage"),
  CONTENT(3, "refused: the disc is not valid for the target, or would lose something"),
  DEVICE(4, "not begun: the device cannot be used"),
  MEDIUM(5, "refused: the medium cannot take it"),
  SOURCE(6, "the source cannot be read"),
  WRITE_FAILED(7, "the write failed"),
  DIFFERENT(8, "written, but different"),
  CANCELLED(9, "cancelled before anything was written"),
  CANCELLED_WHILE_WRITING(10, "cancelled while writing"),
  OUR_FAULT(70, "a fault of this program");

  private final int code;
  private final String words;

  Exit(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** What a command came to that has no more to tell. */
  String words() {
    return words;
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
