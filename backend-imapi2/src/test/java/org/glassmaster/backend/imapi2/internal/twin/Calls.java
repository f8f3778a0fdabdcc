package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How a server calls a client: by slots written out here, so that a wrong row of the tables does
 * not fit itself.
 */
public final class Calls {
  private static final MemoryLayout P = ValueLayout.ADDRESS;
  private static final MemoryLayout I = ValueLayout.JAVA_INT;
  private static final MemoryLayout J = ValueLayout.JAVA_LONG;
  private static final MemoryLayout S = ValueLayout.JAVA_SHORT;

  private static final MethodHandle QUERY = handle(P, P, P);
  private static final MethodHandle COUNT = handle(P);
  private static final MethodHandle READ = handle(P, P, I, P);
  private static final MethodHandle SEEK = handle(P, J, I, P);
  private static final MethodHandle STAT = handle(P, P, I);
  private static final MethodHandle INVOKE = handle(P, I, P, I, S, P, P, P, P);

  private Calls() {}

  public static int query(MemorySegment object, MemorySegment iid, MemorySegment result) {
    try {
      return (int) QUERY.invokeExact(slot(object, 0), object, iid, result);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public static int addRef(MemorySegment object) {
    return count(object, 1);
  }

  public static int release(MemorySegment object) {
    return count(object, 2);
  }

  private static int count(MemorySegment object, int slot) {
    try {
      return (int) COUNT.invokeExact(slot(object, slot), object);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public static int streamRead(
      MemorySegment stream, MemorySegment target, int bytes, MemorySegment got) {
    try {
      return (int) READ.invokeExact(slot(stream, 3), stream, target, bytes, got);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public static int streamSeek(MemorySegment stream, long move, int origin, MemorySegment now) {
    try {
      return (int) SEEK.invokeExact(slot(stream, 5), stream, move, origin, now);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public static int streamStat(MemorySegment stream, MemorySegment state, int flag) {
    try {
      return (int) STAT.invokeExact(slot(stream, 12), stream, state, flag);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code IDispatch::Invoke} with a method's flag, no names and no results. */
  public static int invoke(MemorySegment sink, int number, MemorySegment parameters) {
    try {
      return (int)
          INVOKE.invokeExact(
              slot(sink, 6),
              sink,
              number,
              MemorySegment.NULL,
              0,
              (short) 1,
              parameters,
              MemorySegment.NULL,
              MemorySegment.NULL,
              MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call by any slot. */
  public static int call(
      MemorySegment object, int slot, MemoryLayout[] parameters, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = slot(object, slot);
    all[1] = object;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    MemoryLayout[] shape = new MemoryLayout[parameters.length + 1];
    shape[0] = P;
    System.arraycopy(parameters, 0, shape, 1, parameters.length);
    try {
      return (int) handle(shape).invokeWithArguments(all);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MemorySegment slot(MemorySegment object, int slot) {
    return object
        .reinterpret(8)
        .get(ValueLayout.ADDRESS, 0)
        .reinterpret((slot + 1) * 8L)
        .getAtIndex(ValueLayout.ADDRESS, slot);
  }

  private static MethodHandle handle(MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(I, parameters));
  }
}
