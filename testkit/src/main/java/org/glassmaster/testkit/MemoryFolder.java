package org.glassmaster.testkit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.spi.ImageInput;
import org.glassmaster.spi.ImageOutput;

/**
 * A folder of images that is nowhere but in memory: what a format is read from and written to
 * without a disk, and without the file back end.
 *
 * <pre>{@code
 * MemoryFolder folder = new MemoryFolder();
 * MemoryOutput output = folder.output("disc.cue", Map.of());
 * format.writer().orElseThrow().write(offer, source, RecordOptions.DEFAULT, output, job);
 * output.commit();
 * Contents contents = format.read(folder.input("disc.cue", Map.of()), job);
 * }</pre>
 */
public final class MemoryFolder {
  private final Map<String, ByteSource> files = new LinkedHashMap<>();

  /** An empty folder. */
  public MemoryFolder() {}

  /**
   * The names of the files in it, in the order in which they came.
   *
   * @return the names, without the folder
   */
  public Set<String> names() {
    return Set.copyOf(files.keySet());
  }

  /**
   * A file in it.
   *
   * @param name one of {@link #names}
   * @return its bytes
   */
  public ByteSource file(String name) {
    ByteSource file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("there is no " + name + " among " + files.keySet());
    }
    return file;
  }

  /**
   * Whether there is a file of that name.
   *
   * @param name the name of a file
   * @return whether it is there
   */
  public boolean has(String name) {
    return files.containsKey(name);
  }

  /**
   * The same folder with a file more, or with another one for it.
   *
   * @param name the name of the file
   * @param file its bytes
   * @return another folder; this one stays as it is
   */
  public MemoryFolder with(String name, ByteSource file) {
    MemoryFolder other = new MemoryFolder();
    other.files.putAll(files);
    other.files.put(name, file);
    return other;
  }

  /**
   * The same folder with a file more, or with another one for it.
   *
   * @param name the name of the file
   * @param bytes its bytes, which are copied
   * @return another folder; this one stays as it is
   */
  public MemoryFolder with(String name, byte[] bytes) {
    return with(name, ByteSource.of(name, bytes.clone()));
  }

  /**
   * The same folder with a file less.
   *
   * @param name the name of the file
   * @return another folder; this one stays as it is
   */
  public MemoryFolder without(String name) {
    MemoryFolder other = new MemoryFolder();
    other.files.putAll(files);
    other.files.remove(name);
    return other;
  }

  /**
   * An {@link ImageInput} for one of its files.
   *
   * @param name the file that is named by the user
   * @param options the options of the location
   * @return what a format reads from
   */
  public MemoryInput input(String name, Map<String, String> options) {
    return new MemoryInput(this, name, options);
  }

  /**
   * An {@link ImageOutput} whose files come into this folder when it is committed.
   *
   * @param name the file that is named by the user
   * @param options the options of the location
   * @return what a format writes to
   */
  public MemoryOutput output(String name, Map<String, String> options) {
    return new MemoryOutput(this, name, options);
  }

  void put(String name, byte[] bytes) {
    files.put(name, ByteSource.of(name, bytes));
  }

  /** A path that leads nowhere: whoever opens it without asking finds nothing. */
  static Path path(String name) {
    return Path.of("in-memory", name);
  }
}
