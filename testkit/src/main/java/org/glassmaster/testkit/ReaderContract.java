package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every device that reads keeps: it finds the disc that is there, says what it cannot see, and
 * gives any sector at any time until it is closed.
 */
public abstract class ReaderContract {
  /** For the class that is held to it. */
  protected ReaderContract() {}

  /**
   * {@return a device in which this disc lies, recorded as well as it can hold it}
   *
   * @param disc what is to be in it
   * @throws Exception where the test cannot go on
   */
  protected abstract Device holding(Disc disc) throws Exception;

  /** {@return the discs that are read; a device that holds only audio returns only such discs} */
  protected List<Disc> discs() {
    return SeededDiscs.ofEachKind(1, 3);
  }

  @TestFactory
  Stream<DynamicTest> findsTheDiscThatIsThere() {
    return IntStream.range(0, discs().size())
        .mapToObj(
            number -> DynamicTest.dynamicTest("disc " + number, () -> finds(discs().get(number))));
  }

  private void finds(Disc disc) throws Exception {
    Leftovers before = Leftovers.now();
    try (Device device = holding(disc)) {
      assertThat(reader(device).medium().state())
          .isIn(Medium.State.COMPLETE, Medium.State.APPENDABLE);
      Comparison comparison = look(device, disc);
      assertThat(comparison.differences()).isEmpty();
      assertThat(comparison.same().orElse(true)).isTrue();
    }
    before.assertNothingMore();
  }

  @Test
  void saysTheSameWhenItIsAskedAgain() throws Exception {
    Disc disc = discs().getFirst();
    try (Device device = holding(disc)) {
      Comparison first = look(device, disc);
      Comparison second = look(device, disc);
      assertThat(second.attributes()).isEqualTo(first.attributes());
      assertThat(second.differences()).isEqualTo(first.differences());
    }
  }

  /**
   * What is found is compared before anybody looks again: a reader may end what it gave when it
   * looks anew, since nobody knows whether the disc is the same.
   */
  private static Comparison look(Device device, Disc disc) throws Exception {
    Contents contents = reader(device).contents(Job.unwatched());
    return new Verifier()
        .compare(
            rendered(disc),
            rendered(contents.disc()),
            new Scope(new Fidelity(List.of()), contents.unseen()),
            Job.unwatched());
  }

  @Test
  void givesSectorsInAnyOrder() throws Exception {
    Disc disc = discs().getFirst();
    try (Device device = holding(disc)) {
      DiscSource expected = rendered(disc);
      DiscSource found = rendered(reader(device).contents(Job.unwatched()).disc());
      Random random = new Random(3);
      int end = found.layout().leadOut();
      for (int i = 0; i < 40; i++) {
        int count = 1 + random.nextInt(20);
        int lba = random.nextInt(end - count);
        assertThat(sectors(found, lba, count)).isEqualTo(sectors(expected, lba, count));
      }
    }
  }

  @Test
  void givesSectorsToSeveralThreads() throws Exception {
    Disc disc = discs().getFirst();
    try (Device device = holding(disc);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      DiscSource expected = rendered(disc);
      DiscSource found = rendered(reader(device).contents(Job.unwatched()).disc());
      List<Callable<byte[]>> readers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int lba = 20 * i;
        readers.add(() -> sectors(found, lba, 15));
      }
      int lba = 0;
      for (Future<byte[]> answer : threads.invokeAll(readers)) {
        assertThat(answer.get()).isEqualTo(sectors(expected, lba, 15));
        lba += 20;
      }
    }
  }

  @Test
  void stopsBeforeItBeginsWhereItIsCancelled() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (Device device = holding(discs().getFirst())) {
      assertThatThrownBy(() -> reader(device).contents(new Job(event -> {}, cancellation)))
          .isInstanceOfSatisfying(
              CancelledException.class, e -> assertThat(e.whileWriting()).isFalse());
      assertThat(reader(device).contents(Job.unwatched()).disc().tracks()).isNotEmpty();
    }
  }

  private static byte[] sectors(DiscSource source, int lba, int count) throws Exception {
    byte[] bytes = new byte[count * 2352];
    source.read(lba, count, SectorFormat.PLAIN, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  private static DiscSource rendered(Disc disc) {
    return new RawImage(Layout.of(disc), Render.DEFAULT);
  }

  private static DiscReader reader(Device device) {
    return device
        .reader()
        .orElseThrow(() -> new AssertionError("the device offers no reader: " + device.info()));
  }
}
