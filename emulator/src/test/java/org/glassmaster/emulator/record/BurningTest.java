package org.glassmaster.emulator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.MmcOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Discs burned by MMC into the recorder in software are the discs that were asked for. */
class BurningTest {
  private static final int WRITE = 0x2A;
  private static final int CUE_SHEET = 0x5D;
  private static final int CACHE = 0x35;

  @ParameterizedTest
  @EnumSource(names = {"RAW", "PQ", "COOKED"})
  void keepsAnAlbumInRawBlocks(BlockFormat format) throws Exception {
    try (Burned burned = Burned.modern()) {
      Disc disc = format == BlockFormat.RAW ? Burned.album() : Burned.album().withText(CdText.NONE);

      RawImage expected = burned.burn(disc, WriteMode.RAW, format);

      assertThat(burned.differences(expected)).isEmpty();
      assertThat(burned.state()).isEqualTo(Medium.State.COMPLETE);
      assertThat(burned.findings()).isEmpty();
      burned.assertInOrder();
    }
  }

  @Test
  void keepsAnAlbumSessionAtOnce() throws Exception {
    try (Burned burned = Burned.modern()) {
      RawImage expected = burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN);

      assertThat(burned.differences(expected)).isEmpty();
      assertThat(burned.state()).isEqualTo(Medium.State.COMPLETE);
      assertThat(burned.recorder.disc().orElseThrow().text()).isEqualTo(Burned.album().text());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RAW", "SAO"})
  void keepsDataAndAudioOnOneDisc(WriteMode mode) throws Exception {
    try (Burned burned = Burned.modern()) {
      BlockFormat format = mode == WriteMode.RAW ? BlockFormat.RAW : BlockFormat.MAIN;

      RawImage expected = burned.burn(Burned.mixed(), mode, format);

      assertThat(burned.differences(expected)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODE1", "MODE2", "MODE2_FORM1", "MODE2_FORM2", "MODE2_MIXED"})
  void keepsEveryModeOfData(TrackMode mode) throws Exception {
    for (WriteMode write : WriteMode.values()) {
      try (Burned burned = Burned.modern()) {
        BlockFormat format = write == WriteMode.RAW ? BlockFormat.RAW : BlockFormat.MAIN;

        RawImage expected = burned.burn(Burned.of(mode), write, format);

        // Track at once the recorder adds two sectors of its own.
        assertThat(burned.differences(expected))
            .as(write.label())
            .allMatch(difference -> write == WriteMode.TAO && difference.what().contains("toc"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RAW", "COOKED"})
  void keepsGraphicsSessionAtOnce(BlockFormat format) throws Exception {
    try (Burned burned = Burned.modern()) {
      RawImage expected = burned.burn(Burned.karaoke(), WriteMode.SAO, format);

      assertThat(burned.differences(expected)).isEmpty();
    }
  }

  @Test
  void findsAnotherWayForACueSheetThatIsRefused() throws Exception {
    Sense invalid = new Sense(5, 0x26, 0);
    for (Personality.CueTrait trait :
        new Personality.CueTrait[] {
          Personality.CueTrait.LEAD_IN_ADDRESS,
          Personality.CueTrait.LEAD_IN_WITHOUT_ADDRESS,
          Personality.CueTrait.ISRC_WITH_CONTROL,
          Personality.CueTrait.LATER_INDEX
        }) {
      Personality fussy = Personality.modern().toBuilder().refuses(trait, invalid).build();
      try (Burned burned = new Burned(fussy, BlankMedium.cdr(), MmcOptions.DEFAULT)) {
        RawImage expected = burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN);

        assertThat(burned.differences(expected)).as(trait.name()).isEmpty();
      }
    }
  }

  @Test
  void fallsBackToRawWhereAnIndexIsRefused() throws Exception {
    Personality fussy =
        Personality.modern().toBuilder()
            .refuses(Personality.CueTrait.LATER_INDEX, new Sense(5, 0x26, 0))
            .build();
    try (Burned burned = new Burned(fussy, BlankMedium.cdr(), MmcOptions.DEFAULT)) {
      RawImage expected = burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN);

      assertThat(burned.differences(expected)).isEmpty();
      assertThat(burned.findings()).contains("BURN-001");
    }
  }

  @Test
  void writesWithADriveFromBeforeFeatures() throws Exception {
    try (Burned burned = new Burned(Personality.old(), BlankMedium.cdr(), MmcOptions.DEFAULT)) {
      RawImage expected = burned.burn(Burned.mixed(), WriteMode.SAO, BlockFormat.MAIN);

      assertThat(burned.differences(expected)).isEmpty();
    }
  }

  @Test
  void leavesTheMediumBlankAfterATestRun() throws Exception {
    for (WriteMode mode : WriteMode.values()) {
      try (Burned burned = Burned.modern()) {
        BlockFormat format = mode == WriteMode.RAW ? BlockFormat.RAW : BlockFormat.MAIN;

        burned.burn(Burned.album(), mode, format, Burned.options(true, false, false));

        assertThat(burned.state()).as(mode.label()).isEqualTo(Medium.State.BLANK);
        assertThat(burned.recorder.disc()).isEmpty();
        burned.burn(Burned.album(), mode, format);
        assertThat(burned.state()).isEqualTo(Medium.State.COMPLETE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SAO", "TAO"})
  void addsASessionToADiscThatWasLeftOpen(WriteMode mode) throws Exception {
    try (Burned burned = Burned.modern()) {
      burned.burn(
          Burned.of(TrackMode.MODE1), mode, BlockFormat.MAIN, Burned.options(false, false, true));
      assertThat(burned.state()).isEqualTo(Medium.State.APPENDABLE);
      int leadIn = burned.port().medium().leadIn().orElseThrow();
      assertThat(burned.device.multiSession().orElseThrow().lastSession()).isZero();
      assertThat(burned.device.multiSession().orElseThrow().nextSession())
          .isEqualTo(leadIn + Geometry.LATER_LEAD_IN + Geometry.PAUSE);

      Disc second =
          Burned.disc(
              Disc.builder()
                  .firstTrackNumber(2)
                  .track(TrackMode.MODE1, track -> track.content(Burned.data(44, 310))));
      Layout layout = Layout.appending(second, leadIn, 2);
      burned.burn(layout, burned.offer(layout, mode, BlockFormat.MAIN), RecordOptions.DEFAULT);

      assertThat(burned.state()).isEqualTo(Medium.State.COMPLETE);
      Disc found = burned.recorder.disc().orElseThrow();
      assertThat(found.sessions()).hasSize(2);
      assertThat(found.tracks().map(Track::number)).containsExactly(1, 2);
      int program =
          burned
              .recorder
              .content()
              .orElseThrow()
              .layout()
              .sessions()
              .getLast()
              .tracks()
              .getFirst()
              .index1();
      assertThat(program).isEqualTo(leadIn + Geometry.LATER_LEAD_IN + Geometry.PAUSE);
    }
  }

  @Test
  void writesSeveralSessionsAtOnceAfterAnother() throws Exception {
    Disc disc =
        Burned.disc(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(Burned.noise(1, 320)))
                .session()
                .track(TrackMode.MODE1, track -> track.content(Burned.data(2, 330))));
    try (Burned burned = Burned.modern()) {
      RawImage expected = burned.burn(disc, WriteMode.SAO, BlockFormat.MAIN);

      assertThat(burned.differences(expected)).isEmpty();
      assertThat(burned.state()).isEqualTo(Medium.State.COMPLETE);
    }
  }

  @Test
  void erasesAndWritesAgain() throws Exception {
    for (boolean everySector : new boolean[] {false, true}) {
      try (Burned burned =
          new Burned(Personality.modern(), BlankMedium.cdrw(), MmcOptions.DEFAULT)) {
        burned.burn(Burned.mixed(), WriteMode.SAO, BlockFormat.MAIN);

        burned.device.eraser().orElseThrow().erase(everySector, Job.unwatched());

        assertThat(burned.state()).isEqualTo(Medium.State.BLANK);
        burned.assertInOrder();
        RawImage expected = burned.burn(Burned.album(), WriteMode.RAW, BlockFormat.RAW);
        assertThat(burned.differences(expected)).isEmpty();
      }
    }
  }

  @Test
  void erasesNoDiscThatCannotBeErased() throws Exception {
    try (Burned burned = Burned.modern()) {
      MediumException fault =
          catchThrowableOfType(
              MediumException.class,
              () -> burned.device.eraser().orElseThrow().erase(false, Job.unwatched()));

      assertThat(fault.code()).isEqualTo("medium-unsuitable");
    }
  }

  @Test
  void waitsForARecorderWhoseBufferIsFull() throws Exception {
    Personality slow =
        Personality.modern().toBuilder().realTime(512 << 10).writeSpeeds(7056, 706).build();
    try (Burned burned = new Burned(slow, BlankMedium.cdr(), MmcOptions.DEFAULT)) {
      RawImage expected = burned.burn(Burned.album(), WriteMode.RAW, BlockFormat.RAW);

      assertThat(burned.differences(expected)).isEmpty();
    }
  }

  @Test
  void overburnsWhereThatIsWished() throws Exception {
    Personality generous = Personality.modern().toBuilder().overburn(2000).build();
    BlankMedium small = BlankMedium.cdr().withSectors(1000);
    try (Burned burned = new Burned(generous, small, MmcOptions.DEFAULT)) {
      assertThat(
              catchThrowableOfType(
                      MediumException.class,
                      () -> burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN))
                  .code())
          .isEqualTo("medium-too-small");

      RawImage expected =
          burned.burn(
              Burned.album(), WriteMode.SAO, BlockFormat.MAIN, Burned.options(false, true, false));

      assertThat(burned.differences(expected)).isEmpty();
    }
  }

  @Test
  void endsAtTheEndOfTheMedium() throws Exception {
    Personality strict = Personality.modern().toBuilder().overburn(10).build();
    BlankMedium small = BlankMedium.cdr().withSectors(1000);
    try (Burned burned = new Burned(strict, small, MmcOptions.DEFAULT)) {
      WriteException fault =
          catchThrowableOfType(
              WriteException.class,
              () ->
                  burned.burn(
                      Burned.album(),
                      WriteMode.TAO,
                      BlockFormat.MAIN,
                      Burned.options(false, true, false)));

      assertThat(fault.code()).isEqualTo("medium-end");
      assertThat(fault.lba().orElseThrow()).isGreaterThan(900);
      assertThat(fault).hasMessageContaining("the end of the medium was reached");
      burned.assertInOrder();
    }
  }

  @Test
  void tellsWhatBecameOfTheDiscAfterEveryFault() throws Exception {
    for (Fault.Effect effect :
        new Fault.Effect[] {
          new Fault.Check(new Sense(3, 0x0C, 0)),
          new Fault.Check(new Sense(3, 0x0C, 9)),
          new Fault.Check(new Sense(4, 0x09, 0)),
          new Fault.Check(new Sense(6, 0x29, 0)),
          new Fault.Deferred(new Sense(3, 0x0C, 0)),
          new Fault.TimedOut(),
          new Fault.Reset(),
          new Fault.Broken(),
          new Fault.Unplugged(),
        }) {
      try (Burned burned = Burned.modern()) {
        burned.recorder.script(Fault.on(WRITE).after(8).ending(effect));

        WriteException fault =
            catchThrowableOfType(
                WriteException.class,
                () -> burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN));

        assertThat(fault).as(effect.toString()).isNotNull();
        assertThat(fault).hasMessageEndingWith("the medium is lost");
        assertThat(fault.lba()).isPresent();
        burned.recorder.mend();
        burned.device.close();
        burned.assertInOrder();
      }
    }
  }

  @Test
  void sparesTheMediumWhereTheFaultComesBeforeTheFirstSector() throws Exception {
    for (int opcode : new int[] {0x54, CUE_SHEET, 0x55}) {
      try (Burned burned = Burned.modern()) {
        Layout layout = burned.layout(Burned.mixed());
        var offer = burned.offer(layout, WriteMode.SAO, BlockFormat.MAIN);
        burned.recorder.script(Fault.on(opcode).times(1000).ending(new Fault.Unplugged()));

        DeviceException fault =
            catchThrowableOfType(
                DeviceException.class, () -> burned.burn(layout, offer, RecordOptions.DEFAULT));

        assertThat(fault.code()).isEqualTo("device-gone");
        burned.recorder.mend();
        assertThat(burned.state()).isEqualTo(Medium.State.BLANK);
      }
    }
  }

  @Test
  void doesNotTakeIgnoredWritesForADisc() throws Exception {
    try (Burned burned = Burned.modern()) {
      burned.recorder.script(
          Fault.on(WRITE).times(100_000).ending(new Fault.Ignored()),
          Fault.on(CACHE).times(100_000).ending(new Fault.Ignored()));

      WriteException fault =
          catchThrowableOfType(
              WriteException.class,
              () -> burned.burn(Burned.album(), WriteMode.SAO, BlockFormat.MAIN));

      assertThat(fault.code()).isEqualTo("nothing-written");
    }
  }

  @Test
  void stopsWhereItIsToldTo() throws Exception {
    try (Burned burned = Burned.modern()) {
      Layout layout = burned.layout(Burned.album());
      var offer = burned.offer(layout, WriteMode.RAW, BlockFormat.RAW);

      CancelledException fault =
          catchThrowableOfType(
              CancelledException.class,
              () ->
                  burned
                      .port()
                      .record(
                          offer,
                          new RawImage(layout, RecordOptions.DEFAULT.render()),
                          RecordOptions.DEFAULT,
                          new Job(event -> burned.cancellation.cancel(), burned.cancellation)));

      assertThat(fault).isNotNull();
      burned.assertInOrder();
    }
  }
}
