package org.glassmaster.emulator.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Verdict;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Success means verified: what a burn is called after it was read back through the drive. */
class VerifiedBurnTest {
  private static final int WRITE_10 = 0x2A;
  private static final int READ_CD = 0xBE;

  private final Clock clock = new Clock();
  private final EmulatedRecorder recorder =
      EmulatedRecorder.of(
          Personality.modern().toBuilder()
              .realTime(2 << 20)
              .fixation(Duration.ofSeconds(60))
              .build(),
          clock);

  private Report burn(Disc disc, PlanRequest.Builder request, Fault... faults) throws Exception {
    recorder.insert(BlankMedium.cdr());
    try (MmcDevice device = MmcDevice.open(recorder, "emulator:1", MmcOptions.DEFAULT, clock)) {
      Plan plan =
          new Planner()
              .plan(
                  new Contents("test", "test", disc, -11_635, List.of()),
                  device,
                  request.consent(Consent.ALL).build());
      recorder.script(faults);
      return new Transfer(clock).run(plan, device, Job.unwatched());
    }
  }

  private static PlanRequest.Builder mode(WriteMode mode) {
    return PlanRequest.builder().writeMode(mode);
  }

  @ParameterizedTest
  @EnumSource(names = "SESSIONS", mode = EnumSource.Mode.EXCLUDE)
  void verifiesDiscsWrittenRaw(Discs kind) throws Exception {
    Report report = burn(kind.disc(), mode(WriteMode.RAW));
    assertThat(report.differences()).isEmpty();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(report.offset().orElse(0)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HIDDEN", "MIXED", "XA"})
  void verifiesDiscsWrittenAtOnce(Discs kind) throws Exception {
    Report report = burn(kind.disc(), mode(WriteMode.SAO));
    assertThat(report.differences()).isEmpty();
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void verifiesEverythingThatAnAlbumHas() throws Exception {
    Report report = burn(Discs.ALBUM.disc(), mode(WriteMode.RAW));
    for (Attribute attribute :
        List.of(
            Attribute.TOC,
            Attribute.MAIN_CHANNEL,
            Attribute.PREGAPS,
            Attribute.INDEXES,
            Attribute.FLAGS,
            Attribute.ISRC,
            Attribute.MCN,
            Attribute.CD_TEXT)) {
      assertThat(report.comparison().flatMap(c -> c.of(attribute)))
          .as(attribute.label())
          .contains(Verdict.VERIFIED);
    }
  }

  @Test
  void callsNoDiscWrittenThatStayedBlankThoughEveryCommandSucceeded() {
    assertThatThrownBy(
            () ->
                burn(
                    Discs.ALBUM.disc(),
                    mode(WriteMode.RAW),
                    Fault.on(WRITE_10).times(1_000_000).ending(new Fault.Ignored())))
        .isInstanceOf(WriteException.class);
  }

  @Test
  void callsSectorsThatCannotBeReadBackDifferent() throws Exception {
    Report report =
        burn(
            Discs.MIXED.disc(),
            mode(WriteMode.RAW),
            Fault.on(READ_CD).atLba(120).times(1_000_000).answering(new Sense(3, 0x11, 5)));
    assertThat(report.verification()).isEqualTo(Verification.DIFFERENT);
    Optional<Comparison> comparison = report.comparison();
    assertThat(comparison.flatMap(c -> c.of(Attribute.MAIN_CHANNEL))).contains(Verdict.DIFFERENT);
    assertThat(report.differences().getFirst().lba()).hasValue(120);
  }
}
