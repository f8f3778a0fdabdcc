package org.glassmaster.backend.file.internal.audio.pcm;

import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** The faults of files that are not what they say they are. */
public final class Damage {
  private Damage() {}

  /** A file that breaks the rules of its format. */
  public static SourceException in(ByteSource file, String what) {
    return new SourceException("audio-damaged", file.name() + ": " + what)
        .at(file.name())
        .advise("fetch or make the file again");
  }

  /** A file with fewer samples than are wanted. */
  public static SourceException ends(ByteSource file, long samples, long wanted) {
    return new SourceException(
            "source-short",
            file.name() + " has " + samples + " samples, " + wanted + " are asked for")
        .at(file.name())
        .advise("the file is not the one the sheet was made for, or it was not copied whole");
  }
}
