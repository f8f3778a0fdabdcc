package org.glassmaster.emulator;

import java.util.OptionalInt;
import org.glassmaster.core.fault.Sense;

/**
 * Something that goes wrong with a command, on purpose.
 *
 * <pre>{@code
 * recorder.script(
 *     Fault.on(0x2A).atLba(1000).answering(new Sense(3, 0x0C, 0x09)),
 *     Fault.on(0x51).after(2).ending(new Fault.TimedOut()).times(3));
 * }</pre>
 *
 * @param opcode of which operation code; empty for all
 * @param lba the sector that the command has to touch; empty for any
 * @param skipped how many such commands go well before
 * @param times how many go wrong then
 * @param effect what happens
 */
public record Fault(OptionalInt opcode, OptionalInt lba, int skipped, int times, Effect effect) {
  /** What happens instead of what should. */
  public sealed interface Effect {}

  /**
   * The drive refuses the command and does nothing.
   *
   * @param sense what the drive said
   */
  public record Check(Sense sense) implements Effect {}

  /**
   * The drive does the command and then tells of an error with an earlier one.
   *
   * @param sense what the drive said
   */
  public record Deferred(Sense sense) implements Effect {}

  /**
   * The drive answers with a bare status byte, such as busy (08h).
   *
   * @param status the status byte
   */
  public record Status(int status) implements Effect {}

  /** The command does not come to an end; nobody knows whether it was carried out, but it was. */
  public record TimedOut() implements Effect {}

  /** The drive is unplugged, for this command and all after it, until it is plugged in again. */
  public record Unplugged() implements Effect {}

  /** The drive is reset: what it was doing is lost, and it says so at the next command. */
  public record Reset() implements Effect {}

  /** The way breaks under this one command. */
  public record Broken() implements Effect {}

  /**
   * No more than so many bytes move.
   *
   * @param bytes how many come
   */
  public record Truncated(int bytes) implements Effect {}

  /**
   * What moves, either way, is random bytes; the same for the same seed.
   *
   * @param seed decides what comes
   */
  public record Garbage(long seed) implements Effect {}

  /**
   * The first two bytes of the answer, which are a length in most, say something else.
   *
   * @param length how many it claims
   */
  public record WrongLength(int length) implements Effect {}

  /** The command is said to be done and is not. */
  public record Ignored() implements Effect {}

  /** Refuses what cannot be. */
  public Fault {
    if (skipped < 0 || times < 1) {
      throw new IllegalArgumentException("after " + skipped + ", " + times + " times");
    }
  }

  /**
   * Happens to the next command with that operation code.
   *
   * @param opcode the operation code
   * @return the fault, once and well-formed
   */
  public static Fault on(int opcode) {
    return new Fault(OptionalInt.of(opcode), OptionalInt.empty(), 0, 1, new Broken());
  }

  /**
   * Happens to the next command, whatever it is.
   *
   * @return the fault, once and well-formed
   */
  public static Fault onAny() {
    return new Fault(OptionalInt.empty(), OptionalInt.empty(), 0, 1, new Broken());
  }

  /**
   * {@return the same, once so many such commands have gone well}
   *
   * @param commands how many pass before
   */
  public Fault after(int commands) {
    return new Fault(opcode, lba, commands, times, effect);
  }

  /**
   * {@return the same, with commands that touch a sector}
   *
   * @param sector the address in the command
   */
  public Fault atLba(int sector) {
    return new Fault(opcode, OptionalInt.of(sector), skipped, times, effect);
  }

  /**
   * {@return the same, with so many commands in a row}
   *
   * @param count how often
   */
  public Fault times(int count) {
    return new Fault(opcode, lba, skipped, count, effect);
  }

  /**
   * {@return the same with another effect}
   *
   * @param other how it ends
   */
  public Fault ending(Effect other) {
    return new Fault(opcode, lba, skipped, times, other);
  }

  /**
   * {@return the same, with a refusal}
   *
   * @param sense what the drive said
   */
  public Fault answering(Sense sense) {
    return ending(new Check(sense));
  }
}
