package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Random;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String READY = "00 00 00 00 00 00";
  private static final String INQUIRY = "12 00 00 00 24 00";

  private final TestWaiter waiter = new TestWaiter();
  private final EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), waiter);
  private final Host host = new Host(recorder);

  @BeforeEach
  void insert() {
    recorder.insert(RecordingTest.album());
    host.settle();
  }

  @AfterEach
  void close() {
    recorder.close();
  }

  private void assertFails(TransportException.Fault fault) {
    ScsiCommand ready = ScsiCommand.of(Host.cdb(READY), Duration.ofSeconds(7));
    assertThatThrownBy(() -> recorder.execute(ready))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void comesAtTheNthCommandAndAsOftenAsAsked() {
    recorder.script(Fault.on(0x00).after(2).answering(new Sense(4, 0x3E, 0x00)).times(2));

    assertThat(host.sense(READY)).isEmpty();
    assertThat(host.ask(INQUIRY, 1)).isEqualTo("05");
    assertThat(host.sense(READY)).isEmpty();
    assertThat(host.sense(READY)).isEqualTo("4/3E/00");
    assertThat(host.sense(READY)).isEqualTo("4/3E/00");
    assertThat(host.sense(READY)).isEmpty();
  }

  @Test
  void comesWhereASectorIsTouched() {
    recorder.script(Fault.onAny().atLba(77).answering(new Sense(3, 0x11, 0x05)));

    assertThat(host.readCd(60, 17, 1, 0xF8, 0, 2352)).hasSize(17 * 2352);
    assertThat(host.sense("BE 04 00 00 00 3C 00 00 12 F8 00 00")).isEqualTo("3/11/05");
    assertThat(host.readCd(77, 1, 1, 0xF8, 0, 2352)).hasSize(2352);
  }

  @Test
  void breaksTheWayInItsKind() {
    recorder.script(Fault.on(0).ending(new Fault.Broken()));
    assertFails(TransportException.Fault.BROKEN);
    long before = waiter.nanoTime();
    recorder.script(Fault.on(0).ending(new Fault.TimedOut()));
    assertFails(TransportException.Fault.TIMED_OUT);
    assertThat(Duration.ofNanos(waiter.nanoTime() - before)).isEqualTo(Duration.ofSeconds(7));
    assertThat(host.sense(READY)).isEmpty();

    recorder.script(Fault.on(0).ending(new Fault.Reset()));
    assertFails(TransportException.Fault.RESET);
    assertThat(host.sense(READY)).isEqualTo("6/29/00");

    recorder.script(Fault.on(0).ending(new Fault.Unplugged()));
    assertFails(TransportException.Fault.GONE);
    assertFails(TransportException.Fault.GONE);
    recorder.mend();
    assertThat(host.sense(READY)).isEmpty();
  }

  @Test
  void tellsOfAnEarlierCommand() {
    recorder.script(Fault.on(0).ending(new Fault.Deferred(new Sense(3, 0x0C, 0x00))));

    assertThat(host.sense(READY)).isEmpty();
    ScsiAnswer next = host.execute(READY);
    assertThat(next.sense().orElseThrow().deferred()).isTrue();
    assertThat(Host.sense(next)).isEqualTo("3/0C/00");
    assertThat(host.sense(READY)).isEmpty();
  }

  @Test
  void spoilsAnswers() {
    recorder.script(Fault.on(0x12).ending(new Fault.Truncated(5)));
    assertThat(host.read(INQUIRY, 36)).hasSize(5);

    recorder.script(Fault.on(0x43).ending(new Fault.WrongLength(0xFFFF)));
    assertThat(host.ask("43 00 00 00 00 00 00 00 0C 00", 12)).startsWith("FF FF 01 02");

    recorder.script(Fault.on(0x12).ending(new Fault.Garbage(3)));
    byte[] noise = host.read(INQUIRY, 36);
    recorder.script(Fault.on(0x12).ending(new Fault.Garbage(3)));
    assertThat(host.read(INQUIRY, 36)).isEqualTo(noise).isNotEqualTo(host.read(INQUIRY, 36));

    recorder.script(Fault.on(0).ending(new Fault.Status(0x08)));
    assertThat(host.execute(READY).status()).isEqualTo(0x08);
  }

  @Test
  void spoilsOrSkipsWhatIsWritten() {
    recorder.insert(BlankMedium.cdr());
    host.settle();
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    MemorySegment silence = MemorySegment.ofArray(new byte[30 * 2352]);
    recorder.script(Fault.on(0x2A).atLba(45).ending(new Fault.Garbage(9)));
    for (int lba = 0; lba < 300; lba += 30) {
      assertThat(host.write(lba, 30, silence).isGood()).isTrue();
    }
    recorder.script(Fault.on(0x2A).ending(new Fault.Ignored()));
    assertThat(host.write(300, 30, silence).isGood()).isTrue();
    assertThat(Host.sense(host.write(330, 30, silence))).isEqualTo("5/21/02");
    assertThat(host.sense("35 00 00 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.sense("5B 00 02 00 00 00 00 00 00 00")).isEmpty();

    assertThat(host.readCd(0, 30, 1, 0xF8, 0, 2352)).containsOnly(0);
    byte[] expected = new byte[30 * 2352];
    new Random(9).nextBytes(expected);
    assertThat(host.readCd(30, 30, 1, 0xF8, 0, 2352)).isEqualTo(expected);
  }

  @Test
  void leavesALogOfAllThatHappened() {
    recorder.log().clear();
    recorder.script(Fault.on(0).ending(new Fault.Broken()));
    assertFails(TransportException.Fault.BROKEN);
    assertThat(host.sense("43 00 04 00 00 00 00 00 0C 00")).isEqualTo("5/24/00");
    assertThat(host.select(1, 8, 0).isGood()).isTrue();

    assertThat(recorder.log().entries().stream().map(e -> e.cdb().opcode() + " " + e.status()))
        .containsExactly("0 -1", "67 2", "85 0");
    assertThat(recorder.log().entries(0x55).getFirst().parameters())
        .startsWith("00 00 00 00 00 00 00 00 05 32 01 00 08");
    assertThat(recorder.log().entries(0x43).getFirst().sense()).contains(new Sense(5, 0x24, 0x00));
  }

  @Test
  void carriesNoMoreThanTheWayCan() {
    ScsiCommand large =
        ScsiCommand.receiving(
            Cdb.of(6, 0x12), MemorySegment.ofArray(new byte[1 << 18]), Duration.ofSeconds(1));
    assertThatThrownBy(() -> recorder.execute(large))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.fault()).isEqualTo(TransportException.Fault.TOO_LARGE));
  }
}
