package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.WriteMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModePagesTest {
  private EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter());
  private Host host = new Host(recorder).settle();

  @AfterEach
  void close() {
    recorder.close();
  }

  private void use(Personality.Builder personality) {
    recorder.close();
    recorder = EmulatedRecorder.of(personality.build(), new TestWaiter());
    host = new Host(recorder).settle();
  }

  @Test
  void beginWithTrackAtOnceInMode1() {
    // As the recordings' drive answered wodim.
    String page = "05 32 41 04 08 00 00 00 00 00 00 00 00 00 00 96" + " 00".repeat(36);
    assertThat(host.ask("5A 00 05 00 00 00 00 00 3C 00", 60))
        .isEqualTo("00 3A 00 00 00 00 00 00 " + page);
    assertThat(host.ask("5A 00 85 00 00 00 00 00 3C 00", 60)).endsWith(page);
    assertThat(host.ask("5A 00 45 00 00 00 00 00 3C 00", 60))
        .startsWith("00 3A 00 00 00 00 00 00 05 32 7F FF 0F FF");
    assertThat(host.sense("5A 00 C5 00 00 00 00 00 3C 00")).isEqualTo("5/39/00");
    assertThat(host.sense("5A 00 30 00 00 00 00 00 08 00")).isEqualTo("5/24/00");
  }

  @Test
  void keepWhatIsSelectedUntilReset() {
    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(host.ask("5A 00 05 00 00 00 00 00 0D 00", 13)).endsWith("05 32 03 00 03");

    recorder.reset();
    host.settle();

    assertThat(host.ask("5A 00 05 00 00 00 00 00 0D 00", 13)).endsWith("05 32 41 04 08");
  }

  /** Write types and data block types (raw-dao-subchannel 3.2). */
  @ParameterizedTest
  @CsvSource({
    "0, 8, false", "1, 0, true", "1, 8, true", "1, 13, true", "1, 3, false", "2, 0, true",
    "2, 3, true", "2, 7, false", "3, 0, false", "3, 1, true", "3, 2, true", "3, 3, true",
    "3, 8, false", "4, 0, false"
  })
  void takeWhatTheDriveRecords(int writeType, int blockType, boolean taken) {
    assertThat(Host.sense(host.select(writeType, blockType, 0))).isEqualTo(taken ? "" : "5/26/00");
  }

  @Test
  void refuseWhatThePersonalityLacks() {
    use(Personality.modern().toBuilder().rawFormats(BlockFormat.PQ).testWrite(false));
    assertThat(Host.sense(host.select(3, 3, 0))).isEqualTo("5/26/00");
    assertThat(Host.sense(host.select(3, 1, 0))).isEmpty();
    assertThat(Host.sense(host.select(0x13, 1, 0))).isEqualTo("5/26/00");

    use(Personality.modern().toBuilder().writes(WriteMode.SAO).underrunFree(false));
    assertThat(Host.sense(host.select(3, 1, 0))).isEqualTo("5/26/00");
    assertThat(Host.sense(host.select(1, 8, 0))).isEqualTo("5/26/00");
    assertThat(Host.sense(host.select(0x42, 0, 0))).isEqualTo("5/26/00");
    assertThat(Host.sense(host.select(2, 0, 0))).isEmpty();
  }

  @Test
  void takeAListWithNothingButABlockDescriptor() {
    // As wodim ends.
    assertThat(
            Host.sense(
                host.give(
                    "55 10 00 00 00 00 00 00 10 00",
                    Host.bytes("00 00 00 00 00 00 00 08 00 00 00 00 00 00 08 00"))))
        .isEmpty();
  }

  @Test
  void sayWhatTheDriveCan() {
    // Page 2Ah: reads all, writes R and RW and tests, underrun protection, all of audio.
    assertThat(host.ask("5A 00 2A 00 00 00 00 00 10 00", 16))
        .startsWith("00 3A 00 00 00 00 00 00 2A 32 07 07 F1 7F 29 23");
    assertThat(host.sense("1E 00 00 00 01 00")).isEmpty();
    assertThat(host.ask("5A 00 2A 00 00 00 00 00 0F 00", 15)).endsWith("7F 2B");
  }

  @Test
  void comeAllAtOnceAndByTheShortCommand() {
    byte[] all = host.read("5A 00 3F 00 00 00 00 04 00 00", 1024);
    assertThat(all.length - 2).isEqualTo((all[0] & 0xFF) << 8 | (all[1] & 0xFF));
    assertThat(host.ask("1A 00 05 00 FF 00", 255)).startsWith("37 00 00 00 05 32 41");
  }
}
