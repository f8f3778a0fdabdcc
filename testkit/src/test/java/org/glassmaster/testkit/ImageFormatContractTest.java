package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.spi.ImageFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the contract of image formats finds whoever breaks it, and nobody else. */
// The tests of the contract are the subject here: they are to fail.
@SuppressWarnings("JUnitMethodInvoked")
class ImageFormatContractTest {
  /** The contract, as a third party's test class has it. */
  private static final class Lump extends ImageFormatContract {
    private final LumpFormat.Sin sin;

    Lump(LumpFormat.Sin sin) {
      this.sin = sin;
    }

    @Override
    protected ImageFormat format() {
      return new LumpFormat(sin);
    }

    /** One track, one of them with a catalogue number. */
    @Override
    protected List<Disc> discs() {
      return LongStream.range(0, 200)
          .mapToObj(SeededDiscs::audio)
          .filter(disc -> disc.tracks().count() == 1 && disc.mcn().isPresent())
          .limit(2)
          .toList();
    }
  }

  static Stream<Map.Entry<LumpFormat.Sin, ThrowingCallable>> sins() {
    return Stream.of(
        sin(LumpFormat.Sin.CLAIMS_WHAT_IT_LOSES, lump -> run(lump.keepsWhatItSaysItKeeps())),
        sin(LumpFormat.Sin.GIVES_UP_WHAT_IT_KEEPS, lump -> run(lump.keepsWhatItSaysItKeeps())),
        sin(LumpFormat.Sin.FLIPS_A_BIT, lump -> run(lump.keepsWhatItSaysItKeeps())),
        sin(LumpFormat.Sin.SWALLOWS_A_FULL_DISK, lump -> run(lump.tellsOfATargetThatIsFull())),
        sin(LumpFormat.Sin.MAKES_UP_WHAT_IT_CANNOT_READ, Lump::makesNothingUpWhereTheImageVanishes),
        sin(LumpFormat.Sin.NEVER_STOPS, Lump::tellsHowFarItIsAndStopsWhereItIsCancelled),
        sin(LumpFormat.Sin.PANICS, lump -> run(lump.endsInADiscOrATypedFaultWhateverItIsGiven())),
        sin(LumpFormat.Sin.CLAIMS_EVERY_FILE, Lump::knowsItsOwnAndNothingElse));
  }

  @ParameterizedTest
  @MethodSource("sins")
  void findsWhoBreaksIt(Map.Entry<LumpFormat.Sin, ThrowingCallable> sin) {
    assertThatThrownBy(sin.getValue())
        .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
  }

  @Test
  void findsNothingWhereItIsKept() throws Throwable {
    Lump lump = new Lump(LumpFormat.Sin.NONE);
    lump.saysWhatItIs();
    lump.isWrittenForAContractThatThereIs();
    lump.knowsItsOwnAndNothingElse();
    run(lump.keepsWhatItSaysItKeeps());
    lump.makesTheSameAgain();
    lump.givesSectorsInAnyOrderToSeveralThreads();
    run(lump.tellsOfATargetThatIsFull());
    lump.tellsOfASourceThatFails();
    lump.tellsHowFarItIsAndStopsWhereItIsCancelled();
    run(lump.makesNothingUpWhereAFileIsGone());
    lump.makesNothingUpWhereTheImageVanishes();
    run(lump.endsInADiscOrATypedFaultWhateverItIsGiven());
  }

  @Test
  void findsWhoIsNoService() {
    assertThatThrownBy(new Lump(LumpFormat.Sin.NONE)::isFoundAsAService)
        .hasMessageContaining("META-INF/services");
  }

  private interface Part {
    void of(Lump lump) throws Throwable;
  }

  private static Map.Entry<LumpFormat.Sin, ThrowingCallable> sin(LumpFormat.Sin sin, Part part) {
    return Map.entry(sin, () -> part.of(new Lump(sin)));
  }

  private static void run(Stream<DynamicTest> tests) throws Throwable {
    for (Iterator<DynamicTest> each = tests.iterator(); each.hasNext(); ) {
      each.next().getExecutable().execute();
    }
  }
}
