import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the distribution: {@code tar.gz} and {@code .deb} for the Linux it was built on, a zip for
 * Windows without a run-time image, their bills of materials and {@code SHA256SUMS}. The same
 * distribution gives the same bytes.
 *
 * <p>Arguments: the repository's root, the folder for the packages, and {@code --without-cache} to
 * leave out the ahead-of-time cache, which no two builds make alike.
 */
class Packages {
  private static final String CACHE = "lib/glassmaster.aot";
  private static final Pattern NAMED_JAR = Pattern.compile("lib[/\\\\]([^/\\\\\":;]+\\.jar)");
  private static final Pattern TIME =
      Pattern.compile("<project.build.outputTimestamp>(.+)</project.build.outputTimestamp>");
  private static final Pattern JAVA =
      Pattern.compile("JAVA_RUNTIME_VERSION=\"(.+)\"|JAVA_VERSION=\"(.+)\"");

  private final Path root;
  private final Path dist;
  private final Path target;
  private final boolean cache;
  private final Instant time;
  private final String version;
  private final String thirdParties;

  private Packages(Path root, Path target, boolean cache) throws IOException {
    this.root = root;
    this.dist = root.resolve("cli/target/dist");
    this.target = Files.createDirectories(target);
    this.cache = cache;
    this.time = Instant.parse(find(TIME, Files.readString(root.resolve("pom.xml"))));
    this.thirdParties = Files.readString(dist.resolve("licenses/THIRD-PARTY.md"));
    try (Stream<Path> jars = Files.list(dist.resolve("lib"))) {
      this.version =
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.startsWith("glassmaster-cli-"))
              .map(name -> name.replaceAll("glassmaster-cli-|\\.jar", ""))
              .findFirst()
              .orElseThrow();
    }
  }

  public static void main(String[] args) throws Exception {
    Packages packages =
        new Packages(
            Path.of(args[0]).toRealPath(),
            Path.of(args[1]),
            !List.of(args).contains("--without-cache"));
    Map<String, byte[]> made = new TreeMap<>();
    packages.linux(made);
    packages.windows(made);
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, byte[]> each : made.entrySet()) {
      Files.write(packages.target.resolve(each.getKey()), each.getValue());
      sums.append(Sbom.sha256(each.getValue())).append("  ").append(each.getKey()).append('\n');
    }
    Files.writeString(packages.target.resolve("SHA256SUMS"), sums);
  }

  private void linux(Map<String, byte[]> made) throws Exception {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    String name = "glassmaster-" + version + "-linux-" + machine;
    List<PackageEntry> files = new ArrayList<>();
    for (PackageEntry entry : shipped("bin/glassmaster")) {
      if (!entry.path().endsWith(".cmd") && (cache || !entry.path().equals(CACHE))) {
        files.add(entry);
      }
    }
    String bill = bill(files, Optional.of(runtimeVersion()));
    made.put(name + ".cdx.json", bill.getBytes(StandardCharsets.UTF_8));
    List<PackageEntry> unpacked = new ArrayList<>(files);
    unpacked.add(PackageEntry.text("sbom.cdx.json", bill));
    made.put(name + ".tar.gz", Tar.gzipped(name + "/", sorted(unpacked), time.getEpochSecond()));

    String architecture = machine.equals("aarch64") ? "arm64" : "amd64";
    String debian = version.replace("-SNAPSHOT", "~snapshot");
    made.put(
        "glassmaster_" + debian + "_" + architecture + ".deb",
        Deb.of(
            read("build/debian/control")
                .replace("@VERSION@", debian)
                .replace("@ARCHITECTURE@", architecture),
            installed(files, bill, debian),
            time.getEpochSecond()));
  }

  private void windows(Map<String, byte[]> made) throws Exception {
    String name = "glassmaster-" + version + "-windows";
    List<PackageEntry> files = new ArrayList<>();
    for (PackageEntry entry : shipped("bin/glassmaster.cmd")) {
      boolean ofLinux =
          entry.path().startsWith("runtime/")
              || entry.path().startsWith("share/")
              || entry.path().equals("bin/glassmaster")
              || entry.path().equals(CACHE);
      if (!ofLinux) {
        files.add(entry);
      }
    }
    String bill = bill(files, Optional.empty());
    made.put(name + ".cdx.json", bill.getBytes(StandardCharsets.UTF_8));
    files.add(PackageEntry.text("sbom.cdx.json", bill));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (PackageEntry entry : sorted(files)) {
        ZipEntry header = new ZipEntry(name + "/" + entry.path());
        header.setTimeLocal(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(header);
        zip.write(entry.content().bytes());
        zip.closeEntry();
      }
    }
    made.put(name + ".zip", packed.toByteArray());
  }

  /** The files of the distribution; of the jars those that a launcher names. */
  private List<PackageEntry> shipped(String launcher) throws IOException {
    List<String> named =
        NAMED_JAR
            .matcher(Files.readString(dist.resolve(launcher)))
            .results()
            .map(jar -> "lib/" + jar.group(1))
            .toList();
    List<PackageEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dist)) {
      for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
        String path = dist.relativize(file).toString();
        boolean wanted = !path.endsWith(".jar") || named.contains(path);
        if (wanted && !Files.isDirectory(file) && !path.equals("built")) {
          entries.add(PackageEntry.of(path, file));
        }
      }
    }
    entries.add(PackageEntry.text("INSTALL.md", read("docs/installation.md")));
    return entries;
  }

  /** The same files where Debian's policy wants them. */
  private List<PackageEntry> installed(List<PackageEntry> files, String bill, String debian)
      throws IOException {
    String home = "usr/lib/glassmaster/";
    String documents = "usr/share/doc/glassmaster/";
    List<PackageEntry> all = new ArrayList<>();
    for (PackageEntry file : files) {
      String path = file.path();
      if (path.startsWith("share/man/")) {
        byte[] page = gzip(file.content().bytes());
        all.add(new PackageEntry("usr/" + path + ".gz", false, false, "", () -> page));
      } else if (path.startsWith("share/zsh/")) {
        all.add(file.at("usr/share/zsh/vendor-completions/" + name(path)));
      } else if (path.startsWith("share/udev/")) {
        all.add(file.at(path.replaceFirst("share", "usr/lib")));
      } else if (path.startsWith("share/")) {
        all.add(file.at("usr/" + path));
      } else if (path.startsWith("licenses/") || path.equals("NOTICE")) {
        all.add(file.at(documents + path));
      } else if (!path.equals("LICENSE") && !path.equals("INSTALL.md")) {
        all.add(file.at(home + path));
      }
    }
    all.add(PackageEntry.link("usr/bin/glassmaster", "../lib/glassmaster/bin/glassmaster"));
    all.add(PackageEntry.text(documents + "sbom.cdx.json", bill));
    all.add(PackageEntry.text(documents + "copyright", read("build/debian/copyright")));
    byte[] changes =
        gzip(
            read("build/debian/changelog")
                .replace("@VERSION@", debian)
                .replace("@DATE@", date())
                .getBytes(StandardCharsets.UTF_8));
    all.add(new PackageEntry(documents + "changelog.gz", false, false, "", () -> changes));
    all.add(
        PackageEntry.text(
            "usr/share/lintian/overrides/glassmaster", read("build/debian/lintian-overrides")));
    return sorted(all);
  }

  private String bill(List<PackageEntry> files, Optional<String> java) throws Exception {
    return new Sbom(thirdParties, version, time).of(files, java);
  }

  private String runtimeVersion() throws IOException {
    return find(JAVA, Files.readString(dist.resolve("runtime/release")));
  }

  private String date() {
    return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
        .format(time.atOffset(ZoneOffset.UTC));
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private static List<PackageEntry> sorted(List<PackageEntry> entries) {
    return entries.stream().sorted(Comparator.comparing(PackageEntry::path)).toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Compressed as well as can be, and marked so, as Debian's policy wants documents to be. */
  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(content);
    }
    byte[] bytes = packed.toByteArray();
    bytes[8] = 2;
    return bytes;
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("there is no " + pattern);
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
