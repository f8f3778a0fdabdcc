package org.glassmaster.core.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.identify.TrackChecksums;

/**
 * What came of comparing two discs.
 *
 * @param attributes how each attribute ends that either disc has and that was to be compared
 * @param differences the first of them
 * @param differenceCount how many there are in all
 * @param offset samples by which the found audio is late, the same for all of it; absent where no
 *     audio was compared
 * @param unreachable samples at the edges that the offset moves out of reach
 * @param sha256 digest of the main channel that was found: the programme area of every session,
 *     from 150 sectors after its lead-in to its lead-out, 2352 bytes a sector, data not scrambled,
 *     audio moved back by the offset, out-of-reach samples as expected; absent where some of it
 *     could not be read or has no counterpart
 * @param checksums of the audio tracks that were found, those that could be read completely; audio
 *     moved back as for the digest
 */
public record Comparison(
    List<Result> attributes,
    List<Difference> differences,
    long differenceCount,
    OptionalInt offset,
    long unreachable,
    Optional<String> sha256,
    List<TrackChecksums> checksums) {
  /**
   * How one attribute ends.
   *
   * @param attribute the attribute
   * @param verdict how it came out
   */
  public record Result(Attribute attribute, Verdict verdict) {}

  /** What has to be verified before two discs are called the same. */
  private static final Set<Attribute> NEEDED =
      EnumSet.of(Attribute.TOC, Attribute.MAIN_CHANNEL, Attribute.INDEXES, Attribute.FLAGS);

  /** Refuses what cannot be, and takes copies of what could change. */
  public Comparison {
    attributes = List.copyOf(attributes);
    differences = List.copyOf(differences);
    checksums = List.copyOf(checksums);
  }

  /**
   * {@return how an attribute ends; absent where neither disc has it or it was not to be compared}
   *
   * @param attribute the attribute
   */
  public Optional<Verdict> of(Attribute attribute) {
    return attributes.stream()
        .filter(result -> result.attribute() == attribute)
        .map(Result::verdict)
        .findFirst();
  }

  /**
   * {@return whether the discs are the same; absent where nothing differs but the table of
   * contents, the main channel, the indexes or the flags cannot be read}
   */
  public Optional<Boolean> same() {
    if (attributes.stream().anyMatch(result -> result.verdict() == Verdict.DIFFERENT)) {
      return Optional.of(false);
    }
    boolean unsure =
        attributes.stream()
            .anyMatch(
                result ->
                    result.verdict() == Verdict.UNREADABLE && NEEDED.contains(result.attribute()));
    return unsure ? Optional.empty() : Optional.of(true);
  }
}
