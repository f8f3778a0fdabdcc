package org.glassmaster.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The providers of one service: those that work, by name, and those that do not, with the reason.
 * One that cannot be loaded costs nobody else anything.
 */
record Providers<S>(List<Provider<S>> usable, List<ProviderFailure> failures) {
  /** A provider under its name, and the jar it came from. */
  record Provider<S>(String name, S service, String origin) {}

  /** What the look-up asks of every service. */
  record Kind<S>(
      Class<S> service,
      String noun,
      int apiVersion,
      ToIntFunction<S> versionOf,
      Function<S, String> nameOf) {}

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]+");

  /** A loader whose configuration cannot be read fails the same way for ever. */
  private static final int MOST_FAILURES = 256;

  Providers {
    usable = List.copyOf(usable);
    failures = List.copyOf(failures);
  }

  /** Whether a name can be that of a provider; one letter would be a drive's. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The loader of the caller's context, and the one that loaded this. */
  static List<ClassLoader> defaultLoaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      loaders.add(context);
    }
    ClassLoader own = Providers.class.getClassLoader();
    if (own != null) {
      loaders.add(own);
    }
    return List.copyOf(loaders);
  }

  /** Finds what the loaders see. */
  static <S> Providers<S> load(Kind<S> kind, Collection<ClassLoader> loaders) {
    List<S> loaded = new ArrayList<>();
    List<ProviderFailure> failures = new ArrayList<>();
    for (ClassLoader loader : loaders) {
      load(kind, loader, loaded, failures);
    }
    return examined(kind, loaded, failures);
  }

  /** Takes providers that somebody else made, beside failures that are known already. */
  static <S> Providers<S> of(
      Kind<S> kind, Collection<? extends S> services, List<ProviderFailure> before) {
    return examined(kind, services, before);
  }

  Optional<S> named(String name) {
    return usable.stream()
        .filter(provider -> provider.name().equals(name))
        .map(Provider::service)
        .findFirst();
  }

  /** The same, each exchanged for what is made of it; one that breaks at that is a failure. */
  Providers<S> each(UnaryOperator<S> make) {
    List<Provider<S>> made = new ArrayList<>();
    List<ProviderFailure> failed = new ArrayList<>(failures);
    for (Provider<S> one : usable) {
      try {
        made.add(new Provider<>(one.name(), make.apply(one.service()), one.origin()));
      } catch (LinkageError | RuntimeException e) {
        String type = one.service().getClass().getName();
        failed.add(Declarations.failure(Optional.of(one.name()), type, one.origin(), e));
      }
    }
    return new Providers<>(made, failed);
  }

  private static <S> void load(
      Kind<S> kind, ClassLoader loader, List<S> loaded, List<ProviderFailure> failures) {
    Declarations declared = new Declarations(kind.service(), loader);
    // Two loaders of which one is the other's parent both see what the parent has.
    Set<Object> known = loaded.stream().map(Providers::identity).collect(Collectors.toSet());
    var providers = ServiceLoader.load(kind.service(), loader).iterator();
    int failed = 0;
    while (failed < MOST_FAILURES) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        S service = providers.next();
        declared.passed(service.getClass().getName());
        if (known.add(identity(service))) {
          loaded.add(service);
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failed++;
        ProviderFailure failure = declared.failure(e);
        if (!failures.contains(failure)) {
          failures.add(failure);
        }
      }
    }
  }

  private static <S> Providers<S> examined(
      Kind<S> kind, Collection<? extends S> loaded, List<ProviderFailure> before) {
    List<ProviderFailure> failures = new ArrayList<>(before);
    Map<String, List<Provider<S>>> byName = new TreeMap<>();
    for (S service : loaded) {
      String origin = Declarations.origin(service.getClass());
      examine(kind, service, origin)
          .ifPresentOrElse(
              failures::add,
              () -> {
                String name = kind.nameOf().apply(service);
                byName
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new Provider<>(name, service, origin));
              });
    }
    List<Provider<S>> usable = new ArrayList<>();
    for (List<Provider<S>> namesakes : byName.values()) {
      List<Provider<S>> ours = namesakes.stream().filter(Providers::isAtHome).toList();
      if (namesakes.size() == 1) {
        usable.add(namesakes.getFirst());
      } else if (ours.size() == 1) {
        // A plug-in cannot take the name of what the program itself brings along.
        usable.add(ours.getFirst());
        namesakes.stream()
            .filter(one -> !isAtHome(one))
            .forEach(one -> failures.add(clash(kind, one, namesakes)));
      } else {
        namesakes.forEach(one -> failures.add(clash(kind, one, namesakes)));
      }
    }
    failures.sort((one, other) -> one.label().compareTo(other.label()));
    return new Providers<>(usable, failures);
  }

  /** Whether it was loaded with this contract, and not by a loader over it. */
  private static boolean isAtHome(Provider<?> provider) {
    return Objects.equals(
        provider.service().getClass().getClassLoader(), Providers.class.getClassLoader());
  }

  /** The same class from the same jar is the same provider, even where two loaders loaded it. */
  private static Object identity(Object service) {
    Class<?> type = service.getClass();
    String origin = Declarations.origin(type);
    return origin.equals(Declarations.NOWHERE) ? type : List.of(type.getName(), origin);
  }

  private static <S> Optional<ProviderFailure> examine(Kind<S> kind, S service, String origin) {
    String type = service.getClass().getName();
    try {
      int version = kind.versionOf().applyAsInt(service);
      if (version < 1 || version > kind.apiVersion()) {
        return Optional.of(
            new ProviderFailure(
                Optional.empty(),
                type,
                origin,
                "it was written for version "
                    + version
                    + " of the contract, this is version "
                    + kind.apiVersion(),
                version < 1
                    ? "ask its author for one that names a version from 1 on"
                    : "use a newer Glassmaster, or an older release of this " + kind.noun()));
      }
      String name = kind.nameOf().apply(service);
      if (!isName(name)) {
        return Optional.of(
            new ProviderFailure(
                Optional.empty(),
                type,
                origin,
                "its name \"" + name + "\" is not two or more lower-case letters and digits",
                "ask its author for a release with a valid name"));
      }
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(Declarations.failure(Optional.empty(), type, origin, e));
    }
  }

  private static <S> ProviderFailure clash(
      Kind<S> kind, Provider<S> one, List<Provider<S>> namesakes) {
    List<String> origins =
        namesakes.stream()
            .map(each -> each.service().getClass().getName() + " in " + each.origin())
            .toList();
    return new ProviderFailure(
        Optional.of(one.name()),
        one.service().getClass().getName(),
        one.origin(),
        namesakes.size()
            + " "
            + kind.noun()
            + "s are called "
            + one.name()
            + ": "
            + String.join(" and ", origins),
        "leave one of them out of the class path");
  }
}
