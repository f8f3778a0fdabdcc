package com.example.embed;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of third parties in a folder, each with a class loader of its own. */
final class PluginJars implements AutoCloseable {
  private final List<URLClassLoader> loaders = new ArrayList<>();

  PluginJars(Path folder) throws IOException {
    ClassLoader ours = PluginJars.class.getClassLoader();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        loaders.add(new URLClassLoader(new URL[] {jar.toUri().toURL()}, ours));
      }
    }
  }

  /** What sees every provider: the program's own loader, and one for each jar. */
  List<ClassLoader> all() {
    List<ClassLoader> all = new ArrayList<>(loaders);
    all.add(PluginJars.class.getClassLoader());
    return all;
  }

  @Override
  public void close() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }
}
