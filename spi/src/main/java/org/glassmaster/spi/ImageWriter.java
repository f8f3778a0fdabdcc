package org.glassmaster.spi;

import java.util.List;
import java.util.Map;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;

/** Writes images of one format. */
public interface ImageWriter {
  /**
   * {@return the ways in which it could hold this layout, best first, with what each would lose}
   * Where there is none at all it says why by throwing.
   *
   * @param layout the layout
   * @param options those of the location
   * @throws GlassmasterException where that cannot be done
   */
  List<Offer> offers(Layout layout, Map<String, String> options) throws GlassmasterException;

  /**
   * Writes everything into the output's files. When it returns, they are put in place together.
   *
   * @param offer one of those that it made
   * @param source the disc to write
   * @param options what the user decided besides
   * @param output where the files appear
   * @param job whom to tell, and who may cancel
   * @throws GlassmasterException where that cannot be done
   */
  void write(Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job)
      throws GlassmasterException;
}
