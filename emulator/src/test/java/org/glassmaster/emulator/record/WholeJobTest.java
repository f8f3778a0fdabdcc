package org.glassmaster.emulator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Random;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
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
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.TestWaiter;
import org.junit.jupiter.api.Test;

/** Planned, burned, read back and compared, all of it through MMC. */
class WholeJobTest {
  private static final PlanRequest SESSION_AT_ONCE =
      PlanRequest.builder().writeMode(WriteMode.SAO).build();

  @Test
  void verifiesGraphics() throws Exception {
    Report report = run(Burned.karaoke(), SESSION_AT_ONCE);

    assertThat(report.comparison().map(Comparison::differences)).contains(List.of());
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
  }

  @Test
  void verifiesASessionThatItAppended() throws Exception {
    try (Burned burned = Burned.modern()) {
      run(
          burned,
          Burned.mixed(),
          PlanRequest.builder().keepOpen().writeMode(WriteMode.SAO).build());

      Report report =
          run(burned, Burned.of(TrackMode.MODE1), PlanRequest.builder().append().build());

      assertThat(report.comparison().map(Comparison::differences)).contains(List.of());
      assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    }
  }

  @Test
  void endsInATypedWayWhateverTheDriveAnswers() throws Exception {
    int done = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      try (Burned burned = Burned.modern()) {
        burned.recorder.script(
            Fault.onAny()
                .after(random.nextInt(120))
                .times(1 + random.nextInt(4))
                .ending(effect(random, seed)));
        Throwable thrown = catchThrowable(() -> run(burned, Burned.mixed(), SESSION_AT_ONCE));
        if (thrown == null) {
          done++;
        } else {
          assertThat(thrown).as("seed " + seed).isInstanceOf(GlassmasterException.class);
        }
        burned.recorder.mend();
        burned.device.close();
        burned.assertInOrder();
      }
    }
    assertThat(done).as("some faults do not matter").isBetween(1, 39);
  }

  private static Fault.Effect effect(Random random, int seed) {
    return switch (random.nextInt(4)) {
      case 0 -> new Fault.Garbage(seed);
      case 1 -> new Fault.Truncated(random.nextInt(12));
      case 2 -> new Fault.WrongLength(random.nextInt(1 << 16));
      default -> new Fault.Status(new int[] {0x08, 0x18, 0x28, 0x40}[random.nextInt(4)]);
    };
  }

  private static Report run(Disc disc, PlanRequest request) throws Exception {
    try (Burned burned = Burned.modern()) {
      return run(burned, disc, request);
    }
  }

  private static Report run(Burned burned, Disc disc, PlanRequest request) throws Exception {
    Contents contents = new Contents("test", "test", disc, Geometry.RAW_IMAGE_START, List.of());
    Plan plan = new Planner().plan(contents, burned.device, request);
    return new Transfer(new TestWaiter()).run(plan, burned.device, Job.unwatched());
  }
}
