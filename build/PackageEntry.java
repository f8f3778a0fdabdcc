import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something in a package: a folder, a file, or a symbolic link.
 *
 * @param path from the package's root, without a slash at either end
 * @param link where a symbolic link leads; empty for everything else
 */
record PackageEntry(String path, boolean folder, boolean executable, String link, Content content) {
  /** The bytes of a file. They are read when they are packed. */
  interface Content {
    byte[] bytes() throws IOException;
  }

  static PackageEntry folder(String path) {
    return new PackageEntry(path, true, true, "", () -> new byte[0]);
  }

  static PackageEntry link(String path, String target) {
    return new PackageEntry(path, false, true, target, () -> new byte[0]);
  }

  static PackageEntry text(String path, String text) {
    return new PackageEntry(
        path, false, false, "", () -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A file of this machine, or a symbolic link. */
  static PackageEntry of(String path, Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? link(path, Files.readSymbolicLink(file).toString())
        : new PackageEntry(
            path, false, Files.isExecutable(file), "", () -> Files.readAllBytes(file));
  }

  boolean isFile() {
    return !folder && link.isEmpty();
  }

  int mode() {
    return executable ? 0755 : 0644;
  }

  PackageEntry at(String other) {
    return new PackageEntry(other, folder, executable, link, content);
  }
}
