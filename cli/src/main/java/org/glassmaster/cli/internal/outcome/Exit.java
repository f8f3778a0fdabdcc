package org.glassmaster.cli.internal.outcome;

import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;

/** How a command can end: what scripts branch on. */
public enum Exit {
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
  public String words() {
    return words;
  }

  /** What a script may conclude from it, about the work and about the medium. */
  public String meaning() {
    return switch (this) {
      case DONE -> "Done. A simulated burn too: the report says so.";
      case WRONG_USAGE ->
          "Wrong usage, an unknown option, or --yes is missing. The medium is untouched.";
      case CONTENT ->
          "The content of a sheet or disc is not valid for the target, or a loss was not consented"
              + " to. The medium is untouched.";
      case DEVICE ->
          "No such device, no permission for it, or its back end is not usable here. The medium is"
              + " untouched.";
      case MEDIUM ->
          "The medium is missing, not blank, too small or of the wrong kind; or a target image"
              + " exists and --overwrite was not given. The medium is untouched.";
      case SOURCE -> "An input file is missing, unreadable or damaged. The medium is untouched.";
      case WRITE_FAILED ->
          "The write failed. The medium is lost, or as the message says; an image that was there"
              + " is untouched.";
      case DIFFERENT ->
          "Verification found a difference, or `verify` found the disc unsound. The medium is"
              + " written, and wrong.";
      case CANCELLED -> "Cancelled before writing. The medium is untouched.";
      case CANCELLED_WHILE_WRITING ->
          "Cancelled while writing. The medium is lost; of an image nothing was written.";
      case OUR_FAULT -> "A fault of this program. The medium is as the message says.";
    };
  }

  /** The number the process ends with. */
  public int code() {
    return code;
  }

  /** How a fault ends a command. */
  public static Exit of(GlassmasterException fault) {
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
