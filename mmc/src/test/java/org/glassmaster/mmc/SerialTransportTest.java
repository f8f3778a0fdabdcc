package org.glassmaster.mmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SerialTransportTest {
  private static final Cdb READ = Cdb.of(12, 0xBE);
  private static final Cdb WRITE = Cdb.of(10, 0x2A);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Answers a read with its own number, and keeps the first byte of a write. */
  private static final class Way extends SerialTransport {
    int carried;
    int released;
    byte written;
    MemorySegment last = MemorySegment.NULL;
    Fault fails = Fault.BROKEN;
    int failing = -1;

    Way() {
      super("/dev/way", 64, Arena.ofShared());
    }

    @Override
    protected ScsiAnswer carry(ScsiCommand command, MemorySegment data) throws TransportException {
      last = data;
      if (++carried == failing) {
        throw new TransportException(fails, "as scripted");
      }
      if (command.direction() == ScsiCommand.Direction.TO_DRIVE) {
        written = data.get(ValueLayout.JAVA_BYTE, 0);
        return ScsiAnswer.good((int) data.byteSize());
      }
      if (data.byteSize() == 0) {
        return ScsiAnswer.good(0);
      }
      data.set(ValueLayout.JAVA_BYTE, 0, (byte) carried);
      data.set(ValueLayout.JAVA_BYTE, 1, (byte) carried);
      return ScsiAnswer.good(1);
    }

    @Override
    protected void release() {
      released++;
    }
  }

  private final Way way = new Way();

  @AfterEach
  void ends() {
    way.close();
  }

  @Test
  void givesItsOwnMemoryToTheSystemAsItIs() throws Exception {
    MemorySegment buffer = way.buffer(10);
    assertThat(buffer.byteSize()).isEqualTo(10);
    assertThat(buffer.address() % 4096).isZero();
    assertThat(way.execute(ScsiCommand.receiving(READ, buffer, SOON)).transferred()).isEqualTo(1);
    assertThat(way.last.address()).isEqualTo(buffer.address());
  }

  @Test
  void takesMemoryOfTheHeapRoundAboutAndNoMoreThanCame() throws Exception {
    byte[] room = {7, 7};
    way.execute(ScsiCommand.receiving(READ, MemorySegment.ofArray(room), SOON));
    assertThat(way.last.isNative()).isTrue();
    assertThat(room).containsExactly(1, 7);
    way.execute(ScsiCommand.sending(WRITE, MemorySegment.ofArray(new byte[] {42}), SOON));
    assertThat(way.written).isEqualTo((byte) 42);
  }

  @Test
  void movesNothingWhereNothingIsToMove() throws Exception {
    way.execute(new ScsiCommand(READ, ScsiCommand.Direction.NONE, way.buffer(8), SOON));
    assertThat(way.last.byteSize()).isZero();
    assertThat(way.carried).isEqualTo(1);
  }

  @Test
  void refusesMoreThanOneCommandMoves() {
    assertThatThrownBy(() -> way.execute(ScsiCommand.receiving(READ, way.buffer(65), SOON)))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TOO_LARGE))
        .hasMessage("/dev/way carries 64 bytes in a command, not 65");
    assertThat(way.carried).isZero();
  }

  @Test
  void staysGone() throws Exception {
    way.failing = 1;
    way.fails = Fault.GONE;
    ScsiCommand command = ScsiCommand.of(READ, SOON);
    for (int tries = 0; tries < 3; tries++) {
      assertThatThrownBy(() -> way.execute(command))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));
    }
    assertThat(way.carried).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"GONE"},
      mode = EnumSource.Mode.EXCLUDE)
  void goesOnAfterAnythingElse(Fault fault) throws Exception {
    way.failing = 1;
    way.fails = fault;
    ScsiCommand command = ScsiCommand.of(READ, SOON);
    assertThatThrownBy(() -> way.execute(command)).isInstanceOf(TransportException.class);
    assertThat(way.execute(command).isGood()).isTrue();
  }

  @Test
  void givesTheDriveBackOnce() throws Exception {
    MemorySegment buffer = way.buffer(4);
    way.close();
    way.close();
    assertThat(way.released).isEqualTo(1);
    assertThat(buffer.scope().isAlive()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> way.buffer(1));
    assertThatThrownBy(() -> way.execute(ScsiCommand.of(READ, SOON)))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE))
        .hasMessage("/dev/way is closed");
  }
}
