package org.glassmaster.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Session;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.MemoryDevice;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.TestDiscs;
import org.glassmaster.core.port.TestWaiter;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.verify.Difference;
import org.glassmaster.core.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferTest {
  private static final int SECTOR = 2352;

  private final MemoryDevice target = new MemoryDevice();
  private final TestWaiter waiter = new TestWaiter();
  private final Transfer transfer = new Transfer(waiter);
  private final Cancellation cancellation = new Cancellation();
  private final List<Progress> events = new ArrayList<>();
  private final Job job = new Job(events::add, cancellation);

  private static Disc album() {
    return TestDiscs.built(TestDiscs.album());
  }

  private Report run(Disc disc, PlanRequest request) throws GlassmasterException {
    return transfer.run(plan(disc, request), target, job);
  }

  private Plan plan(Disc disc, PlanRequest request) throws GlassmasterException {
    return new Planner().plan(TestDiscs.contents(disc), target, request);
  }

  private static Disc oneTrack(ByteSource source) {
    return TestDiscs.built(Disc.builder().track(TrackMode.AUDIO, track -> track.samples(source)));
  }

  private static Medium blank() {
    return new Medium(
        Medium.State.BLANK,
        "CD-R",
        false,
        OptionalInt.of(-11635),
        OptionalInt.of(359_849),
        Optional.empty());
  }

  private static Disc withoutIsrcs(Disc disc) {
    return new Disc(
        disc.mcn(),
        disc.sessions().stream()
            .map(
                session ->
                    new Session(
                        session.type(),
                        session.tracks().stream().map(TransferTest::withoutIsrc).toList()))
            .toList(),
        disc.text());
  }

  private static Track withoutIsrc(Track track) {
    return new Track(
        track.number(),
        track.mode(),
        track.copy(),
        track.preEmphasis(),
        track.fourChannel(),
        Optional.empty(),
        track.pregap(),
        track.indexes(),
        track.content(),
        track.subchannel());
  }

  private List<Phase> phases() {
    return events.stream()
        .filter(Progress.PhaseBegun.class::isInstance)
        .map(event -> ((Progress.PhaseBegun) event).phase())
        .toList();
  }

  // All goes well

  @Test
  void readsWritesReadsBackAndReports() throws Exception {
    target.medium = blank();
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.written()).isTrue();
    assertThat(report.simulated()).isFalse();
    assertThat(report.preread()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(report.verification()).hasToString("verified");
    assertThat(report.verified()).hasValue(true);
    assertThat(report.differences()).isEmpty();
    assertThat(report.offset()).hasValue(0);
    assertThat(report.sha256()).isPresent();
    assertThat(report.retries()).isZero();
    assertThat(report.attributes())
        .extracting(result -> result.verdict())
        .containsOnly(Verdict.VERIFIED);
    assertThat(phases())
        .containsExactly(
            Phase.ANALYSING,
            Phase.LEAD_IN,
            Phase.TRACK,
            Phase.TRACK,
            Phase.TRACK,
            Phase.LEAD_OUT,
            Phase.CLOSING,
            Phase.VERIFYING);
  }

  @Test
  void writesDataThatItHasToEncode() throws Exception {
    Report report = run(TestDiscs.built(TestDiscs.mixed()), PlanRequest.DEFAULT);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void timesEachPhase() throws Exception {
    target.medium = blank();
    target.onPhase = phase -> waiter.pause(Duration.ofSeconds(phase == Phase.TRACK ? 2 : 1));
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.phases())
        .extracting(PhaseTime::phase, PhaseTime::track, PhaseTime::took, PhaseTime::sectors)
        .containsExactly(
            tuple(Phase.ANALYSING, OptionalInt.empty(), Duration.ZERO, 150 + 965),
            tuple(Phase.LEAD_IN, OptionalInt.empty(), Duration.ofSeconds(1), 0),
            tuple(Phase.TRACK, OptionalInt.of(1), Duration.ofSeconds(2), 470),
            tuple(Phase.TRACK, OptionalInt.of(2), Duration.ofSeconds(2), 340),
            tuple(Phase.TRACK, OptionalInt.of(3), Duration.ofSeconds(2), 305),
            tuple(Phase.LEAD_OUT, OptionalInt.empty(), Duration.ofSeconds(1), 0),
            tuple(Phase.CLOSING, OptionalInt.empty(), Duration.ofSeconds(1), 0),
            tuple(Phase.VERIFYING, OptionalInt.empty(), Duration.ZERO, 965));
    // 470 sectors in two seconds, 75 sectors a second being single speed.
    assertThat(report.phases().get(2).speed()).hasValue(470 / 2.0 / 75);
    assertThat(report.phases().getFirst().speed()).isEmpty();
  }

  @Test
  void givesTheRecorderTheOfferAndTheWishes() throws Exception {
    run(album(), PlanRequest.builder().speed(4).overwrite().build());
    assertThat(target.options.orElseThrow().speed()).hasValue(4);
    assertThat(target.options.orElseThrow().overwrite()).isTrue();
  }

  // Before anything is written

  @Test
  void refusesWhatAPlanRefuses() throws Exception {
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(
                    WriteMode.SAO, BlockFormat.MAIN, layout.start(), Attribute.ISRC));
    assertThatThrownBy(() -> run(album(), PlanRequest.DEFAULT))
        .isInstanceOf(ContentException.class);
    assertThat(target.options).isEmpty();
  }

  @Test
  void writesNothingWhenTheSourceCannotBeRead() {
    target.medium = blank();
    Disc scratched =
        oneTrack(
            new TestDiscs.Scratched(
                TestDiscs.noise(1, 400 * SECTOR), 300 * SECTOR, 300 * SECTOR + 1));
    assertThatThrownBy(() -> run(scratched, PlanRequest.DEFAULT))
        .isInstanceOf(SourceException.class)
        .hasMessage("a scratch");
    assertThat(target.options).isEmpty();
  }

  @Test
  void writesNothingWhenTheSubchannelCannotBeRead() {
    target.medium = blank();
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track
                            .samples(TestDiscs.sectors(1, 320))
                            .subchannel(
                                new SubchannelRun(
                                    150,
                                    320,
                                    new TestDiscs.Scratched(new byte[320 * 96], 319 * 96, 320 * 96),
                                    0,
                                    96,
                                    SubchannelRun.Form.RW_PACKS))));
    assertThatThrownBy(() -> run(disc, PlanRequest.DEFAULT)).isInstanceOf(SourceException.class);
    assertThat(target.options).isEmpty();
  }

  @Test
  void noticesAnotherMedium() throws Exception {
    target.medium = blank();
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    target.medium =
        new Medium(
            Medium.State.BLANK,
            "CD-RW",
            true,
            OptionalInt.of(-11635),
            OptionalInt.of(359_849),
            Optional.empty());
    MediumException fault =
        catchThrowableOfType(MediumException.class, () -> transfer.run(plan, target, job));
    assertThat(fault.code()).isEqualTo("medium-changed");
    assertThat(target.options).isEmpty();
  }

  // A source that changes

  @Test
  void noticesASourceThatChangedSinceItWasRead() {
    target.medium = blank();
    TestDiscs.Changing source = new TestDiscs.Changing(TestDiscs.noise(1, 400 * SECTOR));
    target.onPhase =
        phase -> {
          if (phase == Phase.LEAD_IN) {
            source.changeAt(123 * SECTOR + 7);
          }
        };
    WriteException fault =
        catchThrowableOfType(
            WriteException.class, () -> run(oneTrack(source), PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("source-changed");
    assertThat(fault.lba()).hasValue(123);
    assertThat(fault.where()).hasValue("changing.bin");
    assertThat(target.recorded()).isEmpty();
  }

  @Test
  void noticesAChangeInASectorThatBeginsInSilence() {
    target.medium = blank();
    TestDiscs.Changing source = new TestDiscs.Changing(TestDiscs.noise(1, 400 * SECTOR));
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track.content(new Fragment.Zero(1000, Optional.empty())).samples(source)));
    target.onPhase =
        phase -> {
          if (phase == Phase.LEAD_IN) {
            source.changeAt(5);
          }
        };
    WriteException fault =
        catchThrowableOfType(WriteException.class, () -> run(disc, PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("source-changed");
    assertThat(fault.lba()).hasValue(0);
    assertThat(fault.where()).hasValue("changing.bin");
  }

  @Test
  void callsAMediumLostWhoseSourceFailedInTheMiddle() {
    target.medium = blank();
    TestDiscs.Changing source = new TestDiscs.Changing(TestDiscs.noise(1, 400 * SECTOR));
    target.onPhase =
        phase -> {
          if (phase == Phase.LEAD_IN) {
            source.changeAt(123 * SECTOR + 7);
          }
        };
    WriteException fault =
        catchThrowableOfType(
            WriteException.class, () -> run(oneTrack(source), PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("source-changed");
    assertThat(fault.lba()).hasValue(123);
    assertThat(fault).hasMessageEndingWith("; the medium is lost");
  }

  @Test
  void noticesASourceThatChangesWhileItIsComparedWithTheDisc() throws Exception {
    TestDiscs.Changing source = new TestDiscs.Changing(TestDiscs.noise(1, 400 * SECTOR));
    target.onPhase =
        phase -> {
          if (phase == Phase.CLOSING) {
            source.changeAt(123 * SECTOR + 7);
          }
        };
    Report report = run(oneTrack(source), PlanRequest.DEFAULT);
    assertThat(report.written()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.IMPOSSIBLE);
    assertThat(report.reason().orElseThrow()).contains("changing.bin has changed");
  }

  @Test
  void readsTheSourceOfAnImageOnce() throws Exception {
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.preread()).isFalse();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(phases()).doesNotContain(Phase.ANALYSING);
  }

  @Test
  void saysThatItDidNotReadTheSourceFirst() throws Exception {
    TestDiscs.Changing source = new TestDiscs.Changing(TestDiscs.noise(1, 400 * SECTOR));
    target.onPhase =
        phase -> {
          if (phase == Phase.LEAD_IN) {
            source.changeAt(123 * SECTOR + 7);
          }
        };
    Report report = run(oneTrack(source), PlanRequest.builder().withoutPreread().build());
    assertThat(report.preread()).isFalse();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(phases()).doesNotContain(Phase.ANALYSING);
  }

  // A recorder that errs

  @Test
  void passesAFailureToWriteOn() {
    target.failsAt = OptionalInt.of(200);
    WriteException fault =
        catchThrowableOfType(WriteException.class, () -> run(album(), PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("write-refused");
    assertThat(fault.lba()).hasValue(200);
  }

  @Test
  void noticesARecorderThatDropsIsrcs() throws Exception {
    target.forgets = TransferTest::withoutIsrcs;
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.written()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.DIFFERENT);
    assertThat(report.verified()).hasValue(false);
    assertThat(report.differences())
        .extracting(Difference::what)
        .containsExactly("isrc of track 1", "isrc of track 2");
    assertThat(report.differenceCount()).isEqualTo(2);
  }

  @Test
  void missesNothingThatWasToBeLost() throws Exception {
    target.forgets = TransferTest::withoutIsrcs;
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(
                    WriteMode.SAO, BlockFormat.MAIN, layout.start(), Attribute.ISRC));
    Report report =
        run(album(), PlanRequest.builder().consent(Consent.to(List.of("LOSS-ISRC"))).build());
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void findsTheOffsetOfARecorder() throws Exception {
    target.damage = bytes -> TestDiscs.later(bytes, 30);
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(report.offset()).hasValue(30);
    assertThat(report.comparison().orElseThrow().unreachable()).isEqualTo(30);
  }

  @Test
  void callsADiscDifferentThatIsBlankThoughEveryCommandSucceeded() throws Exception {
    target.forgets =
        disc -> {
          throw new IllegalArgumentException("a disc without a session");
        };
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.verification()).isEqualTo(Verification.DIFFERENT);
    assertThat(report.differences())
        .containsExactly(
            new Difference(
                "disc",
                OptionalInt.empty(),
                "a disc that can be read",
                "a disc without a session"));
  }

  @Test
  void callsADiscNotVerifiedWhoseIndexesCannotBeRead() throws Exception {
    target.blindTo = Set.of(Attribute.INDEXES, Attribute.MCN);
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.verification()).isEqualTo(Verification.INCOMPLETE);
    assertThat(report.verified()).isEmpty();
  }

  // What was not wished, or is not possible

  @Test
  void verifiesNoSimulation() throws Exception {
    Report report = run(album(), PlanRequest.builder().simulate().build());
    assertThat(report.written()).isFalse();
    assertThat(report.simulated()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.SIMULATED);
    assertThat(phases()).doesNotContain(Phase.VERIFYING);
  }

  @Test
  void verifiesNothingWhenThatIsNotWished() throws Exception {
    Report report = run(album(), PlanRequest.builder().withoutVerification().build());
    assertThat(report.verification()).isEqualTo(Verification.NOT_WISHED);
    assertThat(report.verification()).hasToString("written, not verified");
    assertThat(report.sha256()).isEmpty();
    assertThat(phases()).doesNotContain(Phase.VERIFYING);
  }

  @Test
  void cannotVerifyWithADeviceThatDoesNotRead() throws Exception {
    target.reads = false;
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.verification()).isEqualTo(Verification.IMPOSSIBLE);
    assertThat(report.reason()).hasValue("the device does not read");
  }

  // Reading back

  @Test
  void opensAnImageAnewToReadItBack() throws Exception {
    MemoryDevice again = new MemoryDevice();
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    Report report =
        transfer.run(
            plan,
            target,
            () -> {
              again.insert(target.recorded().orElseThrow(), -22650);
              return again;
            },
            job);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(again.closed).isTrue();
    assertThat(target.closed).isFalse();
  }

  @Test
  void saysThatAnImageCannotBeOpenedAgain() throws Exception {
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    Report report =
        transfer.run(
            plan,
            target,
            () -> {
              throw new SourceException("source-missing", "it is gone");
            },
            job);
    assertThat(report.written()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.IMPOSSIBLE);
    assertThat(report.reason()).hasValue("it cannot be opened: it is gone");
  }

  @Test
  void opensNoDriveAnew() throws Exception {
    target.medium = blank();
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    Report report =
        transfer.run(
            plan,
            target,
            () -> {
              throw new IllegalStateException("opened anew");
            },
            job);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void comparesTheSessionsThatItAppended() throws Exception {
    Disc before = TestDiscs.built(TestDiscs.mixed());
    target.insert(before, -11635);
    // The first lead-out takes 6750 sectors (raw-dao 1.2).
    int leadIn = 310 + 150 + 300 + 6750;
    target.medium =
        new Medium(
            Medium.State.APPENDABLE,
            "CD-R",
            false,
            OptionalInt.of(leadIn),
            OptionalInt.of(359_849),
            Optional.empty());
    target.forgets =
        appended -> {
          List<Session> sessions = new ArrayList<>(before.sessions());
          if (!appended.equals(before)) {
            sessions.addAll(appended.sessions());
          }
          return new Disc(appended.mcn(), sessions, before.text());
        };
    target.leadInOfTheWhole = OptionalInt.of(-11635);
    Report report = run(album(), PlanRequest.builder().append().build());
    assertThat(report.differences()).isEmpty();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  // Offsets and retries

  @Test
  void sendsAudioEarlierThatTheRecorderWritesLate() throws Exception {
    target.damage = bytes -> TestDiscs.later(bytes, 48);
    Report report = run(album(), PlanRequest.builder().writeOffset(48).build());
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(report.offset()).hasValue(0);
  }

  @Test
  void takesAudioLaterThatTheSourceReadsLate() throws Exception {
    byte[] right = TestDiscs.noise(1, 400 * SECTOR);
    Report report =
        run(
            oneTrack(ByteSource.of("late.bin", TestDiscs.later(right, 6))),
            PlanRequest.builder().readOffset(6).build());
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    byte[] read = new byte[399 * SECTOR];
    Fragment.Sectors stored =
        (Fragment.Sectors)
            target.recorded().orElseThrow().tracks().findFirst().orElseThrow().content().getFirst();
    stored.source().read(150 * SECTOR, MemorySegment.ofArray(read), 0, read.length);
    assertThat(read).isEqualTo(Arrays.copyOf(right, read.length));
  }

  @Test
  void neverMovesData() throws Exception {
    Report report =
        run(TestDiscs.built(TestDiscs.mixed()), PlanRequest.builder().writeOffset(1000).build());
    assertThat(report.offset()).hasValue(-1000);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void readsAgainSoOftenAsTheUserSaid() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    ByteSource flaky =
        new ByteSource() {
          private final ByteSource good = TestDiscs.sectors(1, 400);

          @Override
          public String name() {
            return "flaky.bin";
          }

          @Override
          public long size() {
            return good.size();
          }

          @Override
          public void read(long position, MemorySegment into, long offset, long length)
              throws SourceException {
            if (position > 100 * SECTOR && failures.getAndDecrement() > 0) {
              throw new SourceException("unreadable", "a hiccup");
            }
            good.read(position, into, offset, length);
          }
        };
    assertThatThrownBy(() -> run(oneTrack(flaky), PlanRequest.builder().retries(1).build()))
        .isInstanceOf(SourceException.class);
    failures.set(2);
    Report report = run(oneTrack(flaky), PlanRequest.builder().retries(2).build());
    assertThat(report.retries()).isEqualTo(2);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  // Cancelling

  private void cancelWhen(Phase wanted) {
    target.onPhase =
        phase -> {
          if (phase == wanted) {
            cancellation.cancel();
          }
        };
  }

  @Test
  void stopsBeforeItBegins() {
    cancellation.cancel();
    CancelledException fault =
        catchThrowableOfType(CancelledException.class, () -> run(album(), PlanRequest.DEFAULT));
    assertThat(fault.whileWriting()).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void stopsWhileItReadsTheSource() throws Exception {
    target.medium = blank();
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    Job stopping =
        new Job(
            event -> {
              events.add(event);
              if (event instanceof Progress.Advanced) {
                cancellation.cancel();
              }
            },
            cancellation);
    CancelledException fault =
        catchThrowableOfType(CancelledException.class, () -> transfer.run(plan, target, stopping));
    assertThat(fault.whileWriting()).isFalse();
    // It hears the wish before the next batch.
    assertThat(events).hasSize(2);
    assertThat(target.options).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"LEAD_IN", "TRACK", "LEAD_OUT"})
  void stopsWhileItWrites(Phase phase) {
    cancelWhen(phase);
    CancelledException fault =
        catchThrowableOfType(CancelledException.class, () -> run(album(), PlanRequest.DEFAULT));
    assertThat(fault.whileWriting()).isTrue();
    assertThat(target.recorded()).isEmpty();
  }

  @Test
  void doesNotStopWhileItCloses() throws Exception {
    cancelWhen(Phase.CLOSING);
    Report report = run(album(), PlanRequest.DEFAULT);
    assertThat(report.written()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.CANCELLED);
    assertThat(report.verification()).hasToString("written, not verified: stopped");
  }

  @Test
  void reportsADiscThatIsWrittenThoughItStoppedReadingBack() throws Exception {
    Plan plan = plan(album(), PlanRequest.DEFAULT);
    Job stopping =
        new Job(
            event -> {
              if (event instanceof Progress.Advanced advanced
                  && advanced.phase() == Phase.VERIFYING) {
                cancellation.cancel();
              }
            },
            cancellation);
    Report report = transfer.run(plan, target, stopping);
    assertThat(report.written()).isTrue();
    assertThat(report.verification()).isEqualTo(Verification.CANCELLED);
    assertThat(report.verified()).isEmpty();
  }
}
