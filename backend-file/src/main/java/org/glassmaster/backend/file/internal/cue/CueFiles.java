package org.glassmaster.backend.file.internal.cue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.companion.GraphicsFile;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileEntry;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileType;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.spi.ImageInput;
import org.jspecify.annotations.Nullable;

/** The files of a sheet, opened when a track first needs them. */
final class CueFiles {
  /** A file as the tracks see it: samples or sectors, without any header. */
  record Opened(ByteSource source, ByteOrder order, Optional<GraphicsFile> graphics) {
    Opened(ByteSource source, ByteOrder order) {
      this(source, order, Optional.empty());
    }
  }

  private static final Pattern BARE = Pattern.compile("(?i)\\.(bin|img|raw|cdr|pcm)$");

  private final ImageInput input;
  private final List<FileEntry> entries;
  private final String sheet;
  private final Findings findings;
  private final List<@Nullable Opened> opened;

  CueFiles(ImageInput input, List<FileEntry> entries, String sheet, Findings findings) {
    this.input = input;
    this.entries = entries;
    this.sheet = sheet;
    this.findings = findings;
    this.opened = new ArrayList<>();
    entries.forEach(_ -> opened.add(null));
  }

  /**
   * A file, for a track of a type. Sheets say WAVE of everything that sounds, and BINARY of what
   * has a header all the same: the content decides, and a difference is noted.
   */
  Opened get(int file, TrackType type) throws GlassmasterException {
    Opened known = opened.get(file);
    if (known == null) {
      FileEntry entry = entries.get(file);
      known = open(entry, type);
      if (type == TrackType.AUDIO) {
        known =
            new Opened(
                known.source(),
                known.order(),
                GraphicsFile.beside(
                    entry.name(),
                    known.source().size(),
                    input,
                    sheet + ":" + entry.line(),
                    findings));
      }
      opened.set(file, known);
    }
    return known;
  }

  FileEntry entry(int file) {
    return entries.get(file);
  }

  private Opened open(FileEntry entry, TrackType type) throws GlassmasterException {
    if (entry.type() == FileType.SOUND && type == TrackType.AUDIO && !isBare(entry.name())) {
      return new Opened(input.audio(entry.name()), ByteOrder.LITTLE_ENDIAN);
    }
    ByteSource file = input.file(entry.name());
    if (type == TrackType.AUDIO && AudioFiles.hasHeader(file)) {
      if (entry.type() != FileType.UNKNOWN) {
        note(
            entry, "it is declared " + entry.typeWord() + ", but it is a sound file with a header");
      }
      return new Opened(input.audio(entry.name()), ByteOrder.LITTLE_ENDIAN);
    }
    if (entry.type() == FileType.SOUND) {
      note(entry, "it is declared " + entry.typeWord() + ", but it holds bare sectors");
    }
    return new Opened(
        file, entry.type() == FileType.MOTOROLA ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** Some programs say WAVE of all that holds audio, images of discs as well. */
  private boolean isBare(String name) throws GlassmasterException {
    return BARE.matcher(name).find()
        && input.exists(name)
        && !AudioFiles.hasHeader(input.file(name));
  }

  private void note(FileEntry entry, String message) {
    findings.add(CueFinding.FILE_TYPE, sheet + ":" + entry.line(), entry.name() + ": " + message);
  }
}
