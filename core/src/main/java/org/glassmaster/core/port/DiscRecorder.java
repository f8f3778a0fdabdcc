package org.glassmaster.core.port;

import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;

/** Records discs. It pulls: what it needs, when it needs it, in the form it needs. */
public interface DiscRecorder {
  /**
   * {@return what it would write to}
   *
   * @throws GlassmasterException where that cannot be done
   */
  Medium medium() throws GlassmasterException;

  /**
   * {@return the ways in which it could write this layout, best first, found out without sending
   * anything that changes a medium}
   *
   * @param layout the layout
   * @throws GlassmasterException where that cannot be done
   */
  List<Offer> offers(Layout layout) throws GlassmasterException;

  /**
   * Writes. When this returns, everything has reached the medium and the session is closed.
   *
   * @param offer one of those it made
   * @param source the disc to write
   * @param options what the user decided besides
   * @param job whom to tell, and who may cancel
   * @throws GlassmasterException where that cannot be done
   */
  void record(Offer offer, DiscSource source, RecordOptions options, Job job)
      throws GlassmasterException;
}
