package org.glassmaster.backend.imapi2.internal.twin;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.HResult;

/** Methods of an object as functions of a library. Nothing that they throw gets out of it. */
final class Exports implements SymbolLookup {
  private final MethodHandles.Lookup access;
  private final Object object;
  private final Ledger ledger;
  private final Map<String, MemorySegment> functions = new HashMap<>();

  /**
   * None yet.
   *
   * @param access to the methods of the object
   * @param ledger where it is written down what was thrown
   */
  Exports(MethodHandles.Lookup access, Object object, Ledger ledger) {
    this.access = access;
    this.object = object;
    this.ledger = ledger;
  }

  /** Exports the method of that name, which Java begins with a small letter. */
  void define(String name, FunctionDescriptor type) {
    MethodType shape = type.toMethodType();
    String method = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    String last =
        shape.returnType() == int.class
            ? "failed"
            : shape.returnType() == void.class ? "nothing" : "nowhere";
    try {
      MethodHandle target = access.bind(object, method, shape);
      MethodHandle accident =
          MethodHandles.lookup()
              .bind(this, last, MethodType.methodType(shape.returnType(), Throwable.class));
      functions.put(
          name,
          Linker.nativeLinker()
              .upcallStub(
                  MethodHandles.catchException(target, Throwable.class, accident),
                  type,
                  Arena.global()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @Override
  public Optional<MemorySegment> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  int failed(Throwable e) {
    ledger.fault(e.toString());
    return HResult.E_FAIL.value();
  }

  void nothing(Throwable e) {
    ledger.fault(e.toString());
  }

  MemorySegment nowhere(Throwable e) {
    ledger.fault(e.toString());
    return MemorySegment.NULL;
  }
}
