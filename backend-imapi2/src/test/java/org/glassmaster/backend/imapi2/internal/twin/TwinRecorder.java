package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComClass;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.jspecify.annotations.Nullable;

/** {@code MsftDiscRecorder2}, with both of its interfaces. */
final class TwinRecorder implements TwinObject, AutoCloseable {
  private static final HResult HAS_SENSE = new HResult(0x00AA0200);
  private static final long PAGE = 4096;

  private static final ComClass<TwinRecorder> CLASS =
      new Kind<TwinRecorder>("IDiscRecorder2")
          .on("InitializeDiscRecorder", TwinRecorder::initialize)
          .on("EjectMedia", (self, call) -> self.tray(2))
          .on("CloseTray", (self, call) -> self.tray(3))
          .on(
              "AcquireExclusiveAccess",
              (self, call) ->
                  self.on(drive -> drive.lock(self, self.imapi.windows().text(call.pointer(1)))))
          .on("ReleaseExclusiveAccess", (self, call) -> self.on(drive -> drive.unlock(self)))
          .on("DisableMcn", (self, call) -> self.silence(1))
          .on("EnableMcn", (self, call) -> self.silence(-1))
          .on("get_ActiveDiscRecorder", (self, call) -> self.text(call, TwinDrive::uniqueId))
          .on("get_VendorId", (self, call) -> self.text(call, drive -> drive.inquiry(8, 8)))
          .on("get_ProductId", (self, call) -> self.text(call, drive -> drive.inquiry(16, 16)))
          .on("get_ProductRevision", (self, call) -> self.text(call, drive -> drive.inquiry(32, 4)))
          .on(
              "get_VolumeName",
              (self, call) -> self.text(call, drive -> "\\\\?\\Volume{" + drive.uniqueId() + "}\\"))
          .on("get_VolumePathNames", TwinRecorder::volumePathNames)
          .on("get_DeviceCanLoadMedia", (self, call) -> call.putBoolean(0, true))
          .on("get_LegacyDeviceNumber", (self, call) -> call.putInt(0, 0))
          .on(
              "get_SupportedFeaturePages",
              (self, call) -> self.numbers(call, drive -> drive.features(false)))
          .on(
              "get_CurrentFeaturePages",
              (self, call) -> self.numbers(call, drive -> drive.features(true)))
          .on(
              "get_SupportedProfiles",
              (self, call) -> self.numbers(call, drive -> drive.profiles(false)))
          .on(
              "get_CurrentProfiles",
              (self, call) -> self.numbers(call, drive -> drive.profiles(true)))
          .on("get_ExclusiveAccessOwner", (self, call) -> self.text(call, TwinDrive::owner))
          .face("IDiscRecorder2Ex")
          .on("SendCommandNoData", (self, call) -> self.send(call, ScsiCommand.Direction.NONE))
          .on(
              "SendCommandSendDataToDevice",
              (self, call) -> self.send(call, ScsiCommand.Direction.TO_DRIVE))
          .on(
              "SendCommandGetDataFromDevice",
              (self, call) -> self.send(call, ScsiCommand.Direction.FROM_DRIVE))
          .on("GetDiscInformation", TwinRecorder::discInformation)
          .on("GetByteAlignmentMask", (self, call) -> call.putInt(0, 3))
          .on(
              "GetMaximumNonPageAlignedTransferSize",
              (self, call) -> self.on(drive -> call.putInt(0, drive.largestTransfer() - 4096)))
          .on(
              "GetMaximumPageAlignedTransferSize",
              (self, call) -> self.on(drive -> call.putInt(0, drive.largestTransfer())))
          .build();

  private final TwinImapi imapi;
  private volatile @Nullable TwinDrive drive;
  private int silenced;

  private TwinRecorder(TwinImapi imapi) {
    this.imapi = imapi;
  }

  static HostedObject<?> make(TwinImapi imapi) {
    HostedObject<TwinRecorder> recorder =
        imapi.windows().server().host().offer(CLASS, new TwinRecorder(imapi));
    imapi.add(recorder);
    return recorder;
  }

  @Override
  public TwinImapi imapi() {
    return imapi;
  }

  /** A lock ends with the process, not with the object: what is left is seen in the balance. */
  @Override
  public void close() {
    drive = null;
  }

  Optional<TwinDrive> drive() {
    return Optional.ofNullable(drive);
  }

  private HResult initialize(Arguments call) {
    String wanted = imapi.windows().text(call.pointer(0));
    for (TwinDrive candidate : imapi.drives()) {
      if (candidate.uniqueId().equals(wanted)) {
        drive = candidate;
        return HResult.S_OK;
      }
    }
    return TwinDrive.NOT_THERE;
  }

  private HResult on(Function<TwinDrive, HResult> work) {
    TwinDrive now = drive;
    if (now == null) {
      return HResult.E_FAIL;
    }
    return now.isGone() ? TwinDrive.NOT_THERE : work.apply(now);
  }

  private HResult tray(int action) {
    return on(
        now -> {
          if (now.refuses(this)) {
            return TwinDrive.LOCKED;
          }
          try {
            ScsiAnswer answer =
                now.execute(
                    ScsiCommand.of(
                        TwinDrive.command(0x1B, 0, 0, 0, action, 0), Duration.ofSeconds(10)));
            return answer.isGood() ? HResult.S_OK : TwinDrive.UNEXPECTED;
          } catch (TransportException e) {
            return TwinDrive.fault(e);
          }
        });
  }

  private HResult silence(int change) {
    if (silenced + change < 0) {
      return HResult.E_FAIL;
    }
    return on(
        now -> {
          silenced += change;
          int _ = now.silence(change);
          return HResult.S_OK;
        });
  }

  private HResult text(Arguments call, Function<TwinDrive, String> answer) {
    return on(now -> call.putPointer(0, imapi.windows().string(answer.apply(now))));
  }

  private HResult numbers(Arguments call, Function<TwinDrive, List<Integer>> answer) {
    return on(
        now ->
            call.putPointer(
                0, imapi.windows().array(answer.apply(now).stream().map(Value::i4).toList())));
  }

  private HResult volumePathNames(Arguments call) {
    return on(
        now ->
            call.putPointer(
                0,
                imapi
                    .windows()
                    .array(
                        now.paths().stream()
                            .map(imapi.windows()::string)
                            .map(Value::bstr)
                            .toList())));
  }

  private HResult discInformation(Arguments call) {
    return on(
        now -> {
          HResult ready = now.ready();
          if (ready.failed()) {
            return ready;
          }
          byte[] answer =
              now.ask(34, 0x51, 0, 0, 0, 0, 0, 0, 0, 34, 0).orElseGet(() -> new byte[0]);
          HResult _ = call.putPointer(0, imapi.windows().block(answer));
          return call.putInt(1, answer.length);
        });
  }

  /** A command must be as long as its group says (imapi2 5.6), and its buffer must be there. */
  private HResult send(Arguments call, ScsiCommand.Direction direction) {
    return on(
        now -> {
          int length = call.number(1);
          if (length < 6 || length > 16 || call.isNull(0) || call.isNull(2)) {
            return HResult.E_INVALIDARG;
          }
          byte[] bytes = call.pointer(0).reinterpret(length).toArray(ValueLayout.JAVA_BYTE);
          if (wrong(bytes[0] & 0xFF, length)) {
            return HResult.E_INVALIDARG;
          }
          if (now.refuses(this)) {
            return TwinDrive.LOCKED;
          }
          MemorySegment data = MemorySegment.NULL;
          if (direction != ScsiCommand.Direction.NONE) {
            if (call.isNull(4) || call.number(5) <= 0 || (call.pointer(4).address() & 3) != 0) {
              return HResult.E_INVALIDARG;
            }
            data = call.pointer(4).reinterpret(call.number(5));
          }
          return carry(now, call, Cdb.of(bytes), direction, data);
        });
  }

  private static boolean wrong(int opcode, int length) {
    return switch (opcode >> 5) {
      case 0 -> length != 6;
      case 1, 2 -> length != 10;
      case 4 -> length != 16;
      case 5 -> length != 12;
      default -> false;
    };
  }

  private static HResult carry(
      TwinDrive now, Arguments call, Cdb cdb, ScsiCommand.Direction direction, MemorySegment data) {
    // The emulated recorder may be asked from several threads, and the client's memory belongs to
    // one.
    try (Arena arena = Arena.ofShared()) {
      MemorySegment copy =
          data.byteSize() == 0 ? data : arena.allocate(data.byteSize(), PAGE).copyFrom(data);
      ScsiAnswer answer =
          now.execute(new ScsiCommand(cdb, direction, copy, Duration.ofSeconds(call.unsigned(3))));
      if (direction == ScsiCommand.Direction.FROM_DRIVE) {
        data.asSlice(0, answer.transferred()).copyFrom(copy.asSlice(0, answer.transferred()));
        HResult _ = call.putInt(6, answer.transferred());
      }
      byte[] sense = answer.sense().map(SenseData::toFixed).orElse(new byte[18]);
      call.pointer(2).reinterpret(18).copyFrom(MemorySegment.ofArray(sense));
      return answer.isGood() ? HResult.S_OK : HAS_SENSE;
    } catch (TransportException e) {
      return TwinDrive.fault(e);
    }
  }
}
