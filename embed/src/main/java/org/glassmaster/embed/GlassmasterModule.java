package org.glassmaster.embed;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.SystemWaiter;

/**
 * Binds everything by itself: {@link BackEnds}, {@link ImageFormats}, {@link Planner}, {@link
 * Transfer}, {@link Verifier}, {@link Waiter}, the set of {@link BackEnd}s, and {@link Glassmaster}
 * over them, which whoever asks for it closes.
 *
 * <p>It needs no just-in-time binding, so it can go into an injector that requires explicit ones.
 * To add a back end without a service file, add it to the set; to put a clock of your own in, set
 * the optional binding of {@link Waiter}; to replace anything else, override its binding.
 *
 * <pre>{@code
 * Injector injector = Guice.createInjector(
 *     new GlassmasterModule().withBackEnd("sgio"),
 *     binder -> Multibinder.newSetBinder(binder, BackEnd.class).addBinding().to(Mine.class));
 * }</pre>
 */
public final class GlassmasterModule extends AbstractModule {
  private final Optional<List<ClassLoader>> loaders;
  private final Optional<String> backEnd;

  /** Back ends of the context's class loader and our own; each location decides for itself. */
  public GlassmasterModule() {
    this(Optional.empty(), Optional.empty());
  }

  private GlassmasterModule(Optional<List<ClassLoader>> loaders, Optional<String> backEnd) {
    this.loaders = loaders;
    this.backEnd = backEnd;
  }

  /**
   * {@return the same with one back end for all drives that are named without a scheme}
   *
   * @param name the name of a back end
   */
  public GlassmasterModule withBackEnd(String name) {
    return new GlassmasterModule(loaders, Optional.of(name));
  }

  /**
   * {@return the same, looking for back ends and formats where the given loaders see}
   *
   * @param others the class loaders to look through
   */
  public GlassmasterModule withClassLoaders(Collection<ClassLoader> others) {
    return new GlassmasterModule(Optional.of(List.copyOf(others)), backEnd);
  }

  @Override
  protected void configure() {
    BackEnds found = loaders.map(BackEnds::load).orElseGet(BackEnds::load);
    Multibinder<BackEnd> all = Multibinder.newSetBinder(binder(), BackEnd.class);
    found.all().forEach(one -> all.addBinding().toInstance(one));
    bind(LookUp.class).toInstance(new LookUp(found));
    OptionalBinder.newOptionalBinder(binder(), Waiter.class)
        .setDefault()
        .toInstance(new SystemWaiter());
  }

  /** What the look-up found, before anything was added to the set. */
  record LookUp(BackEnds found) {}

  @Provides
  @Singleton
  BackEnds backEnds(LookUp lookUp, Set<BackEnd> all) {
    List<BackEnd> known = lookUp.found().all();
    BackEnds together =
        lookUp.found().with(all.stream().filter(one -> !known.contains(one)).toList());
    return backEnd.map(together::forcing).orElse(together);
  }

  @Provides
  @Singleton
  ImageFormats imageFormats() {
    return loaders.map(ImageFormats::load).orElseGet(ImageFormats::load);
  }

  @Provides
  Planner planner() {
    return new Planner();
  }

  @Provides
  Transfer transfer(Waiter waiter) {
    return new Transfer(waiter);
  }

  @Provides
  Verifier verifier() {
    return new Verifier();
  }

  @Provides
  Glassmaster glassmaster(
      BackEnds backEnds, Planner planner, Transfer transfer, Verifier verifier) {
    return new Glassmaster(backEnds, planner, transfer, verifier);
  }
}
