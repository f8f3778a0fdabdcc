import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays out the distribution: launchers, jars, licences, a run-time image and the ahead-of-time
 * cache. What did not change is not made again. Whatever goes wrong stops the build.
 *
 * <p>Arguments: the repository's root, the folder to work in, the program's own jar, its run-time
 * class path, the moment at which the build began, and the time that all files of a package have.
 */
class Dist {
  /** Where the licence of every third party's jar is recorded. */
  private static final String THIRD_PARTIES = "licenses/THIRD-PARTY.md";

  /**
   * What our class files do not name but need: character sets of CD-TEXT (MS-JIS and others), and
   * {@code java.logging}, through which {@code System.Logger} speaks. {@code jdk.unsupported} holds
   * the signal handlers of the command line and what Guava reads fields with.
   */
  private static final Set<String> NEEDED_UNSEEN =
      Set.of("java.logging", "jdk.charsets", "jdk.unsupported");

  /**
   * Would bring all of {@code java.desktop} for a class that nobody uses: usb4java wants but its
   * builders.
   */
  private static final Set<String> UNASKED = Set.of("commons-lang3-");

  /** Compiled for Java 5, and needed in every start. */
  private static final String WITHOUT_STACK_MAPS = "picocli-";

  private final Path root;
  private final Path work;
  private final Path dist;
  private final List<Path> jars;
  private final FileTime packaged;

  private Dist(Path root, Path work, List<Path> jars, FileTime packaged) {
    this.root = root;
    this.work = work;
    this.dist = work.resolve("dist");
    this.jars = jars;
    this.packaged = packaged;
  }

  public static void main(String[] args) throws Exception {
    Path ownJar = Path.of(args[2]);
    List<Path> jars = new ArrayList<>(List.of(ownJar));
    for (String entry : args[3].split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        jars.add(path);
      } else if (!path.startsWith(ownJar.resolveSibling("classes"))) {
        throw new IllegalStateException(path + " is no jar: build the phase package with -am");
      }
    }
    Dist dist =
        new Dist(
            Path.of(args[0]).toRealPath(),
            Path.of(args[1]),
            jars,
            FileTime.from(Instant.parse(args[5])));
    dist.copyJars();
    dist.copyFiles();
    dist.requireLicences();
    boolean changed = dist.makeRuntime();
    dist.makePapers();
    dist.makeCache(changed);
    dist.requireUsable();
    Path stamp = Files.writeString(dist.dist.resolve("built"), "");
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse(args[4])));
  }

  private void copyJars() throws IOException {
    Path lib = Files.createDirectories(dist.resolve("lib"));
    Set<String> names = new TreeSet<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      names.add(name);
      Path copy = lib.resolve(name);
      byte[] content =
          name.startsWith(WITHOUT_STACK_MAPS)
              ? StackMaps.added(jar, packaged)
              : Files.readAllBytes(jar);
      if (Files.notExists(copy) || !Arrays.equals(Files.readAllBytes(copy), content)) {
        Files.write(copy, content);
      }
      // The cache holds for jars of this time, and packages have one time for all they hold.
      Files.setLastModifiedTime(copy, packaged);
    }
    for (Path file : list(lib, "*.jar")) {
      if (!names.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  private void copyFiles() throws IOException {
    Path source = root.resolve("cli/src/main/dist");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = dist.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    for (String name : List.of("LICENSE", "NOTICE")) {
      Files.copy(root.resolve(name), dist.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    fillIn(
        dist.resolve("bin/glassmaster"),
        classPath("\"$home/lib/", ":$home/lib/", "\"", false),
        "\n");
    String folder = "%HOME_FOLDER%\\lib\\";
    fillIn(dist.resolve("bin/glassmaster.cmd"), classPath(folder, ";" + folder, "", true), "\r\n");
    if (!dist.resolve("bin/glassmaster").toFile().setExecutable(true, false)) {
      throw new IOException("bin/glassmaster cannot be made executable");
    }
  }

  /**
   * The order of the class path is fixed here: a cache holds for one order only. Native libraries
   * for systems that a launcher is not for stay out of it, and so out of its package.
   */
  private String classPath(String before, String between, String after, boolean windows) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString())
        .filter(jar -> !jar.startsWith("libusb4java-") || jar.contains("-win32-") == windows)
        .collect(Collectors.joining(between, before, after));
  }

  private String all() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  private static void fillIn(Path launcher, String classPath, String lineEnd) throws IOException {
    String text = Files.readString(launcher).replace("@CLASS_PATH@", classPath);
    Files.writeString(launcher, text.lines().collect(Collectors.joining(lineEnd, "", lineEnd)));
  }

  private void requireLicences() throws IOException {
    String recorded = Files.readString(dist.resolve(THIRD_PARTIES));
    for (Path jar : jars) {
      String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
      if (!name.startsWith("glassmaster-") && !recorded.contains("`" + name + "`")) {
        throw new IllegalStateException(
            name + " is shipped, so its licence belongs into cli/src/main/dist/" + THIRD_PARTIES);
      }
    }
  }

  /** True when the image was made anew. */
  private boolean makeRuntime() throws IOException, InterruptedException {
    Set<String> modules = new TreeSet<>(NEEDED_UNSEEN);
    List<String> analysis =
        new ArrayList<>(
            List.of("--print-module-deps", "--ignore-missing-deps", "--no-recursive", "-q"));
    analysis.addAll(List.of("--multi-release", "25", "--class-path", all()));
    jars.stream()
        .map(Path::toString)
        .filter(jar -> UNASKED.stream().noneMatch(jar::contains))
        .forEach(analysis::add);
    Collections.addAll(modules, tool("jdeps", analysis).strip().split(","));

    Path image = dist.resolve("runtime");
    String inputs = modules + " " + Runtime.version() + " " + System.getProperty("java.home");
    if (isMadeFrom(inputs, "runtime") && Files.exists(image)) {
      return false;
    }
    delete(image);
    // A process of its own: what jlink makes depends on what its virtual machine has done before.
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output",
            image.toString()));
    remember(inputs, "runtime");
    return true;
  }

  /** The manual and the scripts for shells, made by the program itself from its commands. */
  private void makePapers() throws Exception {
    Path share = dist.resolve("share");
    for (String made : List.of("bash-completion", "man", "zsh")) {
      delete(share.resolve(made));
    }
    run(
        List.of(
            dist.resolve("runtime/bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(dist + "/lib/", File.pathSeparator + dist + "/lib/", "", isWindows()),
            "org.glassmaster.cli.internal.papers.Papers",
            share.toString(),
            packaged.toString().substring(0, "2026-11-20".length())));
  }

  private void makeCache(boolean runtimeChanged) throws Exception {
    StringBuilder inputs = new StringBuilder();
    for (Path file : list(dist.resolve("lib"), "*.jar")) {
      inputs.append(file.getFileName()).append(' ').append(digest(file));
      inputs.append(' ').append(Files.getLastModifiedTime(file)).append('\n');
    }
    inputs.append(digest(dist.resolve("bin/glassmaster"))).append('\n');
    inputs.append(digest(root.resolve("build/Dist.java"))).append('\n');
    Path cache = dist.resolve("lib/glassmaster.aot");
    if (!runtimeChanged && isMadeFrom(inputs.toString(), "cache") && Files.exists(cache)) {
      return;
    }
    Files.deleteIfExists(cache);
    Path commands = rehearsal();
    run(
        List.of(
            dist.resolve("runtime/bin/java").toString(),
            "-XX:+UseSerialGC",
            // Profiles of the rehearsal make long jobs compile earlier and more than they need.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-XX:AOTCacheOutput=" + cache,
            "--enable-native-access=ALL-UNNAMED",
            "-Dguice_bytecode_gen_option=DISABLED",
            "-Dglassmaster.home=" + dist,
            "-cp",
            classPath(dist + "/lib/", File.pathSeparator + dist + "/lib/", "", isWindows()),
            "org.glassmaster.cli.internal.Rehearsal",
            commands.toString()));
    remember(inputs.toString(), "cache");
  }

  /** The commands that are run while the cache is recorded. None of them looks at a device. */
  private Path rehearsal() throws IOException {
    Path folder = Files.createDirectories(work.resolve("rehearsal"));
    String disc = folder.resolve("disc.cue").toString();
    String raw = folder.resolve("disc.rawdao").toString();
    String copy = folder.resolve("copy.cue").toString();
    String image = folder.resolve("data.iso").toString();
    String data = folder.resolve("data.cue").toString();
    Files.write(folder.resolve("disc.bin"), new byte[300 * 2352]);
    Files.write(folder.resolve("data.iso"), new byte[300 * 2048]);
    Files.writeString(
        folder.resolve("disc.cue"),
        """
        CATALOG 4006381333931
        TITLE "Silence"
        PERFORMER "Nobody"
        FILE "disc.bin" BINARY
          TRACK 01 AUDIO
            TITLE "First"
            PERFORMER "Nobody"
            ISRC USK7Y9812345
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            TITLE "Second"
            PERFORMER "Nobody"
            FLAGS DCP PRE
            ISRC USK7Y9812346
            INDEX 00 00:02:00
            INDEX 01 00:03:00
            INDEX 02 00:03:40
        """);
    List<List<String>> commands =
        List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("devices", "--help"),
            List.of("devices", "--back-end", "file"),
            List.of("info", "--help"),
            List.of("burn", "--help"),
            List.of("info", disc),
            List.of("info", disc, "--json"),
            List.of("plan", disc, raw, "--overwrite"),
            List.of("burn", disc, raw, "--overwrite", "--lead-in-start", "99:58:00"),
            List.of("convert", disc, copy, "--overwrite"),
            List.of("convert", disc, copy + "?layout=tracks", "--overwrite", "--no-verify"),
            List.of("convert", image, data, "--overwrite"),
            List.of("verify", raw, disc),
            List.of("verify", data),
            List.of("verify", raw, "--json"));
    return Files.write(
        folder.resolve("commands"),
        commands.stream().map(words -> String.join("\t", words)).toList());
  }

  /** Starts the finished launcher, and the virtual machine so that it must take the cache. */
  private void requireUsable() throws Exception {
    String version = run(List.of(dist.resolve("bin/glassmaster").toString(), "--version"));
    if (!version.startsWith("glassmaster ")) {
      throw new IllegalStateException("the launcher answers --version with: " + version);
    }
    run(
        List.of(
            "env",
            "GLASSMASTER_OPTS=-XX:AOTMode=on",
            dist.resolve("bin/glassmaster").toString(),
            "--version"));
  }

  private boolean isMadeFrom(String inputs, String what) throws IOException {
    Path record = work.resolve(what + ".inputs");
    return Files.exists(record) && Files.readString(record).equals(inputs);
  }

  private void remember(String inputs, String what) throws IOException {
    Files.writeString(work.resolve(what + ".inputs"), inputs);
  }

  private static String tool(String name, List<String> arguments) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int exit =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("this JDK has no " + name))
            .run(writer, writer, arguments.toArray(String[]::new));
    writer.flush();
    if (exit != 0) {
      throw new IllegalStateException(name + " " + arguments + " ended with " + exit + ": " + out);
    }
    return out.toString();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("glassmaster", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end");
      }
      String text = Files.readString(output);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            command + " ended with " + process.exitValue() + ": " + text);
      }
      return text;
    } finally {
      Files.delete(output);
    }
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .sorted(Comparator.reverseOrder())
            .forEach(
                file -> {
                  try {
                    Files.delete(file);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
    }
  }

  private static String digest(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
