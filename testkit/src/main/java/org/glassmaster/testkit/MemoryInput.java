package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.ImageInput;

/**
 * An image in a {@link MemoryFolder}, as its format sees it. Of sound files it decodes the plainest
 * alone: WAVE of 44.1 kHz, 16 bit, stereo.
 */
public final class MemoryInput implements ImageInput {
  private final MemoryFolder folder;
  private final String name;
  private final Map<String, String> options;
  private final List<Finding> notes = new ArrayList<>();
  private volatile boolean gone;

  MemoryInput(MemoryFolder folder, String name, Map<String, String> options) {
    this.folder = folder;
    this.name = name;
    this.options = Map.copyOf(options);
  }

  /** From now on nothing more can be read, as when a stick is pulled. */
  public void vanish() {
    gone = true;
  }

  /**
   * What the format noted.
   *
   * @return the findings, in the order in which they came
   */
  public List<Finding> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Path path() {
    return MemoryFolder.path(name);
  }

  @Override
  public Map<String, String> options() {
    return options;
  }

  @Override
  public byte[] bytes(int limit) throws SourceException {
    ByteSource file = self();
    if (file.size() > limit) {
      throw new SourceException("source-too-long", name + " has " + file.size() + " bytes")
          .at(name)
          .advise("name the sheet, not the image it belongs to");
    }
    byte[] bytes = new byte[(int) file.size()];
    file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }

  @Override
  public ByteSource self() throws SourceException {
    return open(name);
  }

  @Override
  public ByteSource file(String other) throws GlassmasterException {
    if (other.contains("/") || other.contains("\\")) {
      throw new ContentException(
              "source-outside", name + " names " + other + ", outside its folder", List.of())
          .at(name)
          .advise("put the file beside the sheet");
    }
    return open(other);
  }

  @Override
  public ByteSource audio(String other) throws GlassmasterException {
    return PlainWave.samples(file(other));
  }

  @Override
  public boolean exists(String other) {
    return folder.has(other);
  }

  @Override
  public void note(Finding finding) {
    notes.add(finding);
  }

  private ByteSource open(String wanted) throws SourceException {
    if (gone || !folder.has(wanted)) {
      throw new SourceException("source-missing", wanted + " is not there")
          .at(wanted)
          .advise("put it beside " + name);
    }
    return new Watched(folder.file(wanted));
  }

  /** A file that can be gone from one moment to the next. */
  private final class Watched implements ByteSource {
    private final ByteSource file;

    Watched(ByteSource file) {
      this.file = file;
    }

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length)
        throws SourceException {
      if (gone) {
        throw new SourceException("source-unreadable", name() + " is gone")
            .at(name())
            .advise("plug it in again");
      }
      if (position < 0 || length < 0 || position > size() - length) {
        throw new SourceException("source-short", name() + " ends at byte " + size())
            .at(name())
            .advise("fetch it again, it was not copied whole");
      }
      file.read(position, into, offset, length);
    }
  }
}
