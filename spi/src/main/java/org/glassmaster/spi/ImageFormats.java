package org.glassmaster.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The image formats there are, found by {@link java.util.ServiceLoader}. */
public final class ImageFormats {
  private static final Providers.Kind<ImageFormat> KIND =
      new Providers.Kind<>(
          ImageFormat.class,
          "image format",
          BackEnd.API_VERSION,
          ImageFormat::apiVersion,
          ImageFormat::name);

  private final Providers<ImageFormat> providers;

  private ImageFormats(Providers<ImageFormat> providers) {
    this.providers = providers;
  }

  /** {@return those that the loader of the calling thread's context and our own see} */
  public static ImageFormats load() {
    return load(Providers.defaultLoaders());
  }

  /**
   * {@return those that the given loaders see}
   *
   * @param loaders the class loaders to look through
   */
  public static ImageFormats load(Collection<ClassLoader> loaders) {
    return new ImageFormats(Providers.load(KIND, loaders));
  }

  /**
   * {@return those given, and no others}
   *
   * @param formats the formats
   */
  public static ImageFormats of(Collection<? extends ImageFormat> formats) {
    return new ImageFormats(Providers.of(KIND, formats, List.of()));
  }

  /** {@return all that work, by name} */
  public List<ImageFormat> all() {
    return providers.usable().stream().map(Providers.Provider::service).toList();
  }

  /** {@return those that were found and do not work} */
  public List<ProviderFailure> failures() {
    return providers.failures();
  }

  /**
   * {@return the one of that name}
   *
   * @param name the name of a format
   */
  public Optional<ImageFormat> named(String name) {
    return providers.named(name);
  }

  /**
   * {@return the one that writes files of such a name: the longest suffix that fits decides}
   *
   * @param fileName the name of the file
   * @throws UsageException where none does
   */
  public ImageFormat forPathToWrite(String fileName) {
    return all().stream()
        .filter(format -> format.writer().isPresent() && fitting(format, fileName) > 0)
        .max((one, other) -> Integer.compare(fitting(one, fileName), fitting(other, fileName)))
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown-format",
                    "the name "
                        + fileName
                        + " does not say in which format to write; "
                        + writable(),
                    "end the name as the format does, or name the format"));
  }

  /**
   * {@return the one of that name, which has to be able to write}
   *
   * @param name the name of a format
   * @throws UsageException where there is none, or it only reads
   */
  public ImageFormat toWrite(String name) {
    return named(name)
        .filter(format -> format.writer().isPresent())
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown-format",
                    "no format that can be written is called " + name + "; " + writable(),
                    "name one of those"));
  }

  /**
   * {@return the one that a file is most surely of: content counts more than the name, and the name
   * decides between equals}
   *
   * @param fileName the name of the file
   * @param head the first bytes of the file, 64 KiB at most
   * @param size bytes of the whole file
   */
  public Optional<ImageFormat> recognise(String fileName, byte[] head, long size) {
    List<ImageFormat> byName = new ArrayList<>(all());
    byName.sort((one, other) -> Integer.compare(fitting(other, fileName), fitting(one, fileName)));
    ImageFormat best = null;
    ImageFormat.Match sure = ImageFormat.Match.NO;
    for (ImageFormat format : byName) {
      ImageFormat.Match match = match(format, fileName, head, size);
      if (match.compareTo(sure) > 0) {
        best = format;
        sure = match;
      }
      if (sure == ImageFormat.Match.BY_CONTENT) {
        // None of the others can be surer, nor do their names fit better.
        break;
      }
    }
    return Optional.ofNullable(best);
  }

  private static ImageFormat.Match match(
      ImageFormat format, String fileName, byte[] head, long size) {
    try {
      return format.match(fileName, head, size);
    } catch (LinkageError | RuntimeException e) {
      // Not kept: to ask for a logger wakes all of logging, which most runs never need.
      System.getLogger(ImageFormats.class.getName())
          .log(System.Logger.Level.WARNING, () -> "format " + format.name() + " does not match", e);
      return ImageFormat.Match.NO;
    }
  }

  /** How long the suffix is that a name ends in; 0 where none fits. */
  private static int fitting(ImageFormat format, String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return format.suffixes().stream()
        .filter(name::endsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private String writable() {
    String there =
        all().stream()
            .filter(format -> format.writer().isPresent())
            .map(format -> format.name() + " (" + String.join(", ", format.suffixes()) + ")")
            .collect(Collectors.joining(", "));
    return there.isEmpty() ? "there is no format that can be written" : "there are " + there;
  }
}
