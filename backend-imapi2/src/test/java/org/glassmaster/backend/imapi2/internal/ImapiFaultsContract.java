package org.glassmaster.backend.imapi2.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fake.ShortDiscs;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.testkit.FailingSource;
import org.glassmaster.testkit.Leftovers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever goes wrong in IMAPI2, the caller gets a fault that says so, the drive is given back, and
 * so is every reference.
 */
abstract class ImapiFaultsContract extends AtOneDrive {
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Disc DISC = ShortDiscs.TWO_TRACKS;

  private final List<Progress> told = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();
  private final Job job = new Job(told::add, cancellation);

  private record Burn(DiscRecorder recorder, Offer offer, DiscSource source) {
    static Burn on(Device device, Disc disc) throws GlassmasterException {
      DiscRecorder recorder = device.recorder().orElseThrow();
      Offer offer = recorder.offers(Layout.of(disc)).getFirst();
      return new Burn(
          recorder, offer, new RawImage(Layout.of(disc, offer.leadIn()), Render.DEFAULT));
    }

    void run(Job job) throws GlassmasterException {
      recorder.record(offer, source, RecordOptions.DEFAULT, job);
    }

    Burn with(DiscSource other) {
      return new Burn(recorder, offer, other);
    }
  }

  private boolean heard(ImapiFinding finding) {
    String code = finding.of("").code();
    return told.stream()
        .anyMatch(
            event ->
                event instanceof Progress.Noticed noticed && noticed.finding().code().equals(code));
  }

  // Each method failing with each result that it may return

  @TestFactory
  Stream<DynamicTest> tellsOfEachResultOfEachMethod() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ImapiFaultsContract.class.getResourceAsStream("/vectors/imapi2-member-results.tsv"))) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .skip(1)
              .map(line -> TAB.splitAsStream(line).toList())
              .map(
                  row ->
                      DynamicTest.dynamicTest(
                          row.getFirst(),
                          () ->
                              fails(
                                  row.getFirst(),
                                  SPACE
                                      .splitAsStream(row.getLast())
                                      .map(hex -> new HResult(Integer.parseUnsignedInt(hex, 16)))
                                      .toList())))
              .toList()
              .stream();
    }
  }

  private void fails(String member, List<HResult> results) throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      ImapiFaults faults = new ImapiFaults(target.id());
      for (HResult result : results) {
        server().fail(member, 1, result);
        Throwable thrown = catchThrowable(() -> burn.run(job));
        assertThat(thrown)
            .as("%s answering %s", member, faults.meaning(result).original())
            .isInstanceOf(GlassmasterException.class)
            .hasMessageContaining(faults.meaning(result).original());
        if (!(thrown instanceof CancelledException)) {
          assertThat(((GlassmasterException) thrown).advice()).isPresent();
        }
        assertThat(server().calls("IDiscFormat2RawCD.WriteMedia") == 0 || member.contains("Write"))
            .isTrue();
      }
      // The drive was given back each time, and the medium is as it was.
      assertThat(burn.recorder().medium().state()).isEqualTo(Medium.State.BLANK);
      assertThat(burn.recorder().offers(Layout.of(DISC))).isNotEmpty();
    }
  }

  @Test
  void takesASpeedThatWasAdjustedForASuccess() throws Exception {
    server().fail("IDiscFormat2RawCD.SetWriteSpeed", 1, new HResult(0x00AA0004));
    try (Device device = target.open()) {
      Burn.on(device, DISC).run(job);
    }
    assertThat(heard(ImapiFinding.ADJUSTED)).isTrue();
  }

  @Test
  void waitsForADriveThatIsBecomingReady() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      server().fail("IDiscFormat2RawCD.PrepareMedia", 1, new HResult(0xC0AA0205));
      burn.run(job);
      assertThat(burn.recorder().medium().state()).isEqualTo(Medium.State.COMPLETE);
    }
  }

  @Test
  void burnsThoughNobodyTellsOfIt() throws Exception {
    server().fail("IConnectionPoint.Advise", 1, new HResult(0x80040202));
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      burn.run(job);
      assertThat(burn.recorder().medium().state()).isEqualTo(Medium.State.COMPLETE);
    }
    assertThat(heard(ImapiFinding.NO_EVENTS)).isTrue();
  }

  @Test
  void burnsThoughWindowsKeepsLookingForMedia() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      server().fail("IDiscRecorder2.DisableMcn", 1, HResult.E_FAIL);
      burn.run(job);
    }
  }

  @Test
  void unlocksTheDriveThoughThatFailsAtFirst() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      server().fail("IDiscFormat2RawCD.ReleaseMedia", 1, HResult.E_FAIL);
      burn.run(job);
    }
    assertThat(heard(ImapiFinding.STILL_LOCKED)).isFalse();
  }

  @Test
  void saysThatTheDriveStaysLocked() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      server().fail("IDiscFormat2RawCD.ReleaseMedia", 0, HResult.E_FAIL);
      burn.run(job);
    }
    assertThat(heard(ImapiFinding.STILL_LOCKED)).isTrue();
  }

  // Sources, listeners, drives, wishes

  @Test
  void namesTheSourceThatFailedInTheMidst() throws Exception {
    Disc failing = FailingSource.in(DISC, 200);
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, failing);
      Throwable thrown = catchThrowable(() -> burn.run(job));
      assertThat(thrown)
          .isInstanceOf(WriteException.class)
          .hasCauseInstanceOf(SourceException.class);
      assertThat(((WriteException) thrown).code()).isEqualTo("source-unreadable");
      assertThat(thrown).hasMessageContaining("the medium is lost");
    }
  }

  @Test
  void saysThatTheDriveIsGone() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      TriggeredSource source = new TriggeredSource(burn.source(), 100, false, target::unplug);
      WriteException thrown =
          catchThrowableOfType(WriteException.class, () -> burn.with(source).run(job));
      assertThat(source.hasHappened()).isTrue();
      assertThat(thrown.code()).isEqualTo("device-gone");
      assertThatThrownBy(() -> burn.recorder().medium()).isInstanceOf(DeviceException.class);
    }
  }

  @Test
  void stopsThoughNoEventComes() throws Exception {
    Leftovers before = Leftovers.now();
    server().set("events.never", 1);
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      TriggeredSource source = new TriggeredSource(burn.source(), 100, true, cancellation::cancel);
      CancelledException thrown =
          catchThrowableOfType(CancelledException.class, () -> burn.with(source).run(job));
      assertThat(thrown.whileWriting()).isTrue();
      assertThat(heard(ImapiFinding.WAITING)).isTrue();
      assertThat(server().calls("IDiscFormat2RawCD.CancelWrite")).isZero();
    }
    before.assertNothingMore();
  }

  @Test
  void stopsByAnEvent() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      TriggeredSource source = new TriggeredSource(burn.source(), 100, false, cancellation::cancel);
      assertThatThrownBy(() -> burn.with(source).run(job))
          .isInstanceOfSatisfying(
              CancelledException.class, e -> assertThat(e.whileWriting()).isTrue());
      assertThat(server().calls("IDiscFormat2RawCD.CancelWrite")).isPositive();
      assertThat(server().calls("IDiscFormat2RawCD.ReleaseMedia")).isPositive();
    }
  }

  @Test
  void stopsBeforeItBegins() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      Job cancelsEarly =
          new Job(
              event -> {
                if (event instanceof Progress.PhaseBegun begun
                    && begun.phase() == Phase.CALIBRATING) {
                  cancellation.cancel();
                }
              },
              cancellation);
      assertThatThrownBy(() -> burn.run(cancelsEarly)).isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void ignoresAWishThatComesWhenAllIsWritten() throws Exception {
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      Job cancelsLate =
          new Job(
              event -> {
                told.add(event);
                if (event instanceof Progress.PhaseBegun begun && begun.phase() == Phase.CLOSING) {
                  server().fail("IDiscFormat2RawCD.CancelWrite", 0, new HResult(0xC0AA0601));
                  cancellation.cancel();
                }
              },
              cancellation);
      burn.run(cancelsLate);
      assertThat(burn.recorder().medium().state()).isEqualTo(Medium.State.COMPLETE);
    }
  }

  @Test
  void givesTheDriveBackWhereTheListenerFails() throws Exception {
    IllegalStateException fault = new IllegalStateException("the status bar broke");
    try (Device device = target.open()) {
      Burn burn = Burn.on(device, DISC);
      Job broken =
          new Job(
              event -> {
                if (event instanceof Progress.Advanced) {
                  throw fault;
                }
              },
              cancellation);
      assertThatThrownBy(() -> burn.run(broken)).isSameAs(fault);
      assertThat(server().calls("IDiscFormat2RawCD.ReleaseMedia")).isPositive();
    }
  }

  @Test
  void saysWhoHoldsTheDrive() throws Exception {
    Device device = target.open();
    Burn burn = Burn.on(device, DISC);
    server().set("locked.by", "Other Burner");
    DeviceException thrown = catchThrowableOfType(DeviceException.class, () -> burn.run(job));
    assertThat(thrown.code()).isEqualTo("device-busy");
    assertThat(thrown).hasMessageContaining("Other Burner");
    // The door cannot be unlocked now, and that is said; all is given back nonetheless.
    assertThatThrownBy(device::close).isInstanceOf(DeviceException.class);
    assertThatThrownBy(() -> target.open())
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("Other Burner");
  }

  @Test
  void answersCallsThatComeAfterTheRelease() throws Exception {
    try (Device device = target.open()) {
      Burn.on(device, DISC).run(job);
    }
    assertThat(server().lateEvent()).isEqualTo(HResult.RPC_E_DISCONNECTED);
    assertThat(server().lateRead()).isEqualTo(HResult.RPC_E_DISCONNECTED);
  }
}
