package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriveTest {
  private final TestWaiter waiter = new TestWaiter();
  private EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), waiter);
  private Host host = new Host(recorder);

  @AfterEach
  void close() {
    recorder.close();
  }

  private void use(Personality.Builder personality) {
    recorder.close();
    recorder = EmulatedRecorder.of(personality.build(), waiter);
    host = new Host(recorder);
  }

  @Test
  void saysWhoItIs() {
    use(Personality.modern().toBuilder().identity("MAKER", "RECORDER", "2.5").serial("ABC123"));

    assertThat(host.ask("12 00 00 00 24 00", 36))
        .isEqualTo(
            "05 80 05 02 5B 00 00 00 4D 41 4B 45 52 20 20 20 52 45 43 4F 52 44 45 52 20 20 20 20 20"
                + " 20 20 20 32 2E 35 20");
    assertThat(host.ask("12 01 80 00 FF 00", 255)).isEqualTo("05 80 00 06 41 42 43 31 32 33");
    assertThat(host.sense("12 01 83 00 FF 00")).isEqualTo("5/24/00");
  }

  @Test
  void tellsOfPowerOnAndThenThatItIsEmpty() {
    assertThat(host.ask("12 00 00 00 08 00", 8)).startsWith("05 80");
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("6/29/00");
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/3A/01");
  }

  @Test
  void keepsSenseUntilItIsAskedFor() {
    host.settle();
    assertThat(host.sense("FE 00 00 00 00 00 00 00 00 00 00 00")).isEqualTo("5/20/00");

    assertThat(host.ask("03 00 00 00 12 00", 18))
        .isEqualTo("70 00 05 00 00 00 00 0A 00 00 00 00 20 00 00 00 00 00");
    assertThat(host.ask("03 00 00 00 12 00", 18))
        .isEqualTo("70 00 00 00 00 00 00 0A 00 00 00 00 00 00 00 00 00 00");
  }

  @Test
  void becomesReadyInItsTime() {
    use(Personality.modern().toBuilder().spinUp(Duration.ofSeconds(8)));
    recorder.insert(BlankMedium.cdr());
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("6/29/00");
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("6/28/00");

    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/04/01");
    waiter.pause(Duration.ofSeconds(2));
    assertThat(host.ask("03 00 00 00 12 00", 18)).endsWith("04 01 00 80 40 00");
    waiter.pause(Duration.ofSeconds(6));
    assertThat(host.sense("00 00 00 00 00 00")).isEmpty();
  }

  @Test
  void holdsALockedTray() {
    recorder.insert(BlankMedium.cdr());
    host.settle();
    assertThat(host.sense("1E 00 00 00 01 00")).isEmpty();
    assertThat(recorder.isLocked()).isTrue();
    assertThat(host.sense("1B 00 00 00 02 00")).isEqualTo("5/53/02");

    assertThat(host.sense("1E 00 00 00 00 00")).isEmpty();
    assertThat(host.sense("1B 00 00 00 02 00")).isEmpty();

    assertThat(recorder.isTrayOpen()).isTrue();
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/3A/02");
    assertThat(host.sense("1B 00 00 00 03 00")).isEmpty();
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("6/28/00");
    assertThat(host.sense("00 00 00 00 00 00")).isEmpty();
  }

  @Test
  void tellsOfMediaOnceEach() {
    String poll = "4A 01 00 00 10 00 00 00 08 00";
    assertThat(host.ask(poll, 8)).isEqualTo("00 06 04 12 00 00 00 00");
    recorder.insert(BlankMedium.cdr());
    assertThat(host.ask(poll, 8)).isEqualTo("00 06 04 12 02 02 00 00");
    assertThat(host.ask(poll, 8)).isEqualTo("00 06 04 12 00 02 00 00");
    recorder.remove();
    assertThat(host.ask(poll, 8)).isEqualTo("00 06 04 12 03 00 00 00");
    assertThat(host.sense("4A 00 00 00 10 00 00 00 08 00")).isEqualTo("5/24/00");
  }

  @Test
  void hasTheProfileOfItsMedium() {
    String profile = "46 00 00 00 00 00 00 00 08 00";
    assertThat(host.ask(profile, 8)).endsWith("00 00");
    recorder.insert(BlankMedium.cdr());
    assertThat(host.ask(profile, 8)).endsWith("00 09");
    recorder.insert(BlankMedium.cdrw());
    assertThat(host.ask(profile, 8)).endsWith("00 0A");
    recorder.insert(RecordingTest.album());
    assertThat(host.ask(profile, 8)).endsWith("00 08");
  }

  @Test
  void announcesMasteringWithRawAndCdText() {
    recorder.insert(BlankMedium.cdr());

    assertThat(host.ask("46 02 00 2E 00 00 00 00 10 00", 16))
        .isEqualTo("00 00 00 0C 00 00 00 09 00 2E 05 04 7F 00 0F FF");
  }

  @Test
  void doesNotKnowConfigurationsWhenItIsOld() {
    use(Personality.old().toBuilder());
    host.settle();

    assertThat(host.sense("46 00 00 00 00 00 00 00 08 00")).isEqualTo("5/20/00");
  }

  @Test
  void writesAtTheNextLowerSpeed() {
    host.settle();
    String performance = "AC 04 00 00 00 00 00 00 00 01 00 00";
    assertThat(host.sense("BB 00 FF FF 05 83 00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(performance, 24)).endsWith("00 00 05 83");
    assertThat(host.sense("BB 00 FF FF 05 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(performance, 24)).endsWith("00 00 02 C2");
    assertThat(host.sense("BB 00 FF FF FF FF 00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(performance, 24)).endsWith("00 00 1B 90");
  }

  @Test
  void refusesBlocksThatAreTooShort() {
    host.settle();

    assertThat(host.sense("28 00 00 00 00")).isEqualTo("5/24/00");
  }
}
