package org.glassmaster.cli.internal.plugin;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.ProviderFailure;
import org.glassmaster.spi.TagReaders;

/**
 * What each plug-in gives, by the names its providers give themselves.
 *
 * @param failures of image formats and tag readers; those of back ends are told with these
 */
public record PluginList(List<Entry> entries, List<ProviderFailure> failures) {
  /**
   * A plug-in.
   *
   * @param gives such as {@code back end zip}; nothing where it is of no use
   */
  public record Entry(String name, List<String> gives) {
    /** Whether it gives anything at all. */
    public boolean isUsable() {
      return !gives.isEmpty();
    }

    /** What it gives, in words. */
    public String words() {
      return isUsable() ? String.join(", ", gives) : "nothing of it can be used";
    }
  }

  /**
   * What can be found of those that are known; where there is none nothing is looked for.
   *
   * @param loaders what sees every provider
   */
  public static PluginList of(Plugins known, List<ClassLoader> loaders, BackEnds backEnds) {
    List<Plugins.Plugin> plugins = known.all();
    if (plugins.isEmpty()) {
      return new PluginList(List.of(), List.of());
    }
    ImageFormats formats = ImageFormats.load(loaders);
    TagReaders readers = TagReaders.load(loaders);
    List<ProviderFailure> failures = new ArrayList<>(formats.failures());
    failures.addAll(readers.failures());
    List<Entry> entries = new ArrayList<>();
    for (Plugins.Plugin plugin : plugins) {
      List<String> gives = new ArrayList<>();
      for (BackEnd one : backEnds.all()) {
        add("back end ", one.name(), one, plugin, gives);
      }
      for (ImageFormat one : formats.all()) {
        add("image format ", one.name(), one, plugin, gives);
      }
      for (TagReader one : readers.all()) {
        add("tag reader ", one.name(), one, plugin, gives);
      }
      entries.add(new Entry(plugin.name(), gives));
    }
    return new PluginList(entries, failures);
  }

  private static void add(
      String kind, String name, Object provider, Plugins.Plugin plugin, List<String> into) {
    ClassLoader loader = provider.getClass().getClassLoader();
    if (plugin.loader().filter(own -> own.equals(loader)).isPresent()) {
      into.add(kind + name);
    }
  }
}
