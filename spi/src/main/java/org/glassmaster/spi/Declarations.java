package org.glassmaster.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service files of a loader declare, in the order in which the service loader goes through
 * them. It tells whose fault a failure is: a class that cannot be linked does not say which
 * provider wanted it.
 */
final class Declarations {
  /** Stands for a jar that is not known. */
  static final String NOWHERE = "an unknown place";

  /** What helps when a provider and this house are of different times. */
  static final String OTHER_RELEASE =
      "use a newer Glassmaster, or a release of the provider that was made for this one";

  private static final Pattern NAMED = Pattern.compile("Provider ([\\w.$]+)");
  private static final Pattern CLASS_VERSION = Pattern.compile("class file version (\\d+)");
  private static final String FOLDER = "META-INF/services/";

  private record Declaration(String provider, String origin) {}

  private final Class<?> service;
  private final ClassLoader loader;
  private final List<String> loaded = new ArrayList<>();

  /** Those that have not had their turn; read when the first failure asks for them. */
  private @Nullable List<Declaration> pending;

  Declarations(Class<?> service, ClassLoader loader) {
    this.service = service;
    this.loader = loader;
  }

  private List<Declaration> pending() {
    List<Declaration> left = pending;
    if (left == null) {
      left = declared();
      for (String provider : loaded) {
        pass(left, provider);
      }
      pending = left;
    }
    return left;
  }

  private List<Declaration> declared() {
    List<Declaration> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String file = FOLDER + service.getName();
    try {
      var files = loader.getResources(file);
      while (files.hasMoreElements()) {
        read(files.nextElement(), file, names, found);
      }
    } catch (IOException | RuntimeException e) {
      // The service loader meets the same trouble and reports it.
      return found;
    }
    return found;
  }

  private static void read(URL url, String file, Set<String> names, List<Declaration> into)
      throws IOException {
    String place = url.toString();
    String origin = place.substring(0, place.length() - file.length());
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comment = line.indexOf('#');
        String name = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!name.isEmpty() && names.add(name)) {
          into.add(new Declaration(name, tidy(origin)));
        }
      }
    }
  }

  /** A provider was loaded: whatever was declared before it has had its turn. */
  void passed(String provider) {
    if (pending == null) {
      loaded.add(provider);
    } else {
      pass(pending, provider);
    }
  }

  private static void pass(List<Declaration> pending, String provider) {
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i).provider().equals(provider)) {
        pending.subList(0, i + 1).clear();
        return;
      }
    }
  }

  /** A provider was not loaded: the one that is named, or else the next one that was declared. */
  ProviderFailure failure(Throwable thrown) {
    Matcher named = NAMED.matcher(String.valueOf(thrown.getMessage()));
    if (thrown instanceof ServiceConfigurationError && named.find()) {
      String provider = named.group(1);
      String origin =
          pending().stream()
              .filter(declaration -> declaration.provider().equals(provider))
              .map(Declaration::origin)
              .findFirst()
              .orElse(NOWHERE);
      passed(provider);
      return failure(Optional.empty(), provider, origin, thrown);
    }
    if (thrown instanceof ServiceConfigurationError || pending().isEmpty()) {
      return failure(Optional.empty(), "a provider", NOWHERE, thrown);
    }
    Declaration next = pending().removeFirst();
    return failure(Optional.empty(), next.provider(), next.origin(), thrown);
  }

  static ProviderFailure failure(
      Optional<String> name, String provider, String origin, Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ServiceConfigurationError
            || cause instanceof ExceptionInInitializerError)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case UnsupportedClassVersionError e ->
          new ProviderFailure(
              name,
              provider,
              origin,
              "it was made for " + javaOf(e) + ", this is Java " + Runtime.version().feature(),
              "run Glassmaster on a newer Java");
      case NoClassDefFoundError e when isOurs(e) ->
          newer(name, provider, origin, String.valueOf(e.getMessage()).replace('/', '.'));
      case IncompatibleClassChangeError e when isOurs(e) ->
          newer(name, provider, origin, String.valueOf(e.getMessage()));
      case NoClassDefFoundError e ->
          new ProviderFailure(
              name,
              provider,
              origin,
              "it needs a class that is not there: " + e.getMessage(),
              "put the jar that holds that class beside it, or on the class path");
      default ->
          new ProviderFailure(
              name,
              provider,
              origin,
              "it cannot be loaded: " + told(cause),
              "leave its jar out of the class path, or ask its author");
    };
  }

  /** Whether what is missing is of this house. */
  static boolean isOurs(LinkageError error) {
    String message = String.valueOf(error.getMessage());
    return message.contains("org/glassmaster/") || message.contains("org.glassmaster.");
  }

  private static ProviderFailure newer(
      Optional<String> name, String provider, String origin, String missing) {
    return new ProviderFailure(
        name,
        provider,
        origin,
        "it was written for another Glassmaster and needs what this one does not have: " + missing,
        OTHER_RELEASE);
  }

  private static String told(Throwable cause) {
    String message = cause.getMessage();
    if (cause instanceof ServiceConfigurationError && message != null) {
      return message;
    }
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** Class file versions count from 45 for Java 1. */
  private static String javaOf(UnsupportedClassVersionError error) {
    Matcher version = CLASS_VERSION.matcher(String.valueOf(error.getMessage()));
    return version.find() ? "Java " + (Integer.parseInt(version.group(1)) - 44) : "a newer Java";
  }

  /** The jar or folder of a class. */
  static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? NOWHERE
        : tidy(source.getLocation().toString());
  }

  private static String tidy(String url) {
    String text = url.startsWith("jar:") ? url.substring(4) : url;
    text = text.endsWith("!/") ? text.substring(0, text.length() - 2) : text;
    return text.startsWith("file:") ? text.substring(5) : text;
  }
}
