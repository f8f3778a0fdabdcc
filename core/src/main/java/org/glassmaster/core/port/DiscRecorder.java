package org.glassmaster.core.port;

import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;

/** Records discs. It pulls: what it needs, when it needs it, in the form it needs. */
public interface DiscRecorder {
  /** What it would write to. */
  Medium medium() throws GlassmasterException;

  /**
   * The ways in which it could write this layout, best first, found out without sending anything
   * that changes a medium.
   */
  List<Offer> offers(Layout layout) throws GlassmasterException;

  /**
   * Writes. When this returns, everything has reached the medium and the session is closed.
   *
   * @param offer one of those it made
   */
  void record(Offer offer, DiscSource source, RecordOptions options, Job job)
      throws GlassmasterException;
}
