package org.glassmaster.cli.internal.terminal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * The signals by which a user or the system asks the program to end. This file is compiled apart
 * from the others, because the compiler warns of {@code sun.misc} and cannot be told not to.
 */
public final class Signals {
  private Signals() {}

  /**
   * Calls when the end is asked for: with 1 the first time, 2 the second time and so on.
   *
   * @return takes the handlers away again
   */
  public static Runnable onEnd(IntConsumer asked) {
    AtomicInteger times = new AtomicInteger();
    Runnable undo = () -> {};
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      undo = handle(name, () -> asked.accept(times.incrementAndGet()), undo);
    }
    return undo;
  }

  /** Calls when the terminal has another size. */
  static Runnable onResize(Runnable resized) {
    return handle("WINCH", resized, () -> {});
  }

  private static Runnable handle(String name, Runnable action, Runnable undo) {
    try {
      Signal signal = new Signal(name);
      var before = Signal.handle(signal, heard -> action.run());
      return () -> {
        Signal.handle(signal, before);
        undo.run();
      };
    } catch (IllegalArgumentException e) {
      // This system does not know the signal, or the virtual machine keeps it for itself.
      return undo;
    }
  }
}
