package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComPointer;
import org.glassmaster.backend.imapi2.internal.com.ComType;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/**
 * IMAPI2's own source of pseudo-random bytes ({@code MsftStreamPrng001}); it has no size until it
 * is given one.
 */
public final class PseudoRandomStream extends ComStream {
  /** {@code IStreamPseudoRandomBased}. */
  public static final ComType<PseudoRandomStream> TYPE =
      ComType.of("IStreamPseudoRandomBased", PseudoRandomStream::new);

  private static final ComInterface SELF = ComInterface.named("IStreamPseudoRandomBased");
  private static final ComMethod PUT_SEED = SELF.method("put_Seed");
  private static final ComMethod GET_SEED = SELF.method("get_Seed");
  private static final ComMethod PUT_EXTENDED_SEED = SELF.method("put_ExtendedSeed");
  private static final ComMethod GET_EXTENDED_SEED = SELF.method("get_ExtendedSeed");

  PseudoRandomStream(ComPointer pointer) {
    super(pointer);
  }

  /** Begins anew with a seed. */
  public HResult seed(int value) throws ComException {
    return pointer().invoke(PUT_SEED, value);
  }

  public int seed() throws ComException {
    return pointer().getInt(GET_SEED);
  }

  /** Begins anew with a longer seed; Microsoft's page says that nobody implements it. */
  public HResult extendedSeed(int... values) throws ComException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_INT, values);
      return pointer().invoke(PUT_EXTENDED_SEED, copy, values.length);
    }
  }

  public List<Integer> extendedSeed() throws ComException {
    return TaskMemory.ints(pointer(), GET_EXTENDED_SEED);
  }
}
