package org.glassmaster.backend.imapi2.internal.com;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * An interface as the tables declare it: its name, its identifier, and its methods in the order of
 * the vtable, inherited ones first.
 *
 * @param ancestors what it inherits from, the nearest first, {@code IUnknown} last
 */
public record ComInterface(String name, Guid iid, List<String> ancestors, List<ComMethod> methods) {
  public ComInterface {
    ancestors = List.copyOf(ancestors);
    methods = List.copyOf(methods);
  }

  /** The interface of that name in the tables. */
  public static ComInterface named(String name) {
    return InterfaceTable.standard().type(name);
  }

  /** Its method of that name, inherited ones included. */
  public ComMethod method(String method) {
    for (ComMethod candidate : methods) {
      if (candidate.name().equals(method)) {
        return candidate;
      }
    }
    throw new NoSuchElementException(name + " has no " + method);
  }

  @Override
  public String toString() {
    return name;
  }
}
