package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscQueriesTest {
  private final EmulatedRecorder recorder =
      EmulatedRecorder.of(Personality.modern(), new TestWaiter());
  private final Host host = new Host(recorder);

  @AfterEach
  void close() {
    recorder.close();
  }

  /** The answers that cdrdao, wodim and cdrskin were content with. */
  @Test
  void describeABlankDiscAsTheRecordingsDriveDid() {
    recorder.insert(BlankMedium.cdr());
    host.settle();

    assertThat(host.ask("51 00 00 00 00 00 00 00 22 00", 34))
        .isEqualTo(
            "00 20 00 01 01 01 01 20 FF 00 00 00 00 00 00 00 00 61 1A 41 00 4F 3B 4A"
                + " 00 00 00 00 00 00 00 00 00 00");
    assertThat(host.ask("52 01 00 00 00 01 00 00 20 00", 32))
        .isEqualTo(
            "00 22 01 01 00 04 4F 01 00 00 00 00 00 00 00 00 00 05 7D A9 00 00 00 00"
                + " 00 05 7D A9 00 00 00 00");
    assertThat(host.ask("43 00 04 00 00 00 00 00 1C 00", 28))
        .isEqualTo(
            "00 1A 00 00 D0 00 80 00 61 1A 41 00 4F 3B 4A 00 00 00 00 00 00 00 00 00"
                + " 00 00 00 00");
    assertThat(host.ask("25 00 00 00 00 00 00 00 00 00", 8)).isEqualTo("00 00 00 00 00 00 08 00");
    assertThat(host.sense("43 00 00 00 00 00 00 00 0C 00")).isEqualTo("5/24/00");
    assertThat(host.sense("43 00 00 00 00 00 00 00 0C 40")).isEqualTo("5/24/00");
    assertThat(host.sense("43 02 00 00 00 00 AA 00 0C 00")).isEqualTo("5/24/00");
  }

  @Test
  void tellWhereTheNextBlockGoesInEachWriteMode() {
    recorder.insert(BlankMedium.cdr());
    host.settle();
    String track = "52 01 00 00 00 FF 00 00 10 00";

    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(host.ask(track, 16)).endsWith("FF FF D2 8D");
    assertThat(host.select(2, 0, 0).isGood()).isTrue();
    assertThat(host.ask(track, 16)).endsWith("FF FF FF 6A");
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(host.ask(track, 16)).endsWith("00 00 00 00");
  }

  @Test
  void tellTheTableOfContentsInAllForms() {
    recorder.insert(RecordingTest.album());
    host.settle();

    // Index 1 of track 2 at 400 + 150, lead-out at 900; times two seconds later.
    assertThat(host.ask("43 00 00 00 00 00 00 03 24 00", 804))
        .isEqualTo(
            "00 1A 01 02 00 10 01 00 00 00 00 00 00 10 02 00 00 00 02 26 00 10 AA 00 00 00 03 84");
    assertThat(host.ask("43 02 00 00 00 00 02 03 24 00", 804))
        .isEqualTo("00 12 01 02 00 10 02 00 00 00 09 19 00 10 AA 00 00 00 0E 00");
    assertThat(host.ask("43 00 00 00 00 00 AA 03 24 00", 804))
        .isEqualTo("00 0A 01 02 00 10 AA 00 00 00 03 84");
    assertThat(host.sense("43 00 00 00 00 00 03 03 24 00")).isEqualTo("5/24/00");
    assertThat(host.ask("43 00 01 00 00 00 00 03 24 00", 804))
        .isEqualTo("00 0A 01 01 00 10 01 00 00 00 00 00");
    assertThat(host.ask("43 00 00 00 00 00 00 03 24 40", 804))
        .isEqualTo("00 0A 01 01 00 10 01 00 00 00 00 00");
    assertThat(host.ask("43 00 02 00 00 00 01 03 24 00", 804))
        .isEqualTo(
            "00 39 01 01"
                + " 01 10 00 A0 00 00 00 00 01 00 00"
                + " 01 10 00 A1 00 00 00 00 02 00 00"
                + " 01 10 00 A2 00 00 00 00 00 0E 00"
                + " 01 10 00 01 00 00 00 00 00 02 00"
                + " 01 10 00 02 00 00 00 00 00 09 19");
    assertThat(host.sense("43 00 04 00 00 00 00 03 24 00")).isEqualTo("5/24/00");
    assertThat(host.ask("25 00 00 00 00 00 00 00 00 00", 8)).isEqualTo("00 00 03 83 00 00 08 00");
  }

  @Test
  void tellCodesFromTheSubchannel() {
    recorder.insert(RecordingTest.album());
    host.settle();

    assertThat(host.ask("42 00 40 02 00 00 00 00 18 00", 24))
        .isEqualTo("00 15 00 14 02 00 00 00 80 34 30 30 36 33 38 31 33 33 33 39 33 31 00 00");
    assertThat(host.ask("42 00 40 03 00 00 02 00 18 00", 24))
        .isEqualTo("00 15 00 14 03 10 02 00 80 44 45 58 58 58 39 38 30 30 30 30 32 00 00 00");
    assertThat(host.sense("42 00 40 03 00 00 03 00 18 00")).isEqualTo("5/24/00");
    // Sector 599, in track 2 index 1, was the last one read: 49 after its start.
    assertThat(host.readCd(590, 10, 1, 0xF8, 0, 2352)).hasSize(23_520);
    assertThat(host.ask("42 00 40 01 00 00 00 00 10 00", 16))
        .isEqualTo("00 15 00 0C 01 10 02 01 00 00 02 58 00 00 00 32");
  }

  @Test
  void describeACompleteDiscAndItsTracks() {
    recorder.insert(RecordingTest.album());
    host.settle();

    assertThat(host.ask("51 00 00 00 00 00 00 00 22 00", 34))
        .startsWith("00 20 0E 01 01 01 02 20 00")
        .endsWith("FF FF FF FF FF FF FF FF 00 00 00 00 00 00 00 00 00 00");
    assertThat(host.ask("52 01 00 00 00 02 00 00 1C 00", 28))
        .isEqualTo(
            "00 22 02 01 00 00 0F 00 00 00 02 26 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 5E");
    assertThat(host.ask("52 00 00 00 01 90 00 00 03 00", 3)).endsWith("02");
    assertThat(host.sense("52 01 00 00 00 FF 00 00 1C 00")).isEqualTo("5/24/00");
  }
}
