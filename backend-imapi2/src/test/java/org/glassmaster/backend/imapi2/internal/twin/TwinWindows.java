package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.Guid;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;

/**
 * ole32 and oleaut32, as far as the layer calls them: strings, arrays, variants, apartments and
 * classes, in native memory that is accounted for. Layouts are those of imapi2 3.1.
 */
public final class TwinWindows implements SymbolLookup {
  private static final MemoryLayout P = ValueLayout.ADDRESS;
  private static final MemoryLayout I = ValueLayout.JAVA_INT;

  private static final String BSTR = "BSTR";
  private static final String ARRAY = "SAFEARRAY";
  private static final String TASK = "task memory";
  private static final int VT_VARIANT = 12;
  private static final int VT_UNKNOWN = 13;
  private static final long VARIANT = Value.BYTES;

  private final Ledger ledger = new Ledger();
  private final Exports functions = new Exports(MethodHandles.lookup(), this, ledger);
  private final Map<Guid, Supplier<HostedObject<?>>> classes = new ConcurrentHashMap<>();
  private final Map<Thread, Integer> apartments = new ConcurrentHashMap<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final ComLibrary server;
  private volatile HResult entering = HResult.S_OK;

  public TwinWindows() {
    functions.define("CoInitializeEx", FunctionDescriptor.of(I, P, I));
    functions.define("CoUninitialize", FunctionDescriptor.ofVoid());
    functions.define("CoCreateInstance", FunctionDescriptor.of(I, P, P, I, P, P));
    functions.define("CoTaskMemFree", FunctionDescriptor.ofVoid(P));
    functions.define("SysAllocStringLen", FunctionDescriptor.of(P, P, I));
    functions.define("SysFreeString", FunctionDescriptor.ofVoid(P));
    functions.define("SysStringLen", FunctionDescriptor.of(I, P));
    functions.define("SafeArrayGetDim", FunctionDescriptor.of(I, P));
    functions.define("SafeArrayGetLBound", FunctionDescriptor.of(I, P, I, P));
    functions.define("SafeArrayGetUBound", FunctionDescriptor.of(I, P, I, P));
    functions.define("SafeArrayGetVartype", FunctionDescriptor.of(I, P, P));
    functions.define("SafeArrayAccessData", FunctionDescriptor.of(I, P, P));
    functions.define("SafeArrayUnaccessData", FunctionDescriptor.of(I, P));
    functions.define("SafeArrayDestroy", FunctionDescriptor.of(I, P));
    functions.define("VariantClear", FunctionDescriptor.of(I, P));
    server = ComLibrary.of(this);
  }

  @Override
  public Optional<MemorySegment> find(String name) {
    return functions.find(name);
  }

  /**
   * The library by which the twin's own objects live; the client makes another from this look-up.
   */
  public ComLibrary server() {
    return server;
  }

  /** Says how an object of a class comes about; the first reference is the client's. */
  public void register(Guid clsid, Supplier<HostedObject<?>> factory) {
    classes.put(clsid, factory);
  }

  /** What entering an apartment is answered with, where the thread is in none. */
  public void answerEntering(HResult result) {
    entering = result;
  }

  /** All that was not given back, to the twin and from it. Empty at a good end. */
  public List<String> balance() {
    List<String> all = new ArrayList<>(ledger.balance());
    if (server.host().living() != 0) {
      all.add(server.host().living() + " objects of the server held");
    }
    if (threads.get() != 0) {
      all.add(threads.get() + " apartments not left");
    }
    return all;
  }

  /** A new string that its receiver frees. */
  public MemorySegment string(String text) {
    byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
    MemorySegment address = ledger.give(BSTR, units.length + 2L, 4);
    address.reinterpret(units.length + 2L).copyFrom(MemorySegment.ofArray(units));
    MemorySegment.ofAddress(address.address() - 4)
        .reinterpret(4)
        .set(ValueLayout.JAVA_INT, 0, units.length);
    return address;
  }

  public String text(MemorySegment string) {
    if (string.address() == 0) {
      return "";
    }
    return new String(
        string.reinterpret(2L * sysStringLen(string)).toArray(ValueLayout.JAVA_BYTE),
        StandardCharsets.UTF_16LE);
  }

  /** Bytes for {@code CoTaskMemFree}. */
  public MemorySegment block(byte[] bytes) {
    MemorySegment address = ledger.give(TASK, bytes.length, 0);
    address.reinterpret(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    return address;
  }

  /** An array of VARIANT, which is all that IMAPI2 hands out. */
  public MemorySegment array(List<Value> values) {
    MemorySegment data = arrayOf(VT_VARIANT, VARIANT, values.size());
    MemorySegment elements = data(data).reinterpret(values.size() * VARIANT);
    for (int i = 0; i < values.size(); i++) {
      values.get(i).write(elements.asSlice(i * VARIANT));
    }
    return data;
  }

  /** An array of plain bytes. */
  public MemorySegment array(byte[] bytes) {
    MemorySegment array = arrayOf(17, 1, bytes.length);
    data(array).reinterpret(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    return array;
  }

  private MemorySegment arrayOf(int type, long elementSize, int count) {
    MemorySegment array = ledger.give(ARRAY, 32, 16).reinterpret(32);
    MemorySegment elements = ledger.give("elements of " + ARRAY, elementSize * count, 0);
    MemorySegment.ofAddress(array.address() - 4)
        .reinterpret(4)
        .set(ValueLayout.JAVA_INT_UNALIGNED, 0, type);
    array.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
    array.set(ValueLayout.JAVA_INT, 4, (int) elementSize);
    array.set(ValueLayout.ADDRESS, 16, elements);
    array.set(ValueLayout.JAVA_INT, 24, count);
    return array;
  }

  private static MemorySegment data(MemorySegment array) {
    return array.reinterpret(32).get(ValueLayout.ADDRESS, 16);
  }

  private static int type(MemorySegment array) {
    return MemorySegment.ofAddress(array.address() - 4)
        .reinterpret(4)
        .get(ValueLayout.JAVA_INT_UNALIGNED, 0);
  }

  /** Lets go of what a variant holds. */
  public int clear(MemorySegment variant) {
    return variantClear(variant);
  }

  // The functions, by the names that Windows gives them.

  int coInitializeEx(MemorySegment reserved, int model) {
    HResult scripted = entering;
    if (scripted.failed()) {
      return scripted.value();
    }
    threads.incrementAndGet();
    int depth = apartments.merge(Thread.currentThread(), 1, Integer::sum);
    return depth == 1 ? scripted.value() : HResult.S_FALSE.value();
  }

  void coUninitialize() {
    Integer before = apartments.get(Thread.currentThread());
    if (before == null || before == 0) {
      ledger.fault("apartment left that was not entered");
      return;
    }
    threads.decrementAndGet();
    apartments.put(Thread.currentThread(), before - 1);
  }

  /** One thread in the multithreaded apartment puts all others that are nowhere there too. */
  int coCreateInstance(
      MemorySegment clsid,
      MemorySegment outer,
      int context,
      MemorySegment iid,
      MemorySegment result) {
    result.reinterpret(8).set(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
    if (threads.get() == 0) {
      return HResult.CO_E_NOTINITIALIZED.value();
    }
    Supplier<HostedObject<?>> factory = classes.get(Guid.readFrom(clsid));
    if (factory == null || context != 1) {
      return HResult.REGDB_E_CLASSNOTREG.value();
    }
    HostedObject<?> made = factory.get();
    int told = Calls.query(made.address(), iid, result);
    int _ = Calls.release(made.address());
    return told;
  }

  void coTaskMemFree(MemorySegment block) {
    free(TASK, block);
  }

  MemorySegment sysAllocStringLen(MemorySegment text, int length) {
    return string(
        new String(
            text.reinterpret(2L * length).toArray(ValueLayout.JAVA_BYTE),
            StandardCharsets.UTF_16LE));
  }

  void sysFreeString(MemorySegment string) {
    free(BSTR, string);
  }

  int sysStringLen(MemorySegment string) {
    return string.address() == 0
        ? 0
        : MemorySegment.ofAddress(string.address() - 4)
                .reinterpret(4)
                .get(ValueLayout.JAVA_INT_UNALIGNED, 0)
            / 2;
  }

  int safeArrayGetDim(MemorySegment array) {
    return array.reinterpret(2).get(ValueLayout.JAVA_SHORT, 0);
  }

  int safeArrayGetLBound(MemorySegment array, int dimension, MemorySegment result) {
    if (dimension != 1) {
      return 0x8002000B;
    }
    result
        .reinterpret(4)
        .set(ValueLayout.JAVA_INT, 0, array.reinterpret(32).get(ValueLayout.JAVA_INT, 28));
    return 0;
  }

  int safeArrayGetUBound(MemorySegment array, int dimension, MemorySegment result) {
    if (dimension != 1) {
      return 0x8002000B;
    }
    MemorySegment all = array.reinterpret(32);
    result
        .reinterpret(4)
        .set(
            ValueLayout.JAVA_INT,
            0,
            all.get(ValueLayout.JAVA_INT, 28) + all.get(ValueLayout.JAVA_INT, 24) - 1);
    return 0;
  }

  int safeArrayGetVartype(MemorySegment array, MemorySegment result) {
    result.reinterpret(2).set(ValueLayout.JAVA_SHORT, 0, (short) type(array));
    return 0;
  }

  int safeArrayAccessData(MemorySegment array, MemorySegment result) {
    lock(array, 1);
    result.reinterpret(8).set(ValueLayout.ADDRESS, 0, data(array));
    return 0;
  }

  int safeArrayUnaccessData(MemorySegment array) {
    lock(array, -1);
    return 0;
  }

  private static void lock(MemorySegment array, int change) {
    MemorySegment all = array.reinterpret(32);
    all.set(ValueLayout.JAVA_INT, 8, all.get(ValueLayout.JAVA_INT, 8) + change);
  }

  /** A locked array cannot go. */
  int safeArrayDestroy(MemorySegment array) {
    if (!ledger.owns(ARRAY, array)) {
      ledger.fault("array destroyed that was not given out");
      return HResult.E_INVALIDARG.value();
    }
    MemorySegment all = array.reinterpret(32);
    if (all.get(ValueLayout.JAVA_INT, 8) != 0) {
      ledger.fault("array destroyed while locked");
      return 0x8002000D;
    }
    MemorySegment elements = data(array);
    int count = all.get(ValueLayout.JAVA_INT, 24);
    if (type(array) == VT_VARIANT) {
      for (int i = 0; i < count; i++) {
        int _ = variantClear(elements.reinterpret(count * VARIANT).asSlice(i * VARIANT));
      }
    }
    ledger.takeBack("elements of " + ARRAY, elements);
    ledger.takeBack(ARRAY, array);
    return 0;
  }

  int variantClear(MemorySegment variant) {
    MemorySegment cell = variant.reinterpret(VARIANT);
    MemorySegment value = cell.get(ValueLayout.ADDRESS_UNALIGNED, 8);
    switch (cell.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0)) {
      case Value.BSTR -> sysFreeString(value);
      case Value.DISPATCH, VT_UNKNOWN -> {
        if (value.address() != 0) {
          int _ = Calls.release(value);
        }
      }
      default -> {
        // The others own nothing.
      }
    }
    cell.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) 0);
    return 0;
  }

  private void free(String kind, MemorySegment address) {
    if (address.address() != 0) {
      ledger.takeBack(kind, address);
    }
  }
}
