package org.glassmaster.cli.internal;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.ProviderFailure;
import org.glassmaster.spi.TagReaders;

/**
 * What each plug-in gives, by the names its providers give themselves.
 *
 * @param failures of image formats and tag readers; those of back ends are told with these
 */
record PluginList(List<Entry> entries, List<ProviderFailure> failures) {
  /**
   * A plug-in.
   *
   * @param gives such as {@code back end zip}; nothing where it is of no use
   */
  record Entry(String name, List<String> gives) {
    boolean isUsable() {
      return !gives.isEmpty();
    }

    String words() {
      return isUsable() ? String.join(", ", gives) : "nothing of it can be used";
    }
  }

  /** Where there is no plug-in nothing is looked for. */
  static PluginList of(Context context) {
    List<Plugins.Plugin> plugins = context.plugins().all();
    if (plugins.isEmpty()) {
      return new PluginList(List.of(), List.of());
    }
    ImageFormats formats = ImageFormats.load(context.loaders());
    TagReaders readers = TagReaders.load(context.loaders());
    List<ProviderFailure> failures = new ArrayList<>(formats.failures());
    failures.addAll(readers.failures());
    List<Entry> entries = new ArrayList<>();
    for (Plugins.Plugin plugin : plugins) {
      List<String> gives = new ArrayList<>();
      for (BackEnd one : context.backEnds().all()) {
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
