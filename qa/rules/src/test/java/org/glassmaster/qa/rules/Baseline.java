package org.glassmaster.qa.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The API that was promised, and in which version: {@code qa/rules/api-baseline.jar}. Nothing in it
 * is compressed and every date is the same, so that the same API gives the same bytes.
 */
record Baseline(String version, Api api) {
  static final String FILE = "qa/rules/api-baseline.jar";

  private static final String VERSION = "META-INF/api-version";
  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

  static Baseline read() {
    try {
      return read(Files.readAllBytes(path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Baseline read(byte[] jar) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    byte[] version = files.remove(VERSION);
    return new Baseline(new String(version, StandardCharsets.UTF_8).strip(), new Api(files));
  }

  void write() {
    try {
      Files.write(path(), jar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] jar() throws IOException {
    Map<String, byte[]> files = new TreeMap<>(api.classes());
    files.put(VERSION, (version + "\n").getBytes(StandardCharsets.UTF_8));
    return zip(files);
  }

  /** A jar of class files, in the order of their names. */
  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(file.getValue().length);
        entry.setTimeLocal(DATE);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Path path() {
    return Repository.root().resolve(FILE);
  }
}
