package org.glassmaster.backend.imapi2.internal.com;

/**
 * Something to call through one of its interfaces. It lives until the scope that holds it closes.
 */
public abstract class ComObject {
  private final ComPointer pointer;

  protected ComObject(ComPointer pointer) {
    this.pointer = pointer;
  }

  /** The pointer that it calls through. */
  public final ComPointer pointer() {
    return pointer;
  }

  /**
   * The same object by another interface, held by the scope.
   *
   * @throws ComException {@code E_NOINTERFACE} where the object does not have it
   */
  public final <T extends ComObject> T as(ComScope scope, ComType<T> type) throws ComException {
    return pointer.query(scope, type);
  }
}
