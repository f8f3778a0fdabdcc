package org.glassmaster.mmc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.glassmaster.mmc.BurnerDouble.opcode;
import static org.glassmaster.mmc.BurnerDouble.selects;
import static org.glassmaster.mmc.BurnerDouble.writeAt;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.glassmaster.mmc.BurnerDouble;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.Clock;
import org.glassmaster.mmc.Discs;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MmcRecorderTest {
  private static final int LEAD_IN = -11635;
  private static final int WRITE = 0x2A;
  private static final RecordOptions SIMULATED =
      new RecordOptions(Render.DEFAULT, OptionalInt.of(4), true, false, false, true, false);

  private final Clock clock = new Clock();
  private final BurnerDouble burner = new BurnerDouble(clock);
  private final List<Progress> told = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final Job job = new Job(told::add, cancellation);

  @Test
  void offersWhatTheDriveKeepsWhenItIsToldSo() throws Exception {
    burner.refuse(selects(3, 2), 99, 5, 0x26, 0);

    List<Offer> offers = offers(Discs.plain());

    assertThat(offers)
        .extracting(offer -> offer.mode().label() + "/" + offer.blockFormat().label())
        .containsExactly("raw/raw", "raw/pq", "sao/main", "tao/main");
    assertThat(offers).extracting(Offer::leadIn).containsOnly(LEAD_IN);
  }

  @Test
  void sendsNothingThatChangesTheMediumToFindOut() throws Exception {
    List<Offer> offers = offers(Discs.plain());

    assertThat(offers).isNotEmpty();
    assertThat(burner.told()).allMatch(line -> line.startsWith("55 10"));
    assertThat(burner.page05()[2]).as("what the drive had before").isEqualTo((byte) 0x41);
  }

  @Test
  void doesNotBelieveADriveThatForgets() throws Exception {
    burner.on(selects(3, 3), 99, command -> ScsiAnswer.good((int) command.data().byteSize()));

    assertThat(offers(Discs.plain()))
        .extracting(offer -> offer.mode().label() + "/" + offer.blockFormat().label())
        .containsExactly("raw/pq", "raw/cooked", "sao/main", "tao/main");
  }

  @Test
  void accountsForWhatEachWayKeeps() throws Exception {
    List<Offer> offers = offers(Discs.withText());

    assertThat(offer(offers, WriteMode.RAW, BlockFormat.RAW).fidelity().losses()).isEmpty();
    assertThat(offer(offers, WriteMode.RAW, BlockFormat.PQ).fidelity().of(Attribute.CD_TEXT))
        .isEqualTo(Outcome.LOST);
    assertThat(offer(offers, WriteMode.SAO, BlockFormat.MAIN).fidelity().losses()).isEmpty();
    assertThat(offer(offers, WriteMode.TAO, BlockFormat.MAIN).fidelity().losses())
        .extracting(fate -> fate.attribute())
        .contains(Attribute.TOC, Attribute.CD_TEXT, Attribute.PREGAPS, Attribute.INDEXES);
  }

  /** Track 2 lies from LBA 300 on, and the ISRC is due at 349 (raw-dao-subchannel 2.5). */
  @ParameterizedTest
  @CsvSource({"AUDIO, 49, LOST", "AUDIO, 50, KEPT", "MODE1, 400, LOST"})
  void accountsForTheIsrcThatQHasNoFrameFor(TrackMode mode, int sectors, Outcome outcome)
      throws Exception {
    List<Offer> offers =
        offers(
            Discs.disc(
                Disc.builder()
                    .track(TrackMode.AUDIO, track -> track.content(Discs.zero(300)))
                    .track(mode, track -> track.isrc("DEABC2600001").content(Discs.zero(sectors)))
                    .track(TrackMode.AUDIO, track -> track.content(Discs.zero(300)))));

    assertThat(offers)
        .extracting(Offer::mode)
        .contains(WriteMode.RAW, WriteMode.SAO, WriteMode.TAO);
    assertThat(offers)
        .extracting(offer -> offer.fidelity().of(Attribute.ISRC))
        .containsOnly(outcome);
    assertThat(burner.told()).allMatch(line -> line.startsWith("55 10"));
  }

  @Test
  void accountsForTextThatItsCharacterSetHasNot() throws Exception {
    CdText text =
        CdText.builder()
            .block(Language.ENGLISH, TextEncoding.ISO_8859_1)
            .disc(TextField.TITLE, "\u6f22")
            .build();
    List<Offer> offers = offers(Discs.plain().withText(text));

    assertThat(offers)
        .extracting(offer -> offer.fidelity().of(Attribute.CD_TEXT))
        .containsOnly(Outcome.LOST);
  }

  @Test
  void writesRawFromTheLeadInToTheLeadOut() throws Exception {
    record(Discs.plain(), WriteMode.RAW, BlockFormat.RAW, options(4));

    List<String> sent = sent();
    assertThat(sent).element(0).isEqualTo("1E 00 00 00 01 00");
    assertThat(sent).element(1).isEqualTo("BB 00 FF FF 02 C2 00 00 00 00 00 00");
    assertThat(sent.get(2))
        .startsWith("55 10 00 00 00 00 00 00 3C 00 <- 00 00 00 00 00 00 00 00" + " 05 32 43 00 03");
    assertThat(sent).element(3).isEqualTo("54 01 00 00 00 00 00 00 00 00");
    assertThat(sent).element(4).isEqualTo("2A 00 FF FF D2 8D 00 00 1A 00");
    assertThat(sent.subList(sent.size() - 2, sent.size()))
        .containsExactly("35 02 00 00 00 00 00 00 00 00", "1E 00 00 00 00 00");
    assertWrittenWithoutAGap(LEAD_IN, 1125 + 6750);
    assertThat(phases())
        .containsExactly(
            Phase.CALIBRATING,
            Phase.LEAD_IN,
            Phase.TRACK,
            Phase.TRACK,
            Phase.LEAD_OUT,
            Phase.CLOSING);
  }

  @Test
  void writesASessionByItsCueSheet() throws Exception {
    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    List<String> sent = sent();
    assertThat(sent.get(2)).contains("05 32 42 00 00");
    assertThat(sent.get(4))
        .isEqualTo(
            "5D 00 00 00 00 00 00 00 30 00 <- 01 00 00 01 00 00 00 00 01 01 00 00 00 00 00 00"
                + " 01 01 01 00 00 00 02 00 01 02 00 00 00 00 08 00 01 02 01 00 00 00 0A 00"
                + " 01 AA 01 01 00 00 11 00");
    assertThat(sent.get(5)).isEqualTo("2A 00 FF FF FF 6A 00 00 1B 00");
    assertWrittenWithoutAGap(-150, 1125);
  }

  @Test
  void sendsTextForTheLeadInInBlocksOf96() throws Exception {
    record(Discs.withText(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    assertThat(sent().get(2)).contains("05 32 42 00 03");
    assertThat(sent().get(4)).contains(" 01 00 00 41 00 61 1A 41 ");
    assertThat(sent().get(5)).isEqualTo("2A 00 FF FF D2 8D 00 02 AA 00");
    assertWrittenWithoutAGap(LEAD_IN, 1500);
  }

  @Test
  void triesTheOtherFormsOfACueSheet() throws Exception {
    burner.refuse(opcode(0x5D), 5, 5, 0x26, 0);

    record(Discs.withText(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    List<String> sheets = burner.told().stream().filter(line -> line.startsWith("5D")).toList();
    assertThat(sheets).hasSize(6);
    assertThat(sheets.get(0)).contains("41 00 61 1A 41 23 01");
    assertThat(sheets.get(1)).contains("41 00 61 1A 41 03 01");
    assertThat(sheets.get(2)).contains("41 00 00 00 00 23 01");
    assertThat(sheets.get(3)).contains("41 00 00 00 00 03 01");
    assertThat(sheets.get(4)).as("with data block type 0").isEqualTo(sheets.get(0));
    assertThat(burner.page05()[4]).isZero();
    assertThat(findings()).hasSize(5).allMatch("BURN-002"::equals);
  }

  @Test
  void writesTrackAfterTrackWhereTheDriveWantsThem() throws Exception {
    burner.on(
        writeAt(432),
        1,
        command -> {
          burner.nextWritable("00 00 02 5A");
          return null;
        });

    record(Discs.plain(), WriteMode.TAO, BlockFormat.MAIN, options(4));

    assertThat(writes().getFirst()).isEqualTo("0+27");
    assertThat(writes()).contains("432+18", "602+27");
    List<String> sent = sent();
    assertThat(sent.stream().filter(line -> line.startsWith("35 02"))).hasSize(3);
    assertThat(sent).contains("5B 01 02 00 00 00 00 00 00 00");
  }

  @Test
  void takesTheNextBestWayWhereTheDriveRefusesTheFirstSectors() throws Exception {
    burner.refuse(writeAt(LEAD_IN), 99, 5, 0x64, 0);

    record(Discs.plain(), WriteMode.RAW, BlockFormat.RAW, options(4));

    assertThat(findings()).containsOnly("BURN-001");
    assertThat(writes())
        .startsWith("-11635+26", "-11635+27", "-11635+26", "-150+27")
        .endsWith("1098+27");
    assertThat(burner.page05()[2] & 0xF).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x26, 0x30, 0x64})
  void takesTheNextBestWayWhereTheDriveRefusesACueSheet(int asc) throws Exception {
    burner.refuse(opcode(0x5D), 99, 5, asc, 0);

    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    assertThat(findings()).contains("BURN-001", "BURN-002");
    assertWrittenWithoutAGap(LEAD_IN, 1125 + 6750);
  }

  @Test
  void takesNoWayThatLosesMore() throws Exception {
    burner.refuse(opcode(WRITE), 99, 5, 0x64, 0);

    DeviceException fault =
        failure(DeviceException.class, Discs.withText(), WriteMode.RAW, BlockFormat.RAW);

    assertThat(fault.code()).isEqualTo("write-mode-refused");
    assertThat(fault.sense()).contains(new Sense(5, 0x64, 0));
    assertThat(fault).hasMessageContaining("the medium is untouched");
    assertThat(sent()).noneMatch(line -> line.contains("05 32 41"));
    assertThat(burner.isLocked()).isFalse();
  }

  @Test
  void sendsTheSameDataAgainWhileTheBufferIsFull() throws Exception {
    burner.refuse(writeAt(-150), 3, 2, 0x04, 0x08);
    burner.refuse(writeAt(-123), 2, 2, 0x04, 0x07);

    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    assertThat(writes()).containsSubsequence("-150+27", "-150+27", "-150+27", "-150+27", "-123+27");
    assertWrittenWithoutAGap(-150, 1125);
  }

  @Test
  void givesUpOnABufferThatStaysFull() throws Exception {
    burner.refuse(writeAt(-123), Integer.MAX_VALUE, 2, 0x04, 0x08);

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.lba()).hasValue(-123);
    assertThat(clock.seconds()).isBetween(200.0, 230.0);
  }

  @Test
  void knowsAnUnderrunByWhatDrivesSayOfIt() throws Exception {
    for (Sense sense :
        List.of(new Sense(3, 0x0C, 9), new Sense(5, 0x21, 2), new Sense(5, 0x21, 0))) {
      BurnerDouble other = new BurnerDouble(clock);
      other.refuse(writeAt(120), 1, sense.key(), sense.asc(), sense.ascq());

      WriteException fault =
          catchThrowableOfType(
              WriteException.class,
              () -> record(other, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4)));

      assertThat(fault.code()).isEqualTo("underrun");
      assertThat(fault.lba()).hasValue(120);
      assertThat(fault.sense()).contains(sense);
      assertThat(fault).hasMessageContaining("the medium is lost");
      assertThat(fault.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("speed");
      assertThat(other.told()).endsWith("35 02 00 00 00 00 00 00 00 00", "1E 00 00 00 00 00");
      assertThat(other.isLocked()).isFalse();
    }
  }

  @Test
  void tellsOfADeferredErrorWhereItHappened() throws Exception {
    SenseData deferred =
        new SenseData(new Sense(3, 0x0C, 0), true, OptionalInt.of(66), OptionalInt.empty());
    burner.on(writeAt(120), 1, command -> ScsiAnswer.check(deferred, 0));

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.lba()).hasValue(66);
    assertThat(fault).hasMessageStartingWith("the drive could not write; ");
  }

  @Test
  void losesTheDiscWithTheDrive() throws Exception {
    for (TransportException.Fault way : TransportException.Fault.values()) {
      BurnerDouble other = new BurnerDouble(clock);
      other.on(
          writeAt(120),
          1,
          command -> {
            throw new TransportException(way, "scripted");
          });

      WriteException fault =
          catchThrowableOfType(
              WriteException.class,
              () -> record(other, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4)));

      assertThat(fault.lba()).as(way.name()).hasValue(120);
      assertThat(fault.code()).isEqualTo("write-failed");
    }
  }

  @Test
  void saysThatTheDriveIsGoneBeforeAnythingWasWritten() throws Exception {
    burner.on(
        opcode(0x54),
        1,
        command -> {
          throw new TransportException(TransportException.Fault.GONE, "unplugged");
        });

    DeviceException fault =
        failure(DeviceException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.code()).isEqualTo("device-gone");
  }

  @Test
  void sparesTheMediumWhereTheLaserCannotBeCalibrated() throws Exception {
    burner.refuse(opcode(0x54), 1, 3, 0x73, 0x03);

    MediumException fault =
        failure(MediumException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.sense()).contains(new Sense(3, 0x73, 0x03));
    assertThat(writes()).isEmpty();
  }

  @Test
  void doesWithoutCalibrationWhereTheDriveHasNone() throws Exception {
    burner.refuse(opcode(0x54), 1, 5, 0x20, 0);

    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4));

    assertWrittenWithoutAGap(-150, 1125);
  }

  @Test
  void stopsAtTheNextCommandAndLeavesTheDriveInOrder() throws Exception {
    burner.on(
        writeAt(120),
        1,
        command -> {
          cancellation.cancel();
          return null;
        });

    CancelledException fault =
        failure(CancelledException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.whileWriting()).isTrue();
    assertThat(fault).hasMessage("cancelled while writing; the medium is lost");
    assertThat(writes().getLast()).isEqualTo("120+27");
    assertThat(burner.told()).endsWith("35 02 00 00 00 00 00 00 00 00", "1E 00 00 00 00 00");
  }

  @Test
  void spoilsNothingWhenItIsStoppedInTime() throws Exception {
    burner.on(
        opcode(0x54),
        1,
        command -> {
          cancellation.cancel();
          return null;
        });

    CancelledException fault =
        failure(CancelledException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.whileWriting()).isFalse();
    assertThat(writes()).isEmpty();
  }

  @Test
  void turnsTheLaserOffForATestRun() throws Exception {
    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, SIMULATED);

    assertThat(burner.page05()[2]).isEqualTo((byte) 0x52);
    assertThat(burner.told()).noneMatch(line -> line.startsWith("54"));
  }

  @Test
  void doesNotWriteWhereTheDriveCannotSimulate() throws Exception {
    burner.on(
        opcode(0x55),
        Integer.MAX_VALUE,
        command -> {
          // The drive drops the bit and says that all is well.
          byte old = command.data().get(ValueLayout.JAVA_BYTE, 10);
          command.data().set(ValueLayout.JAVA_BYTE, 10, (byte) (old & ~0x10));
          return null;
        });

    DeviceException fault =
        catchThrowableOfType(
            DeviceException.class,
            () -> record(burner, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, SIMULATED));

    assertThat(fault.code()).isEqualTo("write-mode-refused");
    assertThat(writes()).isEmpty();
  }

  @Test
  void doesNotBelieveAMediumThatStaysBlank() throws Exception {
    burner.on(
        opcode(WRITE),
        Integer.MAX_VALUE,
        command -> {
          clock.pass(Duration.ofMillis(100));
          return ScsiAnswer.good((int) command.data().byteSize());
        });

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.code()).isEqualTo("nothing-written");
  }

  @Test
  void doesNotBelieveADriveThatIsFasterThanAnyDisc() throws Exception {
    boolean[] wrote = {false};
    burner.on(
        opcode(WRITE),
        Integer.MAX_VALUE,
        command -> {
          if (!wrote[0]) {
            wrote[0] = true;
            return null;
          }
          return ScsiAnswer.good((int) command.data().byteSize());
        });

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.RAW, BlockFormat.RAW);

    assertThat(fault.code()).isEqualTo("impossibly-fast");
  }

  @Test
  void waitsForTheEndOfClosingAndTellsWhereItFails() throws Exception {
    burner.on(
        opcode(0x35),
        1,
        command -> {
          burner.refuse(opcode(0x00), 7, 2, 0x04, 0x08);
          return null;
        });
    record(Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4));
    assertThat(burner.log().stream().filter(line -> line.startsWith("00 "))).hasSizeGreaterThan(7);

    BurnerDouble other = new BurnerDouble(clock);
    other.on(
        opcode(0x35),
        1,
        command -> {
          other.refuse(opcode(0x00), 1, 3, 0x72, 0x02);
          return null;
        });
    WriteException fault =
        catchThrowableOfType(
            WriteException.class,
            () -> record(other, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4)));
    assertThat(fault.sense()).contains(new Sense(3, 0x72, 0x02));
    assertThat(fault).hasMessageContaining("the lead-out could not be written");
  }

  @Test
  void leavesTheDiscOpenWhereThatIsWished() throws Exception {
    record(
        Discs.plain(),
        WriteMode.SAO,
        BlockFormat.MAIN,
        new RecordOptions(Render.DEFAULT, OptionalInt.empty(), false, false, false, false, true));

    assertThat(burner.page05()[3]).isEqualTo((byte) 0xC0);
    assertThat(burner.page05()[2]).as("without protection against late data").isEqualTo((byte) 2);
    assertThat(burner.told()).contains("BB 00 FF FF FF FF 00 00 00 00 00 00");
    assertThat(findings()).isEmpty();
  }

  @Test
  void writesNoRawDiscThatIsToStayOpen() throws Exception {
    record(
        Discs.plain(),
        WriteMode.RAW,
        BlockFormat.RAW,
        new RecordOptions(Render.DEFAULT, OptionalInt.empty(), false, false, false, true, true));

    assertThat(findings()).containsOnly("BURN-001");
    assertThat(burner.page05()[2]).isEqualTo((byte) 0x42);
    assertThat(burner.page05()[3]).isEqualTo((byte) 0xC0);
  }

  @Test
  void callsADiscWrittenThatCannotBeLookedAt() throws Exception {
    burner.on(
        opcode(0x35),
        1,
        command -> {
          burner.on(
              opcode(0x51),
              99,
              question -> {
                throw new TransportException(TransportException.Fault.GONE, "unplugged");
              });
          return null;
        });

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.code()).isEqualTo("device-gone");
    assertThat(fault).hasMessageStartingWith("everything was sent");
  }

  @Test
  void offersNoCueSheetThatTheDriveHasNoRoomFor() throws Exception {
    burner.on(
        opcode(0x46),
        99,
        command -> BurnerDouble.give(command, "00 00 00 0C 00 00 00 09 00 2E 05 04 6F 00 00 28"));

    assertThat(offers(Discs.plain()))
        .extracting(offer -> offer.mode().label())
        .doesNotContain("sao")
        .contains("raw", "tao");
  }

  @Test
  void refusesAMediumThatIsNotBlankOrTooSmall() throws Exception {
    burner.discInformation("00 20 0E 01 01 01 02" + " 00".repeat(27));
    assertThat(
            failure(MediumException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN).code())
        .isEqualTo("medium-not-blank");

    BurnerDouble small = new BurnerDouble(clock);
    small.on(
        opcode(0x43),
        99,
        command ->
            BurnerDouble.give(
                command, "00 1A 00 00 D0 00 80 00 61 1A 41 00 00 0F 00".concat(" 00".repeat(13))));
    MediumException fault =
        catchThrowableOfType(
            MediumException.class,
            () -> record(small, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN, options(4)));
    assertThat(fault.code()).isEqualTo("medium-too-small");
    assertThat(fault.advice().orElseThrow().option().orElseThrow().name()).isEqualTo("overburn");
  }

  @Test
  void letsTheLeadOutBeShortWhenOverburning() throws Exception {
    burner.refuse(opcode(WRITE).and(command -> command.cdb().s32(2) >= 364_000), 99, 5, 0x21, 0);
    int lastLeadOut = 359_999 - 150 + 75 - 1;
    Disc disc =
        Discs.disc(
            Disc.builder()
                .track(TrackMode.AUDIO, track -> track.content(Discs.zero(lastLeadOut + 100))));
    RecordOptions overburn =
        new RecordOptions(Render.DEFAULT, OptionalInt.empty(), false, false, true, true, false);

    record(disc, WriteMode.RAW, BlockFormat.PQ, overburn);

    assertThat(findings()).contains("BURN-006");
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    burner.refuse(writeAt(120), 1, 3, 0x0C, 0);

    WriteException fault =
        failure(WriteException.class, Discs.plain(), WriteMode.SAO, BlockFormat.MAIN);

    assertThat(fault.lba()).hasValue(120);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("glassmaster-writer"));
  }

  private <T extends GlassmasterException> T failure(
      Class<T> type, Disc disc, WriteMode mode, BlockFormat format) {
    return catchThrowableOfType(type, () -> record(burner, disc, mode, format, options(4)));
  }

  private void record(Disc disc, WriteMode mode, BlockFormat format, RecordOptions options)
      throws Exception {
    record(burner, disc, mode, format, options);
  }

  private void record(
      BurnerDouble with, Disc disc, WriteMode mode, BlockFormat format, RecordOptions options)
      throws Exception {
    MmcDevice device = open(with);
    Layout layout = Layout.of(disc, LEAD_IN);
    Offer offer = offer(recorder(device).offers(layout), mode, format);
    with.forget();
    recorder(device).record(offer, new RawImage(layout, options.render()), options, job);
  }

  private static DiscRecorder recorder(MmcDevice device) {
    return device.recorder().orElseThrow();
  }

  private List<Offer> offers(Disc disc) throws Exception {
    MmcDevice device = open(burner);
    burner.forget();
    return recorder(device).offers(Layout.of(disc, LEAD_IN));
  }

  private MmcDevice open(BurnerDouble with) throws GlassmasterException {
    return MmcDevice.open(with, "double:1", MmcOptions.DEFAULT, clock);
  }

  private static Offer offer(List<Offer> offers, WriteMode mode, BlockFormat format) {
    return offers.stream()
        .filter(offer -> offer.mode() == mode && offer.blockFormat() == format)
        .findFirst()
        .orElseThrow();
  }

  private static RecordOptions options(int speed) {
    return new RecordOptions(
        Render.DEFAULT, OptionalInt.of(speed), false, false, false, true, false);
  }

  /** What the drive was told from when its tray was locked. */
  private List<String> sent() {
    List<String> told = burner.told();
    return told.subList(told.indexOf("1E 00 00 00 01 00"), told.size());
  }

  private List<Cdb> writeCommands() {
    return burner.log().stream()
        .filter(line -> line.startsWith("2A"))
        .map(line -> Cdb.of(Vectors.hex(line)))
        .toList();
  }

  private List<String> writes() {
    return writeCommands().stream().map(cdb -> cdb.s32(2) + "+" + cdb.u16(7)).toList();
  }

  private void assertWrittenWithoutAGap(int first, int end) {
    int next = first;
    for (Cdb cdb : writeCommands().stream().distinct().toList()) {
      assertThat(cdb.s32(2)).isEqualTo(next);
      next += cdb.u16(7);
    }
    assertThat(next).isEqualTo(end);
  }

  private List<Phase> phases() {
    return told.stream()
        .filter(Progress.PhaseBegun.class::isInstance)
        .map(Progress.PhaseBegun.class::cast)
        .map(Progress.PhaseBegun::phase)
        .toList();
  }

  private List<String> findings() {
    return told.stream()
        .filter(Progress.Noticed.class::isInstance)
        .map(Progress.Noticed.class::cast)
        .map(noticed -> noticed.finding().code())
        .toList();
  }
}
