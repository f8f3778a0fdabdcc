package org.glassmaster.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.port.TagReader;

/** The readers of tags there are, found by {@link java.util.ServiceLoader}. */
public final class TagReaders {
  private static final Providers.Kind<TagReader> KIND =
      new Providers.Kind<>(
          TagReader.class,
          "tag reader",
          BackEnd.API_VERSION,
          reader -> BackEnd.API_VERSION,
          TagReader::name);

  private final Providers<TagReader> providers;

  private TagReaders(Providers<TagReader> providers) {
    this.providers = providers;
  }

  /** {@return those that the loader of the calling thread's context and our own see} */
  public static TagReaders load() {
    return load(Providers.defaultLoaders());
  }

  /**
   * {@return those that the given loaders see}
   *
   * @param loaders the class loaders to look through
   */
  public static TagReaders load(Collection<ClassLoader> loaders) {
    return new TagReaders(Providers.load(KIND, loaders));
  }

  /**
   * {@return those given, and no others}
   *
   * @param readers the readers
   */
  public static TagReaders of(Collection<? extends TagReader> readers) {
    return new TagReaders(Providers.of(KIND, readers, List.of()));
  }

  /** {@return all that work, by name} */
  public List<TagReader> all() {
    return providers.usable().stream().map(Providers.Provider::service).toList();
  }

  /** {@return those that were found and do not work} */
  public List<ProviderFailure> failures() {
    return providers.failures();
  }

  /**
   * {@return what a file says of itself, by the first reader that knows its format}
   *
   * @param file the file
   * @throws SourceException where a source cannot be read
   */
  public SourceTags read(ByteSource file) throws SourceException {
    for (Providers.Provider<TagReader> provider : providers.usable()) {
      Optional<SourceTags> tags = provider.service().read(file);
      if (tags.isPresent()) {
        return tags.get();
      }
    }
    return SourceTags.NONE;
  }
}
