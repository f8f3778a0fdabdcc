package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.DiscMaster2;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** The rows of the drives: how they are listed, and what each says of itself. */
final class DriveRows {
  private static final String DRIVE = "IDiscRecorder2.";

  private DriveRows() {}

  static List<Row> all() {
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
}
