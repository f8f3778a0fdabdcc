package org.glassmaster.core.layout;

/** What a stretch of a session is. */
public enum Area {
  /** Before the program: the table of contents. */
  LEAD_IN,
  /** Index 0 of a track. */
  PAUSE,
  /** Index 1 and on of a track. */
  PROGRAMME,
  /** Behind the program. */
  LEAD_OUT
}
