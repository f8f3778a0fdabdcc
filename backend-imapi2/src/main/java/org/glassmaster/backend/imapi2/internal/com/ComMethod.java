package org.glassmaster.backend.imapi2.internal.com;

/**
 * One method of an interface.
 *
 * @param owner the interface by which it is called
 * @param slot its place in the vtable
 * @param dispatch its number for {@code IDispatch::Invoke}; meaningless where the interface is not
 *     a dual one
 * @param parameters one letter for each, the object first: {@code P} pointer, {@code I} 32 bits,
 *     {@code J} 64, {@code S} 16, {@code B} 8
 */
public record ComMethod(String owner, String name, int slot, int dispatch, String parameters) {
  @Override
  public String toString() {
    return owner + "::" + name;
  }
}
