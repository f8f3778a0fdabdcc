package org.glassmaster.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscRule;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;

/**
 * What would be done: requested, offered, chosen and why, and what becomes of everything the disc
 * has. Making it touched nothing.
 *
 * @param contents the source, which stays open as long as its device does
 * @param target the device to write with
 * @param medium what lay in it
 * @param request what the user asked for
 * @param layout the disc at the addresses of the chosen offer
 * @param offered everything the recorder offered, in its order
 * @param chosen the offer that was chosen
 * @param because sentences that lead to the choice, one for each offer
 * @param fidelity what the target keeps, makes anew and loses
 * @param capacity what fits
 * @param findings what was noticed about disc and target, graded for this target
 */
public record Plan(
    Contents contents,
    DeviceInfo target,
    Medium medium,
    PlanRequest request,
    Layout layout,
    List<Offer> offered,
    Offer chosen,
    List<String> because,
    Fidelity fidelity,
    Capacity capacity,
    List<Finding> findings) {
  /** Takes copies of what could change. */
  public Plan {
    offered = List.copyOf(offered);
    because = List.copyOf(because);
    findings = List.copyOf(findings);
  }

  /** {@return the disc to be written} */
  public Disc disc() {
    return layout.disc();
  }

  /**
   * {@return whether the user agreed to a finding that would otherwise stop the work} What lies in
   * the drive is not a matter of agreement.
   *
   * @param finding what was noticed
   */
  public boolean isAllowed(Finding finding) {
    return PlanRule.mediumFault(finding).isEmpty() && request.consent().covers(finding.code());
  }

  /** {@return everything that stands against carrying this out; empty where nothing does} */
  public List<Finding> blocking() {
    List<Finding> blocking = new ArrayList<>(broken());
    blocking.addAll(losses());
    return List.copyOf(blocking);
  }

  /**
   * Refuses where anything stands against carrying this out: first what is wrong with the disc,
   * then what would be lost, then what is wrong with the medium.
   *
   * @throws GlassmasterException where something stands against it
   */
  public void requireReady() throws GlassmasterException {
    List<Finding> medium = new ArrayList<>();
    List<Finding> disc = new ArrayList<>();
    for (Finding finding : broken()) {
      (PlanRule.mediumFault(finding).isPresent() ? medium : disc).add(finding);
    }
    for (Finding finding : disc) {
      if (finding.code().equals(DiscRule.SOURCE_TOO_SHORT.code())) {
        throw new SourceException("source-short", finding.message())
            .at(finding.where().orElse(contents.name()))
            .advise(DiscRule.SOURCE_TOO_SHORT.advice());
      }
    }
    if (!disc.isEmpty()) {
      throw new ContentException("disc-not-valid", summary(disc), disc);
    }
    List<Finding> losses = losses();
    if (!losses.isEmpty()) {
      throw new ContentException("loss-not-consented", summary(losses), losses);
    }
    if (!medium.isEmpty()) {
      throw fault(medium.getFirst());
    }
  }

  private MediumException fault(Finding finding) {
    String code = PlanRule.mediumFault(finding).orElseThrow();
    MediumException fault = new MediumException(code, finding.message()).at(target.location());
    Optional<Advice> advice = finding.advice();
    Optional<Advice.Option> option = advice.flatMap(Advice::option);
    String sentence = advice.map(Advice::sentence).orElse("");
    return option.isPresent()
        ? fault.advise(option.get().name(), option.get().value(), sentence)
        : fault.advise(sentence);
  }

  private List<Finding> broken() {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR && !isAllowed(finding))
        .toList();
  }

  private List<Finding> losses() {
    return fidelity
        .losses()
        .filter(fate -> !request.consent().covers(fate.code()))
        .map(
            fate ->
                new Finding(
                    Severity.ERROR,
                    fate.code(),
                    Optional.of(fate.where()),
                    fate.attribute().label() + " would be lost: " + fate.reason(),
                    Optional.of(
                        Advice.option(
                            "allow",
                            fate.code(),
                            "choose a target that holds it, or consent to the loss"))))
        .toList();
  }

  private static String summary(List<Finding> findings) {
    String first = findings.getFirst().toString();
    return findings.size() == 1 ? first : first + " (and " + (findings.size() - 1) + " more)";
  }
}
