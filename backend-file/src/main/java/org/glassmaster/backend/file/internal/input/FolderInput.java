package org.glassmaster.backend.file.internal.input;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.ImageInput;
import org.jspecify.annotations.Nullable;

/** An image's files, as its format sees them. They stay open until this is closed. */
public final class FolderInput implements ImageInput, AutoCloseable {
  /** The option that lets a sheet name files anywhere. */
  public static final String ALLOW_OUTSIDE = "allow-outside";

  private final Path path;
  private final Map<String, String> options;
  private final SheetFolder folder;
  private final Findings findings;
  private final Map<Path, SourceFile> open = new HashMap<>();
  private @Nullable SourceFile self;

  /** The input for the file that was named. */
  public FolderInput(Path path, Map<String, String> options, Findings findings) {
    this.path = path;
    this.options = Map.copyOf(options);
    this.folder = new SheetFolder(path, "true".equals(options.get(ALLOW_OUTSIDE)));
    this.findings = findings;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, String> options() {
    return options;
  }

  @Override
  public byte[] bytes(int limit) throws SourceException {
    ByteSource file = self();
    if (file.size() > limit) {
      throw new SourceException(
              "source-too-long",
              file.name() + " has " + file.size() + " bytes, a sheet has " + limit + " at most")
          .at(file.name())
          .advise("name the sheet, not the image it belongs to");
    }
    byte[] bytes = new byte[(int) file.size()];
    file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }

  @Override
  public ByteSource self() throws SourceException {
    SourceFile file = self;
    if (file == null) {
      file = SourceFile.open(path, path.toString());
      self = file;
    }
    return file;
  }

  @Override
  public ByteSource file(String name) throws GlassmasterException {
    return opened(folder.find(name));
  }

  @Override
  public ByteSource audio(String name) throws GlassmasterException {
    Optional<SheetFolder.Found> other =
        folder.has(name)
            ? Optional.empty()
            : folder.withOtherSuffix(name, AudioFiles.SUFFIXES::contains);
    ByteSource file = opened(other.isPresent() ? other.get() : folder.find(name));
    boolean resample = "true".equals(options.get(AudioFiles.RESAMPLE));
    return AudioFiles.decode(file, resample, findings::add);
  }

  @Override
  public boolean exists(String name) {
    return folder.has(name);
  }

  @Override
  public void note(Finding finding) {
    findings.add(finding);
  }

  private ByteSource opened(SheetFolder.Found found) throws SourceException {
    Path key = found.file().toAbsolutePath().normalize();
    SourceFile file = open.get(key);
    if (file == null) {
      found.notes().forEach(findings::add);
      file = SourceFile.open(found.file(), found.file().toString());
      open.put(key, file);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SourceFile file : open.values()) {
      try {
        file.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (self != null) {
      self.close();
    }
    if (failure != null) {
      throw failure;
    }
  }
}
