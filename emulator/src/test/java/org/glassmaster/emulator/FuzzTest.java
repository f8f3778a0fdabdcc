package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiCommand.Direction;
import org.glassmaster.mmc.TransportException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, there is an answer. */
class FuzzTest {
  private static final int COMMANDS = 2_000;
  private static final int[] KNOWN = {
    0x00, 0x03, 0x12, 0x15, 0x1A, 0x1B, 0x1E, 0x25, 0x28, 0x2A, 0x2B, 0x35, 0x3C, 0x42, 0x43, 0x46,
    0x4A, 0x51, 0x52, 0x53, 0x54, 0x55, 0x5A, 0x5B, 0x5C, 0x5D, 0xA1, 0xA8, 0xAA, 0xAC, 0xB6, 0xB9,
    0xBB, 0xBD, 0xBE, 0xD8
  };
  private static final byte[] SHEET =
      Host.bytes(
          "01 00 00 01 00 00 00 00 01 01 00 00 00 00 00 00"
              + "01 01 01 00 00 00 02 00 01 02 00 01 00 00 05 00"
              + "01 02 01 00 00 00 07 00 01 AA 01 01 00 00 0A 00");

  private static final List<Direction> DIRECTIONS =
      List.of(Direction.NONE, Direction.TO_DRIVE, Direction.FROM_DRIVE);

  private final byte[] memory = new byte[1 << 16];

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answersRandomCommands(long seed) throws TransportException {
    Random random = new Random(seed);
    Personality personality = personality(random);
    TestWaiter clock = new TestWaiter();
    try (EmulatedRecorder recorder = EmulatedRecorder.of(personality, clock)) {
      recorder.insert(BlankMedium.cdrw());
      Host host = new Host(recorder);
      for (int i = 0; i < COMMANDS; i++) {
        clock.pause(Duration.ofMillis(20));
        if (random.nextInt(200) == 0) {
          change(recorder, random);
        }
        if (random.nextInt(3) == 0) {
          sensible(host, random);
        } else {
          assertAnswer(recorder.execute(command(random)));
        }
      }
      assertThat(recorder.log().total()).isGreaterThanOrEqualTo(COMMANDS);
      // Random enough to be refused, sensible enough to get through.
      assertThat(succeeded(recorder, 0x2A)).isGreaterThan(5);
      assertThat(succeeded(recorder, 0x43)).isPositive();
    }
  }

  private static long succeeded(EmulatedRecorder recorder, int opcode) {
    return recorder.log().entries(opcode).stream().filter(entry -> entry.status() == 0).count();
  }

  /** Something that a burning or reading program might do next. */
  private static void sensible(Host host, Random random) {
    switch (random.nextInt(12)) {
      case 0 -> {
        host.execute("1B 00 00 00 03 00");
        host.settle();
      }
      case 1 -> host.execute("35 00 00 00 00 00 00 00 00 00");
      case 2 -> host.execute("5B 00 02 00 00 00 00 00 00 00");
      case 3 -> {
        int type = 1 + random.nextInt(3);
        int test = random.nextInt(6) == 0 ? 0x10 : 0;
        int block = type == 3 ? 1 + random.nextInt(3) : type == 2 ? 0 : 8 * random.nextInt(2);
        host.select(type | test, block, random.nextInt(2) * 3);
        if (type == 2) {
          host.give("5D 00 00 00 00 00 00 00 30 00", SHEET);
        }
      }
      case 4 -> host.receive("43 00 00 00 00 00 00 03 24 00", new byte[804]);
      case 5 ->
          host.receive(
              String.format(
                  "BE 00 %08X 00 00 0A F8 0%d 00", random.nextInt(900), random.nextInt(5)),
              new byte[10 * 2448]);
      case 6 -> {
        if (random.nextInt(8) == 0) {
          host.execute("A1 01 00 00 00 00 00 00 00 00 00 00");
        }
      }
      default -> write(host, random);
    }
  }

  /** A WRITE where the drive says that the next one goes, in blocks as the page has them. */
  private static void write(Host host, Random random) {
    byte[] track = new byte[36];
    byte[] page = new byte[60];
    if (!host.receive("52 01 00 00 00 FF 00 00 24 00", track).isGood()
        || !host.receive("5A 00 05 00 00 00 00 00 3C 00", page).isGood()) {
      return;
    }
    int bytes =
        switch (page[12] & 15) {
          case 1 -> 2368;
          case 2, 3 -> 2448;
          case 8 -> 2048;
          default -> 2352;
        };
    int count = 1 + random.nextInt(50);
    byte[] blocks = new byte[count * bytes];
    byte[] noise = new byte[64];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, blocks, random.nextInt(blocks.length - noise.length), noise.length);
    host.write(ByteBuffer.wrap(track).getInt(12), count, MemorySegment.ofArray(blocks));
  }

  private static Personality personality(Random random) {
    if (random.nextInt(4) == 0) {
      return Personality.old();
    }
    Personality.Builder builder = Personality.modern().toBuilder();
    if (random.nextBoolean()) {
      builder.realTime(1 << 18).spinUp(Duration.ofMillis(3)).fixation(Duration.ofMillis(9));
    }
    if (random.nextInt(4) == 0) {
      builder.writes(WriteMode.TAO).overread(false).binaryQ(true).qCrc(false);
    }
    return builder.overburn(random.nextInt(300)).readOffset(random.nextInt(9000) - 4500).build();
  }

  private static void change(EmulatedRecorder recorder, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> recorder.remove();
      case 1 -> recorder.insert(RecordingTest.album());
      case 2 -> recorder.reset();
      default ->
          recorder.insert(
              (random.nextBoolean() ? BlankMedium.cdr() : BlankMedium.cdrw())
                  .withSectors(1_000 + random.nextInt(5_000)));
    }
  }

  private static void assertAnswer(ScsiAnswer answer) {
    assertThat(answer.status()).isIn(0, 2);
    assertThat(answer.sense().isPresent()).isEqualTo(answer.status() == 2);
    assertThat(answer.transferred()).isNotNegative();
  }

  private ScsiCommand command(Random random) {
    int opcode =
        random.nextInt(10) == 0 ? random.nextInt(256) : KNOWN[random.nextInt(KNOWN.length)];
    byte[] bytes = new byte[random.nextInt(20) == 0 ? 1 + random.nextInt(16) : 12];
    random.nextBytes(bytes);
    bytes[0] = (byte) opcode;
    for (int i = 1; i < bytes.length; i++) {
      if (random.nextInt(3) > 0) {
        bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(16) : 0);
      }
    }
    Direction direction = DIRECTIONS.get(random.nextInt(3));
    int length = random.nextInt(4) == 0 ? random.nextInt(memory.length) : random.nextInt(64);
    byte[] noise = new byte[64];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, memory, random.nextInt(memory.length - noise.length), noise.length);
    if (opcode == 0x55 && random.nextBoolean() && bytes.length >= 10) {
      pages(random);
      length = 60;
      sized(bytes, 7, length);
      direction = Direction.TO_DRIVE;
    }
    if (opcode == 0x1B && bytes.length >= 6 && random.nextInt(8) > 0) {
      bytes[4] = 3;
    }
    if (opcode == 0x5D && bytes.length >= 10) {
      System.arraycopy(SHEET, 0, memory, 0, SHEET.length);
      if (random.nextBoolean()) {
        memory[random.nextInt(SHEET.length)] ^= (byte) (1 << random.nextInt(8));
      }
      length = SHEET.length;
      bytes[6] = 0;
      sized(bytes, 7, length);
      direction = Direction.TO_DRIVE;
    }
    if (opcode == 0x2A && bytes.length >= 10 && random.nextInt(4) > 0) {
      int[] sizes = {2048, 2336, 2352, 2368, 2448, 96, 2056};
      int[] starts = {0, -150, -11_635, -10_927};
      int count = random.nextInt(20);
      Cdb cdb =
          Cdb.of(bytes)
              .with32(2, starts[random.nextInt(starts.length)] + 26 * random.nextInt(2))
              .with16(7, count);
      bytes = cdb.toBytes();
      length = count * sizes[random.nextInt(sizes.length)];
      direction = Direction.TO_DRIVE;
    }
    MemorySegment data =
        direction == Direction.NONE
            ? MemorySegment.NULL
            : MemorySegment.ofArray(memory).asSlice(0, length);
    return new ScsiCommand(Cdb.of(bytes), direction, data, Duration.ofSeconds(1));
  }

  private void pages(Random random) {
    Arrays.fill(memory, 0, 60, (byte) 0);
    memory[8] = 5;
    memory[9] = 0x32;
    memory[10] = (byte) (1 + random.nextInt(3) + (random.nextInt(4) == 0 ? 0x10 : 0));
    memory[11] = (byte) (random.nextInt(2) * 0xC0);
    memory[12] = (byte) (random.nextInt(3) == 0 ? random.nextInt(16) : random.nextInt(4));
  }

  private static void sized(byte[] bytes, int at, int length) {
    bytes[at] = (byte) (length >> 8);
    bytes[at + 1] = (byte) length;
  }

  /** A stream in RAW mode with random bits turned over still ends in some state that answers. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void takesDamagedStreams(long seed) throws SourceException, TransportException {
    Random random = new Random(seed);
    RawImage image = new RawImage(Layout.of(RecordingTest.album(), -1_000), Render.DEFAULT);
    try (EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter())) {
      recorder.insert(BlankMedium.cdrw());
      Host host = new Host(recorder).settle();
      assertThat(host.select(3, 3, 0).isGood()).isTrue();
      int bytes = BlockFormat.RAW.bytes();
      MemorySegment block = MemorySegment.ofArray(new byte[25 * bytes]);
      int end = image.layout().end() - random.nextInt(2) * 6_900;
      for (int lba = -1_000; lba + 25 <= end; lba += 25) {
        image.read(lba, 25, SectorFormat.of(BlockFormat.RAW), block, 0);
        for (int i = random.nextInt(60); i > 0; i--) {
          long at = (long) random.nextInt(25) * bytes + 2352 + random.nextInt(96);
          block.set(ValueLayout.JAVA_BYTE, at, (byte) (Host.at(block, at) ^ 0x40));
        }
        assertThat(Host.sense(host.write(lba, 25, block))).isEmpty();
      }
      host.execute("35 00 00 00 00 00 00 00 00 00");
      host.execute("1B 00 00 00 02 00");
      host.execute("1B 00 00 00 03 00");
      host.settle();
      for (int i = 0; i < 300; i++) {
        assertAnswer(recorder.execute(command(random)));
      }
      host.settle().execute("1B 00 00 00 03 00");
      assertThat(host.settle().sense("A1 00 00 00 00 00 00 00 00 00 00 00")).isEmpty();
      assertThat(host.ask("51 00 00 00 00 00 00 00 22 00", 3)).isEqualTo("00 20 10");
    }
  }
}
