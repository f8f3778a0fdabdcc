package org.glassmaster.backend.imapi2.internal.drive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;

/**
 * What becomes of a command that IMAPI2 answers with a failure. Some failures are what the drive
 * said, translated: those are translated back, so that the engine that knows drives can act on
 * them.
 */
final class SenseForResult {
  /** {@code S_IMAPI_COMMAND_HAS_SENSE_DATA}. */
  static final int HAS_SENSE_DATA = 0x00AA0200;

  private SenseForResult() {}

  /** The answer of the drive behind a failure, where it is one. */
  static ScsiAnswer answer(ComException failure, MemorySegment sense, String name)
      throws TransportException {
    if (sense.get(ValueLayout.JAVA_BYTE, 0) != 0) {
      Optional<SenseData> said = SenseData.parse(sense);
      if (said.isPresent()) {
        return ScsiAnswer.check(said.get(), 0);
      }
    }
    Optional<Sense> meant = sense(failure.result().value());
    if (meant.isPresent()) {
      return ScsiAnswer.check(SenseData.of(meant.get()), 0);
    }
    throw new TransportException(
        fault(failure.result().value()), name + ": " + failure.getMessage(), failure);
  }

  /** The sense data that a result of the recorder stands for (SPC, sense data). */
  static Optional<Sense> sense(int result) {
    return switch (result) {
      case 0xC0AA0201 -> sense(0x5, 0x24, 0x00);
      case 0xC0AA0202 -> sense(0x2, 0x3A, 0x00);
      case 0xC0AA0203, 0xC0AA0204 -> sense(0x2, 0x30, 0x00);
      case 0xC0AA0205 -> sense(0x2, 0x04, 0x01);
      case 0xC0AA0206 -> sense(0x2, 0x04, 0x04);
      case 0xC0AA0207 -> sense(0x2, 0x04, 0x07);
      case 0xC0AA0208 -> sense(0x5, 0x26, 0x00);
      case 0xC0AA0209 -> sense(0x7, 0x27, 0x00);
      case 0xC0AA0212 -> sense(0x3, 0x30, 0x01);
      case 0xC0AA0300 -> sense(0x3, 0x0C, 0x09);
      default -> Optional.empty();
    };
  }

  private static Optional<Sense> sense(int key, int asc, int ascq) {
    return Optional.of(new Sense(key, asc, ascq));
  }

  /** What happened to the way to the drive. */
  static Fault fault(int result) {
    return switch (result) {
      case 0xC0AA020D, 0x80070079 -> Fault.TIMED_OUT;
      case 0x80070006, 0x80070037, 0x800701B1, 0x8007048F, 0x80070651, 0x80010108 -> Fault.GONE;
      case 0x80070005, 0xC0AA0210, 0x80070020 -> Fault.NOT_PERMITTED;
      case 0x8007045D -> Fault.RESET;
      default -> Fault.BROKEN;
    };
  }
}
