package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** What a host sends, still on its way: it goes straight to where it is wanted. */
interface Payload {
  /** Takes as much as fits. */
  void take(MemorySegment into) throws IOException;

  /** Throws so many bytes away. */
  void skip(long bytes) throws IOException;
}
