import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes archives in the ustar format of POSIX, compressed by gzip: owned by root, every entry of
 * one time, in the order in which they are given.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;

  private final OutputStream out;
  private final long time;

  private Tar(OutputStream out, long time) {
    this.out = out;
    this.time = time;
  }

  /**
   * The archive.
   *
   * @param prefix what each path begins with
   * @param time in seconds since 1970
   */
  static byte[] gzipped(String prefix, List<PackageEntry> entries, long time) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
      Tar tar = new Tar(out, time);
      for (PackageEntry entry : entries) {
        tar.add(prefix, entry);
      }
      out.write(new byte[2 * BLOCK]);
    }
    return packed.toByteArray();
  }

  private void add(String prefix, PackageEntry entry) throws IOException {
    byte[] content = entry.content().bytes();
    byte[] header = new byte[BLOCK];
    putPath(header, prefix + entry.path() + (entry.folder() ? "/" : ""));
    putNumber(header, 100, 8, entry.link().isEmpty() ? entry.mode() : 0777);
    putNumber(header, 108, 8, 0);
    putNumber(header, 116, 8, 0);
    putNumber(header, 124, 12, content.length);
    putNumber(header, 136, 12, time);
    header[156] = (byte) (entry.folder() ? '5' : entry.link().isEmpty() ? '0' : '2');
    put(header, 157, NAME, entry.link());
    put(header, 257, 6, "ustar\0");
    put(header, 263, 2, "00");
    put(header, 265, 32, "root");
    put(header, 297, 32, "root");
    putNumber(header, 329, 8, 0);
    putNumber(header, 337, 8, 0);
    put(header, 148, 8, "        ");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xFF;
    }
    put(header, 148, 8, "%06o\0 ".formatted(sum));
    out.write(header);
    out.write(content);
    out.write(new byte[-content.length & BLOCK - 1]);
  }

  /** A long path is cut at a slash. */
  private static void putPath(byte[] header, String path) {
    if (path.length() <= NAME) {
      put(header, 0, NAME, path);
      return;
    }
    int cut = path.indexOf('/', path.length() - NAME - 1);
    if (cut < 0 || cut > PREFIX || cut == path.length() - 1) {
      throw new IllegalArgumentException("too long a path for ustar: " + path);
    }
    put(header, 0, NAME, path.substring(cut + 1));
    put(header, 345, PREFIX, path.substring(0, cut));
  }

  private static void putNumber(byte[] header, int at, int size, long number) {
    put(header, at, size, ("%0" + (size - 1) + "o").formatted(number));
  }

  private static void put(byte[] header, int at, int size, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > size) {
      throw new IllegalArgumentException("too long for ustar: " + text);
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
