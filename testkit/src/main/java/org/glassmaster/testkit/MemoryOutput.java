package org.glassmaster.testkit;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.spi.ImageOutput;

/**
 * The files of an image that is being written into a {@link MemoryFolder}. They are there when
 * {@link #commit} is called, all at once. It can be given less room than an image needs.
 */
public final class MemoryOutput implements ImageOutput {
  private final MemoryFolder folder;
  private final String name;
  private final Map<String, String> options;
  private final Map<String, MemoryFile> files = new LinkedHashMap<>();
  private long room = Long.MAX_VALUE;
  private boolean over;

  MemoryOutput(MemoryFolder folder, String name, Map<String, String> options) {
    this.folder = folder;
    this.name = name;
    this.options = Map.copyOf(options);
  }

  /**
   * The same with room for so many bytes: the first byte more fails.
   *
   * @param bytes what all files together may have
   * @return this
   */
  public MemoryOutput withRoomFor(long bytes) {
    room = bytes;
    return this;
  }

  /** Puts everything into the folder. */
  public void commit() {
    over = true;
    files.forEach((file, written) -> folder.put(file, written.bytes.toByteArray()));
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
  public File create(String file) throws WriteException {
    if (file.isBlank() || file.contains("/") || file.contains("\\") || file.startsWith(".")) {
      throw new WriteException("name-unsuitable", "\"" + file + "\" is no name for a file")
          .at(name)
          .advise("give the target another name");
    }
    if (over || files.containsKey(file)) {
      throw new IllegalStateException(file + " is begun already, or after the end");
    }
    MemoryFile begun = new MemoryFile();
    files.put(file, begun);
    return begun;
  }

  private final class MemoryFile implements File {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(MemorySegment from, long offset, long length) throws WriteException {
      if (over) {
        throw new IllegalStateException("the image is in its place already");
      }
      if (length > room) {
        throw new WriteException("disk-full", "there is no room for " + length + " bytes more")
            .at(name)
            .advise("make room, or choose another folder");
      }
      room -= length;
      bytes.writeBytes(from.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
