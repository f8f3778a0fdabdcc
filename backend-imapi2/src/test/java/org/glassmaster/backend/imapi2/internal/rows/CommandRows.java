package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.api.DiscRecorder2Ex;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** The rows of {@code IDiscRecorder2Ex}. */
final class CommandRows {
  private static final String EX = "IDiscRecorder2Ex.";
  private static final HexFormat HEX = HexFormat.of();

  private CommandRows() {}

  static List<Row> all() {
    var ex = DiscRecorder2Ex.TYPE;
    return List.of(
        command("X01", "SendCommandNoData"),
        command("X02", "SendCommandSendDataToDevice"),
        command("X03", "SendCommandGetDataFromDevice"),
        Row.bytes("X04", EX + "ReadDvdStructure", ex, drive -> drive.readDvdStructure(1, 0, 0, 0)),
        new Row(
            "X05",
            EX + "SendDvdStructure",
            (stage, scope, random) -> {
              int format = random.nextInt(256);
              HResult chosen = new HResult(2 + random.nextInt(1 << 20));
              stage.fail(EX + "SendDvdStructure", new HResult(chosen.value()));
              DiscRecorder2Ex drive = stage.object(scope, ex);
              HResult told;
              try {
                told = drive.sendDvdStructure(format, new byte[20]);
              } catch (org.glassmaster.backend.imapi2.internal.com.ComException e) {
                told = e.result();
              }
              assertThat(stage.number(EX + "SendDvdStructure.format")).isEqualTo(format);
              assertThat(stage.number(EX + "SendDvdStructure.count")).isEqualTo(20);
              assertThat(told).isNotNull();
            }),
        Row.bytes("X06", EX + "GetAdapterDescriptor", ex, DiscRecorder2Ex::adapterDescriptor),
        Row.bytes("X07", EX + "GetDeviceDescriptor", ex, DiscRecorder2Ex::deviceDescriptor),
        Row.bytes("X08", EX + "GetDiscInformation", ex, DiscRecorder2Ex::discInformation),
        Row.bytes("X09", EX + "GetTrackInformation", ex, drive -> drive.trackInformation(1, 1)),
        Row.bytes("X10", EX + "GetFeaturePage", ex, drive -> drive.featurePage(0x2E, false)),
        Row.bytes("X11", EX + "GetModePage", ex, drive -> drive.modePage(5, 0)),
        new Row(
            "X12",
            EX + "SetModePage",
            (stage, scope, random) -> {
              byte[] page = new byte[2 + random.nextInt(50)];
              assertThat(stage.object(scope, ex).setModePage(0, page)).isEqualTo(HResult.S_OK);
              assertThat(stage.number(EX + "SetModePage.byteSize")).isEqualTo(page.length);
            }),
        numbers("X13", "GetSupportedFeaturePages", drive -> drive.supportedFeaturePages(false)),
        numbers("X14", "GetSupportedProfiles", drive -> drive.supportedProfiles(false)),
        numbers("X15", "GetSupportedModePages", drive -> drive.supportedModePages(0)),
        Row.number("X16", EX + "GetByteAlignmentMask", ex, DiscRecorder2Ex::byteAlignmentMask),
        Row.number(
            "X17",
            EX + "GetMaximumNonPageAlignedTransferSize",
            ex,
            DiscRecorder2Ex::maximumNonPageAlignedTransferSize),
        Row.number(
            "X18",
            EX + "GetMaximumPageAlignedTransferSize",
            ex,
            DiscRecorder2Ex::maximumPageAlignedTransferSize));
  }

  private static Row numbers(
      String id, String method, Row.Get<DiscRecorder2Ex, List<Integer>> get) {
    return Row.numbers(id, EX + method, "", DiscRecorder2Ex.TYPE, get);
  }

  /** The command and its time arrive; sense, data and their number come back. */
  private static Row command(String id, String method) {
    return new Row(
        id,
        EX + method,
        (stage, scope, random) -> {
          DiscRecorder2Ex drive = stage.object(scope, DiscRecorder2Ex.TYPE);
          try (Arena arena = Arena.ofConfined()) {
            byte[] command = bytes(random, 12);
            command[0] = (byte) 0xD8;
            MemorySegment cdb = arena.allocateFrom(ValueLayout.JAVA_BYTE, command);
            MemorySegment sense = arena.allocate(DiscRecorder2Ex.SENSE_BYTES);
            MemorySegment data = arena.allocate(512, 4096);
            MemorySegment fetched = arena.allocate(ValueLayout.JAVA_INT);
            byte[] sent = bytes(random, 512);
            data.copyFrom(MemorySegment.ofArray(sent));
            byte[] came = bytes(random, 100 + random.nextInt(300));
            byte[] said = bytes(random, DiscRecorder2Ex.SENSE_BYTES);
            int timeout = 1 + random.nextInt(100_000);
            stage.set("scsi.data", HEX.formatHex(came));
            stage.set("scsi.sense", HEX.formatHex(said));
            HResult result =
                switch (method) {
                  case "SendCommandNoData" -> drive.sendCommandNoData(cdb, sense, timeout);
                  case "SendCommandSendDataToDevice" ->
                      drive.sendCommandSendDataToDevice(cdb, sense, timeout, data);
                  default -> drive.sendCommandGetDataFromDevice(cdb, sense, timeout, data, fetched);
                };
            // A success of COM, and yet the drive refused.
            assertThat(result).isEqualTo(new HResult(0x00AA0200));
            assertThat(stage.text("scsi.cdb")).contains(HEX.formatHex(command));
            assertThat(stage.number("scsi.timeout")).isEqualTo(timeout);
            assertThat(sense.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(said);
            if (method.contains("ToDevice")) {
              assertThat(stage.text("scsi.sent")).contains(HEX.formatHex(sent));
            }
            if (method.contains("FromDevice")) {
              assertThat(fetched.get(ValueLayout.JAVA_INT, 0)).isEqualTo(came.length);
              assertThat(data.asSlice(0, came.length).toArray(ValueLayout.JAVA_BYTE))
                  .isEqualTo(came);
            }
          }
        });
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
