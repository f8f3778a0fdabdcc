package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.block;
import static org.glassmaster.backend.imapi2.internal.api.Member.ints;
import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.object;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.success;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.Arguments;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** The members of IDiscRecorder2Ex, and what is said to each. */
final class CommandMembers {
  private static final Random RANDOM = new Random();

  private CommandMembers() {}

  static List<Member<?>> all() {
    ComType<DiscRecorder2Ex> drive = DiscRecorder2Ex.TYPE;
    int a = RANDOM.nextInt();
    int b = RANDOM.nextInt();
    int c = RANDOM.nextInt();
    int d = RANDOM.nextInt();
    boolean current = RANDOM.nextBoolean();
    byte[] data = new byte[1 + RANDOM.nextInt(200)];
    RANDOM.nextBytes(data);
    Member.Expected bytes =
        call -> call.number(2) == data.length && same(call.pointer(1), data) && call.number(0) == a;
    return List.of(
        Commands.noData(),
        Commands.toDevice(),
        Commands.fromDevice(),
        block(
            "IDiscRecorder2Ex::ReadDvdStructure",
            drive,
            call ->
                call.number(0) == a
                    && call.number(1) == b
                    && call.number(2) == c
                    && call.number(3) == d,
            4,
            object -> object.readDvdStructure(a, b, c, d)),
        put(
            "IDiscRecorder2Ex::SendDvdStructure",
            drive,
            bytes,
            object -> object.sendDvdStructure(a, data)),
        block(
            "IDiscRecorder2Ex::GetAdapterDescriptor",
            drive,
            call -> true,
            0,
            DiscRecorder2Ex::adapterDescriptor),
        block(
            "IDiscRecorder2Ex::GetDeviceDescriptor",
            drive,
            call -> true,
            0,
            DiscRecorder2Ex::deviceDescriptor),
        block(
            "IDiscRecorder2Ex::GetDiscInformation",
            drive,
            call -> true,
            0,
            DiscRecorder2Ex::discInformation),
        block(
            "IDiscRecorder2Ex::GetTrackInformation",
            drive,
            call -> call.number(0) == a && call.number(1) == b,
            2,
            object -> object.trackInformation(a, b)),
        block(
            "IDiscRecorder2Ex::GetFeaturePage",
            drive,
            call -> call.number(0) == a && call.truth(1) == current,
            2,
            object -> object.featurePage(a, current)),
        block(
            "IDiscRecorder2Ex::GetModePage",
            drive,
            call -> call.number(0) == a && call.number(1) == b,
            2,
            object -> object.modePage(a, b)),
        put("IDiscRecorder2Ex::SetModePage", drive, bytes, object -> object.setModePage(a, data)),
        ints(
            "IDiscRecorder2Ex::GetSupportedFeaturePages",
            drive,
            call -> call.truth(0) == current,
            1,
            object -> object.supportedFeaturePages(current)),
        ints(
            "IDiscRecorder2Ex::GetSupportedProfiles",
            drive,
            call -> call.truth(0) == current,
            1,
            object -> object.supportedProfiles(current)),
        ints(
            "IDiscRecorder2Ex::GetSupportedModePages",
            drive,
            call -> call.number(0) == a,
            1,
            object -> object.supportedModePages(a)),
        number("IDiscRecorder2Ex::GetByteAlignmentMask", drive, DiscRecorder2Ex::byteAlignmentMask),
        number(
            "IDiscRecorder2Ex::GetMaximumNonPageAlignedTransferSize",
            drive,
            DiscRecorder2Ex::maximumNonPageAlignedTransferSize),
        number(
            "IDiscRecorder2Ex::GetMaximumPageAlignedTransferSize",
            drive,
            DiscRecorder2Ex::maximumPageAlignedTransferSize));
  }

  static boolean same(MemorySegment memory, byte[] bytes) {
    return memory.reinterpret(bytes.length).mismatch(MemorySegment.ofArray(bytes)) == -1;
  }

  /** The three ways of a command, with random bytes each way. */
  private static final class Commands {
    private static final int TIMEOUT = RANDOM.nextInt();
    private static final byte[] CDB = bytes(6 + RANDOM.nextInt(11));
    private static final byte[] SENSE = bytes(DiscRecorder2Ex.SENSE_BYTES);
    private static final byte[] DATA = bytes(1 + RANDOM.nextInt(5000));

    private Commands() {}

    private static byte[] bytes(int count) {
      byte[] bytes = new byte[count];
      RANDOM.nextBytes(bytes);
      return bytes;
    }

    private static HResult answer(Arguments call, HResult success) {
      if (call.number(1) != CDB.length
          || !same(call.pointer(0), CDB)
          || call.number(3) != TIMEOUT) {
        return HResult.E_INVALIDARG;
      }
      call.pointer(2).reinterpret(SENSE.length).copyFrom(MemorySegment.ofArray(SENSE));
      return success;
    }

    static Member<DiscRecorder2Ex> noData() {
      return new Member<>(
          "IDiscRecorder2Ex::SendCommandNoData",
          DiscRecorder2Ex.TYPE,
          (windows, script, method, random) -> {
            HResult success = success(random);
            script.on(method, call -> answer(call, success));
            return List.of(success, Member.list(SENSE));
          },
          (object, scope) -> {
            try (Arena arena = Arena.ofConfined()) {
              MemorySegment sense = arena.allocate(SENSE.length);
              MemorySegment cdb = arena.allocateFrom(ValueLayout.JAVA_BYTE, CDB);
              HResult result = object.sendCommandNoData(cdb, sense, TIMEOUT);
              return List.of(result, list(sense));
            }
          });
    }

    static Member<DiscRecorder2Ex> toDevice() {
      return new Member<>(
          "IDiscRecorder2Ex::SendCommandSendDataToDevice",
          DiscRecorder2Ex.TYPE,
          (windows, script, method, random) -> {
            HResult success = success(random);
            script.on(
                method,
                call ->
                    call.number(5) == DATA.length && same(call.pointer(4), DATA)
                        ? answer(call, success)
                        : HResult.E_INVALIDARG);
            return List.of(success, Member.list(SENSE));
          },
          (object, scope) -> {
            try (Arena arena = Arena.ofConfined()) {
              MemorySegment sense = arena.allocate(SENSE.length);
              MemorySegment cdb = arena.allocateFrom(ValueLayout.JAVA_BYTE, CDB);
              MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, DATA);
              HResult result = object.sendCommandSendDataToDevice(cdb, sense, TIMEOUT, data);
              return List.of(result, list(sense));
            }
          });
    }

    static Member<DiscRecorder2Ex> fromDevice() {
      return new Member<>(
          "IDiscRecorder2Ex::SendCommandGetDataFromDevice",
          DiscRecorder2Ex.TYPE,
          (windows, script, method, random) -> {
            HResult success = success(random);
            script.on(
                method,
                call -> {
                  if (call.number(5) != DATA.length) {
                    return HResult.E_INVALIDARG;
                  }
                  call.pointer(4).reinterpret(DATA.length).copyFrom(MemorySegment.ofArray(DATA));
                  HResult _ = call.putInt(6, DATA.length - 1);
                  return answer(call, success);
                });
            return List.of(success, Member.list(SENSE), Member.list(DATA), DATA.length - 1);
          },
          (object, scope) -> {
            try (Arena arena = Arena.ofConfined()) {
              MemorySegment sense = arena.allocate(SENSE.length);
              MemorySegment cdb = arena.allocateFrom(ValueLayout.JAVA_BYTE, CDB);
              MemorySegment data = arena.allocate(DATA.length);
              MemorySegment fetched = arena.allocate(ValueLayout.JAVA_INT);
              HResult result =
                  object.sendCommandGetDataFromDevice(cdb, sense, TIMEOUT, data, fetched);
              return List.of(result, list(sense), list(data), fetched.get(ValueLayout.JAVA_INT, 0));
            }
          });
    }

    private static List<Byte> list(MemorySegment memory) {
      return Member.list(memory.toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
