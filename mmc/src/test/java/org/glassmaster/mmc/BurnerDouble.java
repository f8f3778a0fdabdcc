package org.glassmaster.mmc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A burner with a blank CD-R in it that does as told and writes down every command. It believes
 * everything; what is wrong with a drive is scripted.
 */
public final class BurnerDouble implements ScsiTransport {
  /** Answers something else than the burner would, or lets it go its way where it gives none. */
  public interface Reaction {
    @Nullable ScsiAnswer to(ScsiCommand command) throws TransportException;
  }

  private record Rule(Predicate<ScsiCommand> when, Reaction then, AtomicInteger left) {}

  private static final Duration COMMAND = Duration.ofMillis(1);

  /** Forty-fold speed. */
  private static final double SECTORS_PER_SECOND = 40 * 75.0;

  private final Clock clock;
  private final List<String> log = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private byte[] page05 =
      Vectors.hex("05 32 41 04 08 00 00 00 00 00 00 00 00 00 00 96".concat(" 00".repeat(36)));
  private String discInformation =
      "00 20 00 01 01 01 01 20 FF 00 00 00 00 00 00 00 00 61 1A 41 00 4F 3B 4A"
          + " 00 00 00 00 00 00 00 00 00 00";
  private String nextWritable = "00 00 00 00";
  private int largestTransfer = 64 << 10;
  private boolean wrote;
  private boolean closed;
  private boolean locked;

  public BurnerDouble(Clock clock) {
    this.clock = clock;
  }

  /** From now on, so often, what the predicate matches is answered otherwise. */
  public BurnerDouble on(Predicate<ScsiCommand> when, int times, Reaction then) {
    rules.add(new Rule(when, then, new AtomicInteger(times)));
    return this;
  }

  /** The same with a refusal. */
  public BurnerDouble refuse(Predicate<ScsiCommand> when, int times, int key, int asc, int ascq) {
    return on(when, times, command -> ScsiAnswer.check(SenseData.of(key, asc, ascq), 0));
  }

  /** Commands with an operation code. */
  public static Predicate<ScsiCommand> opcode(int opcode) {
    return command -> command.cdb().opcode() == opcode;
  }

  /** The WRITE that begins with a sector. */
  public static Predicate<ScsiCommand> writeAt(int lba) {
    return opcode(0x2A).and(command -> command.cdb().s32(2) == lba);
  }

  /** The MODE SELECT of a write type and a data block type. */
  public static Predicate<ScsiCommand> selects(int writeType, int dataBlockType) {
    return opcode(0x55)
        .and(
            command ->
                (command.data().get(ValueLayout.JAVA_BYTE, 10) & 0xF) == writeType
                    && command.data().get(ValueLayout.JAVA_BYTE, 12) == dataBlockType);
  }

  /** The answer to READ DISC INFORMATION. */
  public BurnerDouble discInformation(String hex) {
    this.discInformation = hex;
    return this;
  }

  /** What READ TRACK INFORMATION says of the next writable address, in hexadecimal. */
  public BurnerDouble nextWritable(String hex) {
    this.nextWritable = hex;
    return this;
  }

  public BurnerDouble largestTransfer(int bytes) {
    this.largestTransfer = bytes;
    return this;
  }

  /** Every command that was sent, with short data behind an arrow. */
  public synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** The same, without what is asked: what the drive was told. */
  public synchronized List<String> told() {
    return log.stream().filter(line -> !isQuestion(line)).toList();
  }

  private static boolean isQuestion(String line) {
    return List.of("00", "03", "12", "25", "43", "46", "4A", "51", "52", "5A", "5C", "AC").stream()
        .anyMatch(line::startsWith);
  }

  public synchronized void forget() {
    log.clear();
  }

  public boolean isClosed() {
    return closed;
  }

  public boolean isLocked() {
    return locked;
  }

  public byte[] page05() {
    return page05.clone();
  }

  @Override
  public String name() {
    return "double";
  }

  @Override
  public int largestTransfer() {
    return largestTransfer;
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return Arena.ofAuto().allocate(bytes, 512);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public synchronized ScsiAnswer execute(ScsiCommand command) throws TransportException {
    if (closed) {
      throw new TransportException(TransportException.Fault.GONE, "closed");
    }
    clock.pass(COMMAND);
    log.add(line(command));
    for (Rule rule : List.copyOf(rules)) {
      if (rule.left.get() > 0 && rule.when.test(command)) {
        rule.left.decrementAndGet();
        ScsiAnswer answer = rule.then.to(command);
        if (answer != null) {
          return answer;
        }
      }
    }
    return react(command);
  }

  private static String line(ScsiCommand command) {
    String line = command.cdb().toString();
    return command.direction() == ScsiCommand.Direction.TO_DRIVE
            && command.data().byteSize() <= 1 << 9
        ? line + " <- " + Vectors.hex(command.data().toArray(ValueLayout.JAVA_BYTE))
        : line;
  }

  private ScsiAnswer react(ScsiCommand command) {
    Cdb cdb = command.cdb();
    return switch (cdb.opcode()) {
      case 0x12 ->
          give(
              command,
              "05 80 00 02 5B 00 00 00 41 43 4D 45 20 20 20 20 42 55 52 4E 45 52 20 39 30 30 30"
                  + " 20 20 20 20 20 31 2E 30 30");
      case 0x46 ->
          give(
              command,
              "00 00 00 2C 00 00 00 09 00 1E 09 04 03 00 00 00 00 2D 09 08 46 00 01 01 00 00 00"
                  + " 00 00 2E 05 04 6F 00 0F F8 01 08 03 08 31 32 33 34 20 20 20 20");
      case 0x5A -> modeSense(command);
      case 0x55 -> modeSelect(command);
      case 0x51 -> give(command, wrote ? written() : discInformation);
      case 0x52 ->
          give(
              command,
              "00 22 01 01 00 04 4F 01 00 00 00 00 "
                  + nextWritable
                  + " 00 05 7D A9 00 00 00 00"
                  + " 00 05 7D A9 00 00 00 00 00 00 00 00");
      case 0x43 ->
          cdb.u8(2) == 4
              ? give(
                  command,
                  "00 1A 00 00 D0 00 80 00 61 1A 41 00 4F 3B 4A 00 00 00 00 00 00 00 00 00 00 00"
                      + " 00 00")
              : ScsiAnswer.check(SenseData.of(5, 0x24, 0), 0);
      case 0x5C -> give(command, "00 0A 00 00 00 20 00 00 00 08 00 00");
      case 0xAC -> ScsiAnswer.check(SenseData.of(5, 0x24, 0), 0);
      case 0x1E -> {
        locked = (cdb.u8(4) & 1) != 0;
        yield ScsiAnswer.good(0);
      }
      case 0x2A -> {
        wrote |= (page05[2] & 0x10) == 0;
        clock.pass(Duration.ofNanos((long) (cdb.u16(7) / SECTORS_PER_SECOND * 1e9)));
        yield ScsiAnswer.good((int) command.data().byteSize());
      }
      case 0xA1 -> {
        wrote = false;
        discInformation = discInformation.replaceFirst("^00 20 ..", "00 20 10");
        yield ScsiAnswer.good(0);
      }
      default ->
          ScsiAnswer.good(
              command.direction() == ScsiCommand.Direction.TO_DRIVE
                  ? (int) command.data().byteSize()
                  : 0);
    };
  }

  private String written() {
    String state = (page05[3] & 0xC0) == 0xC0 ? "01" : "0E";
    return discInformation.replaceFirst("^00 20 ..", "00 20 " + state);
  }

  private ScsiAnswer modeSense(ScsiCommand command) {
    int page = command.cdb().u8(2);
    if (page == 0x2A) {
      return give(
          command,
          "00 32 23 00 00 00 00 00 2A 2A 07 07 F1 7F 29 23 1B 90 01 00 08 00 1B 90 00 00 1B 90 1B"
              + " 90 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
    }
    return page == 0x05
        ? give(command, "00 3A 23 00 00 00 00 00 " + Vectors.hex(page05))
        : ScsiAnswer.check(SenseData.of(5, 0x24, 0), 0);
  }

  private ScsiAnswer modeSelect(ScsiCommand command) {
    byte[] list = command.data().toArray(ValueLayout.JAVA_BYTE);
    page05 = Arrays.copyOfRange(list, 8, list.length);
    return ScsiAnswer.good(list.length);
  }

  /** An answer, cut to what was asked for. */
  public static ScsiAnswer give(ScsiCommand command, String hex) {
    byte[] bytes = Vectors.hex(hex);
    int length = (int) Math.min(bytes.length, command.data().byteSize());
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, command.data(), 0, length);
    return ScsiAnswer.good(length);
  }
}
