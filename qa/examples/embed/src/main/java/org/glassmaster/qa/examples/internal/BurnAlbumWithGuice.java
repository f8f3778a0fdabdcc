package org.glassmaster.qa.examples.internal;

import com.google.inject.Guice;
import com.google.inject.Inject;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.embed.Glassmaster;
import org.glassmaster.embed.GlassmasterModule;

/** The same in a program that is wired by Guice anyway. */
public final class BurnAlbumWithGuice {
  private final Glassmaster glassmaster;

  @Inject
  BurnAlbumWithGuice(Glassmaster glassmaster) {
    this.glassmaster = glassmaster;
  }

  /** Wires the program and burns. */
  public static Report burn(String sheet, String target) throws GlassmasterException {
    BurnAlbumWithGuice program =
        Guice.createInjector(
                new GlassmasterModule(), binder -> binder.bind(BurnAlbumWithGuice.class))
            .getInstance(BurnAlbumWithGuice.class);
    try (Glassmaster held = program.glassmaster) {
      return held.burn(held.plan(sheet, target));
    }
  }
}
