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

  /** The drive refuses the command and does nothing. */
  public record Check(Sense sense) implements Effect {}

  /** The drive does the command and then tells of an error with an earlier one. */
  public record Deferred(Sense sense) implements Effect {}

  /** The drive answers with a bare status byte, such as busy (08h). */
  public record Status(int status) implements Effect {}

  /** The command does not come to an end; nobody knows whether it was carried out, but it was. */
  public record TimedOut() implements Effect {}

  /** The drive is unplugged, for this command and all after it, until it is plugged in again. */
  public record Unplugged() implements Effect {}

  /** The drive is reset: what it was doing is lost, and it says so at the next command. */
  public record Reset() implements Effect {}

  /** The way breaks under this one command. */
  public record Broken() implements Effect {}

  /** No more than so many bytes move. */
  public record Truncated(int bytes) implements Effect {}

  /** What moves, either way, is random bytes; the same for the same seed. */
  public record Garbage(long seed) implements Effect {}

  /** The first two bytes of the answer, which are a length in most, say something else. */
  public record WrongLength(int length) implements Effect {}

  /** The command is said to be done and is not. */
  public record Ignored() implements Effect {}

  public Fault {
    if (skipped < 0 || times < 1) {
      throw new IllegalArgumentException("after " + skipped + ", " + times + " times");
    }
  }

  /** Happens to the next command with that operation code. */
  public static Fault on(int opcode) {
    return new Fault(OptionalInt.of(opcode), OptionalInt.empty(), 0, 1, new Broken());
  }

  /** Happens to the next command, whatever it is. */
  public static Fault onAny() {
    return new Fault(OptionalInt.empty(), OptionalInt.empty(), 0, 1, new Broken());
  }

  /** The same, once so many such commands have gone well. */
  public Fault after(int commands) {
    return new Fault(opcode, lba, commands, times, effect);
  }

  /** The same, with commands that touch a sector. */
  public Fault atLba(int sector) {
    return new Fault(opcode, OptionalInt.of(sector), skipped, times, effect);
  }

  /** The same, with so many commands in a row. */
  public Fault times(int count) {
    return new Fault(opcode, lba, skipped, count, effect);
  }

  /** The same with another effect. */
  public Fault ending(Effect other) {
    return new Fault(opcode, lba, skipped, times, other);
  }

  /** The same, with a refusal. */
  public Fault answering(Sense sense) {
    return ending(new Check(sense));
  }
}
