package org.glassmaster.core.port;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.finding.Finding;

/**
 * Something that happens while a job runs. Sectors are counted over the whole phase group:
 * analysing, writing, verifying.
 */
public sealed interface Progress {
  /**
   * Another phase begins.
   *
   * @param phase the phase
   * @param track the track, where the phase is of one
   */
  record PhaseBegun(Phase phase, OptionalInt track) implements Progress {}

  /**
   * Work goes on.
   *
   * @param phase the phase
   * @param track the track, where the phase is of one
   * @param done sectors done
   * @param total sectors to do
   * @param sourceBuffer how full the buffer before the drive is, 0 to 1
   * @param driveBuffer how full the drive's own buffer is, 0 to 1
   */
  record Advanced(
      Phase phase,
      OptionalInt track,
      int done,
      int total,
      OptionalDouble sourceBuffer,
      OptionalDouble driveBuffer)
      implements Progress {}

  /**
   * Something was noticed.
   *
   * @param finding what was noticed
   */
  record Noticed(Finding finding) implements Progress {}

  /** Hears what happens, on the thread that works: it is to return at once. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears of one event, on the thread that does the work.
     *
     * @param event what happens
     */
    void on(Progress event);
  }
}
