package org.glassmaster.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.AudioJoin;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.DiscRule;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.fidelity.RawBlocks;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.WriteMode;

/** Decides how a disc would be written, without sending anything that changes a medium. */
public final class Planner {
  /** What no consent can make a disc of: there is nothing to lay out, or no way to render it. */
  private static final Set<DiscRule> IMPOSSIBLE =
      EnumSet.of(
          DiscRule.NO_TRACKS,
          DiscRule.TOO_LONG,
          DiscRule.FIRST_PAUSE_TOO_SHORT,
          DiscRule.INDEX_OUTSIDE,
          DiscRule.NO_CONTENT,
          DiscRule.FORM_UNSUITABLE,
          DiscRule.DATA_CUT,
          DiscRule.TRACK_UNBUILDABLE);

  /** A planner; it keeps nothing between plans. */
  public Planner() {}

  /**
   * Plans with nobody watching.
   *
   * @param source what is to be written
   * @param target the device it goes to
   * @param request what the user asked for
   * @return the plan
   * @throws GlassmasterException where that cannot be done
   */
  public Plan plan(Contents source, Device target, PlanRequest request)
      throws GlassmasterException {
    return plan(source, target, request, Job.unwatched());
  }

  /**
   * Plans. What stands against carrying the plan out is in the plan; what leaves nothing to plan is
   * thrown.
   *
   * @param given what is to be written
   * @param target the device it goes to
   * @param request what the user asked for
   * @param job whom to tell, and who may cancel
   * @return the plan
   * @throws GlassmasterException where that cannot be done
   */
  public Plan plan(Contents given, Device target, PlanRequest request, Job job)
      throws GlassmasterException {
    List<Finding> joins = new ArrayList<>();
    Contents source = request.join() ? joined(given, joins) : given;
    DiscRecorder recorder =
        target
            .recorder()
            .orElseThrow(
                () ->
                    new DeviceException("no-recorder", target.info().location() + " only reads")
                        .at(target.info().location())
                        .advise("name a recorder or an image that can be written"));
    Medium medium = recorder.medium();
    if (medium.state() == Medium.State.NONE) {
      throw new MediumException("no-medium", "there is no medium in the drive")
          .at(target.info().location())
          .advise("insert a blank medium");
    }
    List<Finding> findings = findings(source, medium, request);
    findings.addAll(joins);
    job.checkpoint();
    boolean appending = request.append() && medium.state() == Medium.State.APPENDABLE;
    Layouter layouter =
        appending
            ? Appending.to(target, source.disc(), job)
            : leadIn -> Layout.of(source.disc(), leadIn);
    int wanted = medium.leadIn().orElse(Geometry.RAW_IMAGE_START);
    Layout first = layout(layouter, appending ? wanted : request.leadIn().orElse(wanted), target);
    List<Offer> offers = recorder.offers(first);
    Choice choice = Choice.among(offers, request);
    Layout layout =
        choice.offer().leadIn() == first.start()
            ? first
            : layout(layouter, choice.offer().leadIn(), target);
    Capacity capacity = new Capacity(layout.leadOut(), medium.lastLeadOut());
    room(capacity, request, findings);
    return new Plan(
        source,
        target.info(),
        medium,
        request,
        layout,
        offers,
        choice.offer(),
        choice.because(),
        account(
            appending
                ? Appending.account(source.disc(), choice.offer().fidelity())
                : choice.offer().fidelity(),
            choice.offer(),
            layout,
            request),
        capacity,
        findings);
  }

  /**
   * Whoever wants P and Q made anew does not keep what was recorded of them, and has the codes that
   * Q names then.
   */
  private static Fidelity account(
      Fidelity offered, Offer chosen, Layout layout, PlanRequest request)
      throws GlassmasterException {
    if (request.render().recorded() == Render.Recorded.KEPT) {
      return offered;
    }
    Map<Fate, Fate> anew = new HashMap<>();
    if (chosen.mode() == WriteMode.RAW) {
      RawBlocks recorded = RawBlocks.of(layout, Render.DEFAULT);
      RawBlocks made = RawBlocks.of(layout, request.render());
      Inventory.of(layout.disc())
          .account(
              item -> {
                Fate fate = made.fate(item, chosen.blockFormat());
                anew.put(recorded.fate(item, chosen.blockFormat()), fate);
                return fate;
              });
    }
    return new Fidelity(
        offered.fates().stream()
            .map(fate -> anew.getOrDefault(fate, fate))
            .map(
                fate ->
                    fate.attribute() == Attribute.PQ_SUBCHANNEL && fate.outcome() == Outcome.KEPT
                        ? Fate.regenerated(fate.attribute(), fate.where(), "this was chosen")
                        : fate)
            .toList());
  }

  private static Contents joined(Contents source, List<Finding> into) {
    AudioJoin join = AudioJoin.of(source.disc());
    if (join.junctions().isEmpty()) {
      into.add(
          PlanRule.AUDIO_JOINED.finding("disc", "no audio that ends inside a sector is to join"));
    }
    for (AudioJoin.Junction junction : join.junctions()) {
      into.add(
          PlanRule.AUDIO_JOINED.finding(
              "track " + junction.track(),
              "its file runs on from the one before, "
                  + junction.samples()
                  + " samples earlier than at a whole sector"));
    }
    return source.withDisc(join.disc());
  }

  /** Lays the disc out, once it is known where. */
  @FunctionalInterface
  interface Layouter {
    Layout at(int leadIn);
  }

  /** What cannot be laid out here, though the disc is sound in itself, does not fit here. */
  private static Layout layout(Layouter layouter, int leadIn, Device target)
      throws MediumException {
    try {
      return layouter.at(leadIn);
    } catch (IllegalArgumentException e) {
      throw new MediumException("medium-too-small", String.valueOf(e.getMessage()), e)
          .at(target.info().location())
          .advise("insert a larger medium, or leave out tracks");
    }
  }

  private static List<Finding> findings(Contents source, Medium medium, PlanRequest request)
      throws ContentException {
    Purpose purpose = medium.isImage() ? Purpose.CONVERTING : Purpose.BURNING;
    List<Finding> checked = DiscCheck.check(source.disc(), purpose);
    Set<String> impossible = IMPOSSIBLE.stream().map(DiscRule::code).collect(Collectors.toSet());
    List<Finding> fatal =
        checked.stream().filter(finding -> impossible.contains(finding.code())).toList();
    if (!fatal.isEmpty()) {
      throw new ContentException("disc-not-valid", fatal.getFirst().toString(), fatal)
          .at(source.name() + ", " + fatal.getFirst().where().orElse("disc"));
    }
    // The reader may have held the disc to the same rules, for another purpose.
    Set<List<Object>> known = new HashSet<>();
    checked.forEach(finding -> known.add(identity(finding)));
    List<Finding> all = new ArrayList<>();
    source.findings().stream().filter(finding -> known.add(identity(finding))).forEach(all::add);
    all.addAll(checked);
    medium(medium, request, all);
    wishes(request, all);
    return all;
  }

  private static List<Object> identity(Finding finding) {
    return List.of(finding.code(), finding.where(), finding.message());
  }

  private static void medium(Medium medium, PlanRequest request, List<Finding> into) {
    if (medium.isImage()) {
      if (medium.state() == Medium.State.COMPLETE && !request.overwrite()) {
        into.add(PlanRule.TARGET_EXISTS.finding("target", "the target exists"));
      }
    } else if (request.append() && medium.state() != Medium.State.APPENDABLE) {
      into.add(
          PlanRule.NOT_APPENDABLE.finding("medium", "the medium holds no disc that was left open"));
    } else if (medium.state() == Medium.State.COMPLETE) {
      into.add(PlanRule.NOT_BLANK.finding("medium", "the medium is not blank"));
    } else if (medium.state() == Medium.State.APPENDABLE && !request.append()) {
      into.add(PlanRule.STILL_OPEN.finding("medium", "the medium holds a disc already"));
    }
  }

  private static void wishes(PlanRequest request, List<Finding> into) {
    int samples = request.readOffset() + request.writeOffset();
    if (samples != 0) {
      into.add(
          PlanRule.AUDIO_MOVED.finding(
              "disc",
              "all audio is taken "
                  + Math.abs(samples)
                  + " samples "
                  + (samples > 0 ? "later" : "earlier")
                  + " from the source, to make up for the offsets of the drives; as many at one end"
                  + " are silence"));
    }
    if (!request.preread()) {
      into.add(PlanRule.UNCHECKED_SOURCE.finding("disc", "the source is not read before writing"));
    }
  }

  private static void room(Capacity capacity, PlanRequest request, List<Finding> into) {
    if (!capacity.isEnough()) {
      PlanRule rule = request.overburn() ? PlanRule.OVERBURNT : PlanRule.TOO_SMALL;
      into.add(
          rule.finding(
              "medium",
              "the disc is "
                  + capacity.excess()
                  + " sectors longer than the medium: its lead-out would start at LBA "
                  + capacity.needed()
                  + ", "
                  + capacity.available().orElse(0)
                  + " is the last that fits"));
    }
  }
}
