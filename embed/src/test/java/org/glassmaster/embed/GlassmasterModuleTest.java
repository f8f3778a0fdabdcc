package org.glassmaster.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.core.transfer.PhaseTime;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.ProviderFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlassmasterModuleTest {
  @TempDir Path folder;

  /** Nothing is bound behind anybody's back. */
  private static final class Strict extends AbstractModule {
    @Override
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireAtInjectOnConstructors();
      binder().requireExactBindingAnnotations();
      binder().disableCircularProxies();
    }
  }

  /** A clock that stands still. */
  private static final class Stopped implements Waiter {
    @Override
    public long nanoTime() {
      return 7;
    }

    @Override
    public void pause(Duration duration) {}
  }

  private static Injector injector(Module... modules) {
    return Guice.createInjector(Modules.combine(modules), new Strict());
  }

  private static Module adding(BackEnd backEnd) {
    return binder ->
        Multibinder.newSetBinder(binder, BackEnd.class).addBinding().toInstance(backEnd);
  }

  @Test
  void givesEveryServiceWhereAllBindingsHaveToBeExplicit() {
    Injector injector = injector(new GlassmasterModule());
    for (Class<?> service :
        List.of(
            BackEnds.class,
            ImageFormats.class,
            Planner.class,
            Transfer.class,
            Verifier.class,
            Waiter.class,
            Glassmaster.class)) {
      assertThat(injector.getInstance(service)).isNotNull();
    }
    assertThat(injector.getInstance(ImageFormats.class).named("cue")).isPresent();
  }

  @Test
  void feedsTheSetOfBackEndsFromTheLookUp() {
    Set<BackEnd> all =
        injector(new GlassmasterModule()).getInstance(Key.get(new TypeLiteral<>() {}));
    assertThat(all).extracting(BackEnd::name).contains("file");
  }

  @Test
  void takesBackEndsThatAreAddedToTheSet() throws Exception {
    Shelf shelf = new Shelf("shelf");
    Injector injector = injector(new GlassmasterModule(), adding(shelf));
    BackEnds backEnds = injector.getInstance(BackEnds.class);
    assertThat(backEnds.named("shelf")).hasValue(shelf);
    assertThat(backEnds.named("file")).isPresent();
    String album = Albums.write(folder, "album", 1).toString();
    try (Glassmaster glassmaster = injector.getInstance(Glassmaster.class)) {
      Report report = glassmaster.burn(glassmaster.plan(album, "shelf:1"));
      assertThat(report.verified()).hasValue(true);
    }
  }

  @Test
  void refusesTwoBackEndsOfOneName() {
    BackEnds backEnds =
        injector(new GlassmasterModule(), adding(new Shelf("file"))).getInstance(BackEnds.class);
    assertThat(backEnds.named("file")).isEmpty();
    assertThat(backEnds.failures()).extracting(ProviderFailure::label).contains("file", "file");
  }

  @Test
  void forcesABackEnd() throws Exception {
    BackEnds backEnds =
        injector(new GlassmasterModule().withBackEnd("shelf"), adding(new Shelf("shelf")))
            .getInstance(BackEnds.class);
    assertThat(backEnds.locate("/dev/sr0").scheme()).isEqualTo("shelf");
  }

  @Test
  void looksWhereTheGivenLoadersSee() {
    Injector injector =
        injector(
            new GlassmasterModule()
                .withClassLoaders(List.of(ClassLoader.getPlatformClassLoader())));
    assertThat(injector.getInstance(BackEnds.class).all()).isEmpty();
    assertThat(injector.getInstance(ImageFormats.class).all()).isEmpty();
  }

  @Test
  void takesAClockOfTheEmbedders() throws Exception {
    Injector injector =
        injector(
            new GlassmasterModule(),
            binder ->
                OptionalBinder.newOptionalBinder(binder, Waiter.class)
                    .setBinding()
                    .toInstance(new Stopped()));
    String album = Albums.write(folder, "album", 1).toString();
    try (Glassmaster glassmaster = injector.getInstance(Glassmaster.class)) {
      Report report =
          glassmaster.burn(glassmaster.plan(album, folder.resolve("album.rawdao").toString()));
      assertThat(report.phases()).extracting(PhaseTime::took).containsOnly(Duration.ZERO);
    }
  }

  @Test
  void letsAnyBindingBeReplaced() {
    BackEnds none = BackEnds.of(List.of());
    Injector injector =
        Guice.createInjector(
            Modules.override(new GlassmasterModule())
                .with(binder -> binder.bind(BackEnds.class).toInstance(none)));
    assertThat(injector.getInstance(Glassmaster.class).backEnds()).isSameAs(none);
  }

  @Test
  void sharesNothingBetweenInjectors() {
    Injector one = injector(new GlassmasterModule(), adding(new Shelf("one")));
    Injector other = injector(new GlassmasterModule(), adding(new Shelf("other")));
    assertThat(one.getInstance(BackEnds.class).named("other")).isEmpty();
    assertThat(other.getInstance(BackEnds.class).named("one")).isEmpty();
  }
}
