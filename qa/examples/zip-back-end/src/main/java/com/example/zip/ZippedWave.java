package com.example.zip;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.SourceException;

/**
 * The samples of a compressed WAVE. They are unpacked going forward, which is what a disc asks for;
 * whoever goes back starts anew.
 */
final class ZippedWave implements ByteSource {
  private final ZipFile zip;
  private final ZipEntry entry;
  private final String name;
  private InputStream stream;
  private long at;

  private ZippedWave(ZipFile zip, ZipEntry entry, String name, InputStream stream) {
    this.zip = zip;
    this.entry = entry;
    this.name = name;
    this.stream = stream;
  }

  static ZippedWave of(ZipFile zip, ZipEntry entry, String name)
      throws IOException, ContentException {
    InputStream stream = zip.getInputStream(entry);
    byte[] header = stream.readNBytes(Wave.HEADER);
    if (!Arrays.equals(header, Wave.header(entry.getSize() - Wave.HEADER))) {
      throw new ContentException(
              "zip-wave", name + " is not the WAVE that this back end writes", List.of())
          .at(name)
          .advise("unpack the ZIP and burn its sheet through the back end file");
    }
    return new ZippedWave(zip, entry, name, stream);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return entry.getSize() - Wave.HEADER;
  }

  /** Several threads may read: one after another, since there is but one stream. */
  @Override
  public synchronized void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    try {
      if (position < at) {
        stream.close();
        stream = zip.getInputStream(entry);
        stream.skipNBytes(Wave.HEADER);
        at = 0;
      }
      stream.skipNBytes(position - at);
      byte[] bytes = stream.readNBytes((int) length);
      at = position + bytes.length;
      if (bytes.length < length) {
        throw new SourceException("source-short", name + " ends at byte " + at).at(name);
      }
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, into, offset, length);
    } catch (IOException | IllegalStateException e) {
      // A ZIP that was closed answers with an illegal state.
      throw new SourceException("zip-unreadable", name + " cannot be read: " + e.getMessage(), e)
          .at(name)
          .advise("fetch the file again, it was not copied whole");
    }
  }
}
