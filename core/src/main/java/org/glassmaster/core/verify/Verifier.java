package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * Compares two discs, attribute by attribute: what they say of themselves, every sector of the
 * programme with audio at one constant offset, and the sub-channel that both have recorded.
 */
public final class Verifier {
  /** A verifier; it keeps nothing between comparisons. */
  public Verifier() {}

  /**
   * Compares everything, with nobody watching.
   *
   * @param expected the disc it should be
   * @param found the disc it is
   * @return what is the same and what differs
   * @throws SourceException where a source cannot be read
   * @throws CancelledException where the work was cancelled
   */
  public Comparison compare(DiscSource expected, DiscSource found)
      throws SourceException, CancelledException {
    return compare(expected, found, Scope.EVERYTHING, Job.unwatched());
  }

  /**
   * Compares what is in scope. What cannot be read of the found disc is a difference; what cannot
   * be read of the expected one is thrown.
   *
   * @param expected the disc it should be
   * @param found the disc it is
   * @param scope what is looked at
   * @param job whom to tell, and who may cancel
   * @return what is the same and what differs
   * @throws SourceException where a source cannot be read
   * @throws CancelledException where the work was cancelled
   */
  public Comparison compare(DiscSource expected, DiscSource found, Scope scope, Job job)
      throws SourceException, CancelledException {
    job.tell(new Progress.PhaseBegun(Phase.VERIFYING, OptionalInt.empty()));
    Ledger ledger = new Ledger();
    new StructureComparison(expected.layout(), found.layout(), scope, ledger).compare();
    List<Span> spans = Span.common(expected.layout(), found.layout(), scope);
    if (hasHiddenAudio(expected) && scope.unseen().contains(Attribute.HIDDEN_AUDIO)) {
      ledger.unreadable(Attribute.HIDDEN_AUDIO);
    }
    try (Arena arena = Arena.ofConfined()) {
      boolean audio = spans.stream().anyMatch(Span::isAudio);
      int offset = audio ? new OffsetSearch(expected, found, arena).find(spans) : 0;
      SectorComparison sectors = new SectorComparison(expected, found, scope, ledger, job, arena);
      sectors.compare(spans, offset);
      new SubchannelComparison(expected, found, scope, ledger, job, arena).compare();
      boolean all = spans.stream().mapToInt(Span::count).sum() == Span.programme(expected.layout());
      return new Comparison(
          ledger.results(),
          ledger.differences(),
          ledger.count(),
          audio ? OptionalInt.of(offset) : OptionalInt.empty(),
          sectors.unreachable(),
          all ? sectors.sha256OfAll() : Optional.empty(),
          sectors.checksums());
    }
  }

  private static boolean hasHiddenAudio(DiscSource source) {
    SessionLayout first = source.layout().sessions().getFirst();
    return first.tracks().getFirst().track().pregap() > Geometry.PAUSE;
  }
}
