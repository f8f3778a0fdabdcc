package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where Linux tells of devices: {@code /sys}, {@code /dev}, {@code /proc}, or a copy of them. */
record SystemTree(Path sys, Path dev, Path proc) {
  /** More than any of these files has. */
  private static final int MOST = 1 << 20;

  /** The system's own. */
  static SystemTree ofThisMachine() {
    return new SystemTree(Path.of("/sys"), Path.of("/dev"), Path.of("/proc"));
  }

  /** What a file says, without blanks around it; empty where it is missing or says nothing. */
  static Optional<String> text(Path file) {
    return bytes(file)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip())
        .filter(text -> !text.isEmpty());
  }

  /** The bytes of a file; empty where it cannot be read. */
  static Optional<byte[]> bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(MOST));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is in a folder, sorted by name; nothing where it is missing. */
  static List<Path> entries(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Devices come and go while they are listed: what was seen so far is the answer.
      found.sort(null);
      return found;
    }
    found.sort(null);
    return found;
  }

  /** The last part of a path. */
  static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
