package org.glassmaster.mmc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.Sense;

/**
 * Sense data as a drive sends it (SPC, fixed form 70h/71h and descriptor form 72h/73h).
 *
 * @param sense key, code and qualifier
 * @param deferred whether it tells of an earlier command, such as a write that was cached
 * @param information the sector it happened at, where that is valid
 * @param progress how far a long operation is, 0 to 65535
 */
public record SenseData(
    Sense sense, boolean deferred, OptionalInt information, OptionalInt progress) {
  /** Bytes of the fixed form that everything here fits into. */
  public static final int FIXED_LENGTH = 18;

  private static final int RESPONSE_FIXED = 0x70;
  private static final int RESPONSE_DESCRIPTOR = 0x72;
  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt S32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /**
   * {@return a current refusal and nothing more}
   *
   * @param key the sense key
   * @param asc the additional sense code
   * @param ascq its qualifier
   */
  public static SenseData of(int key, int asc, int ascq) {
    return of(new Sense(key, asc, ascq));
  }

  /**
   * {@return a current refusal and nothing more}
   *
   * @param sense what the drive said
   */
  public static SenseData of(Sense sense) {
    return new SenseData(sense, false, OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * {@return the same with how far the operation is}
   *
   * @param value out of 65 536
   */
  public SenseData withProgress(int value) {
    return new SenseData(sense, deferred, information, OptionalInt.of(value & 0xFFFF));
  }

  /**
   * Reads what came; empty where it is no sense data. Missing bytes count as zero.
   *
   * @param bytes what the drive sent
   * @return what it says
   */
  public static Optional<SenseData> parse(MemorySegment bytes) {
    if (bytes.byteSize() < 3) {
      return Optional.empty();
    }
    int response = u8(bytes, 0) & 0x7F;
    boolean deferred = (response & 1) != 0;
    return switch (response & 0x7E) {
      case RESPONSE_FIXED -> Optional.of(parseFixed(bytes, deferred));
      case RESPONSE_DESCRIPTOR -> Optional.of(parseDescriptors(bytes, deferred));
      default -> Optional.empty();
    };
  }

  /** {@return the fixed form, as a drive would send it} */
  public byte[] toFixed() {
    byte[] bytes = new byte[FIXED_LENGTH];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    bytes[0] = (byte) (RESPONSE_FIXED | (deferred ? 1 : 0) | (information.isPresent() ? 0x80 : 0));
    bytes[2] = (byte) sense.key();
    information.ifPresent(lba -> segment.set(S32, 3, lba));
    bytes[7] = FIXED_LENGTH - 8;
    bytes[12] = (byte) sense.asc();
    bytes[13] = (byte) sense.ascq();
    progress.ifPresent(
        value -> {
          bytes[15] = (byte) 0x80;
          segment.set(U16, 16, (short) value);
        });
    return bytes;
  }

  private static SenseData parseFixed(MemorySegment bytes, boolean deferred) {
    boolean valid = (u8(bytes, 0) & 0x80) != 0 && bytes.byteSize() >= 7;
    boolean specific = (u8(bytes, 15) & 0x80) != 0 && bytes.byteSize() >= FIXED_LENGTH;
    return new SenseData(
        new Sense(u8(bytes, 2) & 0xF, u8(bytes, 12), u8(bytes, 13)),
        deferred,
        valid ? OptionalInt.of(bytes.get(S32, 3)) : OptionalInt.empty(),
        specific ? OptionalInt.of(bytes.get(U16, 16) & 0xFFFF) : OptionalInt.empty());
  }

  private static SenseData parseDescriptors(MemorySegment bytes, boolean deferred) {
    OptionalInt information = OptionalInt.empty();
    OptionalInt progress = OptionalInt.empty();
    long end = Math.min(bytes.byteSize(), 8L + u8(bytes, 7));
    for (long at = 8; at + 2 <= end; at += 2L + u8(bytes, at + 1)) {
      long length = 2L + u8(bytes, at + 1);
      if (at + length > end) {
        break;
      }
      if (u8(bytes, at) == 0x00 && length >= 12 && (u8(bytes, at + 2) & 0x80) != 0) {
        information = OptionalInt.of(bytes.get(S32, at + 8));
      } else if (u8(bytes, at) == 0x02 && length >= 7 && (u8(bytes, at + 4) & 0x80) != 0) {
        progress = OptionalInt.of(bytes.get(U16, at + 5) & 0xFFFF);
      }
    }
    return new SenseData(
        new Sense(u8(bytes, 1) & 0xF, u8(bytes, 2), u8(bytes, 3)), deferred, information, progress);
  }

  private static int u8(MemorySegment bytes, long index) {
    return index < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, index) & 0xFF : 0;
  }
}
