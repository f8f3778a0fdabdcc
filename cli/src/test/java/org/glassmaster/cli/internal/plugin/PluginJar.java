package org.glassmaster.cli.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;

/** A jar of a third party, compiled for a test. */
final class PluginJar {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> services = new LinkedHashMap<>();
  private final List<Path> libraries = new ArrayList<>();

  /** A back end whose name is given as an expression. */
  PluginJar backEnd(String type, String name) {
    services.put(BackEnd.class.getName(), type);
    sources.put(
        type,
        """
        import java.util.List;
        import org.glassmaster.core.port.*;
        import org.glassmaster.spi.*;
        public class %s implements BackEnd {
          public String name() { return %s; }
          public Availability probe() { return Availability.usable(); }
          public List<DeviceInfo> devices() {
            return List.of(DeviceInfo.image(name() + ":one", "shelf", true, false));
          }
          public Device open(Location location) { throw new UnsupportedOperationException(); }
        }
        """
            .formatted(type, name));
    return this;
  }

  /** A format whose images hold a second and more of silence. */
  PluginJar silence() {
    services.put(ImageFormat.class.getName(), "Silence");
    sources.put(
        "Silence",
        """
        import java.util.List;
        import org.glassmaster.core.disc.*;
        import org.glassmaster.core.port.*;
        import org.glassmaster.spi.*;
        public class Silence implements ImageFormat {
          public String name() { return "silence"; }
          public String description() { return "nothing to hear"; }
          public List<String> suffixes() { return List.of(".silence"); }
          public Match match(String name, byte[] head, long size) {
            return name.endsWith(".silence") ? Match.BY_NAME : Match.NO;
          }
          public Contents read(ImageInput input, Job job) {
            Disc disc = Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(300)))
                .build(Purpose.CONVERTING).disc().orElseThrow();
            return new Contents(input.path().toString(), "silence", disc, -22650, List.of());
          }
        }
        """);
    return this;
  }

  /** A class that is no provider. */
  PluginJar library(String type, String answer) {
    sources.put(
        type,
        "public class %s { public static String answer() { return \"%s\"; } }"
            .formatted(type, answer));
    return this;
  }

  /** Is compiled against another jar. */
  PluginJar against(Path library) {
    libraries.add(library);
    return this;
  }

  Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory("plugin");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> service : services.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
        out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
      }
      compile(work);
      try (Stream<Path> files = Files.list(work)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          out.putNextEntry(new JarEntry(String.valueOf(file.getFileName())));
          out.write(Files.readAllBytes(file));
        }
      }
    } finally {
      delete(work);
    }
    return jar;
  }

  private void compile(Path work) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> entry : sources.entrySet()) {
      files.add(Files.writeString(work.resolve(entry.getKey() + ".java"), entry.getValue()));
    }
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    libraries.forEach(library -> path.append(File.pathSeparator).append(library));
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sourceFiles = manager.getJavaFileObjectsFromPaths(files);
      List<String> options = List.of("-cp", path.toString(), "-d", work.toString(), "-proc:none");
      boolean compiled = compiler.getTask(said, manager, null, options, null, sourceFiles).call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
