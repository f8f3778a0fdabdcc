package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Endpoint 0: the requests that every device answers, and the two of Bulk-Only Transport. */
final class ControlEndpoint {
  private static final int ENDPOINT_HALT = 0;
  private static final int SELF_POWERED = 1;

  private final Descriptors descriptors;
  private final BulkOnlyTarget target;
  private int configuration;

  ControlEndpoint(Descriptors descriptors, BulkOnlyTarget target) {
    this.descriptors = descriptors;
    this.target = target;
  }

  /** Answers a request; what it does not know it stalls. */
  Transfer answer(Setup setup) {
    return switch (setup.what()) {
      case 0x8006 ->
          descriptors
              .find(setup.value() >> 8, setup.value() & 0xFF)
              .map(bytes -> give(setup, bytes))
              .orElse(Transfer.STALLED);
      case 0x8000 -> give(setup, SELF_POWERED, 0);
      case 0x8100 -> give(setup, 0, 0);
      case 0x8200 ->
          direction(setup)
              .map(in -> give(setup, target.isHalted(in) ? 1 : 0, 0))
              .orElseGet(() -> give(setup, 0, 0));
      case 0x8008 -> give(setup, configuration);
      case 0x0009 -> configure(setup.value());
      case 0x810A -> give(setup, 0);
      case 0x010B -> setup.value() == 0 ? restart() : Transfer.STALLED;
      case 0x0201 -> halt(setup, false);
      case 0x0203 -> halt(setup, true);
      case 0x21FF -> resetRequest(setup);
      case 0xA1FE -> setup.index() == 0 ? give(setup, 0) : Transfer.STALLED;
      default -> Transfer.STALLED;
    };
  }

  /** A port reset never comes through USB/IP: this is where a host begins anew. */
  private Transfer configure(int value) {
    if (value > 1) {
      return Transfer.STALLED;
    }
    configuration = value;
    return restart();
  }

  private Transfer restart() {
    target.reset();
    target.halt(true, false);
    target.halt(false, false);
    return Transfer.taken(0);
  }

  private Transfer resetRequest(Setup setup) {
    if (setup.value() != 0 || setup.index() != 0 || setup.length() != 0) {
      return Transfer.STALLED;
    }
    target.reset();
    return Transfer.taken(0);
  }

  private Transfer halt(Setup setup, boolean halted) {
    if (setup.value() != ENDPOINT_HALT) {
      return Transfer.STALLED;
    }
    return direction(setup)
        .map(
            in -> {
              target.halt(in, halted);
              return Transfer.taken(0);
            })
        .orElse((setup.index() & 0xF) == 0 ? Transfer.taken(0) : Transfer.STALLED);
  }

  /** Which of the bulk endpoints is meant; empty where it is none of them. */
  private static Optional<Boolean> direction(Setup setup) {
    return switch (setup.index()) {
      case 0x80 | Descriptors.BULK_IN -> Optional.of(true);
      case Descriptors.BULK_OUT -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Transfer give(Setup setup, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return give(setup, bytes);
  }

  private static Transfer give(Setup setup, byte[] bytes) {
    int length = Math.min(bytes.length, setup.length());
    return Transfer.given(MemorySegment.ofArray(bytes).asSlice(0, length));
  }
}
