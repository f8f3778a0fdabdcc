package org.glassmaster.emulator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;

/** A host that sends commands as the tables print them. */
public final class Host {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int PAGE_05 = 8;

  private final EmulatedRecorder recorder;

  public Host(EmulatedRecorder recorder) {
    this.recorder = recorder;
  }

  /** Hears all unit attentions out. */
  public Host settle() {
    for (int i = 0; i < 5 && !execute("00 00 00 00 00 00").isGood(); i++) {
      // The next one tells the next attention.
    }
    return this;
  }

  public ScsiAnswer execute(String cdb) {
    return send(ScsiCommand.of(cdb(cdb), TIMEOUT));
  }

  /** What a command refuses with, such as {@code 5/24/00}; empty where it succeeds. */
  public String sense(String cdb) {
    return sense(execute(cdb));
  }

  public static String sense(ScsiAnswer answer) {
    return answer.sense().map(data -> data.sense().toString()).orElse("");
  }

  /** The answer to a command, in hexadecimal. */
  public String ask(String cdb, int room) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(read(cdb, room));
  }

  /** The answer to a command. */
  public byte[] read(String cdb, int room) {
    byte[] bytes = new byte[room];
    ScsiAnswer answer = receive(cdb, bytes);
    if (!answer.isGood()) {
      throw new AssertionError(cdb + ": " + sense(answer));
    }
    return Arrays.copyOf(bytes, answer.transferred());
  }

  public ScsiAnswer receive(String cdb, byte[] into) {
    return send(ScsiCommand.receiving(cdb(cdb), MemorySegment.ofArray(into), TIMEOUT));
  }

  public ScsiAnswer give(String cdb, byte[] data) {
    return send(ScsiCommand.sending(cdb(cdb), MemorySegment.ofArray(data), TIMEOUT));
  }

  public ScsiAnswer write(int lba, int count, MemorySegment data) {
    Cdb cdb = Cdb.of(10, 0x2A).with32(2, lba).with16(7, count);
    return send(ScsiCommand.sending(cdb, data, TIMEOUT));
  }

  /** Selects mode page 05h. */
  public ScsiAnswer select(byte[] page) {
    byte[] list = new byte[PAGE_05 + page.length];
    System.arraycopy(page, 0, list, PAGE_05, page.length);
    return give(String.format("55 10 00 00 00 00 00 00 %02X 00", list.length), list);
  }

  /** Selects a write type and data block type, and a multi-session choice. */
  public ScsiAnswer select(int writeType, int blockType, int multiSession) {
    byte[] page = new byte[52];
    page[0] = 5;
    page[1] = 0x32;
    page[2] = (byte) writeType;
    page[3] = (byte) (multiSession << 6);
    page[4] = (byte) blockType;
    page[15] = (byte) 150;
    return select(page);
  }

  public ScsiAnswer cue(String sheet) {
    byte[] rows = bytes(sheet);
    return give(
        String.format("5D 00 00 00 00 00 00 %02X %02X 00", rows.length >> 8, rows.length & 255),
        rows);
  }

  /** Reads sectors by READ CD. */
  public byte[] readCd(int lba, int count, int type, int selection, int subchannel, int bytes) {
    Cdb cdb =
        Cdb.of(12, 0xBE)
            .with(1, type << 2)
            .with32(2, lba)
            .with24(6, count)
            .with(9, selection)
            .with(10, subchannel);
    return read(cdb.toString(), count * bytes);
  }

  public ScsiAnswer send(ScsiCommand command) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = command.data();
      MemorySegment own = arena.allocate(Math.max(1, data.byteSize()), 8);
      MemorySegment.copy(data, 0, own, 0, data.byteSize());
      ScsiAnswer answer =
          recorder.execute(
              new ScsiCommand(
                  command.cdb(),
                  command.direction(),
                  own.asSlice(0, data.byteSize()),
                  command.timeout()));
      if (command.direction() == ScsiCommand.Direction.FROM_DRIVE) {
        MemorySegment.copy(own, 0, data, 0, data.byteSize());
      }
      return answer;
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  public static Cdb cdb(String hex) {
    return Cdb.of(bytes(hex));
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static MemorySegment random(long seed, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(seed).nextBytes(noise);
    return MemorySegment.ofArray(noise);
  }

  static byte at(MemorySegment memory, long index) {
    return memory.get(ValueLayout.JAVA_BYTE, index);
  }
}
