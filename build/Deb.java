import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes Debian packages: an {@code ar} archive of two tar archives (deb(5)). */
final class Deb {
  private Deb() {}

  /**
   * The package.
   *
   * @param control the fields of deb-control(5), without Installed-Size
   */
  static byte[] of(String control, List<PackageEntry> files, long time) throws IOException {
    List<PackageEntry> data = withFolders(files);
    StringBuilder sums = new StringBuilder();
    long kibibytes = 0;
    for (PackageEntry entry : data) {
      byte[] content = entry.content().bytes();
      kibibytes += Math.max(1, (content.length + 1023) / 1024);
      if (entry.isFile()) {
        sums.append(md5(content)).append("  ").append(entry.path()).append('\n');
      }
    }
    List<PackageEntry> about =
        List.of(
            PackageEntry.text("control", control + "Installed-Size: " + kibibytes + "\n"),
            PackageEntry.text("md5sums", sums.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    add(out, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII), time);
    add(out, "control.tar.gz", Tar.gzipped("./", about, time), time);
    add(out, "data.tar.gz", Tar.gzipped("./", data, time), time);
    return out.toByteArray();
  }

  /** The files, each after all the folders above it. */
  private static List<PackageEntry> withFolders(List<PackageEntry> files) {
    Set<String> known = new TreeSet<>();
    List<PackageEntry> all = new ArrayList<>();
    for (PackageEntry file : files) {
      for (int slash = file.path().indexOf('/');
          slash > 0;
          slash = file.path().indexOf('/', slash + 1)) {
        if (known.add(file.path().substring(0, slash))) {
          all.add(PackageEntry.folder(file.path().substring(0, slash)));
        }
      }
      if (!file.folder() || known.add(file.path())) {
        all.add(file);
      }
    }
    return all;
  }

  private static void add(ByteArrayOutputStream out, String name, byte[] content, long time) {
    String header = "%-16s%-12d%-6d%-6d%-8s%-10d`\n";
    out.writeBytes(
        header
            .formatted(name, time, 0, 0, "100644", content.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write('\n');
    }
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
