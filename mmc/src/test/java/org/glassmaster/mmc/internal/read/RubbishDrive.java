package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.Random;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/** A drive that now and then answers with anything at all. */
final class RubbishDrive implements ScsiTransport {
  private static final int[][] SENSES = {
    {2, 4, 1},
    {2, 4, 7},
    {2, 4, 2},
    {3, 0x11, 5},
    {4, 9, 0},
    {5, 0x20, 0},
    {5, 0x21, 0},
    {5, 0x24, 0},
    {5, 0x64, 0},
    {6, 0x29, 0},
    {0xB, 0, 0},
    {1, 0x17, 0},
    {0xF, 0xFF, 0xFF}
  };

  private final ScsiTransport sane;
  private final Random random;
  private final double share;
  int commands;

  /**
   * A drive gone mad.
   *
   * @param share of answers that are rubbish
   */
  RubbishDrive(ScsiTransport sane, long seed, double share) {
    this.sane = sane;
    this.random = new Random(seed);
    this.share = share;
  }

  @Override
  public String name() {
    return "rubbish";
  }

  @Override
  public int largestTransfer() {
    return sane.largestTransfer();
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return sane.buffer(bytes);
  }

  @Override
  public void close() {
    sane.close();
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    commands++;
    ScsiAnswer answer = sane.execute(command);
    // What it is has to be known, or it is no drive at all.
    if (command.cdb().opcode() == 0x12 || random.nextDouble() >= share) {
      return answer;
    }
    MemorySegment data = command.data();
    int room = (int) data.byteSize();
    return switch (random.nextInt(9)) {
      case 0 -> {
        fill(data, 0, room);
        yield ScsiAnswer.good(room);
      }
      case 1 -> {
        fill(data, 0, room);
        yield ScsiAnswer.good(random.nextInt(room + 1));
      }
      case 2 -> ScsiAnswer.good(random.nextInt(-5, 2 * room + 5));
      case 3, 4 -> {
        // The right answer with a few wrong bytes.
        for (int i = 0; i < 1 + random.nextInt(6) && room > 0; i++) {
          fill(data, random.nextInt(Math.min(room, 200)), 1);
        }
        yield answer;
      }
      case 5 -> new ScsiAnswer(random.nextInt(256), 0, Optional.empty());
      case 6 -> {
        int[] sense = SENSES[random.nextInt(SENSES.length)];
        yield ScsiAnswer.check(SenseData.of(sense[0], sense[1], sense[2]), random.nextInt(10));
      }
      case 7 -> {
        if (random.nextInt(40) == 0) {
          TransportException.Fault[] faults = TransportException.Fault.values();
          throw new TransportException(faults[random.nextInt(faults.length)], "rubbish");
        }
        yield answer;
      }
      default ->
          ScsiAnswer.check(
              SenseData.of(random.nextInt(16), random.nextInt(256), random.nextInt(256)), 0);
    };
  }

  private void fill(MemorySegment data, long at, int count) {
    for (int i = 0; i < count; i++) {
      data.set(ValueLayout.JAVA_BYTE, at + i, (byte) random.nextInt());
    }
  }
}
