package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.action;
import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.numbers;
import static org.glassmaster.backend.imapi2.internal.api.Member.object;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.putNumber;
import static org.glassmaster.backend.imapi2.internal.api.Member.putText;
import static org.glassmaster.backend.imapi2.internal.api.Member.putTruth;
import static org.glassmaster.backend.imapi2.internal.api.Member.text;
import static org.glassmaster.backend.imapi2.internal.api.Member.truth;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.twin.Script;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.glassmaster.backend.imapi2.internal.twin.Value;

/** The members of imapi2 9.3, 9.4 and of erasing, and what is said to each. */
final class WritingMembers {
  private static final Random RANDOM = new Random();

  private WritingMembers() {}

  static List<Member<?>> all() {
    ComType<DiscFormat2> format = DiscFormat2.TYPE;
    ComType<DiscFormat2RawCd> raw = DiscFormat2RawCd.TYPE;
    ComType<DiscFormat2Erase> erase = DiscFormat2Erase.TYPE;
    ComType<WriteSpeedDescriptor> speed = WriteSpeedDescriptor.TYPE;
    ComType<WriteEngine2EventArgs> engine = WriteEngine2EventArgs.TYPE;
    ComType<RawCdEventArgs> event = RawCdEventArgs.TYPE;
    int leadIn = RANDOM.nextInt();
    int perSecond = RANDOM.nextInt();
    boolean pureCav = RANDOM.nextBoolean();
    MemorySegment stream = MemorySegment.ofAddress(RANDOM.nextLong());
    return List.of(
        asked("IDiscFormat2::IsRecorderSupported", DiscFormat2::isRecorderSupported),
        asked("IDiscFormat2::IsCurrentMediaSupported", DiscFormat2::isCurrentMediaSupported),
        truth("IDiscFormat2::get_MediaPhysicallyBlank", format, DiscFormat2::mediaPhysicallyBlank),
        truth(
            "IDiscFormat2::get_MediaHeuristicallyBlank",
            format,
            DiscFormat2::mediaHeuristicallyBlank),
        numbers(
            "IDiscFormat2::get_SupportedMediaTypes",
            format,
            Value::i4,
            DiscFormat2::supportedMediaTypes),
        action("IDiscFormat2RawCD::PrepareMedia", raw, DiscFormat2RawCd::prepareMedia),
        put(
            "IDiscFormat2RawCD::WriteMedia",
            raw,
            call -> call.pointer(0).equals(stream),
            object -> object.writeMedia(stream)),
        put(
            "IDiscFormat2RawCD::WriteMedia2",
            raw,
            call -> call.pointer(0).equals(stream) && call.number(1) == leadIn,
            object -> object.writeMedia2(stream, leadIn)),
        action("IDiscFormat2RawCD::CancelWrite", raw, DiscFormat2RawCd::cancelWrite),
        action("IDiscFormat2RawCD::ReleaseMedia", raw, DiscFormat2RawCd::releaseMedia),
        put(
            "IDiscFormat2RawCD::SetWriteSpeed",
            raw,
            call -> call.number(0) == perSecond && call.truth(1) == pureCav,
            object -> object.setWriteSpeed(perSecond, pureCav)),
        put(
            "IDiscFormat2RawCD::put_Recorder",
            raw,
            call -> call.isNull(0),
            DiscFormat2RawCd::noRecorder),
        object(
            "IDiscFormat2RawCD::get_Recorder", raw, "IDiscRecorder2", DiscFormat2RawCd::recorder),
        putTruth(
            "IDiscFormat2RawCD::put_BufferUnderrunFreeDisabled",
            raw,
            DiscFormat2RawCd::bufferUnderrunFreeDisabled),
        truth(
            "IDiscFormat2RawCD::get_BufferUnderrunFreeDisabled",
            raw,
            DiscFormat2RawCd::isBufferUnderrunFreeDisabled),
        number(
            "IDiscFormat2RawCD::get_StartOfNextSession", raw, DiscFormat2RawCd::startOfNextSession),
        number(
            "IDiscFormat2RawCD::get_LastPossibleStartOfLeadout",
            raw,
            DiscFormat2RawCd::lastPossibleStartOfLeadout),
        number(
            "IDiscFormat2RawCD::get_CurrentPhysicalMediaType",
            raw,
            DiscFormat2RawCd::currentPhysicalMediaType),
        numbers(
            "IDiscFormat2RawCD::get_SupportedSectorTypes",
            raw,
            Value::ui4,
            DiscFormat2RawCd::supportedSectorTypes),
        putNumber(
            "IDiscFormat2RawCD::put_RequestedSectorType",
            raw,
            DiscFormat2RawCd::requestedSectorType),
        number(
            "IDiscFormat2RawCD::get_RequestedSectorType",
            raw,
            DiscFormat2RawCd::requestedSectorType),
        putText("IDiscFormat2RawCD::put_ClientName", raw, DiscFormat2RawCd::clientName),
        text("IDiscFormat2RawCD::get_ClientName", raw, DiscFormat2RawCd::clientName),
        number(
            "IDiscFormat2RawCD::get_RequestedWriteSpeed",
            raw,
            DiscFormat2RawCd::requestedWriteSpeed),
        truth(
            "IDiscFormat2RawCD::get_RequestedRotationTypeIsPureCAV",
            raw,
            DiscFormat2RawCd::requestedRotationTypeIsPureCav),
        number(
            "IDiscFormat2RawCD::get_CurrentWriteSpeed", raw, DiscFormat2RawCd::currentWriteSpeed),
        truth(
            "IDiscFormat2RawCD::get_CurrentRotationTypeIsPureCAV",
            raw,
            DiscFormat2RawCd::currentRotationTypeIsPureCav),
        numbers(
            "IDiscFormat2RawCD::get_SupportedWriteSpeeds",
            raw,
            Value::ui4,
            DiscFormat2RawCd::supportedWriteSpeeds),
        speeds(raw),
        number("IWriteSpeedDescriptor::get_MediaType", speed, WriteSpeedDescriptor::mediaType),
        truth(
            "IWriteSpeedDescriptor::get_RotationTypeIsPureCAV",
            speed,
            WriteSpeedDescriptor::rotationTypeIsPureCav),
        number("IWriteSpeedDescriptor::get_WriteSpeed", speed, WriteSpeedDescriptor::writeSpeed),
        number("IWriteEngine2EventArgs::get_StartLba", engine, WriteEngine2EventArgs::startLba),
        number(
            "IWriteEngine2EventArgs::get_SectorCount", engine, WriteEngine2EventArgs::sectorCount),
        number(
            "IWriteEngine2EventArgs::get_LastReadLba", engine, WriteEngine2EventArgs::lastReadLba),
        number(
            "IWriteEngine2EventArgs::get_LastWrittenLba",
            engine,
            WriteEngine2EventArgs::lastWrittenLba),
        number(
            "IWriteEngine2EventArgs::get_TotalSystemBuffer",
            engine,
            WriteEngine2EventArgs::totalSystemBuffer),
        number(
            "IWriteEngine2EventArgs::get_UsedSystemBuffer",
            engine,
            WriteEngine2EventArgs::usedSystemBuffer),
        number(
            "IWriteEngine2EventArgs::get_FreeSystemBuffer",
            engine,
            WriteEngine2EventArgs::freeSystemBuffer),
        number(
            "IDiscFormat2RawCDEventArgs::get_CurrentAction", event, RawCdEventArgs::currentAction),
        number("IDiscFormat2RawCDEventArgs::get_ElapsedTime", event, RawCdEventArgs::elapsedTime),
        number(
            "IDiscFormat2RawCDEventArgs::get_RemainingTime", event, RawCdEventArgs::remainingTime),
        put(
            "IDiscFormat2Erase::put_Recorder",
            erase,
            call -> call.isNull(0),
            DiscFormat2Erase::noRecorder),
        object(
            "IDiscFormat2Erase::get_Recorder", erase, "IDiscRecorder2", DiscFormat2Erase::recorder),
        putTruth("IDiscFormat2Erase::put_FullErase", erase, DiscFormat2Erase::fullErase),
        truth("IDiscFormat2Erase::get_FullErase", erase, DiscFormat2Erase::isFullErase),
        number(
            "IDiscFormat2Erase::get_CurrentPhysicalMediaType",
            erase,
            DiscFormat2Erase::currentPhysicalMediaType),
        putText("IDiscFormat2Erase::put_ClientName", erase, DiscFormat2Erase::clientName),
        text("IDiscFormat2Erase::get_ClientName", erase, DiscFormat2Erase::clientName),
        action("IDiscFormat2Erase::EraseMedia", erase, DiscFormat2Erase::eraseMedia));
  }

  private static Member<DiscFormat2> asked(String name, Question question) {
    return new Member<>(
        name,
        DiscFormat2.TYPE,
        (windows, script, method, random) -> {
          boolean value = random.nextBoolean();
          script.on(method, call -> call.isNull(0) ? HResult.E_POINTER : call.putBoolean(1, value));
          return value;
        },
        (object, scope) -> {
          // Any object will do: the server only looks whether there is one.
          DiscRecorder2 drive = scope.borrow(object.pointer().address(), DiscRecorder2.TYPE);
          return question.of(object, drive);
        });
  }

  private interface Question {
    boolean of(DiscFormat2 format, DiscRecorder2 drive)
        throws org.glassmaster.backend.imapi2.internal.com.ComException;
  }

  private static Member<DiscFormat2RawCd> speeds(ComType<DiscFormat2RawCd> raw) {
    return new Member<>(
        "IDiscFormat2RawCD::get_SupportedWriteSpeedDescriptors",
        raw,
        (windows, script, method, random) -> {
          List<WriteSpeed> speeds = new ArrayList<>();
          for (int i = random.nextInt(4); i >= 0; i--) {
            speeds.add(new WriteSpeed(random.nextInt(), random.nextBoolean(), random.nextInt()));
          }
          script.on(
              method,
              call ->
                  call.putPointer(
                      0,
                      windows.array(
                          speeds.stream()
                              .map(value -> Value.dispatch(descriptor(windows, value)))
                              .toList())));
          return speeds;
        },
        (object, scope) -> object.supportedWriteSpeedDescriptors());
  }

  private static MemorySegment descriptor(TwinWindows windows, WriteSpeed speed) {
    return new Script()
        .on("get_MediaType", call -> call.putInt(0, speed.mediaType()))
        .on("get_RotationTypeIsPureCAV", call -> call.putBoolean(0, speed.pureCav()))
        .on("get_WriteSpeed", call -> call.putInt(0, speed.sectorsPerSecond()))
        .object(windows, "IWriteSpeedDescriptor")
        .address();
  }
}
