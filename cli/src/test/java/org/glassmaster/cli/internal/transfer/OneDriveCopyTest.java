package org.glassmaster.cli.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glassmaster.cli.internal.Said;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class OneDriveCopyTest {
  @TempDir private Path spool;
  private final VirtualClock clock = new VirtualClock();
  private final EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), clock);
  private String drive = "";
  private Runnable robot = () -> {};

  @BeforeEach
  void putADiscIn(TestInfo info) {
    drive = info.getTestMethod().orElseThrow().getName();
    BenchDrives.put(drive, recorder, clock, () -> robot.run());
    recorder.insert(disc());
    robot = () -> recorder.insert(BlankMedium.cdr());
  }

  private static Disc disc() {
    return Disc.builder()
        .mcn("4006381333931")
        .track(
            TrackMode.AUDIO, track -> track.isrc("USK7Y9812345").samples(Noise.of("one", 1, 320)))
        .track(TrackMode.AUDIO, track -> track.pregap(75).samples(Noise.of("two", 2, 330)))
        .build(Purpose.BURNING)
        .disc()
        .orElseThrow();
  }

  @AfterEach
  void leaveNothing() throws IOException {
    BenchDrives.take(drive);
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
    recorder.close();
  }

  private Said copy(String... more) {
    List<String> words =
        new ArrayList<>(List.of("copy", "bench:" + drive, "bench:" + drive, "--spool"));
    words.add(spool.toString());
    words.addAll(List.of(more));
    return Said.by(words.toArray(String[]::new));
  }

  @Test
  void readsAsksForABlankDiscBurnsAndVerifies() {
    DiscSource original = recorder.content().orElseThrow();
    Said said = copy("--yes");
    assertThat(said.err()).contains("put a blank one in");
    assertThat(said.exit()).as(said.err() + said.out()).isZero();
    assertThat(said.out()).contains("into an image", "written and verified");
    DiscSource copied = recorder.content().orElseThrow();
    assertThat(copied.disc().mcn()).isEqualTo(original.disc().mcn());
    assertThat(copied.layout().leadOut()).isEqualTo(original.layout().leadOut());
    assertThat(copied.disc().tracks().findFirst().orElseThrow().isrc())
        .isEqualTo(original.disc().tracks().findFirst().orElseThrow().isrc());
  }

  @Test
  void tellsScriptsOfBothHalves() {
    Map<String, Object> document = copy("--yes", "--json", "--progress", "none").document();
    assertThat(document)
        .containsEntry("exit", 0)
        .containsEntry("location", "bench:" + drive)
        .containsKeys("report", "spool");
    assertThat(String.valueOf(document.get("report"))).contains("verified=true");
    // The first pause is in no sheet.
    assertThat(String.valueOf(document.get("spool"))).contains("format=cue", "sectors=725");
  }

  @Test
  void asksForConsentBeforeItReads() {
    Said said = copy();
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--yes");
    assertThat(recorder.disc()).isPresent();
  }

  @Test
  void waitsForABlankDiscOnlySoLong() {
    robot = () -> recorder.insert(disc());
    Said said = copy("--yes", "--wait", "0");
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("is not blank", "no blank medium came", "--wait");
  }

  @Test
  void saysWhenTheBlankDiscIsTooSmall() {
    robot = () -> recorder.insert(BlankMedium.cdr().withSectors(500));
    Said said = copy("--yes");
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("longer than the medium");
  }

  @Test
  void endsWhereNobodyPutsADiscIn() {
    robot = recorder::remove;
    assertThat(copy("--yes", "--wait", "0").exit()).isEqualTo(5);
  }

  private BlankWait waiting(Waiter waiter, Cancellation cancellation) {
    return new BlankWait(
        BackEnds.of(List.of(new BenchDrives())), Location.of("bench", drive), waiter, cancellation);
  }

  @Test
  void goesOnAsSoonAsABlankDiscIsThere() throws Exception {
    recorder.remove();
    Waiter person =
        new Waiter() {
          @Override
          public long nanoTime() {
            return clock.nanoTime();
          }

          @Override
          public void pause(Duration duration) {
            clock.pass(duration);
            if (clock.passed().toSeconds() == 31) {
              recorder.insert(disc());
            } else if (clock.passed().toSeconds() == 61) {
              recorder.insert(BlankMedium.cdr());
            }
          }
        };
    List<String> told = new ArrayList<>();
    waiting(person, new Cancellation()).await(Duration.ofMinutes(10), told::add);
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(75));
    assertThat(told).singleElement().asString().contains("is not blank");
  }

  @Test
  void stopsWaitingWhenTheUserWishesSo() {
    recorder.remove();
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> waiting(clock, cancellation).await(Duration.ofMinutes(10), told -> {}))
        .isInstanceOfSatisfying(
            CancelledException.class, cancelled -> assertThat(cancelled.whileWriting()).isFalse());
  }

  @Test
  void refusesAPlaceThatIsNotThere() {
    Said said =
        Said.by("copy", "bench:" + drive, "bench:" + drive, "--yes", "--spool", "/no/such/folder");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--spool");
  }

  @Test
  void deletesWhatAKilledRunLeft() throws IOException {
    // No process has a number as high as this.
    Path left = Files.createDirectory(spool.resolve("glassmaster-spool-999999999999-1"));
    Files.writeString(left.resolve("disc.img"), "half a disc");
    Path living =
        Files.createDirectory(
            spool.resolve("glassmaster-spool-" + ProcessHandle.current().pid() + "-1"));
    assertThat(copy("--yes").exit()).isZero();
    assertThat(left).doesNotExist();
    assertThat(living).exists();
    Files.delete(living);
  }
}
