package org.glassmaster.qa.examples.internal;

import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.embed.Glassmaster;

/** Burns a sheet to a drive or an image, without Guice in the program's own code. */
public final class BurnAlbum {
  private BurnAlbum() {}

  /** Burns a sheet where it loses nothing, and says what came of it. */
  public static Report burn(String sheet, String target) throws GlassmasterException {
    try (Glassmaster glassmaster = Glassmaster.create()) {
      Plan plan = glassmaster.plan(sheet, target);
      plan.fidelity().requireNothingLost();
      return glassmaster.burn(plan);
    }
  }
}
