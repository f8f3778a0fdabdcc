package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.ints;
import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.object;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.putNumber;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** The members of IMAPI2's own streams (imapi2 9.6, S03 to S05), and what is said to each. */
final class StreamMembers {
  private static final Random RANDOM = new Random();
  private static final int ROOM = 5000;

  private StreamMembers() {}

  static List<Member<?>> all() {
    ComType<PseudoRandomStream> prng = PseudoRandomStream.TYPE;
    ComType<ConcatenatedStream> row = ConcatenatedStream.TYPE;
    List<MemorySegment> streams = RANDOM.longs(3).mapToObj(MemorySegment::ofAddress).toList();
    int[] numbers = RANDOM.ints(3).toArray();
    long place = RANDOM.nextLong();
    return List.of(
        read(),
        written(),
        put(
            "IStream::SetSize",
            ComStream.TYPE,
            call -> call.longNumber(0) == place,
            object -> object.setSize(place)),
        sought(place),
        size(),
        object("IStream::Clone", ComStream.TYPE, "IStream", ComStream::copy),
        putNumber("IStreamPseudoRandomBased::put_Seed", prng, PseudoRandomStream::seed),
        number("IStreamPseudoRandomBased::get_Seed", prng, PseudoRandomStream::seed),
        put(
            "IStreamPseudoRandomBased::put_ExtendedSeed",
            prng,
            call -> call.number(1) == 3 && same(call.pointer(0), numbers),
            object -> object.extendedSeed(numbers)),
        ints(
            "IStreamPseudoRandomBased::get_ExtendedSeed",
            prng,
            call -> true,
            0,
            PseudoRandomStream::extendedSeed),
        put(
            "IStreamConcatenate::Initialize",
            row,
            call ->
                call.pointer(0).equals(streams.get(1)) && call.pointer(1).equals(streams.get(0)),
            object -> object.initialize(streams.get(1), streams.get(0))),
        put(
            "IStreamConcatenate::Initialize2",
            row,
            call -> call.number(1) == 3 && same(call.pointer(0), streams),
            object -> object.initialize(streams)),
        put(
            "IStreamConcatenate::Append",
            row,
            call -> call.pointer(0).equals(streams.get(2)),
            object -> object.append(streams.get(2))),
        put(
            "IStreamConcatenate::Append2",
            row,
            call -> call.number(1) == 3 && same(call.pointer(0), streams),
            object -> object.append(streams)),
        put(
            "IStreamInterleave::Initialize",
            InterleavedStream.TYPE,
            call ->
                call.number(2) == 3
                    && same(call.pointer(0), streams)
                    && same(call.pointer(1), numbers),
            object -> object.initialize(streams, numbers)));
  }

  /** The server gives a part of what is asked for. */
  private static Member<ComStream> read() {
    return new Member<>(
        "IStream::Read",
        ComStream.TYPE,
        (windows, script, method, random) -> {
          byte[] bytes = new byte[random.nextInt(ROOM)];
          random.nextBytes(bytes);
          script.on(
              method,
              call -> {
                if (call.number(1) != ROOM) {
                  return HResult.E_INVALIDARG;
                }
                call.pointer(0).reinterpret(ROOM).copyFrom(MemorySegment.ofArray(bytes));
                HResult _ = call.putInt(2, bytes.length);
                return HResult.S_FALSE;
              });
          return Member.list(bytes);
        },
        (object, scope) -> {
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(ROOM);
            long count = object.read(room);
            return Member.list(room.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
          }
        });
  }

  private static Member<ComStream> written() {
    byte[] bytes = new byte[1 + RANDOM.nextInt(ROOM)];
    RANDOM.nextBytes(bytes);
    return new Member<>(
        "IStream::Write",
        ComStream.TYPE,
        (windows, script, method, random) -> {
          int taken = random.nextInt(bytes.length + 1);
          script.on(
              method,
              call ->
                  call.number(1) == bytes.length && CommandMembers.same(call.pointer(0), bytes)
                      ? call.putInt(2, taken)
                      : HResult.E_INVALIDARG);
          return (long) taken;
        },
        (object, scope) -> {
          try (Arena arena = Arena.ofConfined()) {
            return object.write(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
          }
        });
  }

  private static Member<ComStream> sought(long place) {
    return new Member<>(
        "IStream::Seek",
        ComStream.TYPE,
        (windows, script, method, random) -> {
          long answer = random.nextLong();
          script.on(
              method,
              call ->
                  call.longNumber(0) == place && call.number(1) == 0
                      ? call.putLong(2, answer)
                      : HResult.E_INVALIDARG);
          return answer;
        },
        (object, scope) -> object.seek(place));
  }

  /** {@code cbSize} at 16 of STATSTG, asked for without a name. */
  private static Member<ComStream> size() {
    return new Member<>(
        "IStream::Stat",
        ComStream.TYPE,
        (windows, script, method, random) -> {
          long answer = random.nextLong();
          script.on(
              method,
              call -> {
                call.pointer(0).reinterpret(80).set(ValueLayout.JAVA_LONG, 16, answer);
                return call.number(1) == 1 ? HResult.S_OK : HResult.STG_E_INVALIDFLAG;
              });
          return answer;
        },
        (object, scope) -> object.size());
  }

  private static boolean same(MemorySegment memory, int[] numbers) {
    return memory.reinterpret(4L * numbers.length).mismatch(MemorySegment.ofArray(numbers)) == -1;
  }

  private static boolean same(MemorySegment memory, List<MemorySegment> pointers) {
    for (int i = 0; i < pointers.size(); i++) {
      if (!memory
          .reinterpret(8L * pointers.size())
          .getAtIndex(ValueLayout.ADDRESS, i)
          .equals(pointers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
