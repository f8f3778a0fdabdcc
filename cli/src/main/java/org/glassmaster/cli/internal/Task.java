package org.glassmaster.cli.internal;

import org.glassmaster.core.fault.GlassmasterException;

/** One command with what was typed for it. */
abstract class Task {
  /** Does it. What people are to read is told on the way; JSON is told afterwards. */
  abstract Exit run(Context context) throws GlassmasterException;

  /**
   * The keys of its JSON document after the common ones. After a fault this is asked too: what did
   * not come to be known is absent then.
   */
  abstract void describe(Json json);
}
