package com.example.embed;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.embed.Glassmaster;
import org.glassmaster.embed.GlassmasterModule;
import org.glassmaster.spi.BackEnd;

/** Burns sheets in a program that is wired by Guice. */
public final class Burner {
  private final Glassmaster glassmaster;

  @Inject
  Burner(Glassmaster glassmaster) {
    this.glassmaster = glassmaster;
  }

  /** Wires a program whose back end is chosen by its name, from a configuration for instance. */
  static Injector wired(String backEnd, List<ClassLoader> loaders) {
    return Guice.createInjector(
        new GlassmasterModule().withBackEnd(backEnd).withClassLoaders(loaders),
        binder -> binder.bind(Burner.class));
  }

  /** The names of all that were found. */
  List<String> choices() {
    return glassmaster.backEnds().all().stream().map(BackEnd::name).toList();
  }

  /** Burns a sheet where nothing is lost by it. */
  public Report burn(String sheet, String target) throws GlassmasterException {
    try (Glassmaster held = glassmaster) {
      Plan plan = held.plan(sheet, target);
      plan.fidelity().requireNothingLost();
      return held.burn(plan);
    }
  }

  /** {@code PLUGINS BACK-END SHEET TARGET}. */
  public static void main(String[] args) throws IOException, GlassmasterException {
    try (PluginJars plugins = new PluginJars(Path.of(args[0]))) {
      Burner burner = wired(args[1], plugins.all()).getInstance(Burner.class);
      System.out.println("choices: " + String.join(", ", burner.choices()));
      System.out.println(args[3] + ": " + burner.burn(args[2], args[3]).verification());
    }
  }
}
