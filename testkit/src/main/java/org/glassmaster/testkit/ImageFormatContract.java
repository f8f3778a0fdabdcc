package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.LocationOption;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every image format keeps: it reads what it wrote, bit by bit; what it says it keeps is
 * there, what it says it loses is not; whatever lies in a file from a stranger ends in a disc or in
 * a typed fault, in bounded time and memory.
 *
 * <p>A test class extends this and names the format:
 *
 * <pre>{@code
 * class MarkedWaveTest extends ImageFormatContract {
 *   @Override
 *   protected ImageFormat format() {
 *     return new MarkedWave();
 *   }
 * }
 * }</pre>
 */
public abstract class ImageFormatContract {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]+");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
  private static final int HEAD = 64 << 10;

  /** For the class that is held to it. */
  protected ImageFormatContract() {}

  /**
   * The format as {@link ServiceLoader} makes it.
   *
   * @return a new one for each call
   */
  protected abstract ImageFormat format();

  /**
   * The discs that are written; a format that holds only audio returns only such discs.
   *
   * @return the same discs for each call
   */
  protected List<Disc> discs() {
    return SeededDiscs.ofEachKind(1, 2, 3);
  }

  /**
   * The options with which everything is done; more than one set where that changes the image.
   *
   * @return sets of options, the first of which is the usual one
   */
  protected List<Map<String, String>> ways() {
    return List.of(Map.of());
  }

  /**
   * The image of a disc; a format that does not write brings such images along.
   *
   * @param disc one of {@link #discs}
   * @return the files of the image
   * @throws Exception where it cannot be made, which fails the test
   */
  protected MemoryFolder image(Disc disc) throws Exception {
    return writing().image(disc, ways().getFirst());
  }

  private Writing writing() {
    return new Writing(format());
  }

  // What it says of itself

  @Test
  void saysWhatItIs() {
    ImageFormat format = format();
    assertThat(format.name()).matches(NAME);
    assertThat(format.description()).isNotBlank();
    assertThat(format.suffixes()).isNotEmpty().doesNotHaveDuplicates();
    for (String suffix : format.suffixes()) {
      assertThat(suffix).startsWith(".").hasSizeGreaterThan(1);
      assertThat(suffix).isEqualTo(suffix.toLowerCase(Locale.ROOT));
    }
    assertThat(format.options()).extracting(LocationOption::name).doesNotHaveDuplicates();
    for (LocationOption option : format.options()) {
      assertThat(option.name()).matches(WORD);
      assertThat(option.meaning()).isNotBlank();
    }
    for (Map<String, String> way : ways()) {
      assertThat(format.options()).extracting(LocationOption::name).containsAll(way.keySet());
    }
  }

  @Test
  void isFoundAsAService() {
    List<String> found = new ArrayList<>();
    for (ImageFormat provider :
        ServiceLoader.load(ImageFormat.class, format().getClass().getClassLoader())) {
      found.add(provider.getClass().getName());
    }
    assertThat(found)
        .as("named in META-INF/services/%s", ImageFormat.class.getName())
        .contains(format().getClass().getName());
  }

  @Test
  void isWrittenForAContractThatThereIs() {
    assertThat(format().apiVersion()).isBetween(1, BackEnd.API_VERSION);
  }

  @Test
  void knowsItsOwnAndNothingElse() throws Exception {
    ImageFormat format = format();
    for (Disc disc : discs()) {
      MemoryFolder folder = image(disc);
      assertThat(format.match(writing().name(), head(folder), size(folder)))
          .as("sure of its own")
          .isNotEqualTo(ImageFormat.Match.NO);
    }
    byte[] noise = new byte[HEAD];
    new Random(5).nextBytes(noise);
    for (String name : List.of("noise.bin", "noise", "", ".")) {
      assertThat(format.match(name, noise, HEAD)).as(name).isEqualTo(ImageFormat.Match.NO);
      assertThat(format.match(name, new byte[0], 0)).as(name).isEqualTo(ImageFormat.Match.NO);
    }
    for (int length = 0; length < 64; length++) {
      assertThat(format.match(writing().name(), new byte[length], length)).isNotNull();
    }
  }

  private byte[] head(MemoryFolder folder) throws SourceException {
    byte[] head = new byte[(int) Math.min(HEAD, size(folder))];
    folder.file(writing().name()).read(0, MemorySegment.ofArray(head), 0, head.length);
    return head;
  }

  private long size(MemoryFolder folder) {
    return folder.file(writing().name()).size();
  }

  // Promise 1 and 2: what is said to be kept is there to the bit

  @TestFactory
  Stream<DynamicTest> keepsWhatItSaysItKeeps() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    List<Disc> discs = discs();
    for (int i = 0; i < discs.size(); i++) {
      Disc disc = discs.get(i);
      for (Map<String, String> way : ways()) {
        for (Offer offer : writing().offers(disc, way)) {
          String name =
              "disc " + i + " as " + offer.mode().label() + "/" + offer.blockFormat().label();
          tests.add(DynamicTest.dynamicTest(name + " " + way, () -> keeps(disc, way, offer)));
        }
      }
    }
    if (format().writer().isPresent()) {
      assertThat(tests).as("discs, ways and offers").isNotEmpty();
    }
    return tests.stream();
  }

  private void keeps(Disc disc, Map<String, String> way, Offer offer) throws Exception {
    Honesty.accountsForAll(disc, offer);
    MemoryFolder folder = writing().write(disc, way, offer, Job.unwatched());
    MemoryInput input = folder.input(writing().name(), way);
    Contents contents = format().read(input, Job.unwatched());
    assertThat(contents.name()).isNotBlank();
    assertThat(contents.format()).startsWith(format().name());
    List<Finding> noticed = new ArrayList<>(contents.findings());
    noticed.addAll(input.notes());
    assertThat(noticed)
        .as("findings about what it wrote itself")
        .noneMatch(finding -> finding.severity() == Severity.ERROR);

    Comparison found =
        new Verifier()
            .compare(
                Rendered.of(disc),
                Rendered.of(contents.disc()),
                new Scope(offer.fidelity(), contents.unseen()),
                Job.unwatched());
    assertThat(found.differences()).isEmpty();
    assertThat(found.same().orElse(true)).isTrue();
    if (offer.fidelity().of(Attribute.MAIN_CHANNEL) == Outcome.KEPT) {
      assertThat(Rendered.programme(contents.disc())).isEqualTo(Rendered.programme(disc));
    }
    Honesty.losesWhatItSaysItLoses(disc, contents, offer);
  }

  @Test
  void makesTheSameAgain() throws Exception {
    Disc disc = discs().getFirst();
    for (Map<String, String> way : ways()) {
      List<Offer> offers = writing().offers(disc, way);
      assertThat(writing().offers(disc, way)).isEqualTo(offers);
      for (Offer offer : offers) {
        MemoryFolder first = writing().write(disc, way, offer, Job.unwatched());
        MemoryFolder second = writing().write(disc, way, offer, Job.unwatched());
        assertThat(second.names()).isEqualTo(first.names()).contains(writing().name());
        for (String name : first.names()) {
          assertThat(Rendered.bytes(second.file(name))).isEqualTo(Rendered.bytes(first.file(name)));
        }
      }
    }
  }

  @Test
  void givesSectorsInAnyOrderToSeveralThreads() throws Exception {
    Disc disc = discs().getFirst();
    MemoryInput input = image(disc).input(writing().name(), ways().getFirst());
    Disc found = format().read(input, Job.unwatched()).disc();
    Random random = new Random(3);
    int end = Rendered.of(found).layout().leadOut();
    Leftovers before = Leftovers.now();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Callable<Void>> readers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int lba = random.nextInt(end - 15);
        readers.add(
            () -> {
              assertThat(Rendered.sectors(found, lba, 15))
                  .isEqualTo(Rendered.sectors(disc, lba, 15));
              return null;
            });
      }
      for (Future<Void> reader : threads.invokeAll(readers)) {
        reader.get();
      }
    }
    before.assertNothingMore();
  }

  // Faults

  @TestFactory
  Stream<DynamicTest> tellsOfATargetThatIsFull() throws Exception {
    Writing writing = writing();
    Disc disc = Rendered.shortest(discs());
    Map<String, String> way = ways().getFirst();
    List<Offer> offers = writing.offers(disc, way);
    if (offers.isEmpty()) {
      return Stream.empty();
    }
    MemoryFolder whole = writing.write(disc, way, offers.getFirst(), Job.unwatched());
    return Strangers.cuts(whole).stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    "after " + room + " bytes",
                    () -> {
                      MemoryFolder folder = new MemoryFolder();
                      MemoryOutput output = folder.output(writing.name(), way).withRoomFor(room);
                      Leftovers before = Leftovers.now();
                      assertThatThrownBy(
                              () -> writing.write(disc, offers.getFirst(), output, Job.unwatched()))
                          .isInstanceOf(WriteException.class);
                      assertThat(folder.names()).isEmpty();
                      before.assertNothingMore();
                    }));
  }

  @Test
  void tellsOfASourceThatFails() throws Exception {
    if (format().writer().isEmpty()) {
      return;
    }
    Disc disc = FailingSource.in(discs().getFirst(), 200);
    Map<String, String> way = ways().getFirst();
    Leftovers before = Leftovers.now();
    assertThatThrownBy(
            () -> {
              Offer offer = writing().offers(disc, way).getFirst();
              writing().write(disc, way, offer, Job.unwatched());
            })
        .isInstanceOf(SourceException.class);
    before.assertNothingMore();
  }

  @Test
  void tellsHowFarItIsAndStopsWhereItIsCancelled() throws Exception {
    if (format().writer().isEmpty()) {
      return;
    }
    Disc disc = discs().getFirst();
    Map<String, String> way = ways().getFirst();
    Offer offer = writing().offers(disc, way).getFirst();
    List<Progress> events = new ArrayList<>();
    writing().write(disc, way, offer, new Job(events::add, new Cancellation()));
    int done = 0;
    for (Progress event : events) {
      if (event instanceof Progress.Advanced advanced) {
        assertThat(advanced.done()).isBetween(done, advanced.total());
        done = advanced.done();
      }
    }
    assertThat(done).as("sectors that were told of").isPositive();

    Cancellation cancellation = new Cancellation();
    Job stopped =
        new Job(
            event -> {
              if (event instanceof Progress.PhaseBegun) {
                cancellation.cancel();
              }
            },
            cancellation);
    Leftovers before = Leftovers.now();
    assertThatThrownBy(() -> writing().write(disc, way, offer, stopped))
        .isInstanceOfSatisfying(
            CancelledException.class, e -> assertThat(e.whileWriting()).isTrue());
    before.assertNothingMore();
  }

  // Strangers

  @TestFactory
  Stream<DynamicTest> makesNothingUpWhereAFileIsGone() throws Exception {
    Disc disc = Rendered.shortest(discs());
    MemoryFolder folder = image(disc);
    return folder.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      MemoryInput input = folder.without(name).input(writing().name(), Map.of());
                      try {
                        Contents found = format().read(input, Job.unwatched());
                        boolean told = !found.findings().isEmpty() || !input.notes().isEmpty();
                        assertThat(told || Rendered.isSame(found.disc(), disc))
                            .as("read without %s, and nothing was said", name)
                            .isTrue();
                      } catch (GlassmasterException e) {
                        Strangers.assertHelps(e);
                      }
                    }));
  }

  @Test
  void makesNothingUpWhereTheImageVanishes() throws Exception {
    Disc disc = Rendered.shortest(discs());
    MemoryInput input = image(disc).input(writing().name(), Map.of());
    Contents found = format().read(input, Job.unwatched());
    input.vanish();
    try {
      assertThat(Rendered.programme(found.disc())).isEqualTo(Rendered.programme(disc));
    } catch (SourceException e) {
      Strangers.assertHelps(e);
    }
    assertThatThrownBy(() -> format().read(input, Job.unwatched()))
        .isInstanceOf(SourceException.class);
  }

  @TestFactory
  Stream<DynamicTest> endsInADiscOrATypedFaultWhateverItIsGiven() throws Exception {
    MemoryFolder folder = image(Rendered.shortest(discs()));
    return Strangers.of(folder)
        .map(
            stranger ->
                DynamicTest.dynamicTest(
                    stranger.what(),
                    () -> Strangers.survive(format(), stranger.folder(), writing().name())));
  }
}
