package org.glassmaster.backend.imapi2.internal.com;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A class of COM objects made in Java: which interfaces they have and which Java code stands behind
 * each slot. What is not given answers {@code E_NOTIMPL}; the methods of IUnknown and IDispatch are
 * provided.
 *
 * @param <T> what holds the state of one object
 */
public final class ComClass<T> {
  /** The code behind one slot. What it throws becomes a failure to the caller and is remembered. */
  @FunctionalInterface
  public interface Body<T> {
    HResult call(T self, Arguments arguments) throws Exception;
  }

  /** One vtable: an interface with what it inherits. */
  record Face<T>(ComInterface type, List<@Nullable Body<T>> bodies) {
    boolean answers(Guid iid) {
      if (type.iid().equals(iid)) {
        return true;
      }
      for (String ancestor : type.ancestors()) {
        if (ComInterface.named(ancestor).iid().equals(iid)) {
          return true;
        }
      }
      return false;
    }
  }

  private final List<Face<T>> faces;
  private final boolean agile;
  private final Consumer<T> farewell;

  private ComClass(List<Face<T>> faces, boolean agile, Consumer<T> farewell) {
    this.faces = List.copyOf(faces);
    this.agile = agile;
    this.farewell = farewell;
  }

  /** Begins a class whose first interface is the named one. */
  public static <T> Builder<T> of(String interfaceName) {
    return new Builder<T>().face(interfaceName);
  }

  List<Face<T>> faces() {
    return faces;
  }

  /** Whether any thread of any apartment may call its objects directly. */
  boolean agile() {
    return agile;
  }

  /** What an object of it does when it is disconnected from its clients. */
  Consumer<T> farewell() {
    return farewell;
  }

  /** Collects a class. */
  public static final class Builder<T> {
    private final List<Face<T>> faces = new ArrayList<>();
    private boolean agile;
    private Consumer<T> farewell = state -> {};

    private Builder() {}

    /** Another vtable of the same object; what follows belongs to it. */
    public Builder<T> face(String interfaceName) {
      ComInterface type = ComInterface.named(interfaceName);
      List<@Nullable Body<T>> bodies = new ArrayList<>();
      for (ComMethod method : type.methods()) {
        bodies.add(type.ancestors().contains("IDispatch") ? dispatch(method) : null);
      }
      faces.add(new Face<>(type, bodies));
      return this;
    }

    /** Says what stands behind a method of the latest interface. */
    public Builder<T> on(String method, Body<T> body) {
      Face<T> face = faces.getLast();
      face.bodies().set(face.type().method(method).slot(), body);
      return this;
    }

    /**
     * Lets {@code IDispatch::Invoke} of the latest interface call its own methods by their numbers.
     * IMAPI2 fires its events in no other way.
     */
    public Builder<T> invokable() {
      Face<T> face = faces.getLast();
      return on("Invoke", (self, arguments) -> Dispatch.invoke(face, self, arguments));
    }

    /** Its objects guard their own state, so that COM need not put a proxy in front of them. */
    public Builder<T> agile() {
      agile = true;
      return this;
    }

    /** Says what an object does, once no call is under way, when its maker lets go of it. */
    public Builder<T> whenDisconnected(Consumer<T> then) {
      farewell = then;
      return this;
    }

    public ComClass<T> build() {
      return new ComClass<>(faces, agile, farewell);
    }

    /** An object without type information is what IMAPI2 accepts as a sink. */
    private static <T> @Nullable Body<T> dispatch(ComMethod method) {
      return method.name().equals("GetTypeInfoCount")
          ? (self, arguments) -> arguments.putInt(0, 0)
          : null;
    }
  }
}
