package org.glassmaster.core.transfer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verdict;
import org.glassmaster.core.verify.Verifier;

/** What came of reading a disc back. */
record ReadBack(
    Verification verification, Optional<String> reason, Optional<Comparison> comparison) {

  static ReadBack without(Verification verification) {
    return new ReadBack(verification, Optional.empty(), Optional.empty());
  }

  static ReadBack impossible(String reason) {
    return new ReadBack(Verification.IMPOSSIBLE, Optional.of(reason), Optional.empty());
  }

  /** Reads and compares. A disc that does not let itself be read is not the one it should be. */
  static ReadBack of(Plan plan, DiscSource expected, DiscReader reader, Job job) {
    try {
      Contents contents;
      DiscSource found;
      try {
        contents = reader.contents(job);
        found = found(plan, contents);
      } catch (CancelledException e) {
        throw e;
      } catch (GlassmasterException | IllegalArgumentException e) {
        return blank(String.valueOf(e.getMessage()));
      }
      Comparison comparison =
          new Verifier()
              .compare(expected, found, new Scope(plan.fidelity(), contents.unseen()), job);
      Verification verification =
          comparison
              .same()
              .map(same -> same ? Verification.VERIFIED : Verification.DIFFERENT)
              .orElse(Verification.INCOMPLETE);
      return new ReadBack(verification, Optional.empty(), Optional.of(comparison));
    } catch (CancelledException e) {
      return without(Verification.CANCELLED);
    } catch (SourceException e) {
      return impossible("the source cannot be read any more: " + e.getMessage());
    }
  }

  /** What was found, from the session on that was written first. */
  private static DiscSource found(Plan plan, Contents contents) {
    Disc disc = contents.disc();
    Layout layout = Layout.of(disc, contents.leadIn());
    int first = plan.layout().sessions().getFirst().number();
    if (first > 1) {
      if (layout.sessions().size() < first) {
        throw new IllegalArgumentException("there is no session " + first + " on it");
      }
      SessionLayout session = layout.sessions().get(first - 1);
      Disc appended =
          new Disc(
              disc.mcn(),
              disc.sessions().subList(first - 1, disc.sessions().size()),
              plan.disc().text());
      layout = Layout.appending(appended, session.leadIn(), first);
    }
    return new RawImage(layout, plan.request().render());
  }

  private static ReadBack blank(String reason) {
    return new ReadBack(
        Verification.DIFFERENT,
        Optional.of(reason),
        Optional.of(
            new Comparison(
                List.of(new Comparison.Result(Attribute.TOC, Verdict.DIFFERENT)),
                List.of(
                    new Difference("disc", OptionalInt.empty(), "a disc that can be read", reason)),
                1,
                OptionalInt.empty(),
                0,
                Optional.empty(),
                List.of())));
  }
}
