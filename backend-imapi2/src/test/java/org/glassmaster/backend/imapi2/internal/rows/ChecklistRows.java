package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.BurnVerification;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2Erase;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.api.RawCdEventArgs;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;

/** The rows of sections 9.3 to 9.6 but for commands and streams. */
final class ChecklistRows {
  private static final String RAW = "IDiscFormat2RawCD.";
  private static final String EVENT = "IDiscFormat2RawCDEventArgs.";
  private static final String DRIVE = "IDiscRecorder2.";

  private ChecklistRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>(writing());
    rows.addAll(settings());
    rows.addAll(progress());
    rows.addAll(drives());
    rows.addAll(CommandRows.all());
    rows.addAll(around());
    rows.addAll(StreamRows.all());
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
              stage.set(DRIVE + "get_VendorId", vendor);
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

  private static List<Row> drives() {
    var drive = DiscRecorder2.TYPE;
    return List.of(
        new Row(
            "D01",
            "IDiscMaster2.get__NewEnum",
            (stage, scope, random) -> {
              HResult failure = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
              DiscMaster2 master = stage.object(scope, DiscMaster2.TYPE);
              stage.fail("IDiscMaster2.get__NewEnum", failure);
              assertThat(
                      catchThrowableOfType(ComException.class, () -> master.newEnum(scope))
                          .result())
                  .isEqualTo(failure);
              assertThat(master.newEnum(scope)).isNotNull();
            }),
        new Row(
            "D02",
            "IDiscMaster2.get_Item",
            (stage, scope, random) -> {
              String id = Row.word(random);
              stage.set("IDiscMaster2.get_Item", id);
              assertThat(stage.object(scope, DiscMaster2.TYPE).item(0)).isEqualTo(id);
              assertThat(stage.number("IDiscMaster2.get_Item.index")).isZero();
            }),
        Row.number("D03", "IDiscMaster2.get_Count", DiscMaster2.TYPE, DiscMaster2::count),
        Row.truth(
            "D04",
            "IDiscMaster2.get_IsSupportedEnvironment",
            DiscMaster2.TYPE,
            DiscMaster2::isSupportedEnvironment),
        comesAndGoes("D05", "NotifyDeviceAdded", "+"),
        comesAndGoes("D06", "NotifyDeviceRemoved", "-"),
        Row.act("R01", DRIVE + "EjectMedia", drive, DiscRecorder2::ejectMedia),
        Row.act("R02", DRIVE + "CloseTray", drive, DiscRecorder2::closeTray),
        new Row(
            "R03",
            DRIVE + "AcquireExclusiveAccess",
            (stage, scope, random) -> {
              DiscRecorder2 recorder = stage.object(scope, DiscRecorder2.TYPE);
              boolean force = random.nextBoolean();
              String name = "Client " + random.nextInt(1 << 20);
              assertThat(recorder.acquireExclusiveAccess(force, name)).isEqualTo(HResult.S_OK);
              assertThat(stage.number(DRIVE + "AcquireExclusiveAccess.force"))
                  .isEqualTo(force ? -1 : 0);
              assertThat(stage.text(DRIVE + "AcquireExclusiveAccess.__MIDL__IDiscRecorder20000"))
                  .contains(name);
              assertThat(recorder.releaseExclusiveAccess()).isEqualTo(HResult.S_OK);
            }),
        new Row(
            "R04",
            DRIVE + "ReleaseExclusiveAccess",
            (stage, scope, random) -> {
              DiscRecorder2 recorder = stage.object(scope, DiscRecorder2.TYPE);
              assertThat(recorder.acquireExclusiveAccess(false, "Glassmaster"))
                  .isEqualTo(HResult.S_OK);
              HResult success = new HResult(2 + random.nextInt(1 << 20));
              stage.fail(DRIVE + "ReleaseExclusiveAccess", success);
              assertThat(recorder.releaseExclusiveAccess()).isEqualTo(success);
            }),
        counted("R05", "DisableMcn"),
        counted("R06", "EnableMcn"),
        new Row(
            "R07",
            DRIVE + "InitializeDiscRecorder",
            (stage, scope, random) -> {
              DiscRecorder2 recorder = stage.object(scope, DiscRecorder2.TYPE);
              String id = Row.word(random);
              HResult chosen = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
              stage.fail(DRIVE + "InitializeDiscRecorder", chosen);
              assertThat(
                      catchThrowableOfType(
                              ComException.class, () -> recorder.initializeDiscRecorder(id))
                          .result())
                  .isEqualTo(chosen);
              assertThat(stage.text(DRIVE + "InitializeDiscRecorder.recorderUniqueId"))
                  .contains(id);
            }),
        Row.text("R08", DRIVE + "get_ActiveDiscRecorder", drive, DiscRecorder2::activeDiscRecorder),
        Row.text("R09", DRIVE + "get_VendorId", drive, DiscRecorder2::vendorId),
        Row.text("R10", DRIVE + "get_ProductId", drive, DiscRecorder2::productId),
        Row.text("R11", DRIVE + "get_ProductRevision", drive, DiscRecorder2::productRevision),
        Row.text("R12", DRIVE + "get_VolumeName", drive, DiscRecorder2::volumeName),
        Row.texts(
            "R13",
            DRIVE + "get_VolumePathNames",
            DRIVE + "get_VolumePathNames",
            drive,
            DiscRecorder2::volumePathNames),
        Row.truth(
            "R14", DRIVE + "get_DeviceCanLoadMedia", drive, DiscRecorder2::deviceCanLoadMedia),
        Row.number(
            "R15", DRIVE + "get_LegacyDeviceNumber", drive, DiscRecorder2::legacyDeviceNumber),
        Row.numbers(
            "R16",
            DRIVE + "get_SupportedFeaturePages",
            "i4:",
            drive,
            DiscRecorder2::supportedFeaturePages),
        Row.numbers(
            "R17",
            DRIVE + "get_CurrentFeaturePages",
            "i4:",
            drive,
            DiscRecorder2::currentFeaturePages),
        Row.numbers(
            "R18", DRIVE + "get_SupportedProfiles", "i4:", drive, DiscRecorder2::supportedProfiles),
        Row.numbers(
            "R19", DRIVE + "get_CurrentProfiles", "i4:", drive, DiscRecorder2::currentProfiles),
        Row.numbers(
            "R20",
            DRIVE + "get_SupportedModePages",
            "i4:",
            drive,
            DiscRecorder2::supportedModePages),
        Row.text(
            "R21", DRIVE + "get_ExclusiveAccessOwner", drive, DiscRecorder2::exclusiveAccessOwner));
  }

  private static Row counted(String id, String method) {
    return new Row(
        id,
        DRIVE + method,
        (stage, scope, random) -> {
          DiscRecorder2 recorder = stage.object(scope, DiscRecorder2.TYPE);
          int times = 1 + random.nextInt(4);
          for (int i = 0; i < times; i++) {
            assertThat(recorder.disableMcn()).isEqualTo(HResult.S_OK);
          }
          for (int i = 0; i < times; i++) {
            assertThat(recorder.enableMcn()).isEqualTo(HResult.S_OK);
          }
          assertThat(stage.number("calls." + DRIVE + method)).isEqualTo(times);
        });
  }

  private static Row comesAndGoes(String id, String method, String sign) {
    return new Row(
        id,
        "DDiscMaster2Events." + method,
        (stage, scope, random) -> {
          String drive = Row.word(random);
          assertThat(stage.comeAndGo(scope, drive)).contains(sign + drive).hasSize(2);
        });
  }

  private static List<Row> around() {
    String erase = "IDiscFormat2Erase.";
    return List.of(
        Row.putTruth(
            "E01",
            erase + "put_FullErase",
            "value",
            DiscFormat2Erase.TYPE,
            DiscFormat2Erase::fullErase),
        Row.act("E02", erase + "EraseMedia", DiscFormat2Erase.TYPE, DiscFormat2Erase::eraseMedia),
        new Row(
            "E03",
            "DDiscFormat2EraseEvents.Update",
            (stage, scope, random) -> {
              int elapsed = random.nextInt();
              int total = random.nextInt();
              assertThat(stage.erase(scope, elapsed, total))
                  .isNotEmpty()
                  .containsOnly(List.of(elapsed, total));
            }),
        new Row(
            "V01",
            "IBurnVerification",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              assertThat(
                      catchThrowableOfType(
                              ComException.class, () -> format.as(scope, BurnVerification.TYPE))
                          .result())
                  .isEqualTo(HResult.E_NOINTERFACE);
            }),
        new Row(
            "L01",
            RAW + "get_StartOfNextSession",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              HResult chosen = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
              stage.fail(RAW + "get_StartOfNextSession", chosen);
              ComException thrown =
                  catchThrowableOfType(ComException.class, format::startOfNextSession);
              assertThat(new ImapiFaults("imapi2:D:").untouched("asking", thrown))
                  .hasMessageContaining(chosen.hex());
            }));
  }
}
