package org.glassmaster.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Verdict;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlassmasterTest {
  @TempDir Path folder;

  private final Shelf shelf = new Shelf("shelf");
  private Glassmaster glassmaster;
  private String album;

  @BeforeEach
  void begin() throws IOException {
    glassmaster = Glassmaster.over(BackEnds.load().with(List.of(shelf)));
    album = Albums.write(folder, "album", 1).toString();
  }

  @AfterEach
  void end() throws DeviceException {
    glassmaster.close();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  // Images

  @Test
  void burnsASheetIntoARawImageAndVerifiesIt() throws Exception {
    Plan plan = glassmaster.plan(album, path("album.rawdao"));
    plan.fidelity().requireNothingLost();
    Report report = glassmaster.burn(plan);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(folder.resolve("album.rawdao")).exists();
    assertThat(folder.resolve("album.rawdao.json")).exists();
  }

  @Test
  void bringsASheetBackFromARawImage() throws Exception {
    glassmaster.burn(glassmaster.plan(album, path("album.rawdao")));
    Report report = glassmaster.burn(glassmaster.plan(path("album.rawdao"), path("back.cue")));
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    Comparison comparison = glassmaster.verify(path("back.cue"), album);
    assertThat(comparison.same()).hasValue(true);
    assertThat(comparison.of(Attribute.ISRC)).hasValue(Verdict.VERIFIED);
  }

  @Test
  void tellsWhatIsInAnImage() throws Exception {
    LocationInfo info = glassmaster.info(album);
    assertThat(info.location()).hasToString("file:" + album);
    assertThat(info.medium().isImage()).isTrue();
    assertThat(info.contents().orElseThrow().disc().tracks().map(Track::number))
        .containsExactly(1, 2);
  }

  @Test
  void saysThatASourceIsMissing() {
    for (String missing : List.of("none.cue", "none.rawdao", "none.xyz")) {
      SourceException info =
          catchThrowableOfType(SourceException.class, () -> glassmaster.info(path(missing)));
      assertThat(info.code()).isEqualTo("source-missing");
      assertThatThrownBy(() -> glassmaster.plan(path(missing), path("a.rawdao")))
          .isInstanceOf(SourceException.class);
    }
  }

  @Test
  void keepsAnImageThatExistsUnlessItMayBeOverwritten() throws Exception {
    glassmaster.burn(glassmaster.plan(album, path("album.rawdao")));
    byte[] before = Files.readAllBytes(folder.resolve("album.rawdao"));
    Plan plan = glassmaster.plan(album, path("album.rawdao"));
    MediumException fault =
        catchThrowableOfType(MediumException.class, () -> glassmaster.burn(plan));
    assertThat(fault.code()).isEqualTo("target-exists");
    assertThat(folder.resolve("album.rawdao")).hasBinaryContent(before);
    String other = Albums.write(folder, "other", 2).toString();
    PlanRequest overwrite = PlanRequest.builder().overwrite().build();
    Report report = glassmaster.burn(glassmaster.plan(other, path("album.rawdao"), overwrite));
    // It is the new image that was read back, not what had been known of the old one.
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(glassmaster.verify(path("album.rawdao"), other).same()).hasValue(true);
  }

  @Test
  void writesNothingWhenItOnlySimulates() throws Exception {
    Plan plan =
        glassmaster.plan(album, path("album.rawdao"), PlanRequest.builder().simulate().build());
    assertThat(glassmaster.burn(plan).verification()).isEqualTo(Verification.SIMULATED);
    assertThat(folder.resolve("album.rawdao")).doesNotExist();
  }

  @Test
  void refusesALossUntilItIsConsentedTo() throws Exception {
    PlanRequest.Builder main = PlanRequest.builder().blockFormat(BlockFormat.MAIN);
    Plan plan = glassmaster.plan(album, path("album.rawdao"), main.build());
    assertThatThrownBy(() -> plan.fidelity().requireNothingLost())
        .isInstanceOf(ContentException.class);
    assertThatThrownBy(() -> glassmaster.burn(plan)).isInstanceOf(ContentException.class);
    assertThat(folder.resolve("album.rawdao")).doesNotExist();
    Plan consented =
        glassmaster.plan(album, path("album.rawdao"), main.consent(Consent.ALL).build());
    assertThat(glassmaster.burn(consented).written()).isTrue();
    assertThat(folder.resolve("album.rawdao")).exists();
  }

  @Test
  void findsWhereTwoImagesDiffer() throws Exception {
    String other = Albums.write(folder, "other", 2).toString();
    Comparison comparison = glassmaster.verify(other, album);
    assertThat(comparison.same()).hasValue(false);
    assertThat(comparison.of(Attribute.MAIN_CHANNEL)).hasValue(Verdict.DIFFERENT);
    assertThat(comparison.of(Attribute.TOC)).hasValue(Verdict.VERIFIED);
  }

  @Test
  void findsAnImageSound() throws Exception {
    glassmaster.burn(glassmaster.plan(album, path("album.rawdao")));
    assertThat(glassmaster.verify(path("album.rawdao")).isSound()).isTrue();
    assertThat(glassmaster.verify(album).isSound()).isTrue();
  }

  // Progress and stopping

  @Test
  void tellsHowFarItIs() throws Exception {
    List<Phase> phases = new ArrayList<>();
    glassmaster.burn(
        glassmaster.plan(album, path("album.rawdao")),
        event -> {
          if (event instanceof Progress.PhaseBegun begun) {
            phases.add(begun.phase());
          }
        });
    assertThat(phases).startsWith(Phase.LEAD_IN).endsWith(Phase.VERIFYING);
  }

  @Test
  void leavesNothingBehindWhenItIsStopped() throws Exception {
    Cancellation cancellation = new Cancellation();
    Job job =
        new Job(
            event -> {
              if (event instanceof Progress.Advanced advanced
                  && advanced.phase() != Phase.ANALYSING) {
                cancellation.cancel();
              }
            },
            cancellation);
    Plan plan = glassmaster.plan(album, path("album.rawdao"));
    assertThatThrownBy(() -> glassmaster.burn(plan, job)).isInstanceOf(CancelledException.class);
    assertThat(folder.resolve("album.rawdao")).doesNotExist();
  }

  // Drives

  @Test
  void burnsWithADriveOfAnotherBackEnd() throws Exception {
    Report report = glassmaster.burn(glassmaster.plan(album, "shelf:1"));
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(shelf.events).containsExactly("open 1", "close 1");
    assertThat(glassmaster.info("shelf:1").contents()).isPresent();
    assertThat(glassmaster.info("/dev/shelf").contents()).isEmpty();
  }

  @Test
  void rips() throws Exception {
    glassmaster.burn(glassmaster.plan(album, "shelf:1"));
    assertThat(glassmaster.burn(glassmaster.plan("shelf:1", path("ripped.cue"))).verified())
        .hasValue(true);
    assertThat(glassmaster.verify(path("ripped.cue"), album).same()).hasValue(true);
  }

  @Test
  void opensADriveOnceForAllPlansThatNameIt() throws Exception {
    Plan one = glassmaster.plan(album, "shelf:1");
    Plan other =
        glassmaster.plan(album, "shelf:1", PlanRequest.builder().consent(Consent.ALL).build());
    assertThat(shelf.events).containsExactly("open 1");
    glassmaster.burn(one);
    assertThat(shelf.events).containsExactly("open 1");
    assertThatThrownBy(() -> glassmaster.burn(other))
        .isInstanceOf(MediumException.class)
        .hasMessage("another medium was inserted since the plan");
    assertThat(shelf.events).containsExactly("open 1", "close 1");
  }

  @Test
  void givesDevicesBackWhenAPlanCannotBeMade() {
    assertThatThrownBy(() -> glassmaster.plan("shelf:1", "shelf:2"))
        .isInstanceOf(ContentException.class);
    assertThat(shelf.events).containsExactly("open 1", "open 2", "close 2", "close 1");
  }

  @Test
  void givesDevicesBackWhenItIsClosed() throws Exception {
    glassmaster.plan(album, "shelf:1");
    glassmaster.plan(album, "shelf:2");
    glassmaster.close();
    assertThat(shelf.events).containsExactly("open 1", "open 2", "close 1", "close 2");
    glassmaster.close();
    assertThat(shelf.events).hasSize(4);
  }

  @Test
  void keepsAReportThoughTheDriveDoesNotClose() throws Exception {
    shelf.jams = 2;
    Report report = glassmaster.burn(glassmaster.plan(album, "shelf:1"));
    assertThat(report.verified()).hasValue(true);
    assertThatThrownBy(glassmaster::close).isInstanceOf(DeviceException.class);
    glassmaster.close();
    assertThat(shelf.events).containsExactly("open 1", "jam 1", "jam 1");
  }

  @Test
  void burnsAPlanOnce() throws Exception {
    Plan plan = glassmaster.plan(album, path("album.rawdao"));
    glassmaster.burn(plan);
    assertThatThrownBy(() -> glassmaster.burn(plan))
        .isInstanceOf(UsageException.class)
        .hasMessage("this plan was burned already, or was made by another Glassmaster");
  }

  @Test
  void opensADeviceForOtherWork() throws Exception {
    try (Device device = glassmaster.open("shelf:7")) {
      assertThat(device.recorder().orElseThrow().medium().state()).isEqualTo(Medium.State.BLANK);
    }
    assertThat(shelf.events).containsExactly("open 7", "close 7");
  }

  // Back ends

  @Test
  void listsDevicesOfEveryBackEnd() {
    assertThat(glassmaster.devices())
        .extracting(DeviceInfo::location)
        .containsExactly("shelf:1", "shelf:2");
  }

  @Test
  void saysOfEachBackEndWhetherItCanWork() {
    shelf.trouble = Optional.of("the bus is dead");
    assertThat(glassmaster.status())
        .contains(
            new BackEndStatus(
                "shelf", Availability.unusable("the bus is dead", "plug it in"), List.of()),
            new BackEndStatus("file", Availability.usable(), List.of()));
    assertThat(glassmaster.devices()).isEmpty();
    Glassmaster torn = Glassmaster.over(BackEnds.of(List.of(new Shelf("same"), new Shelf("same"))));
    assertThat(torn.status())
        .hasSize(2)
        .allSatisfy(
            status -> assertThat(status.availability()).isInstanceOf(Availability.Unusable.class));
  }

  @Test
  void forcesABackEndByName() throws Exception {
    try (Glassmaster forced = Glassmaster.withBackEnd("file")) {
      assertThat(forced.backEnds().forced()).hasValue("file");
      assertThat(forced.backEnds().locate("/dev/sr0").scheme()).isEqualTo("file");
    }
  }

  @Test
  void findsTheBackEndsOnTheClassPath() throws Exception {
    try (Glassmaster found = Glassmaster.create()) {
      assertThat(found.backEnds().named("file")).isPresent();
      assertThat(found.backEnds().named("shelf")).isEmpty();
    }
  }
}
