package org.glassmaster.backend.imapi2.internal.api;

import static org.glassmaster.backend.imapi2.internal.api.Member.ints;
import static org.glassmaster.backend.imapi2.internal.api.Member.number;
import static org.glassmaster.backend.imapi2.internal.api.Member.put;
import static org.glassmaster.backend.imapi2.internal.api.Member.putNumber;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.imapi2.internal.com.ComType;

/** The members of IMAPI2's own streams (imapi2 9.6, S03 to S05), and what is said to each. */
final class StreamMembers {
  private static final Random RANDOM = new Random();

  private StreamMembers() {}

  static List<Member<?>> all() {
    ComType<PseudoRandomStream> prng = PseudoRandomStream.TYPE;
    ComType<ConcatenatedStream> row = ConcatenatedStream.TYPE;
    List<MemorySegment> streams = RANDOM.longs(3).mapToObj(MemorySegment::ofAddress).toList();
    int[] numbers = RANDOM.ints(3).toArray();
    return List.of(
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
