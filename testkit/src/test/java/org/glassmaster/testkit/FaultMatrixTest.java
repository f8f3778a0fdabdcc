package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every command that burning, ripping and blanking send, with everything that can go wrong with it,
 * once and for ever: a typed end, nothing reported as done that is not, a medium that is untouched
 * where that is said, nothing left locked or running.
 */
class FaultMatrixTest {
  private static final int FOR_EVER = 100_000;

  /** More commands than the largest of these jobs could ever need, repetitions and all. */
  private static final long BOUND = 60_000;

  private static final Disc DISC = SeededDiscs.mixed(3);

  private static final List<Fault.Effect> EFFECTS =
      List.of(
          new Fault.Check(new Sense(0x2, 0x04, 0x01)),
          new Fault.Check(new Sense(0x2, 0x3A, 0x00)),
          new Fault.Check(new Sense(0x3, 0x0C, 0x00)),
          new Fault.Check(new Sense(0x3, 0x11, 0x05)),
          new Fault.Check(new Sense(0x4, 0x09, 0x01)),
          new Fault.Check(new Sense(0x5, 0x20, 0x00)),
          new Fault.Check(new Sense(0x5, 0x24, 0x00)),
          new Fault.Check(new Sense(0x6, 0x29, 0x00)),
          new Fault.Check(new Sense(0xB, 0x08, 0x00)),
          new Fault.Deferred(new Sense(0x3, 0x0C, 0x09)),
          new Fault.Status(0x08),
          new Fault.TimedOut(),
          new Fault.Unplugged(),
          new Fault.Reset(),
          new Fault.Broken(),
          new Fault.Truncated(0),
          new Fault.Truncated(7),
          new Fault.Garbage(11),
          new Fault.WrongLength(0xFFFF),
          new Fault.WrongLength(0),
          new Fault.Ignored());

  /** A piece of work on a drive. */
  private enum Work {
    BURN,
    TRACK,
    RIP,
    BLANK;

    /** The commands that it sends. */
    List<Integer> opcodes() {
      return switch (this) {
        case BURN ->
            List.of(
                0x12, 0x00, 0x46, 0x5A, 0x55, 0x51, 0x52, 0x43, 0x54, 0x5D, 0x2A, 0x35, 0x1E, 0xBB,
                0xBE);
        case TRACK -> List.of(0x55, 0x52, 0x2A, 0x35, 0x5B);
        case RIP -> List.of(0x12, 0x00, 0x46, 0x5A, 0x51, 0x43, 0xBE, 0x42, 0xBB);
        case BLANK -> List.of(0x00, 0x46, 0x51, 0x43, 0xA1, 0x1E);
      };
    }
  }

  /** A fifth of the matrix, spread over all of it. */
  @TestFactory
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> endsInATypedWay() {
    return matrix(5);
  }

  /** All of it, where there is time. */
  @TestFactory
  @Tag("judge")
  @Timeout(value = 900, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> endsInATypedWayInEveryCase() {
    return matrix(1);
  }

  private static Stream<DynamicTest> matrix(int step) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Work work : Work.values()) {
      for (int opcode : work.opcodes()) {
        String name =
            work + ", command " + HexFormat.of().withUpperCase().toHexDigits((byte) opcode);
        int first = tests.size() % step;
        tests.add(dynamicTest(name, () -> faultsOf(work, opcode, first, step)));
      }
    }
    return tests.stream();
  }

  private static void faultsOf(Work work, int opcode, int first, int step) throws Exception {
    Leftovers before = Leftovers.now();
    for (int i = first; i < EFFECTS.size(); i += step) {
      Fault.Effect effect = EFFECTS.get(i);
      try (Bench bench = new Bench(work)) {
        bench.run(Fault.on(opcode).ending(effect), "once " + effect);
      }
      try (Bench bench = new Bench(work)) {
        bench.run(Fault.on(opcode).after(1).times(FOR_EVER).ending(effect), "always " + effect);
      }
    }
    before.assertNothingMore();
  }

  /** A drive with what a piece of work needs in it, and the work done. */
  private static final class Bench implements AutoCloseable {
    private final Work work;
    private final VirtualClock clock = new VirtualClock();
    private final EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), clock);

    Bench(Work work) throws Exception {
      this.work = work;
      switch (work) {
        case BURN, TRACK -> recorder.insert(BlankMedium.cdr());
        case RIP -> recorder.insert(DISC);
        case BLANK -> {
          recorder.insert(BlankMedium.cdrw());
          try (MmcDevice device = open(recorder, clock)) {
            burn(device, WriteMode.SAO);
          }
        }
      }
      recorder.log().clear();
    }

    void run(Fault fault, String words) throws Exception {
      recorder.script(fault);
      Duration begun = clock.passed();
      Optional<Report> report = Optional.empty();
      Optional<Exception> thrown = Optional.empty();
      @Nullable MmcDevice device = null;
      try {
        device = open(recorder, clock);
        report = work(device);
      } catch (GlassmasterException e) {
        thrown = Optional.of(e);
        assertThat(e.getMessage()).as(words).isNotBlank();
        assertThat(e.code()).as(words).matches("[a-z][a-z0-9-]*");
      } finally {
        recorder.mend();
        if (device != null) {
          close(device);
        }
      }
      assertThat(recorder.log().total()).as("commands, %s", words).isLessThan(BOUND);
      assertThat(clock.passed().minus(begun)).as("time, %s", words).isLessThan(Duration.ofDays(2));
      assertThat(recorder.isLocked()).as("locked, %s", words).isFalse();
      thrown.ifPresent(told -> untouchedUnlessSaid(told, words));
      if (report.isPresent() && report.get().verification() == Verification.VERIFIED) {
        assertThat(differences(report.get().plan().fidelity()))
            .as("said to be verified, %s", words)
            .isZero();
      }
    }

    private Optional<Report> work(MmcDevice device) throws GlassmasterException {
      return switch (work) {
        case BURN -> Optional.of(burn(device, WriteMode.SAO));
        case TRACK -> Optional.of(burn(device, WriteMode.TAO));
        case RIP -> {
          Contents contents = device.reader().orElseThrow().contents(Job.unwatched());
          new Verifier()
              .compare(
                  rendered(contents.disc()),
                  rendered(DISC),
                  new Scope(new Fidelity(List.of()), contents.unseen()),
                  Job.unwatched());
          yield Optional.empty();
        }
        case BLANK -> {
          device.eraser().orElseThrow().erase(false, Job.unwatched());
          assertThat(device.recorder().orElseThrow().medium().state())
              .isEqualTo(Medium.State.BLANK);
          yield Optional.empty();
        }
      };
    }

    private void untouchedUnlessSaid(Exception thrown, String words) {
      if (work == Work.BURN || work == Work.TRACK) {
        boolean told =
            thrown instanceof WriteException
                || (thrown instanceof CancelledException e && e.whileWriting());
        if (!told) {
          assertThat(recorder.log().writes())
              .as("said to be untouched, %s: %s", words, thrown)
              .isEmpty();
        }
      }
    }

    private long differences(Fidelity account) throws Exception {
      return new Verifier()
          .compare(
              rendered(DISC),
              rendered(recorder.disc().orElseThrow()),
              new Scope(account, Set.of()),
              Job.unwatched())
          .differenceCount();
    }

    private static void close(MmcDevice device) {
      try {
        device.close();
      } catch (GlassmasterException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }

    @Override
    public void close() {
      recorder.close();
    }
  }

  private static MmcDevice open(EmulatedRecorder recorder, VirtualClock clock)
      throws GlassmasterException {
    return MmcDevice.open(new Cable(recorder), "emulated:1", MmcOptions.DEFAULT, clock);
  }

  /** A way to a drive that stays on its table, with its disc, when the way is closed. */
  private record Cable(EmulatedRecorder drive) implements ScsiTransport {
    @Override
    public String name() {
      return drive.name();
    }

    @Override
    public int largestTransfer() {
      return drive.largestTransfer();
    }

    @Override
    public MemorySegment buffer(int bytes) {
      return drive.buffer(bytes);
    }

    @Override
    public ScsiAnswer execute(ScsiCommand command) throws TransportException {
      return drive.execute(command);
    }

    @Override
    public void close() {}
  }

  private static Report burn(MmcDevice device, WriteMode mode) throws GlassmasterException {
    Contents contents = new Contents("matrix", "matrix", DISC, -4650, List.of());
    PlanRequest request =
        PlanRequest.builder().writeMode(mode).withoutPreread().consent(Consent.ALL).build();
    Plan plan = new Planner().plan(contents, device, request);
    return new Transfer(new VirtualClock()).run(plan, device, Job.unwatched());
  }

  private static RawImage rendered(Disc disc) {
    return new RawImage(Layout.of(disc), Render.DEFAULT);
  }
}
