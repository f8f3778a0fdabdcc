package org.glassmaster.core.layout;

/** What a stretch of a session is. */
public enum Area {
  LEAD_IN,
  /** Index 0 of a track. */
  PAUSE,
  /** Index 1 and on of a track. */
  PROGRAMME,
  LEAD_OUT
}
