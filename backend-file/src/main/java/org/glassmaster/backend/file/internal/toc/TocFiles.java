package org.glassmaster.backend.file.internal.toc;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.companion.GraphicsFile;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.spi.ImageInput;

/** The files of a sheet, opened when a track first needs them. */
final class TocFiles {
  /** Samples, without any header. */
  record Samples(ByteSource source, ByteOrder order, Optional<GraphicsFile> graphics) {
    Samples(ByteSource source, ByteOrder order) {
      this(source, order, Optional.empty());
    }

    /** The same bytes, taken the other way round. */
    Samples swapped() {
      ByteOrder other =
          order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      return new Samples(source, other, graphics);
    }
  }

  /** How the names of files end that cdrdao decodes. */
  private static final Set<String> SOUND = Set.of(".wav", ".flac", ".mp3", ".ogg");

  private final ImageInput input;
  private final String sheet;
  private final Findings findings;
  private final Map<String, Samples> sounds = new HashMap<>();
  private final Map<String, ByteSource> files = new HashMap<>();

  TocFiles(ImageInput input, String sheet, Findings findings) {
    this.input = input;
    this.sheet = sheet;
    this.findings = findings;
  }

  /** A file of sectors. */
  ByteSource data(String name) throws GlassmasterException {
    ByteSource known = files.get(name);
    if (known == null) {
      known = input.file(name);
      files.put(name, known);
    }
    return known;
  }

  /**
   * A file of audio: bare samples have the high byte first. cdrdao goes by the name alone; here the
   * content counts too, since a header is heard as noise.
   */
  Samples sound(String name, int line) throws GlassmasterException {
    Samples known = sounds.get(name);
    if (known == null) {
      Samples bare = open(name, line);
      known =
          new Samples(
              bare.source(),
              bare.order(),
              GraphicsFile.beside(name, bare.source().size(), input, sheet + ":" + line, findings));
      sounds.put(name, known);
    }
    return known;
  }

  private Samples open(String name, int line) throws GlassmasterException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SOUND.stream().anyMatch(lower::endsWith)) {
      return new Samples(input.audio(name), ByteOrder.LITTLE_ENDIAN);
    }
    ByteSource file = data(name);
    if (AudioFiles.hasHeader(file)) {
      findings.add(
          TocFinding.HEADER,
          sheet + ":" + line,
          name + " is a sound file with a header, which its name does not say");
      return new Samples(input.audio(name), ByteOrder.LITTLE_ENDIAN);
    }
    return new Samples(file, ByteOrder.BIG_ENDIAN);
  }
}
