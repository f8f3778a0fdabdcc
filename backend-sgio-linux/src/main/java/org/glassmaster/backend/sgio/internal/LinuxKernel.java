package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The kernel of this machine, through the C library. */
final class LinuxKernel implements Kernel {
  @Override
  public int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Library.STATE);
      int descriptor = (int) Library.OPEN.invokeExact(state, arena.allocateFrom(path), flags);
      return descriptor >= 0 ? descriptor : -errno(state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Library.STATE);
      MemorySegment before = arena.allocate(SignalSet.BYTES);
      boolean held =
          (int) Library.SIGMASK.invokeExact(SignalSet.SIG_BLOCK, SignalSet.passing(arena), before)
              == 0;
      try {
        int result = (int) Library.IOCTL.invokeExact(state, descriptor, request, argument);
        return result >= 0 ? result : -errno(state);
      } finally {
        if (held) {
          int _ =
              (int) Library.SIGMASK.invokeExact(SignalSet.SIG_SETMASK, before, MemorySegment.NULL);
        }
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Library.STATE);
      int result = (int) Library.CLOSE.invokeExact(state, descriptor);
      return result >= 0 ? result : -errno(state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static int errno(MemorySegment state) {
    return (int) Library.ERRNO.get(state, 0L);
  }

  /** These calls throw nothing of their own. */
  private static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException own -> own;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }

  /**
   * The functions, looked up when the first of them is called: elsewhere than on Linux this class
   * can be loaded, and a mere listing of back ends works.
   */
  private static final class Library {
    private static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /** {@code int open(const char *, int, ...)}. */
    static final MethodHandle OPEN = variadic("open", FunctionDescriptor.of(INT, POINTER, INT), 2);

    /** {@code int ioctl(int, unsigned long, ...)}. */
    static final MethodHandle IOCTL =
        variadic("ioctl", FunctionDescriptor.of(INT, INT, ValueLayout.JAVA_LONG, POINTER), 2);

    static final MethodHandle CLOSE =
        LINKER.downcallHandle(
            address("close"),
            FunctionDescriptor.of(INT, INT),
            Linker.Option.captureCallState("errno"));

    /** Says by its result what others say by errno. */
    static final MethodHandle SIGMASK =
        LINKER.downcallHandle(
            address("pthread_sigmask"), FunctionDescriptor.of(INT, INT, POINTER, POINTER));

    private Library() {}

    private static MethodHandle variadic(String name, FunctionDescriptor type, int fixed) {
      return LINKER.downcallHandle(
          address(name),
          type,
          Linker.Option.firstVariadicArg(fixed),
          Linker.Option.captureCallState("errno"));
    }

    private static MemorySegment address(String name) {
      return LINKER
          .defaultLookup()
          .find(name)
          .orElseThrow(() -> new UnsupportedOperationException("no " + name + " on this system"));
    }
  }

  /** The signals that may wait while a command is under way. */
  private static final class SignalSet {
    /** A {@code sigset_t} of glibc and musl. */
    static final int BYTES = 128;

    static final int SIG_BLOCK = 0;
    static final int SIG_SETMASK = 2;

    /**
     * ILL, TRAP, ABRT, BUS, FPE and SEGV: the virtual machine lives by them, and blocked they would
     * kill it. 32 to 34 belong to the C library.
     */
    private static final int[] KEPT = {4, 5, 6, 7, 8, 11, 32, 33, 34};

    private SignalSet() {}

    static MemorySegment passing(Arena arena) {
      long signals = ~0L;
      for (int signal : KEPT) {
        signals &= ~(1L << (signal - 1));
      }
      MemorySegment set = arena.allocate(BYTES, Long.BYTES);
      set.set(ValueLayout.JAVA_LONG, 0, signals);
      return set;
    }
  }
}
