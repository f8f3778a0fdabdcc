package org.glassmaster.cli.internal.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ProviderFailure;

/**
 * The plug-ins in the folder of that name: each jar, and each folder of jars, by a class loader of
 * its own over the program's. What one brings along is in nobody else's way, and one that is broken
 * is told of by its name.
 */
public final class Plugins implements AutoCloseable {
  /** An entry of the folder; without a loader where it is of no use. */
  record Plugin(String name, Optional<PluginLoader> loader) {}

  private static final String FOLDER = "plugins";
  private static final String JAR = ".jar";
  private static final Set<String> SERVICES =
      Set.of(service(BackEnd.class), service(ImageFormat.class), service(TagReader.class));

  private final List<Plugin> all = new ArrayList<>();
  private final List<ProviderFailure> failures = new ArrayList<>();

  private Plugins() {}

  /** Those of the program that lies in a folder; none where it was started in another way. */
  public static Plugins of(Optional<String> home) {
    try {
      return home.map(folder -> in(Path.of(folder, FOLDER))).orElseGet(Plugins::new);
    } catch (InvalidPathException e) {
      return new Plugins();
    }
  }

  /** Those in a folder, by name. One that is not there holds none. */
  static Plugins in(Path folder) {
    Plugins plugins = new Plugins();
    try {
      entries(folder, FOLDER).forEach(plugins::open);
    } catch (NoSuchFileException e) {
      return plugins;
    } catch (IOException e) {
      plugins.failures.add(
          failure(folder, "it cannot be looked through: " + told(e), "make it readable"));
    }
    return plugins;
  }

  /** Each entry, of use or not. */
  List<Plugin> all() {
    return List.copyOf(all);
  }

  /** What sees the providers of each. */
  public List<ClassLoader> loaders() {
    List<ClassLoader> loaders = new ArrayList<>();
    all.forEach(plugin -> plugin.loader().ifPresent(loaders::add));
    return loaders;
  }

  /** Why those are of no use that are not. */
  public List<ProviderFailure> failures() {
    return List.copyOf(failures);
  }

  private void open(Path entry) {
    String name = String.valueOf(entry.getFileName());
    try {
      boolean isFolder = Files.isDirectory(entry);
      List<Path> jars =
          isFolder
              ? entries(entry, name).stream().filter(Files::isRegularFile).toList()
              : List.of(entry);
      Optional<ProviderFailure> fault =
          isFolder && jars.isEmpty() ? empty(entry) : fault(name, jars);
      if (fault.isEmpty()) {
        all.add(new Plugin(name, Optional.of(PluginLoader.of(name, jars))));
        return;
      }
      failures.add(fault.get());
    } catch (IOException e) {
      failures.add(failure(entry, "it cannot be read: " + told(e), "make it readable"));
    }
    all.add(new Plugin(name, Optional.empty()));
  }

  private static Optional<ProviderFailure> empty(Path folder) {
    return Optional.of(
        failure(
            folder,
            "there is no jar in it",
            "put the jar of the plug-in into it, and those that it needs"));
  }

  /** What is wrong with the jars of an entry: a class loader would say nothing and find nothing. */
  private static Optional<ProviderFailure> fault(String name, List<Path> jars) {
    boolean provides = false;
    for (Path jar : jars) {
      try (JarFile open = new JarFile(jar.toFile())) {
        provides |= SERVICES.stream().anyMatch(service -> open.getEntry(service) != null);
      } catch (IOException | SecurityException e) {
        return Optional.of(
            failure(
                name,
                jar,
                "it is not a whole jar: " + told(e),
                "copy it again, or take it out of here"));
      }
    }
    return provides
        ? Optional.empty()
        : Optional.of(
            failure(
                name,
                jars.getFirst(),
                "it provides no back end, no image format and no tag reader",
                "if another plug-in needs it, put both into a folder of their own"));
  }

  /** The jars in a folder, and at the top the folders too, in the order of their names. */
  private static List<Path> entries(Path folder, String name) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        String entryName = String.valueOf(entry.getFileName());
        boolean wanted =
            entryName.endsWith(JAR) || (name.equals(FOLDER) && Files.isDirectory(entry));
        if (wanted && !entryName.startsWith(".")) {
          found.add(entry);
        }
      }
    } catch (DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException(told(e), e);
    }
    found.sort(null);
    return found;
  }

  private static ProviderFailure failure(Path entry, String reason, String advice) {
    return failure(String.valueOf(entry.getFileName()), entry, reason, advice);
  }

  /** A fault of a plug-in, by its own name and the place of the trouble. */
  private static ProviderFailure failure(String name, Path place, String reason, String advice) {
    return new ProviderFailure(Optional.empty(), name, place.toString(), reason, advice);
  }

  private static String told(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String service(Class<?> type) {
    return "META-INF/services/" + type.getName();
  }

  /** Lets go of the jars. */
  @Override
  public void close() {
    all.forEach(plugin -> plugin.loader().ifPresent(PluginLoader::close));
  }
}
