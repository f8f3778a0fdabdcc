package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.api.RawCdEventArgs;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;

/** The rows of the raw writer and of what it tells of its work (imapi2 9.3, 9.4). */
final class WriterRows {
  private static final String RAW = "IDiscFormat2RawCD.";
  private static final String EVENT = "IDiscFormat2RawCDEventArgs.";

  private WriterRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>(writing());
    rows.addAll(settings());
    rows.addAll(progress());
    return rows;
  }

  private static List<Row> writing() {
    var raw = DiscFormat2RawCd.TYPE;
    return List.of(
        asked("W01", "IsRecorderSupported", DiscFormat2RawCd::isRecorderSupported),
        asked("W02", "IsCurrentMediaSupported", DiscFormat2RawCd::isCurrentMediaSupported),
        Row.truth(
            "W03", RAW + "get_MediaPhysicallyBlank", raw, DiscFormat2RawCd::mediaPhysicallyBlank),
        Row.truth(
            "W04",
            RAW + "get_MediaHeuristicallyBlank",
            raw,
            DiscFormat2RawCd::mediaHeuristicallyBlank),
        Row.numbers(
            "W05",
            RAW + "get_SupportedMediaTypes",
            "i4:",
            raw,
            DiscFormat2RawCd::supportedMediaTypes),
        unprepared("W06", "PrepareMedia", DiscFormat2RawCd::prepareMedia),
        new Row(
            "W07",
            RAW + "WriteMedia",
            (stage, scope, random) -> {
              HResult chosen = new HResult(0xC0AA0600 | random.nextInt(17));
              stage.fail(RAW + "WriteMedia", chosen);
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              assertThat(
                      catchThrowableOfType(
                              ComException.class,
                              () -> format.writeMedia(StreamRows.anyStream(stage, scope)))
                          .result())
                  .isEqualTo(chosen);
            }),
        new Row(
            "W08",
            RAW + "WriteMedia2",
            (stage, scope, random) -> {
              HResult chosen = new HResult(0xC0AA0600 | random.nextInt(17));
              int leadIn = random.nextInt(22_651);
              stage.fail(RAW + "WriteMedia2", chosen);
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              assertThat(
                      catchThrowableOfType(
                              ComException.class,
                              () -> format.writeMedia2(StreamRows.anyStream(stage, scope), leadIn))
                          .result())
                  .isEqualTo(chosen);
              assertThat(stage.number(RAW + "WriteMedia2.streamLeadInSectors")).isEqualTo(leadIn);
            }),
        new Row(
            "W09",
            RAW + "CancelWrite",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              HResult chosen = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
              stage.fail(RAW + "CancelWrite", chosen);
              assertThat(catchThrowableOfType(ComException.class, format::cancelWrite).result())
                  .isEqualTo(chosen);
            }),
        Row.act("W10", RAW + "ReleaseMedia", raw, DiscFormat2RawCd::releaseMedia),
        new Row(
            "W11",
            RAW + "SetWriteSpeed",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              int speed = 75 * (1 + random.nextInt(52));
              boolean pureCav = random.nextBoolean();
              assertThat(format.setWriteSpeed(speed, pureCav).succeeded()).isTrue();
              assertThat(stage.number(RAW + "SetWriteSpeed.RequestedSectorsPerSecond"))
                  .isEqualTo(speed);
              assertThat(stage.number(RAW + "SetWriteSpeed.RotationTypeIsPureCAV"))
                  .isEqualTo(pureCav ? -1 : 0);
            }),
        unprepared("W12", "put_Recorder", DiscFormat2RawCd::noRecorder),
        new Row(
            "W13",
            RAW + "get_Recorder",
            (stage, scope, random) -> {
              String vendor = Row.word(random);
              stage.set("IDiscRecorder2.get_VendorId", vendor);
              DiscRecorder2 recorder = stage.object(scope, DiscFormat2RawCd.TYPE).recorder(scope);
              assertThat(recorder.vendorId()).isEqualTo(vendor);
            }),
        Row.putTruth(
            "W14",
            RAW + "put_BufferUnderrunFreeDisabled",
            "value",
            raw,
            DiscFormat2RawCd::bufferUnderrunFreeDisabled),
        Row.truth(
            "W15",
            RAW + "get_BufferUnderrunFreeDisabled",
            raw,
            DiscFormat2RawCd::isBufferUnderrunFreeDisabled),
        Row.number(
            "W16", RAW + "get_StartOfNextSession", raw, DiscFormat2RawCd::startOfNextSession),
        Row.number(
            "W17",
            RAW + "get_LastPossibleStartOfLeadout",
            raw,
            DiscFormat2RawCd::lastPossibleStartOfLeadout),
        Row.number(
            "W18",
            RAW + "get_CurrentPhysicalMediaType",
            raw,
            DiscFormat2RawCd::currentPhysicalMediaType));
  }

  private static List<Row> settings() {
    var raw = DiscFormat2RawCd.TYPE;
    return List.of(
        Row.numbers(
            "W19",
            RAW + "get_SupportedSectorTypes",
            "ui4:",
            raw,
            DiscFormat2RawCd::supportedSectorTypes),
        Row.putNumber(
            "W20",
            RAW + "put_RequestedSectorType",
            "value",
            List.of(1, 2, 3),
            raw,
            DiscFormat2RawCd::requestedSectorType),
        Row.number(
            "W21", RAW + "get_RequestedSectorType", raw, DiscFormat2RawCd::requestedSectorType),
        new Row(
            "W22",
            RAW + "put_ClientName",
            (stage, scope, random) -> {
              String name = "Client " + random.nextInt(1 << 20);
              assertThat(stage.unprepared(scope).clientName(name)).isEqualTo(HResult.S_OK);
              assertThat(stage.text(RAW + "put_ClientName.value")).contains(name);
            }),
        Row.text("W23", RAW + "get_ClientName", raw, DiscFormat2RawCd::clientName),
        Row.number(
            "W24", RAW + "get_RequestedWriteSpeed", raw, DiscFormat2RawCd::requestedWriteSpeed),
        Row.truth(
            "W25",
            RAW + "get_RequestedRotationTypeIsPureCAV",
            raw,
            DiscFormat2RawCd::requestedRotationTypeIsPureCav),
        Row.number("W26", RAW + "get_CurrentWriteSpeed", raw, DiscFormat2RawCd::currentWriteSpeed),
        Row.truth(
            "W27",
            RAW + "get_CurrentRotationTypeIsPureCAV",
            raw,
            DiscFormat2RawCd::currentRotationTypeIsPureCav),
        Row.numbers(
            "W28",
            RAW + "get_SupportedWriteSpeeds",
            "ui4:",
            raw,
            DiscFormat2RawCd::supportedWriteSpeeds),
        new Row(
            "W29",
            RAW + "get_SupportedWriteSpeedDescriptors",
            (stage, scope, random) ->
                assertThat(
                        stage.object(scope, DiscFormat2RawCd.TYPE).supportedWriteSpeedDescriptors())
                    .isNotEmpty()),
        descriptor("W30", "get_MediaType", 3),
        descriptor("W31", "get_RotationTypeIsPureCAV", 1),
        descriptor("W32", "get_WriteSpeed", 3_600),
        new Row(
            "W33",
            RAW + "PrepareMedia",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.unprepared(scope);
              ImapiFaults faults = new ImapiFaults("imapi2:D:");
              for (HResultTable.Meaning meaning : HResultTable.load().rows()) {
                if (meaning.isSuccess()) {
                  continue;
                }
                stage.fail(RAW + "PrepareMedia", new HResult(meaning.value()));
                ComException thrown =
                    catchThrowableOfType(ComException.class, format::prepareMedia);
                assertThat(faults.meaning(thrown.result())).isEqualTo(meaning);
              }
              HResult adjusted = new HResult(0x00AA0004 + random.nextInt(3));
              stage.fail(RAW + "PrepareMedia", adjusted);
              assertThat(format.prepareMedia()).isEqualTo(adjusted);
              assertThat(faults.remark(adjusted)).isPresent();
            }),
        new Row(
            "W34",
            "absent",
            (stage, scope, random) ->
                assertThat(ComInterface.named("IDiscFormat2RawCD").methods())
                    .extracting(ComMethod::name)
                    .noneMatch(name -> name.contains("Test") || name.contains("Verif"))));
  }

  private interface Asked {
    boolean of(DiscFormat2RawCd format, DiscRecorder2 recorder) throws ComException;
  }

  private static Row asked(String id, String method, Asked asked) {
    String member = RAW + method;
    return new Row(
        id,
        member,
        (stage, scope, random) -> {
          DiscRecorder2 recorder = stage.object(scope, DiscRecorder2.TYPE);
          DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
          for (boolean value : new boolean[] {true, false, random.nextBoolean()}) {
            stage.set(member, value ? 1 : 0);
            assertThat(asked.of(format, recorder)).isEqualTo(value);
          }
          // A plain no may come as a failure (imapi2 5.3).
          stage.fail(member, new HResult(0xC0AA0607));
          assertThat(
                  catchThrowableOfType(ComException.class, () -> asked.of(format, recorder))
                      .result())
              .isEqualTo(new HResult(0xC0AA0607));
        });
  }

  private static Row unprepared(String id, String method, Row.Get<DiscFormat2RawCd, HResult> act) {
    String member = RAW + method;
    return new Row(
        id,
        member,
        (stage, scope, random) -> {
          DiscFormat2RawCd format = stage.unprepared(scope);
          HResult failure = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
          stage.fail(member, failure);
          assertThat(catchThrowableOfType(ComException.class, () -> act.of(format)).result())
              .isEqualTo(failure);
          HResult success = new HResult(2 + random.nextInt(1 << 20));
          stage.fail(member, success);
          assertThat(act.of(format)).isEqualTo(success);
        });
  }

  private static Row descriptor(String id, String method, int most) {
    String member = "IWriteSpeedDescriptor." + method;
    return new Row(
        id,
        member,
        (stage, scope, random) -> {
          int value = random.nextInt(most + 1);
          stage.set(member, value);
          assertThat(stage.object(scope, DiscFormat2RawCd.TYPE).supportedWriteSpeedDescriptors())
              .allSatisfy(
                  speed ->
                      assertThat(
                              switch (method) {
                                case "get_MediaType" -> speed.mediaType();
                                case "get_WriteSpeed" -> speed.sectorsPerSecond();
                                default -> speed.pureCav() ? 1 : 0;
                              })
                          .isEqualTo(value));
        });
  }

  private static List<Row> progress() {
    return List.of(
        new Row(
            "P01",
            "DDiscFormat2RawCDEvents.Update",
            (stage, scope, random) -> {
              List<Integer> heard = new ArrayList<>();
              int first = random.nextInt();
              stage.set(EVENT + "get_StartLba", first);
              stage.write(scope, event -> heard.add(event.startLba()));
              assertThat(heard).isNotEmpty().containsOnly(first);
            }),
        event("P02", "get_StartLba", RawCdEventArgs::startLba),
        event("P03", "get_SectorCount", RawCdEventArgs::sectorCount),
        event("P04", "get_LastReadLba", RawCdEventArgs::lastReadLba),
        event("P05", "get_LastWrittenLba", RawCdEventArgs::lastWrittenLba),
        event("P06", "get_TotalSystemBuffer", RawCdEventArgs::totalSystemBuffer),
        event("P07", "get_UsedSystemBuffer", RawCdEventArgs::usedSystemBuffer),
        event("P08", "get_FreeSystemBuffer", RawCdEventArgs::freeSystemBuffer),
        event("P09", "get_CurrentAction", RawCdEventArgs::currentAction),
        event("P10", "get_ElapsedTime", RawCdEventArgs::elapsedTime),
        event("P11", "get_RemainingTime", RawCdEventArgs::remainingTime));
  }

  private static Row event(String id, String method, Row.Get<RawCdEventArgs, Integer> get) {
    return new Row(
        id,
        EVENT + method,
        (stage, scope, random) -> {
          int value = random.nextInt();
          stage.set(EVENT + method, value);
          List<Integer> heard = new ArrayList<>();
          stage.write(scope, event -> heard.add(get.of(event)));
          assertThat(heard).isNotEmpty().containsOnly(value);
        });
  }
}
