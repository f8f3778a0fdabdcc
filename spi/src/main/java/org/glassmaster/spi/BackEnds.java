package org.glassmaster.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;

/**
 * The back ends there are, found by {@link java.util.ServiceLoader}, and the way from a user's
 * words to a device.
 *
 * <p>One back end may be forced by name: by {@link #forcing}, or by the system property {@value
 * #PROPERTY}. It then gets every drive that is named without a scheme; images stay with {@code
 * file}.
 */
public final class BackEnds {
  /** The system property that forces a back end by name. */
  public static final String PROPERTY = "glassmaster.back-end";

  /** The back end that images belong to. */
  public static final String FILE = "file";

  /**
   * A back end and whether it can work here.
   *
   * @param backEnd the back end
   * @param availability whether it can work here, or why not
   */
  public record State(BackEnd backEnd, Availability availability) {}

  private static final Providers.Kind<BackEnd> KIND =
      new Providers.Kind<>(
          BackEnd.class, "back end", BackEnd.API_VERSION, BackEnd::apiVersion, BackEnd::name);

  private final Providers<BackEnd> providers;
  private final Optional<String> forced;

  private BackEnds(Providers<BackEnd> providers, Optional<String> forced) {
    this.providers = providers;
    this.forced = forced;
  }

  /** {@return those that the loader of the calling thread's context and our own see} */
  public static BackEnds load() {
    return load(Providers.defaultLoaders());
  }

  /**
   * {@return those that the given loaders see; what they look up themselves they find there too}
   *
   * @param loaders the class loaders to look through
   */
  public static BackEnds load(Collection<ClassLoader> loaders) {
    return new BackEnds(
        Providers.load(KIND, loaders).each(backEnd -> backEnd.seeing(loaders)), property());
  }

  /**
   * {@return those given, and no others}
   *
   * @param backEnds the back ends
   */
  public static BackEnds of(Collection<? extends BackEnd> backEnds) {
    return new BackEnds(Providers.of(KIND, backEnds, List.of()), property());
  }

  /**
   * {@return the same with others besides; what was found for no use stays told}
   *
   * @param others what the caller made
   */
  public BackEnds with(Collection<? extends BackEnd> others) {
    List<BackEnd> all = new ArrayList<>(all());
    all.addAll(others);
    return new BackEnds(Providers.of(KIND, all, failures()), forced);
  }

  /**
   * {@return the same, telling besides of what was to be a back end and came to nothing}
   *
   * @param others what the caller made
   */
  public BackEnds telling(Collection<ProviderFailure> others) {
    List<ProviderFailure> all = new ArrayList<>(failures());
    all.addAll(others);
    return new BackEnds(new Providers<>(providers.usable(), all), forced);
  }

  private static Optional<String> property() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).filter(name -> !name.isBlank());
  }

  /**
   * {@return the same with one forced by name, whatever the system property says}
   *
   * @param name the name of a back end
   */
  public BackEnds forcing(String name) {
    return new BackEnds(providers, Optional.of(name));
  }

  /** {@return the name that is forced} */
  public Optional<String> forced() {
    return forced;
  }

  /** {@return all that were loaded, by name, usable here or not} */
  public List<BackEnd> all() {
    return providers.usable().stream().map(Providers.Provider::service).toList();
  }

  /** {@return all that were loaded, each asked whether it can work here} */
  public List<State> states() {
    return all().stream().map(backEnd -> new State(backEnd, probe(backEnd))).toList();
  }

  /** {@return those that were found and could not be loaded, or not be told apart} */
  public List<ProviderFailure> failures() {
    return providers.failures();
  }

  /**
   * {@return the one of that name}
   *
   * @param name the name of a back end
   */
  public Optional<BackEnd> named(String name) {
    return providers.named(name);
  }

  /**
   * Finds out what a user means.
   *
   * @param words what the user wrote
   * @return the location
   * @throws UsageException where the words contradict the back end that is forced, or carry an
   *     option that it does not have
   * @throws DeviceException where no back end fits
   */
  public Location locate(String words) throws DeviceException {
    return locate(words, Map.of());
  }

  /**
   * Finds out what a user means, with options that were given beside the words.
   *
   * @param words what the user wrote
   * @param options by name
   * @return the location
   * @throws UsageException where the words contradict the back end that is forced, or carry an
   *     option that it does not have
   * @throws DeviceException where no back end fits
   */
  public Location locate(String words, Map<String, String> options) throws DeviceException {
    if (words.isBlank()) {
      throw new UsageException(
          "no-location", "a location is empty", "name a drive or the path of an image");
    }
    if (forced.isPresent()) {
      require(forced.get());
    }
    Location location = locate(words, Words.of(words));
    for (Map.Entry<String, String> option : options.entrySet()) {
      location = location.with(option.getKey(), option.getValue());
    }
    check(require(location.scheme()), location);
    return location;
  }

  /**
   * Opens what a location names.
   *
   * @param location what {@link #locate} gave
   * @return the device
   * @throws GlassmasterException where that cannot be done
   */
  public Device open(Location location) throws GlassmasterException {
    BackEnd backEnd = require(location.scheme());
    check(backEnd, location);
    if (probe(backEnd) instanceof Availability.Unusable(String because, String advice)) {
      throw new DeviceException(
              "back-end-unusable", "back end " + backEnd.name() + " cannot work here: " + because)
          .at(location.toString())
          .advise(advice);
    }
    try {
      return backEnd.open(location);
    } catch (LinkageError e) {
      throw new DeviceException(
              "back-end-unusable",
              "back end " + backEnd.name() + " does not fit this Glassmaster: " + e.getMessage(),
              e)
          .at(location.toString())
          .advise(Declarations.OTHER_RELEASE);
    }
  }

  /**
   * {@return whether a back end can work here; one that breaks its promise not to throw cannot}
   *
   * @param backEnd the back end
   */
  public Availability probe(BackEnd backEnd) {
    try {
      return backEnd.probe();
    } catch (LinkageError | RuntimeException e) {
      return Availability.unusable("its probe fails with " + e, "report this to its author");
    }
  }

  private Location locate(String words, Words meaning) throws DeviceException {
    // No switch over patterns before the first sector: each is spun anew at every start.
    if (meaning instanceof Words.Schemed(String scheme, String rest)) {
      return schemed(words, scheme, rest);
    }
    return meaning instanceof Words.Drive(String name)
        ? drive(name)
        : Location.ofScheme(FILE, words);
  }

  private Location schemed(String words, String scheme, String rest) {
    if (forced.isPresent() && !scheme.equals(forced.get()) && !scheme.equals(FILE)) {
      throw new UsageException(
          "back-end-contradicted",
          words + " names back end " + scheme + ", but " + forced.get() + " is demanded",
          "leave out one of the two");
    }
    return Location.ofScheme(scheme, rest);
  }

  private Location drive(String name) throws DeviceException {
    if (forced.isPresent()) {
      return Location.ofScheme(forced.get(), name);
    }
    List<BackEnd> claimants = new ArrayList<>();
    for (BackEnd backEnd : all()) {
      if (backEnd.claims(name) && probe(backEnd) instanceof Availability.Usable) {
        claimants.add(backEnd);
      }
    }
    if (claimants.isEmpty()) {
      throw nothingFits("no back end that works here deals with drive " + name).at(name);
    }
    if (claimants.size() > 1) {
      throw new DeviceException(
              "back-end-ambiguous",
              "several back ends deal with drive "
                  + name
                  + ": "
                  + claimants.stream().map(BackEnd::name).collect(Collectors.joining(", ")))
          .at(name)
          .advise("back-end", claimants.getFirst().name(), "choose one of them");
    }
    return Location.ofScheme(claimants.getFirst().name(), name);
  }

  private BackEnd require(String name) throws DeviceException {
    Optional<BackEnd> found = named(name);
    if (found.isPresent()) {
      return found.get();
    }
    for (ProviderFailure failure : failures()) {
      if (failure.name().filter(name::equals).isPresent()) {
        throw new DeviceException("back-end-unusable", failure.reason()).advise(failure.advice());
      }
    }
    throw nothingFits("no back end is called " + name);
  }

  /** Says what is there, and why the rest is of no use. */
  private DeviceException nothingFits(String problem) {
    List<String> usable = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (State state : states()) {
      switch (state.availability()) {
        case Availability.Usable() -> usable.add(state.backEnd().name());
        case Availability.Unusable(String because, String advice) ->
            others.add(state.backEnd().name() + " (" + because + "; " + advice + ")");
      }
    }
    failures().forEach(failure -> others.add(failure.toString()));
    StringBuilder message = new StringBuilder(problem);
    message.append("; usable here: ").append(listed(usable));
    if (!others.isEmpty()) {
      message.append("; not usable: ").append(String.join(", ", others));
    }
    return new DeviceException("no-back-end", message.toString())
        .advise("name a drive or image as scheme:rest with one of those, a path as ./path");
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static void check(BackEnd backEnd, Location location) {
    List<LocationOption> declared = backEnd.options();
    for (Map.Entry<String, String> option : location.options().entrySet()) {
      Predicate<LocationOption> same = each -> each.name().equals(option.getKey());
      LocationOption known =
          declared.stream()
              .filter(same)
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "unknown-option",
                          "unknown option "
                              + option.getKey()
                              + " of "
                              + backEnd.name()
                              + "; it has: "
                              + listed(declared.stream().map(LocationOption::name).toList()),
                          "leave it out, or write it as " + backEnd.name() + " knows it"));
      if (!known.values().isEmpty() && !known.values().contains(option.getValue())) {
        throw new UsageException(
            "unknown-option-value",
            "option "
                + known.name()
                + " of "
                + backEnd.name()
                + " cannot be \""
                + option.getValue()
                + "\"; it takes: "
                + listed(known.values()),
            "choose one of those values");
      }
    }
  }
}
