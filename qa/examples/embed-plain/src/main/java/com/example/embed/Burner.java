package com.example.embed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.embed.BackEndStatus;
import org.glassmaster.embed.Glassmaster;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnds;

/** Burns sheets through the back end that is chosen while the program runs. */
public final class Burner implements AutoCloseable {
  private final PluginJars plugins;
  private final BackEnds backEnds;

  /** With the back ends on the class path, and those in the jars of a folder. */
  public Burner(Path pluginFolder) throws IOException {
    plugins = new PluginJars(pluginFolder);
    backEnds = BackEnds.load(plugins.all());
  }

  /** What there is to choose from: those that work on this machine. */
  public List<String> choices() throws GlassmasterException {
    try (Glassmaster glassmaster = Glassmaster.over(backEnds)) {
      return glassmaster.status().stream()
          .filter(status -> status.availability() instanceof Availability.Usable)
          .map(BackEndStatus::name)
          .toList();
    }
  }

  /**
   * Burns a sheet where nothing is lost by it.
   *
   * @param backEnd one of the choices; it gets the target if that is a drive named without a scheme
   */
  public Report burn(String backEnd, String sheet, String target) throws GlassmasterException {
    try (Glassmaster glassmaster = Glassmaster.over(backEnds.forcing(backEnd))) {
      Plan plan = glassmaster.plan(sheet, target);
      plan.fidelity().requireNothingLost();
      return glassmaster.burn(plan);
    }
  }

  @Override
  public void close() throws IOException {
    plugins.close();
  }

  /** {@code PLUGINS BACK-END SHEET TARGET}. */
  public static void main(String[] args) throws IOException, GlassmasterException {
    try (Burner burner = new Burner(Path.of(args[0]))) {
      System.out.println("choices: " + String.join(", ", burner.choices()));
      Report report = burner.burn(args[1], args[2], args[3]);
      System.out.println(args[3] + ": " + report.verification());
    }
  }
}
