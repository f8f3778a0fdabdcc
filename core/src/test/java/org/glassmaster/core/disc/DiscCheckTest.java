package org.glassmaster.core.disc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiscCheckTest {
  private static final Fragment ENOUGH = Fragment.Zero.sectors(400);
  private static final ByteSource SMALL = ByteSource.of("small.bin", new byte[2352]);

  private static DiscBuilder one(Consumer<TrackBuilder> details) {
    return Disc.builder().track(TrackMode.AUDIO, details);
  }

  private static DiscBuilder data(Consumer<TrackBuilder> details) {
    return Disc.builder().track(TrackMode.MODE1, details);
  }

  private static DiscBuilder two(TrackMode first, TrackMode second, int pregap) {
    return Disc.builder()
        .track(first, track -> track.content(ENOUGH))
        .track(second, track -> track.pregap(pregap).content(ENOUGH));
  }

  private static Disc twoNumbered(int first, int second) {
    Disc disc = one(t -> t.content(ENOUGH)).build(Purpose.CONVERTING).disc().orElseThrow();
    Track track = disc.tracks().findFirst().orElseThrow();
    List<Track> tracks = List.of(track.withNumber(first), track.withNumber(second));
    return new Disc(Optional.empty(), List.of(new Session(DiscType.CD_DA, tracks)), CdText.NONE);
  }

  static Stream<Arguments> broken() {
    Fragment sample = new Fragment.Zero(4, Optional.empty());
    CdText forTrack2 =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .track(2, TextField.TITLE, "Nowhere")
            .build();
    return Stream.of(
        Arguments.of(DiscRule.NO_TRACKS, Disc.builder()),
        Arguments.of(DiscRule.TOO_LONG, one(t -> t.content(Fragment.Zero.sectors(398_101)))),
        Arguments.of(DiscRule.TRACK_TOO_SHORT, one(t -> t.content(Fragment.Zero.sectors(299)))),
        Arguments.of(DiscRule.FIRST_PAUSE_TOO_SHORT, one(t -> t.pregap(149).content(ENOUGH))),
        Arguments.of(DiscRule.INDEX_OUTSIDE, one(t -> t.content(ENOUGH).index(400))),
        Arguments.of(DiscRule.NO_CONTENT, one(t -> {})),
        Arguments.of(DiscRule.MCN_CHECK_DIGIT, one(t -> t.content(ENOUGH)).mcn("4006381333930")),
        Arguments.of(DiscRule.MCN_ZERO, one(t -> t.content(ENOUGH)).mcn("0000000000000")),
        Arguments.of(DiscRule.ISRC_ON_DATA, data(t -> t.content(ENOUGH).isrc("DEXXX9800001"))),
        Arguments.of(DiscRule.AUDIO_FLAG_ON_DATA, data(t -> t.content(ENOUGH).preEmphasis())),
        Arguments.of(DiscRule.AUDIO_FLAG_ON_DATA, data(t -> t.content(ENOUGH).fourChannel())),
        Arguments.of(
            DiscRule.AUDIO_FLAG_ON_DATA, data(t -> t.content(ENOUGH).copy(CopyPermission.SCMS))),
        Arguments.of(DiscRule.AUDIO_PADDED, one(t -> t.content(ENOUGH, sample))),
        Arguments.of(
            DiscRule.HIDDEN_TOO_LONG,
            one(t -> t.pregap(397_951).content(Fragment.Zero.sectors(1)))),
        Arguments.of(DiscRule.AUDIO_TO_DATA_GAP, two(TrackMode.AUDIO, TrackMode.MODE1, 224)),
        Arguments.of(DiscRule.DATA_TO_AUDIO_GAP, two(TrackMode.MODE1, TrackMode.AUDIO, 149)),
        Arguments.of(
            DiscRule.FORM_UNSUITABLE,
            one(
                t ->
                    t.content(
                        ENOUGH, new Fragment.Sectors(SMALL, 0, 2048, SectorForm.DATA_2048, 1)))),
        Arguments.of(
            DiscRule.FORM_UNSUITABLE,
            data(
                t ->
                    t.content(
                        ENOUGH, new Fragment.Samples(SMALL, 0, 2352, ByteOrder.LITTLE_ENDIAN)))),
        Arguments.of(DiscRule.DATA_CUT, data(t -> t.content(ENOUGH, sample))),
        Arguments.of(
            DiscRule.SOURCE_TOO_SHORT,
            one(
                t ->
                    t.content(
                        ENOUGH, new Fragment.Samples(SMALL, 4, 2352, ByteOrder.LITTLE_ENDIAN)))),
        Arguments.of(
            DiscRule.SOURCE_TOO_SHORT,
            one(t -> t.content(ENOUGH, new Fragment.Sectors(SMALL, 4, 2352, SectorForm.AUDIO, 1)))),
        Arguments.of(DiscRule.TEXT_FOR_NO_TRACK, one(t -> t.content(ENOUGH)).text(forTrack2)),
        Arguments.of(DiscRule.ISRC_MALFORMED, one(t -> t.content(ENOUGH).isrc("DEXXX980000"))),
        Arguments.of(DiscRule.MCN_MALFORMED, one(t -> t.content(ENOUGH)).mcn("12345")),
        Arguments.of(DiscRule.TRACK_UNBUILDABLE, one(t -> t.content(ENOUGH).index(20).index(10))),
        Arguments.of(DiscRule.TRACK_UNBUILDABLE, one(t -> t.content(ENOUGH).pregap(sample))));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void reportsARuleThatIsBroken(DiscRule rule, DiscBuilder builder) {
    for (Purpose purpose : Purpose.values()) {
      List<Finding> findings = builder.build(purpose).findings();
      assertThat(findings).extracting(Finding::code).contains(rule.code());
      Finding finding =
          findings.stream().filter(f -> f.code().equals(rule.code())).findFirst().orElseThrow();
      assertThat(finding.severity()).isEqualTo(rule.severity(purpose));
      assertThat(finding.where()).isPresent();
      assertThat(finding.advice()).isPresent();
      assertThat(finding.message()).isNotBlank();
    }
  }

  @Test
  void hasAnExampleOfEveryRule() {
    Set<DiscRule> shown = EnumSet.of(DiscRule.NUMBERS_NOT_CONSECUTIVE);
    broken().forEach(arguments -> shown.add((DiscRule) arguments.get()[0]));
    assertThat(shown).containsExactlyInAnyOrder(DiscRule.values());
  }

  @Test
  void reportsNumbersThatAreNotConsecutive() {
    assertThat(DiscCheck.check(twoNumbered(1, 3), Purpose.BURNING))
        .extracting(Finding::code)
        .containsExactly(DiscRule.NUMBERS_NOT_CONSECUTIVE.code());
    assertThat(DiscCheck.check(twoNumbered(7, 8), Purpose.BURNING))
        .extracting(Finding::code)
        .doesNotContain(DiscRule.NUMBERS_NOT_CONSECUTIVE.code());
  }

  /** What is just inside each limit is not reported. */
  @Test
  void findsNothingAtTheLimits() {
    List<DiscBuilder> good =
        List.of(
            one(t -> t.content(Fragment.Zero.sectors(300))),
            one(t -> t.content(Fragment.Zero.sectors(398_100))),
            one(t -> t.content(Fragment.Zero.sectors(399)).index(398)),
            one(t -> t.pregap(397_950).content(Fragment.Zero.sectors(300))),
            one(t -> t.content(ENOUGH)).mcn("4006381333931"),
            one(t -> t.content(ENOUGH).isrc("DE-XXX-98-00001")).firstTrackNumber(99),
            two(TrackMode.AUDIO, TrackMode.MODE1, 225),
            two(TrackMode.MODE1, TrackMode.AUDIO, 150),
            two(TrackMode.AUDIO, TrackMode.AUDIO, 1));
    for (DiscBuilder builder : good) {
      assertThat(builder.build(Purpose.AUTHORING).findings()).isEmpty();
    }
  }

  @Test
  void collectsEverythingInsteadOfStoppingAtTheFirst() {
    DiscBuilder.Built built =
        Disc.builder()
            .mcn("1")
            .track(TrackMode.AUDIO, t -> t.isrc("?").content(Fragment.Zero.sectors(10)))
            .build(Purpose.AUTHORING);
    assertThat(built.findings())
        .extracting(Finding::code)
        .containsExactly("DISC-021", "DISC-020", "DISC-004");
    assertThat(built.disc()).isPresent();
    assertThatThrownBy(built::orThrow)
        .isInstanceOfSatisfying(
            ContentException.class, refusal -> assertThat(refusal.findings()).hasSize(3));
  }

  @Test
  void gradesByPurpose() {
    DiscBuilder builder = one(t -> t.content(Fragment.Zero.sectors(100)));
    assertThat(builder.build(Purpose.BURNING).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
    assertThat(builder.build(Purpose.CONVERTING).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void hasACodeOfItsOwnForEachRule() {
    assertThat(Stream.of(DiscRule.values()).map(DiscRule::code)).doesNotHaveDuplicates();
  }
}
