package org.glassmaster.cli.internal.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads the classes of one plug-in. A class that the program has too is the program's; services are
 * found in the plug-in alone, so that nobody else's are made once more for each plug-in.
 */
final class PluginLoader extends URLClassLoader {
  private static final String OUR_SERVICES = "META-INF/services/org.glassmaster.";

  static {
    registerAsParallelCapable();
  }

  private PluginLoader(String name, URL... jars) {
    super(name, jars, PluginLoader.class.getClassLoader());
  }

  static PluginLoader of(String name, List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new PluginLoader(name, urls);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(OUR_SERVICES) ? findResources(name) : super.getResources(name);
  }

  /** Lets go of the jars; one that cannot be closed is closed with the process. */
  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      System.getLogger(PluginLoader.class.getName())
          .log(System.Logger.Level.DEBUG, () -> getName() + " does not close", e);
    }
  }
}
