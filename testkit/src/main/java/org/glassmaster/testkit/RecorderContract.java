package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every device that records keeps, whatever it records to: what it offers works, what it says
 * it keeps is there afterwards, what it does not say is not lost, and whatever happens it leaves
 * nothing behind.
 *
 * <p>A test class extends this and says where to burn to:
 *
 * <pre>{@code
 * class ZipRecorderTest extends RecorderContract {
 *   @Override
 *   protected Target target() { … }
 * }
 * }</pre>
 */
public abstract class RecorderContract {
  /** For the class that is held to it. */
  protected RecorderContract() {}

  /**
   * {@return a new, blank target for each call}
   *
   * @throws Exception where the test cannot go on
   */
  protected abstract Target target() throws Exception;

  /** {@return the discs that are burned; a target that takes only audio returns only such discs} */
  protected List<Disc> discs() {
    return SeededDiscs.ofEachKind(1, 3);
  }

  /** {@return what is wished of every recording; the contract adds write mode and block format} */
  protected PlanRequest.Builder request() {
    return PlanRequest.builder();
  }

  // Promise 1 and 2: what is offered works, and nothing is lost or altered in silence

  @TestFactory
  Stream<DynamicTest> keepsWhatItSaysItKeepsInEveryOffer() {
    List<Disc> discs = discs();
    return IntStream.range(0, discs.size())
        .boxed()
        .flatMap(number -> offers(discs.get(number)).stream().map(way -> burns(number, way)))
        .map(DynamicTest.class::cast);
  }

  private DynamicTest burns(int number, Way way) {
    return DynamicTest.dynamicTest(
        "disc " + number + " as " + way.mode().label() + "/" + way.format().label(),
        () -> {
          try (Target target = target()) {
            Report report = burn(discs().get(number), target, way, Job.unwatched());
            assertThat(report.written()).isTrue();
            assertThat(report.verification())
                .as("differences: %s", report.differences())
                .isIn(Verification.VERIFIED, Verification.INCOMPLETE);
            for (Comparison.Result result : report.attributes()) {
              assertThat(result.verdict())
                  .as("%s, differences: %s", result.attribute().label(), report.differences())
                  .isNotEqualTo(Verdict.DIFFERENT);
            }
            agreesWithItsAccount(report);
          }
        });
  }

  /** What was to be kept and can be seen was verified; silence about an attribute is no answer. */
  private static void agreesWithItsAccount(Report report) {
    Set<Attribute> told =
        Set.copyOf(report.attributes().stream().map(Comparison.Result::attribute).toList());
    for (Attribute attribute :
        List.of(Attribute.TOC, Attribute.MAIN_CHANNEL, Attribute.ISRC, Attribute.MCN)) {
      boolean has =
          report.plan().fidelity().fates().stream().anyMatch(fate -> fate.attribute() == attribute);
      if (has && report.plan().fidelity().of(attribute) == Outcome.KEPT) {
        assertThat(told).as("attributes that were looked at").contains(attribute);
      }
    }
  }

  @Test
  void offersSomething() throws Exception {
    for (Disc disc : discs()) {
      try (Target target = target();
          Device device = target.open()) {
        assertThat(recorder(device).offers(Layout.of(disc))).isNotEmpty();
      }
    }
  }

  @Test
  void makesTheSameOffersAgain() throws Exception {
    try (Target target = target();
        Device device = target.open()) {
      Layout layout = Layout.of(discs().getFirst());
      DiscRecorder recorder = recorder(device);
      assertThat(recorder.offers(layout)).isEqualTo(recorder.offers(layout));
    }
  }

  // Promise 3: no laser before proof

  @Test
  void touchesNothingByOffering() throws Exception {
    try (Target target = target()) {
      Medium before;
      try (Device device = target.open()) {
        before = recorder(device).medium();
        for (Disc disc : discs()) {
          assertThat(recorder(device).offers(Layout.of(disc))).isNotNull();
        }
        assertThat(recorder(device).medium()).isEqualTo(before);
      }
      try (Device device = target.open()) {
        assertThat(recorder(device).medium()).isEqualTo(before);
      }
    }
  }

  @Test
  void leavesTheMediumAloneWhereItWasCancelledBeforeWriting() throws Exception {
    try (Target target = target()) {
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();
      Job job = new Job(event -> {}, cancellation);

      assertThatThrownBy(() -> burn(discs().getFirst(), target, first(), job))
          .isInstanceOfSatisfying(
              CancelledException.class, e -> assertThat(e.whileWriting()).isFalse());
      isBlank(target);
    }
  }

  @Test
  void leavesTheMediumAloneWhereItOnlySimulates() throws Exception {
    try (Target target = target();
        Device device = target.open()) {
      PlanRequest request = request(first()).simulate().build();
      Plan plan = plan(discs().getFirst(), device, request);
      if (plan.blocking().isEmpty()) {
        Report report = new Transfer(new VirtualClock()).run(plan, device, Job.unwatched());
        assertThat(report.verification()).isEqualTo(Verification.SIMULATED);
      }
      assertThat(recorder(device).medium().state()).isEqualTo(Medium.State.BLANK);
    }
  }

  // Faults

  @TestFactory
  Stream<DynamicTest> stopsWhereItIsCancelled() {
    return Stream.of(Phase.LEAD_IN, Phase.TRACK, Phase.LEAD_OUT)
        .map(
            phase ->
                DynamicTest.dynamicTest(
                    "in the phase " + phase.label(), () -> stopsWhereItIsCancelled(phase)));
  }

  private void stopsWhereItIsCancelled(Phase phase) throws Exception {
    Leftovers before = Leftovers.now();
    try (Target target = target()) {
      Cancellation cancellation = new Cancellation();
      List<Phase> seen = new ArrayList<>();
      Job job =
          new Job(
              event -> {
                if (event instanceof Progress.PhaseBegun begun) {
                  seen.add(begun.phase());
                  if (begun.phase() == phase) {
                    cancellation.cancel();
                  }
                }
              },
              cancellation);
      try {
        Report report = burn(discs().getFirst(), target, first(), job);
        // A recorder that has no such phase of its own was never asked to stop in it.
        assertThat(seen).as("cancelled, and yet it went on: %s", report).doesNotContain(phase);
      } catch (CancelledException e) {
        assertThat(seen).contains(phase);
        assertThat(e.whileWriting()).isTrue();
      }
    }
    before.assertNothingMore();
  }

  @Test
  void tellsOfASourceThatFails() throws Exception {
    Leftovers before = Leftovers.now();
    try (Target target = target();
        Device device = target.open()) {
      Disc disc = FailingSource.in(discs().getFirst(), 200);
      Plan plan = plan(disc, device, request(first()).withoutPreread().build());

      assertThatThrownBy(() -> new Transfer(new VirtualClock()).run(plan, device, Job.unwatched()))
          .isInstanceOf(GlassmasterException.class)
          .isNotInstanceOf(CancelledException.class)
          .satisfies(
              e ->
                  assertThat(
                          e instanceof SourceException || e.getCause() instanceof SourceException)
                      .as("the source is named as the cause: %s", e)
                      .isTrue());
    }
    before.assertNothingMore();
  }

  // Manners

  @Test
  void tellsProgressThatOnlyGrows() throws Exception {
    List<Progress> events = new ArrayList<>();
    try (Target target = target()) {
      assertThat(
              burn(discs().getFirst(), target, first(), new Job(events::add, new Cancellation()))
                  .written())
          .isTrue();
    }
    Pass pass = Pass.READING;
    int done = 0;
    for (Progress event : events) {
      if (event instanceof Progress.Advanced advanced) {
        done = Pass.of(advanced.phase()) == pass ? done : 0;
        pass = Pass.of(advanced.phase());
        assertThat(advanced.done()).isBetween(done, advanced.total());
        done = advanced.done();
      }
    }
    assertThat(events).anyMatch(Progress.PhaseBegun.class::isInstance);
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Leftovers before = Leftovers.now();
    try (Target target = target()) {
      assertThat(burn(discs().getFirst(), target, first(), Job.unwatched()).written()).isTrue();
    }
    before.assertNothingMore();
  }

  @Test
  void mayBeClosedTwice() throws Exception {
    try (Target target = target()) {
      Device device = target.open();
      device.close();
      device.close();
    }
  }

  // How it is done

  /** The three times that a job goes over the disc; each counts its sectors from nothing. */
  private enum Pass {
    READING,
    WRITING,
    VERIFYING;

    static Pass of(Phase phase) {
      return switch (phase) {
        case ANALYSING -> READING;
        case CALIBRATING, LEAD_IN, TRACK, LEAD_OUT, CLOSING, ERASING -> WRITING;
        case VERIFYING -> VERIFYING;
      };
    }
  }

  /** A write mode and a block format. */
  private record Way(WriteMode mode, BlockFormat format) {}

  private Way first() {
    return offers(discs().getFirst()).getFirst();
  }

  private List<Way> offers(Disc disc) {
    try (Target target = target();
        Device device = target.open()) {
      return recorder(device).offers(Layout.of(disc)).stream()
          .map(RecorderContract::way)
          .distinct()
          .toList();
    } catch (Exception e) {
      throw new AssertionError("no offers could be had", e);
    }
  }

  private static Way way(Offer offer) {
    return new Way(offer.mode(), offer.blockFormat());
  }

  private PlanRequest.Builder request(Way way) {
    return request().writeMode(way.mode()).blockFormat(way.format()).consent(Consent.ALL);
  }

  private Report burn(Disc disc, Target target, Way way, Job job) throws Exception {
    try (Device device = target.open()) {
      Plan plan = plan(disc, device, request(way).build());
      return new Transfer(new VirtualClock()).run(plan, device, target::open, job);
    }
  }

  private static Plan plan(Disc disc, Device device, PlanRequest request)
      throws GlassmasterException {
    Contents contents = new Contents("contract", "contract", disc, -4650, List.of());
    return new Planner().plan(contents, device, request);
  }

  private static DiscRecorder recorder(Device device) {
    return device
        .recorder()
        .orElseThrow(() -> new AssertionError("the device offers no recorder: " + device.info()));
  }

  private static void isBlank(Target target) throws Exception {
    try (Device device = target.open()) {
      assertThat(recorder(device).medium().state()).isEqualTo(Medium.State.BLANK);
      assertThat(device.reader().map(RecorderContract::state)).isNotEqualTo(Medium.State.COMPLETE);
    }
  }

  private static Medium.State state(DiscReader reader) {
    try {
      return reader.medium().state();
    } catch (GlassmasterException e) {
      return Medium.State.NONE;
    }
  }
}
