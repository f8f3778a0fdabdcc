package org.glassmaster.core.transfer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;

/**
 * What happened.
 *
 * @param plan what was carried out
 * @param written whether a medium or image holds the disc now
 * @param preread whether the whole source was read before anything was written
 * @param verification what reading back found
 * @param reason why it could not be verified, in words
 * @param comparison what came of reading it back
 * @param retries how often something had to be read again
 * @param phases what was done, in order, and how long it took
 */
public record Report(
    Plan plan,
    boolean written,
    boolean preread,
    Verification verification,
    Optional<String> reason,
    Optional<Comparison> comparison,
    int retries,
    List<PhaseTime> phases) {
  /** Takes copies of what could change. */
  public Report {
    phases = List.copyOf(phases);
  }

  /** {@return whether the laser was off} */
  public boolean simulated() {
    return plan.request().simulate();
  }

  /** {@return whether the disc is as it should be; absent where nobody can say} */
  public Optional<Boolean> verified() {
    return switch (verification) {
      case VERIFIED -> Optional.of(true);
      case DIFFERENT -> Optional.of(false);
      case INCOMPLETE, NOT_WISHED, SIMULATED, IMPOSSIBLE, CANCELLED -> Optional.empty();
    };
  }

  /** {@return how each attribute ends} */
  public List<Comparison.Result> attributes() {
    return comparison.map(Comparison::attributes).orElse(List.of());
  }

  /** {@return the first differences} */
  public List<Difference> differences() {
    return comparison.map(Comparison::differences).orElse(List.of());
  }

  /** {@return how many differences there are in all} */
  public long differenceCount() {
    return comparison.map(Comparison::differenceCount).orElse(0L);
  }

  /** {@return samples by which audio was written, or is read, late} */
  public OptionalInt offset() {
    return comparison.map(Comparison::offset).orElse(OptionalInt.empty());
  }

  /**
   * {@return SHA-256 of what was written, as it was read back: see {@link Comparison#sha256}}
   * Absent where it was not read back completely.
   */
  public Optional<String> sha256() {
    return comparison.flatMap(Comparison::sha256);
  }

  /** {@return the checksums of the audio tracks, as they were read back} */
  public List<TrackChecksums> checksums() {
    return comparison.map(Comparison::checksums).orElse(List.of());
  }
}
