package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of ole32 and oleaut32. Where they come from is the only difference between Windows
 * and a test: a {@link SymbolLookup} with functions of these very names.
 */
public final class ComLibrary {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final Native calls = new Native();
  private final ComHost host = new ComHost(this);

  private final MethodHandle initialize;
  private final MethodHandle uninitialize;
  private final MethodHandle createInstance;
  private final MethodHandle taskMemFree;
  private final MethodHandle allocString;
  private final MethodHandle freeString;
  private final MethodHandle stringLength;
  private final MethodHandle arrayDimensions;
  private final MethodHandle arrayLowerBound;
  private final MethodHandle arrayUpperBound;
  private final MethodHandle arrayType;
  private final MethodHandle arrayAccess;
  private final MethodHandle arrayUnaccess;
  private final MethodHandle arrayDestroy;
  private final MethodHandle variantClear;
  private final Optional<MethodHandle> freeThreadedMarshaler;

  private ComLibrary(SymbolLookup lookup) {
    initialize = find(lookup, "CoInitializeEx", "PI");
    uninitialize = findVoid(lookup, "CoUninitialize", "");
    createInstance = find(lookup, "CoCreateInstance", "PPIPP");
    taskMemFree = findVoid(lookup, "CoTaskMemFree", "P");
    allocString =
        Native.function(
            lookup,
            "SysAllocStringLen",
            FunctionDescriptor.of(Native.POINTER, Native.POINTER, INT));
    freeString = findVoid(lookup, "SysFreeString", "P");
    stringLength = find(lookup, "SysStringLen", "P");
    arrayDimensions = find(lookup, "SafeArrayGetDim", "P");
    arrayLowerBound = find(lookup, "SafeArrayGetLBound", "PIP");
    arrayUpperBound = find(lookup, "SafeArrayGetUBound", "PIP");
    arrayType = find(lookup, "SafeArrayGetVartype", "PP");
    arrayAccess = find(lookup, "SafeArrayAccessData", "PP");
    arrayUnaccess = find(lookup, "SafeArrayUnaccessData", "P");
    arrayDestroy = find(lookup, "SafeArrayDestroy", "P");
    variantClear = find(lookup, "VariantClear", "P");
    freeThreadedMarshaler =
        lookup
            .find("CoCreateFreeThreadedMarshaler")
            .map(address -> Linker.nativeLinker().downcallHandle(address, Native.descriptor("PP")));
  }

  /** The functions of a library. */
  public static ComLibrary of(SymbolLookup lookup) {
    return new ComLibrary(lookup);
  }

  /** The functions of Windows. Loads {@code ole32.dll} and {@code oleaut32.dll}, for good. */
  public static ComLibrary ofWindows() {
    return of(
        SymbolLookup.libraryLookup("ole32.dll", Arena.global())
            .or(SymbolLookup.libraryLookup("oleaut32.dll", Arena.global())));
  }

  /** Where objects made in Java are offered to COM. */
  public ComHost host() {
    return host;
  }

  Native calls() {
    return calls;
  }

  HResult initialize(int model) {
    try {
      return new HResult((int) initialize.invokeExact(MemorySegment.NULL, model));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  void uninitialize() {
    try {
      uninitialize.invokeExact();
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  HResult createInstance(
      MemorySegment clsid, int context, MemorySegment iid, MemorySegment result) {
    try {
      return new HResult(
          (int) createInstance.invokeExact(clsid, MemorySegment.NULL, context, iid, result));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  /**
   * Makes the inner object that lets any thread call the outer one without a proxy; {@code
   * E_NOTIMPL} where the library has none.
   */
  HResult createFreeThreadedMarshaler(MemorySegment outer, MemorySegment result) {
    if (freeThreadedMarshaler.isEmpty()) {
      return HResult.E_NOTIMPL;
    }
    try {
      return new HResult((int) freeThreadedMarshaler.get().invokeExact(outer, result));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  /** Frees what a method handed out as a block of memory. */
  public void freeTaskMemory(MemorySegment block) {
    try {
      taskMemFree.invokeExact(block);
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  MemorySegment allocString(MemorySegment text, int length) {
    try {
      return (MemorySegment) allocString.invokeExact(text, length);
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  void freeString(MemorySegment text) {
    try {
      freeString.invokeExact(text);
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  int stringLength(MemorySegment text) {
    return number(stringLength, text);
  }

  int arrayDimensions(MemorySegment array) {
    return number(arrayDimensions, array);
  }

  HResult arrayLowerBound(MemorySegment array, MemorySegment result) {
    return bound(arrayLowerBound, array, result);
  }

  HResult arrayUpperBound(MemorySegment array, MemorySegment result) {
    return bound(arrayUpperBound, array, result);
  }

  HResult arrayType(MemorySegment array, MemorySegment result) {
    try {
      return new HResult((int) arrayType.invokeExact(array, result));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  HResult arrayAccess(MemorySegment array, MemorySegment result) {
    try {
      return new HResult((int) arrayAccess.invokeExact(array, result));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  HResult arrayUnaccess(MemorySegment array) {
    return new HResult(number(arrayUnaccess, array));
  }

  HResult arrayDestroy(MemorySegment array) {
    return new HResult(number(arrayDestroy, array));
  }

  HResult variantClear(MemorySegment variant) {
    return new HResult(number(variantClear, variant));
  }

  private static int number(MethodHandle function, MemorySegment argument) {
    try {
      return (int) function.invokeExact(argument);
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  /** The first dimension is number 1. */
  private static HResult bound(MethodHandle function, MemorySegment array, MemorySegment result) {
    try {
      return new HResult((int) function.invokeExact(array, 1, result));
    } catch (Throwable e) {
      throw Native.unexpected(e);
    }
  }

  private static MethodHandle find(SymbolLookup lookup, String name, String parameters) {
    return Native.function(lookup, name, Native.descriptor(parameters));
  }

  private static MethodHandle findVoid(SymbolLookup lookup, String name, String parameters) {
    return Native.function(lookup, name, FunctionDescriptor.ofVoid(Native.layouts(parameters)));
  }
}
