package org.glassmaster.core.finding;

/** How much a finding matters to what is about to be done; ordered from least to most. */
public enum Severity {
  /** Worth knowing. */
  NOTE,
  /** The work goes on; something is not as it should be. */
  WARNING,
  /** The work stops unless the user allows this code by name. */
  ERROR
}
