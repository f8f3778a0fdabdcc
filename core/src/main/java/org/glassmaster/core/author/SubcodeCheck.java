package org.glassmaster.core.author;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/**
 * Holds a stream of channels R to W to its rules: 96 bytes for each sector of the image, P and Q
 * bits zero.
 */
final class SubcodeCheck {
  private static final int BYTES = 96;
  private static final int BATCH = 1024 * BYTES;
  private static final long PQ_BITS = 0xC0C0C0C0C0C0C0C0L;

  private SubcodeCheck() {}

  static void check(ByteSource subcode, int sectors) throws RawImageException, SourceException {
    long expected = (long) sectors * BYTES;
    if (subcode.size() != expected) {
      throw RawCdImageCreator.refuse(
          RawImageResult.INVALID_ARGUMENT,
          subcode.name()
              + " has "
              + subcode.size()
              + " bytes, "
              + sectors
              + " sectors need "
              + expected);
    }
    MemorySegment batch = MemorySegment.ofArray(new long[BATCH / Long.BYTES]);
    for (long position = 0; position < expected; position += BATCH) {
      long length = Math.min(BATCH, expected - position);
      subcode.read(position, batch, 0, length);
      for (long at = 0; at < length; at += Long.BYTES) {
        if ((batch.get(ValueLayout.JAVA_LONG, at) & PQ_BITS) != 0) {
          throw RawCdImageCreator.refuse(
              RawImageResult.INVALID_ARGUMENT,
              subcode.name() + " sets P or Q near byte " + (position + at));
        }
      }
    }
  }
}
