package org.glassmaster.core.fault;

import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.finding.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Something that stopped the work and that a caller can act on. The subtype says whose fault it is
 * and what became of the medium; {@link #code} is stable; {@link #advice} is the next step.
 */
public abstract sealed class GlassmasterException extends Exception
    permits ContentException,
        DeviceException,
        MediumException,
        SourceException,
        WriteException,
        CancelledException {
  private static final long serialVersionUID = 1;

  /** Its stable code. */
  private final String code;

  private transient Optional<String> where = Optional.empty();
  private transient OptionalInt lba = OptionalInt.empty();
  private transient Optional<Sense> sense = Optional.empty();
  private transient Optional<Advice> advice = Optional.empty();

  GlassmasterException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** {@return the stable name of this fault, such as {@code source-missing}} */
  public final String code() {
    return code;
  }

  /** {@return the place in the user's own terms: a file, a line of a sheet, a track} */
  public final Optional<String> where() {
    return where;
  }

  /** {@return the sector it happened at} */
  public final OptionalInt lba() {
    return lba;
  }

  /** {@return what the drive said} */
  public final Optional<Sense> sense() {
    return sense;
  }

  /** {@return the next step} */
  public final Optional<Advice> advice() {
    return advice;
  }

  final void place(String place) {
    this.where = Optional.of(place);
  }

  final void place(int sector) {
    this.lba = OptionalInt.of(sector);
  }

  final void say(Sense words) {
    this.sense = Optional.of(words);
  }

  final void advise(Advice step) {
    this.advice = Optional.of(step);
  }
}
