package org.glassmaster.backend.file.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassmaster.backend.file.internal.companion.TextCompanion;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.input.FolderInput;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.jspecify.annotations.Nullable;

/** Reads the disc in an image, by the format that the image is of. */
final class ImageReader implements DiscReader {
  private static final int HEAD = 64 << 10;

  private final Path path;
  private final Map<String, String> options;
  private final ImageFormats formats;
  private final Findings findings = new Findings();
  private final FolderInput input;
  private @Nullable Contents contents;

  ImageReader(Path path, Map<String, String> options, ImageFormats formats) {
    this.path = path;
    this.options = options;
    this.formats = formats;
    this.input = new FolderInput(path, options, findings);
  }

  /** The last element of a path. */
  static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Medium medium() {
    return Medium.image(Medium.State.COMPLETE);
  }

  @Override
  public Contents contents(Job job) throws GlassmasterException {
    Contents known = contents;
    if (known == null) {
      job.checkpoint();
      Contents read = format().read(input, job);
      read.findings().forEach(findings::add);
      Optional<TextCompanion> text = TextCompanion.of(options);
      Disc disc = text.isPresent() ? text.get().read(read.disc(), path, findings) : read.disc();
      known = new Contents(read.name(), read.format(), disc, read.leadIn(), findings.list());
      contents = known;
    }
    return known;
  }

  private ImageFormat format() throws GlassmasterException {
    ByteSource file = input.self();
    String named = options.get(FileBackEnd.FORMAT);
    if (named != null) {
      return formats.named(named).orElseThrow(() -> unknown("there is no format " + named));
    }
    byte[] head = new byte[(int) Math.min(HEAD, file.size())];
    file.read(0, MemorySegment.ofArray(head), 0, head.length);
    return formats
        .recognise(fileName(path), head, file.size())
        .orElseThrow(() -> unknown(path + " is of no format that is known"));
  }

  private SourceException unknown(String message) {
    String known = formats.all().stream().map(ImageFormat::name).collect(Collectors.joining(", "));
    String name = fileName(path).toLowerCase(Locale.ROOT);
    SourceException fault = new SourceException("format-unknown", message).at(path.toString());
    return name.endsWith(".bin") || name.endsWith(".img") || name.endsWith(".sub")
        ? fault.advise("name the sheet that belongs to it: the .cue, .toc or .ccd")
        : fault.advise("format", "NAME", "if it is one of these, name it: " + known);
  }

  /** Closes every file that was opened. */
  void close() throws DeviceException {
    try {
      input.close();
    } catch (IOException e) {
      throw new DeviceException("not-closed", path + " could not be closed", e).at(path.toString());
    }
  }
}
