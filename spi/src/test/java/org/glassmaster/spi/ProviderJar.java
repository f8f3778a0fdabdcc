package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.glassmaster.core.port.Device;

/** A jar with providers that are compiled for a test. */
final class ProviderJar {
  private static final String USABLE =
      "public Availability probe() { return Availability.usable(); }";

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> declared = new ArrayList<>();
  private Class<?> service = BackEnd.class;
  private String before = "";

  ProviderJar(Path folder) {
    this.folder = folder;
  }

  /** A back end whose class body gets some members more. */
  ProviderJar backEnd(String type, String name, String members) {
    declared.add(type);
    return source(
        type,
        """
        import java.util.List;
        import org.glassmaster.core.fault.GlassmasterException;
        import org.glassmaster.core.port.*;
        import org.glassmaster.spi.*;
        public class %s implements BackEnd {
          public String name() { return "%s"; }
          %s
          public List<DeviceInfo> devices() { return List.of(); }
          public Device open(Location location) { throw new UnsupportedOperationException(); }
          %s
        }
        """
            .formatted(type, name, members.contains(" probe()") ? "" : USABLE, members));
  }

  ProviderJar source(String type, String text) {
    sources.put(type, text);
    return this;
  }

  ProviderJar serving(Class<?> other) {
    this.service = other;
    return this;
  }

  /** Compiles against these classes before those of this house. */
  ProviderJar against(Path classes) {
    this.before = classes + File.pathSeparator;
    return this;
  }

  /** Declares a provider that may or may not be there. */
  ProviderJar declaring(String line) {
    declared.add(line);
    return this;
  }

  /** Leaves a class out of the jar after all were compiled. */
  ProviderJar without(String type) {
    left.add(type);
    return this;
  }

  Path write(String fileName) throws IOException {
    compile();
    Path jar = folder.resolve(fileName);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
      out.write(String.join("\n", declared).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        if (!left.contains(entry.getKey().replace(".class", ""))) {
          out.putNextEntry(new JarEntry(entry.getKey()));
          out.write(entry.getValue());
        }
      }
    }
    return jar;
  }

  /**
   * The same jar after its class was made for a Java that does not exist yet: version 200 is 156.
   */
  Path writeForJava156(String fileName) throws IOException {
    compile();
    classes.values().forEach(bytes -> bytes[7] = (byte) 200);
    return write(fileName);
  }

  private void compile() throws IOException {
    if (!classes.isEmpty() || sources.isEmpty()) {
      return;
    }
    Path work = Files.createTempDirectory(folder, "classes");
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> entry : sources.entrySet()) {
      files.add(Files.writeString(work.resolve(entry.getKey() + ".java"), entry.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      String path = before + classPath();
      boolean compiled =
          compiler
              .getTask(
                  said,
                  manager,
                  null,
                  List.of("-cp", path, "-d", work.toString(), "-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
    try (Stream<Path> made = Files.list(work)) {
      for (Path file :
          made.filter(path -> path.toString().endsWith(".class"))
              .sorted()
              .collect(Collectors.toList())) {
        classes.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  static String classPath() {
    return place(BackEnd.class) + File.pathSeparator + place(Device.class);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static URL[] urls(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return urls;
  }
}
