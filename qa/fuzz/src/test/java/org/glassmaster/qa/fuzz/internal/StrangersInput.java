package org.glassmaster.qa.fuzz.internal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import org.glassmaster.backend.file.internal.audio.AudioFiles;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.ImageInput;

/**
 * A sheet and the files beside it, in memory. Most names lead to bare sectors, whose number the
 * name's length decides; some to a sound file, some to nothing.
 */
final class StrangersInput implements ImageInput {
  private final String name;
  private final byte[] sheet;
  private final Map<String, byte[]> beside;
  private int notes;

  StrangersInput(String name, byte[] sheet, Map<String, byte[]> beside) {
    this.name = name;
    this.sheet = sheet;
    this.beside = beside;
  }

  @Override
  public Path path() {
    return Path.of(name);
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public byte[] bytes(int limit) throws SourceException {
    if (sheet.length > limit) {
      throw new SourceException("source-too-long", name + " is too long");
    }
    return sheet.clone();
  }

  @Override
  public ByteSource self() {
    return ByteSource.of(name, sheet);
  }

  @Override
  public ByteSource file(String file) throws GlassmasterException {
    byte[] bytes = beside.get(file);
    if (bytes != null) {
      return ByteSource.of(file, bytes);
    }
    if (!exists(file)) {
      throw new SourceException("source-missing", file + " is not there");
    }
    return file.endsWith(".wav") ? ByteSource.of(file, wave()) : new Ramp(file, sectors(file));
  }

  @Override
  public ByteSource audio(String file) throws GlassmasterException {
    return AudioFiles.decode(file(file), true, this::note);
  }

  @Override
  public boolean exists(String file) {
    return beside.containsKey(file)
        || (!file.isEmpty() && file.indexOf('\0') < 0 && !file.contains(".."));
  }

  @Override
  public void note(Finding finding) {
    notes++;
    if (notes > 100_000) {
      throw new AssertionError("notes without end");
    }
  }

  private static long sectors(String file) {
    return 2352L * (file.length() * 1_000L % 400_000);
  }

  private static byte[] wave() {
    byte[] wave = new byte[44 + 2352 * 20];
    byte[] head = {
      'R',
      'I',
      'F',
      'F',
      (byte) 0xE4,
      (byte) 0xB7,
      0,
      0,
      'W',
      'A',
      'V',
      'E',
      'f',
      'm',
      't',
      ' ',
      16,
      0,
      0,
      0,
      1,
      0,
      2,
      0,
      0x44,
      (byte) 0xAC,
      0,
      0,
      0x10,
      (byte) 0xB1,
      2,
      0,
      4,
      0,
      16,
      0,
      'd',
      'a',
      't',
      'a',
      (byte) 0xC0,
      (byte) 0xB7,
      0,
      0
    };
    System.arraycopy(head, 0, wave, 0, head.length);
    return wave;
  }

  /** Bytes that need no memory. */
  private record Ramp(String name, long size) implements ByteSource {
    @Override
    public void read(long position, MemorySegment into, long offset, long length)
        throws SourceException {
      if (position < 0 || length < 0 || position > size - length) {
        throw new SourceException("source-short", name + " is too short");
      }
      into.asSlice(offset, length).fill((byte) position);
    }
  }
}
