package org.glassmaster.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fate;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Inventory;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.fidelity.RawBlocks;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.MemoryDevice;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.TestDiscs;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final int DEFAULT_LEAD_IN = -22650;

  private final Planner planner = new Planner();
  private final MemoryDevice target = new MemoryDevice();
  private final Contents album = TestDiscs.contents(TestDiscs.album());

  private Plan plan(PlanRequest request) throws GlassmasterException {
    return planner.plan(album, target, request);
  }

  private static Medium recordable(Medium.State state, int lastLeadOut) {
    return new Medium(
        state,
        "CD-R",
        false,
        OptionalInt.of(-11635),
        OptionalInt.of(lastLeadOut),
        Optional.of("97m15s17f"));
  }

  private static Finding finding(Severity severity, String code) {
    return Finding.of(severity, code, "album.cue:3", "odd", "mend it");
  }

  // What is planned

  @Test
  void laysTheDiscOutOnTheLeadInOfTheChosenOffer() throws Exception {
    target.medium = recordable(Medium.State.BLANK, 359_849);
    assertThat(plan(PlanRequest.DEFAULT).layout().start()).isEqualTo(-11635);
    target.offers = layout -> List.of(MemoryDevice.offer(WriteMode.RAW, BlockFormat.RAW, -15000));
    Plan plan = plan(PlanRequest.DEFAULT);
    assertThat(plan.layout().start()).isEqualTo(-15000);
    assertThat(plan.chosen().leadIn()).isEqualTo(-15000);
  }

  @Test
  void startsTheLeadInOfAnImageWhereRawImagesDo() throws Exception {
    assertThat(plan(PlanRequest.DEFAULT).layout().start()).isEqualTo(DEFAULT_LEAD_IN);
  }

  @Test
  void startsTheLeadInWhereTheUserSays() throws Exception {
    assertThat(plan(PlanRequest.builder().leadIn(-20000).build()).layout().start())
        .isEqualTo(-20000);
  }

  @Test
  void saysWhereAudioRunsOn() throws Exception {
    byte[] bytes = new byte[588 * 4 * 400 + 400];
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(ByteSource.of("one", bytes)))
            .track(TrackMode.AUDIO, track -> track.samples(ByteSource.of("two", bytes)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    Contents contents = TestDiscs.contents(disc);
    Plan apart = planner.plan(contents, target, PlanRequest.DEFAULT);
    assertThat(apart.findings()).extracting(Finding::code).contains("DISC-012");
    assertThat(apart.layout().leadOut()).isEqualTo(802);
    Plan joined = planner.plan(contents, target, PlanRequest.builder().join().build());
    assertThat(joined.findings())
        .filteredOn(finding -> finding.code().equals("PLAN-012"))
        .singleElement()
        .returns(Optional.of("track 2"), Finding::where)
        .returns(Severity.NOTE, Finding::severity)
        .returns(true, finding -> finding.message().contains("488 samples"));
    // Two times 400 sectors and 100 samples take 801 sectors, not 802.
    assertThat(joined.layout().leadOut()).isEqualTo(801);
    assertThat(joined.contents().disc()).isSameAs(joined.layout().disc());
  }

  @Test
  void doesNotPromiseToKeepWhatIsToBeMadeAnew() throws Exception {
    target.offers =
        layout ->
            List.of(
                new Offer(
                    WriteMode.RAW,
                    BlockFormat.RAW,
                    DEFAULT_LEAD_IN,
                    new Fidelity(List.of(Fate.kept(Attribute.PQ_SUBCHANNEL, "track 1")))));
    Render anew = Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED);
    assertThat(plan(PlanRequest.DEFAULT).fidelity().of(Attribute.PQ_SUBCHANNEL))
        .isEqualTo(Outcome.KEPT);
    assertThat(
            plan(PlanRequest.builder().render(anew).build()).fidelity().of(Attribute.PQ_SUBCHANNEL))
        .isEqualTo(Outcome.REGENERATED);
  }

  @Test
  void promisesTheCodesOfAQChannelThatIsMadeAnew() throws Exception {
    SubchannelRun nothing =
        new SubchannelRun(
            0, 320, ByteSource.of("q", new byte[320 * 16]), 0, 16, SubchannelRun.Form.PQ);
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(1, 320)))
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track
                            .isrc("US-K7Y-98-12345")
                            .samples(TestDiscs.sectors(2, 320))
                            .subchannel(nothing)));
    RawBlocks blocks = RawBlocks.of(Layout.of(disc), Render.DEFAULT);
    Fidelity account = Inventory.of(disc).account(item -> blocks.fate(item, BlockFormat.PQ));
    target.offers =
        layout -> List.of(new Offer(WriteMode.RAW, BlockFormat.PQ, DEFAULT_LEAD_IN, account));
    Contents contents = TestDiscs.contents(disc);
    Render anew = Render.DEFAULT.withRecorded(Render.Recorded.REGENERATED);
    assertThat(planner.plan(contents, target, PlanRequest.DEFAULT).fidelity().of(Attribute.ISRC))
        .isEqualTo(Outcome.LOST);
    assertThat(
            planner
                .plan(contents, target, PlanRequest.builder().render(anew).build())
                .fidelity()
                .of(Attribute.ISRC))
        .isEqualTo(Outcome.KEPT);
  }

  @Test
  void touchesNothing() throws Exception {
    plan(PlanRequest.DEFAULT);
    assertThat(target.options).isEmpty();
    assertThat(target.recorded()).isEmpty();
  }

  @Test
  void passesTheWishesOfTheUserOnToTheRecorder() {
    PlanRequest request =
        PlanRequest.builder().simulate().speed(8).overburn().overwrite().keepOpen().build();
    assertThat(request.recordOptions().simulate()).isTrue();
    assertThat(request.recordOptions().speed()).hasValue(8);
    assertThat(request.recordOptions().overburn()).isTrue();
    assertThat(request.recordOptions().overwrite()).isTrue();
    assertThat(request.recordOptions().keepOpen()).isTrue();
    assertThat(request.recordOptions().underrunProtection()).isTrue();
    assertThat(PlanRequest.DEFAULT.recordOptions()).isEqualTo(RecordOptions.DEFAULT);
  }

  // Which offer

  @Test
  void choosesTheOfferThatLosesLeast() throws Exception {
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(
                    WriteMode.RAW, BlockFormat.MAIN, layout.start(), Attribute.ISRC, Attribute.MCN),
                MemoryDevice.offer(
                    WriteMode.SAO, BlockFormat.MAIN, layout.start(), Attribute.CD_TEXT));
    Plan plan = plan(PlanRequest.DEFAULT);
    assertThat(plan.chosen().mode()).isEqualTo(WriteMode.SAO);
    assertThat(plan.because())
        .containsExactly(
            "chosen: sao/main, which loses least: cd-text", "not raw/main: it loses isrc, mcn");
    assertThat(plan.offered()).hasSize(2);
  }

  @Test
  void prefersRawWithTheMostChannelsAmongEquals() throws Exception {
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(WriteMode.TAO, BlockFormat.MAIN, layout.start()),
                MemoryDevice.offer(WriteMode.SAO, BlockFormat.MAIN, layout.start()),
                MemoryDevice.offer(WriteMode.RAW, BlockFormat.PQ, layout.start()),
                MemoryDevice.offer(WriteMode.RAW, BlockFormat.RAW, layout.start()),
                MemoryDevice.offer(WriteMode.RAW, BlockFormat.COOKED, layout.start()));
    assertThat(plan(PlanRequest.DEFAULT).because())
        .containsExactly(
            "chosen: raw/raw, which loses nothing",
            "not tao/main: it leaves more to the recorder",
            "not sao/main: it leaves more to the recorder",
            "not raw/pq: it carries less of the sub-channel",
            "not raw/cooked: it carries less of the sub-channel");
  }

  @Test
  void prefersWhatMakesLessAnewAmongWhatLosesNothing() throws Exception {
    Fidelity anew =
        new Fidelity(
            List.of(Fate.regenerated(Attribute.PQ_SUBCHANNEL, "track 1", "no room for it")));
    target.offers =
        layout ->
            List.of(
                new Offer(WriteMode.RAW, BlockFormat.RAW, layout.start(), anew),
                MemoryDevice.offer(WriteMode.SAO, BlockFormat.MAIN, layout.start()));
    assertThat(plan(PlanRequest.DEFAULT).because())
        .containsExactly(
            "chosen: sao/main, which loses nothing", "not raw/raw: it makes anew pq-subchannel");
  }

  @Test
  void keepsToWhatTheUserDemands() throws Exception {
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(WriteMode.RAW, BlockFormat.RAW, layout.start()),
                MemoryDevice.offer(
                    WriteMode.RAW, BlockFormat.PQ, layout.start(), Attribute.RW_SUBCHANNEL),
                MemoryDevice.offer(WriteMode.SAO, BlockFormat.MAIN, layout.start()));
    assertThat(plan(PlanRequest.builder().writeMode(WriteMode.SAO).build()).because())
        .containsExactly(
            "chosen: sao/main, which loses nothing",
            "not raw/raw: write mode sao is demanded",
            "not raw/pq: write mode sao is demanded");
    assertThat(plan(PlanRequest.builder().blockFormat(BlockFormat.PQ).build()).because())
        .containsExactly(
            "chosen: raw/pq, which loses least: rw-subchannel",
            "not raw/raw: block format pq is demanded",
            "not sao/main: block format pq is demanded");
  }

  @Test
  void refusesWhereNoOfferIsAsDemanded() {
    target.offers = layout -> List.of(MemoryDevice.offer(WriteMode.SAO, BlockFormat.MAIN, -12000));
    assertThatThrownBy(() -> plan(PlanRequest.builder().writeMode(WriteMode.RAW).build()))
        .isInstanceOf(ContentException.class)
        .hasMessage(
            "none of the target's ways to write this disc is as demanded: sao/main (write mode raw"
                + " is demanded)");
    assertThatThrownBy(() -> plan(PlanRequest.builder().leadIn(-20000).build()))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("sao/main (its lead-in starts at 97:22:00, 95:35:25 is demanded)");
  }

  @Test
  void refusesWhereNothingIsOffered() {
    target.offers = layout -> List.of();
    ContentException fault =
        catchThrowableOfType(ContentException.class, () -> plan(PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("not-recordable");
    assertThat(fault.advice()).isPresent();
  }

  @Test
  void refusesADeviceThatOnlyReads() {
    Device reader =
        new Device() {
          @Override
          public DeviceInfo info() {
            return DeviceInfo.image("file:a.nrg", "nrg", true, false);
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> planner.plan(album, reader, PlanRequest.DEFAULT))
        .isInstanceOf(DeviceException.class)
        .hasMessage("file:a.nrg only reads");
  }

  // What stands against it

  @Test
  void gradesTheDiscByWhatItIsWantedFor() throws Exception {
    Contents shortTrack =
        TestDiscs.contents(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.samples(TestDiscs.sectors(1, 100))));
    Plan conversion = planner.plan(shortTrack, target, PlanRequest.DEFAULT);
    assertThat(conversion.findings())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("DISC-004", Severity.WARNING));
    conversion.requireReady();
    target.medium = recordable(Medium.State.BLANK, 359_849);
    Plan burn = planner.plan(shortTrack, target, PlanRequest.DEFAULT);
    assertThat(burn.blocking()).extracting(Finding::code).containsExactly("DISC-004");
    assertThatThrownBy(burn::requireReady)
        .isInstanceOf(ContentException.class)
        .hasMessage("track 1: 100 sectors from index 1, the Red Book wants 300");
  }

  @Test
  void letsTheUserAllowAFindingByItsCode() throws Exception {
    Contents odd =
        new Contents(
            "album.cue",
            "cue",
            album.disc(),
            DEFAULT_LEAD_IN,
            List.of(finding(Severity.ERROR, "CUE-001"), finding(Severity.ERROR, "CUE-002")));
    PlanRequest one = PlanRequest.builder().consent(Consent.to(List.of("CUE-001"))).build();
    Plan plan = planner.plan(odd, target, one);
    assertThat(plan.blocking()).extracting(Finding::code).containsExactly("CUE-002");
    assertThat(plan.findings().stream().filter(plan::isAllowed))
        .extracting(Finding::code)
        .containsExactly("CUE-001");
    PlanRequest all = PlanRequest.builder().consent(Consent.ALL).build();
    planner.plan(odd, target, all).requireReady();
  }

  @Test
  void saysAFindingOnceThoughReaderAndPlannerHaveIt() throws Exception {
    Disc padded =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track -> track.samples(ByteSource.of("odd.bin", new byte[400 * 2352 + 1176]))));
    Finding byReader = DiscCheck.check(padded, Purpose.CONVERTING).getFirst();
    Contents contents = new Contents("odd.cue", "cue", padded, DEFAULT_LEAD_IN, List.of(byReader));
    assertThat(planner.plan(contents, target, PlanRequest.DEFAULT).findings())
        .extracting(Finding::code)
        .containsExactly("DISC-012");
  }

  @Test
  void refusesALossUntilTheUserConsents() throws Exception {
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(
                    WriteMode.SAO, BlockFormat.MAIN, layout.start(), Attribute.CD_TEXT));
    Plan plan = plan(PlanRequest.DEFAULT);
    assertThatThrownBy(plan.fidelity()::requireNothingLost).isInstanceOf(ContentException.class);
    ContentException fault = catchThrowableOfType(ContentException.class, plan::requireReady);
    assertThat(fault.code()).isEqualTo("loss-not-consented");
    assertThat(fault).hasMessage("disc: cd-text would be lost: it has no room for that");
    assertThat(fault.advice().orElseThrow().option().orElseThrow())
        .isEqualTo(new Advice.Option("allow", "LOSS-CD-TEXT"));
    plan(PlanRequest.builder().consent(Consent.to(List.of("LOSS-CD-TEXT"))).build()).requireReady();
  }

  @Test
  void throwsWhatLeavesNothingToPlan() {
    Contents cut =
        TestDiscs.contents(
            Disc.builder()
                .track(
                    TrackMode.MODE1,
                    track ->
                        track.content(
                            new Fragment.Sectors(
                                ByteSource.of("a.bin", new byte[310 * 2352]),
                                0,
                                2352,
                                SectorForm.AUDIO,
                                310))));
    PlanRequest all = PlanRequest.builder().consent(Consent.ALL).build();
    assertThatThrownBy(() -> planner.plan(cut, target, all))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("track 1: sectors of 2352 bytes in a track of mode1");
  }

  @Test
  void callsASourceThatIsTooShortAFaultOfTheSource() throws Exception {
    Disc disc =
        TestDiscs.built(
            Disc.builder()
                .track(
                    TrackMode.AUDIO,
                    track ->
                        track.content(
                            new Fragment.Samples(
                                ByteSource.of("short.bin", new byte[1000]),
                                0,
                                310 * 2352,
                                ByteOrder.LITTLE_ENDIAN))));
    Plan plan = planner.plan(TestDiscs.contents(disc), target, PlanRequest.DEFAULT);
    assertThatThrownBy(plan::requireReady)
        .isInstanceOf(SourceException.class)
        .hasMessage("short.bin has 1000 bytes, 729120 are asked for");
  }

  // The medium

  @Test
  void countsTheRoomThatIsNeeded() throws Exception {
    int leadOut = 320 + 340 + 305;
    target.medium = recordable(Medium.State.BLANK, leadOut);
    Plan fits = plan(PlanRequest.DEFAULT);
    assertThat(fits.capacity()).isEqualTo(new Capacity(leadOut, OptionalInt.of(leadOut)));
    fits.requireReady();
    target.medium = recordable(Medium.State.BLANK, leadOut - 5);
    Plan tooLong = plan(PlanRequest.builder().consent(Consent.ALL).build());
    MediumException fault = catchThrowableOfType(MediumException.class, tooLong::requireReady);
    assertThat(fault.code()).isEqualTo("medium-too-small");
    assertThat(fault)
        .hasMessage(
            "the disc is 5 sectors longer than the medium: its lead-out would start at LBA 965, 960"
                + " is the last that fits");
    assertThat(fault.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("overburn");
    Plan overburnt = plan(PlanRequest.builder().overburn().build());
    overburnt.requireReady();
    assertThat(overburnt.findings()).extracting(Finding::code).containsExactly("PLAN-006");
  }

  @Test
  void knowsNoLimitOfAnImage() throws Exception {
    assertThat(plan(PlanRequest.DEFAULT).capacity().available()).isEmpty();
    assertThat(plan(PlanRequest.DEFAULT).capacity().isEnough()).isTrue();
  }

  @Test
  void refusesADriveWithoutAMedium() {
    target.medium = recordable(Medium.State.NONE, 0);
    MediumException fault =
        catchThrowableOfType(MediumException.class, () -> plan(PlanRequest.DEFAULT));
    assertThat(fault.code()).isEqualTo("no-medium");
  }

  @Test
  void refusesAMediumThatIsNotBlankWhateverIsAllowed() throws Exception {
    target.medium = recordable(Medium.State.COMPLETE, 359_849);
    Plan plan = plan(PlanRequest.builder().consent(Consent.ALL).build());
    MediumException fault = catchThrowableOfType(MediumException.class, plan::requireReady);
    assertThat(fault.code()).isEqualTo("medium-not-blank");
    assertThat(fault.where()).hasValue("memory:1");
  }

  @Test
  void refusesAMediumThatWasLeftOpenUnlessItAppends() throws Exception {
    target.medium = recordable(Medium.State.APPENDABLE, 359_849);
    MediumException fault =
        catchThrowableOfType(MediumException.class, plan(PlanRequest.DEFAULT)::requireReady);
    assertThat(fault.code()).isEqualTo("medium-not-blank");
    assertThat(fault.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("append");
  }

  @Test
  void refusesToAppendToABlankMedium() throws Exception {
    target.medium = recordable(Medium.State.BLANK, 359_849);
    Plan plan = plan(PlanRequest.builder().append().build());
    MediumException fault = catchThrowableOfType(MediumException.class, plan::requireReady);
    assertThat(fault.code()).isEqualTo("medium-not-appendable");
  }

  @Test
  void refusesWhatCannotFollowWhatIsThere() throws Exception {
    target.insert(TestDiscs.built(TestDiscs.mixed()), -11635);
    target.medium =
        new Medium(
            Medium.State.APPENDABLE,
            "CD-R",
            false,
            OptionalInt.of(398_000),
            OptionalInt.of(398_100),
            Optional.empty());
    MediumException fault =
        catchThrowableOfType(
            MediumException.class, () -> plan(PlanRequest.builder().append().build()));
    assertThat(fault.code()).isEqualTo("medium-too-small");
  }

  @Test
  void refusesWishesThatMakeNoSense() {
    assertThatThrownBy(() -> PlanRequest.builder().leadIn(-150).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a lead-in cannot start at LBA -150");
    assertThatThrownBy(() -> PlanRequest.builder().speed(0).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PlanRequest.builder().retries(-1).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToReplaceAnImageUnlessItMay() throws Exception {
    target.medium = Medium.image(Medium.State.COMPLETE);
    Plan plan = plan(PlanRequest.DEFAULT);
    MediumException fault = catchThrowableOfType(MediumException.class, plan::requireReady);
    assertThat(fault.code()).isEqualTo("target-exists");
    assertThat(fault.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("overwrite");
    plan(PlanRequest.builder().overwrite().build()).requireReady();
  }

  @Test
  void saysWhatIsWrongWithTheDiscBeforeWhatIsWrongWithTheMedium() throws Exception {
    target.medium = Medium.image(Medium.State.COMPLETE);
    target.offers =
        layout ->
            List.of(
                MemoryDevice.offer(WriteMode.SAO, BlockFormat.MAIN, layout.start(), Attribute.MCN));
    Plan plan = plan(PlanRequest.DEFAULT);
    assertThat(plan.blocking()).extracting(Finding::code).containsExactly("PLAN-004", "LOSS-MCN");
    assertThatThrownBy(plan::requireReady).isInstanceOf(ContentException.class);
  }

  // Appending

  @Test
  void countsTracksAndSessionsOnWhenItAppends() throws Exception {
    target.insert(TestDiscs.built(TestDiscs.mixed()), -11635);
    target.medium =
        new Medium(
            Medium.State.APPENDABLE,
            "CD-R",
            false,
            OptionalInt.of(12_160),
            OptionalInt.of(359_849),
            Optional.empty());
    Contents titled =
        TestDiscs.contents(
            album
                .disc()
                .withText(
                    CdText.builder()
                        .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
                        .track(2, TextField.TITLE, "Two")
                        .build()));
    Plan plan = planner.plan(titled, target, PlanRequest.builder().append().build());
    assertThat(TestDiscs.numbers(plan.disc())).containsExactly(3, 4, 5);
    assertThat(plan.disc().text().isEmpty()).isTrue();
    assertThat(plan.blocking()).extracting(Finding::code).containsExactly("LOSS-CD-TEXT");
    var session = plan.layout().sessions().getFirst();
    assertThat(session.number()).isEqualTo(2);
    assertThat(session.leadIn()).isEqualTo(12_160);
    // A later lead-in lasts a minute, a later lead-out half a minute (raw-dao 1.2).
    assertThat(session.pause()).isEqualTo(12_160 + 4_500);
    assertThat(session.end() - session.leadOut()).isEqualTo(2_250);
    assertThat(plan.capacity().needed()).isEqualTo(12_160 + 4_500 + 150 + 965);
    planner.plan(album, target, PlanRequest.builder().append().build()).requireReady();
  }

  // Other wishes

  @Test
  void saysThatAudioIsMoved() throws Exception {
    Plan plan = plan(PlanRequest.builder().readOffset(6).writeOffset(-36).build());
    assertThat(plan.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.NOTE);
              assertThat(finding.message()).startsWith("all audio is taken 30 samples earlier");
            });
  }

  @Test
  void saysThatTheSourceIsNotReadFirst() throws Exception {
    assertThat(plan(PlanRequest.builder().withoutPreread().build()).findings())
        .extracting(Finding::code)
        .containsExactly("PLAN-008");
  }

  @Test
  void stopsWhenThatIsWished() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    CancelledException fault =
        catchThrowableOfType(
            CancelledException.class,
            () ->
                planner.plan(
                    album, target, PlanRequest.DEFAULT, new Job(event -> {}, cancellation)));
    assertThat(fault.whileWriting()).isFalse();
  }
}
