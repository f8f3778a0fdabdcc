package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.subchannel.PqCrc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingRulesTest {
  private static final String SYNC = "35 00 00 00 00 00 00 00 00 00";
  private static final String CLOSE = "5B 00 02 00 00 00 00 00 00 00";
  private static final String INFORMATION = "51 00 00 00 00 00 00 00 22 00";
  private static final String BLANK = "00 20 00";
  private static final String COMPLETE = "00 20 0E";
  private static final String APPENDABLE = "00 20 01";

  private final TestWaiter waiter = new TestWaiter();
  private EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), waiter);
  private Host host = new Host(recorder);

  @AfterEach
  void close() {
    recorder.close();
  }

  private void use(Personality.Builder personality, BlankMedium medium) {
    recorder.close();
    recorder = EmulatedRecorder.of(personality.build(), waiter);
    host = new Host(recorder);
    recorder.insert(medium);
    host.settle();
  }

  private static RawImage image(int leadIn, PqCrc crc) {
    return new RawImage(Layout.of(RecordingTest.album(), leadIn), Render.DEFAULT.withPqCrc(crc));
  }

  /** Sends sectors of a RAW image until one WRITE is refused; answers how. */
  private String raw(RawImage image, BlockFormat format, int from, int to) throws SourceException {
    for (int lba = from; lba < to; lba += 25) {
      int count = Math.min(25, to - lba);
      MemorySegment blocks = MemorySegment.ofArray(new byte[count * format.bytes()]);
      image.read(lba, count, SectorFormat.of(format), blocks, 0);
      String sense = Host.sense(host.write(lba, count, blocks));
      if (!sense.isEmpty()) {
        return sense;
      }
    }
    return "";
  }

  private String track(int sectors, byte fill) {
    int next = ByteBuffer.wrap(host.read("52 01 00 00 00 FF 00 00 24 00", 36)).getInt(12);
    byte[] blocks = new byte[50 * 2352];
    Arrays.fill(blocks, fill);
    for (int done = 0; done < sectors; done += 50) {
      int count = Math.min(50, sectors - done);
      String sense =
          Host.sense(
              host.write(
                  next + done, count, MemorySegment.ofArray(blocks).asSlice(0, count * 2352L)));
      if (!sense.isEmpty()) {
        return sense;
      }
    }
    return host.sense(SYNC);
  }

  @ParameterizedTest
  @CsvSource({
    "EITHER, INVERTED, ''", "EITHER, PLAIN, ''", "INVERTED, INVERTED, ''",
    "INVERTED, PLAIN, 5/26/00", "PLAIN, PLAIN, ''", "PLAIN, INVERTED, 5/26/00",
    "REMADE, PLAIN, ''"
  })
  void takesTheCrcItsWay(Personality.PqCrcHabit habit, PqCrc sent, String sense)
      throws SourceException {
    use(Personality.modern().toBuilder().pqCrc(habit), BlankMedium.cdr());
    RawImage image = image(-1_000, sent);
    assertThat(host.select(3, 1, 0).isGood()).isTrue();

    assertThat(raw(image, BlockFormat.PQ, -1_000, image.layout().end())).isEqualTo(sense);

    if (sense.isEmpty()) {
      assertThat(host.sense(SYNC)).isEmpty();
      assertThat(recorder.findings()).isEmpty();
      // Control 0, track 2, index 1, at its start: CRC as discs store it (raw-dao-subchannel 2.7).
      assertThat(host.readCd(0, 1, 1, 0, 2, 16))
          .isEqualTo(Host.bytes("01 01 01 00 00 00 00 00 02 00 5A 28 00 00 00 80"));
    }
  }

  @Test
  void leavesABlankDiscBlankWhenItOnlyTries() throws SourceException {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    RawImage image = image(-1_000, PqCrc.INVERTED);
    assertThat(host.select(0x13, 3, 0).isGood()).isTrue();

    assertThat(raw(image, BlockFormat.RAW, -1_000, image.layout().end())).isEmpty();
    assertThat(host.sense(SYNC)).isEmpty();

    assertThat(host.ask(INFORMATION, 3)).isEqualTo(BLANK);
    assertThat(recorder.log().writes()).hasToString("[-1000+8650*2448]");
  }

  @Test
  void saysThatItIsDoneWithADeadLaserAndLeavesItBlank() throws SourceException {
    use(Personality.modern().toBuilder().deadLaser(true), BlankMedium.cdr());
    RawImage image = image(-1_000, PqCrc.INVERTED);
    assertThat(host.select(3, 3, 0).isGood()).isTrue();

    assertThat(raw(image, BlockFormat.RAW, -1_000, image.layout().end())).isEmpty();
    assertThat(host.sense(SYNC)).isEmpty();

    assertThat(host.ask(INFORMATION, 3)).isEqualTo(BLANK);
  }

  @Test
  void takesALeadInFromAnyAddressAndThenNoGap() throws SourceException {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    RawImage image = image(-1_000, PqCrc.INVERTED);
    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(raw(image, BlockFormat.RAW, -150, -125)).isEqualTo("5/21/02");
    assertThat(raw(image, BlockFormat.RAW, -900, -875)).isEmpty();
    assertThat(raw(image, BlockFormat.RAW, -850, -825)).isEqualTo("5/21/02");
    assertThat(raw(image, BlockFormat.PQ, -875, -850)).isEqualTo("5/24/00");
    assertThat(raw(image, BlockFormat.RAW, -875, -850)).isEmpty();
    assertThat(host.sense(CLOSE)).isEqualTo("5/2C/00");
  }

  @Test
  void endsWhereTheMediumEnds() throws SourceException {
    // The album's lead-out starts at 900.
    RawImage image = image(-1_000, PqCrc.INVERTED);
    use(Personality.modern().toBuilder(), BlankMedium.cdr().withSectors(900));
    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(raw(image, BlockFormat.RAW, -1_000, image.layout().end())).isEmpty();

    use(Personality.modern().toBuilder(), BlankMedium.cdr().withSectors(899));
    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(raw(image, BlockFormat.RAW, -1_000, 900)).isEqualTo("5/21/00");

    use(Personality.modern().toBuilder().overburn(1), BlankMedium.cdr().withSectors(899));
    assertThat(host.select(3, 3, 0).isGood()).isTrue();
    assertThat(raw(image, BlockFormat.RAW, -1_000, image.layout().end())).isEmpty();
  }

  @Test
  void burnsNothingOnAPressedOrACompleteDisc() {
    recorder.insert(RecordingTest.album());
    host.settle();
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    MemorySegment block = MemorySegment.ofArray(new byte[2352]);
    assertThat(Host.sense(host.write(0, 1, block))).isEqualTo("5/30/05");

    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo("00 20 05");
    assertThat(host.sense(CLOSE)).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo(COMPLETE);
    assertThat(Host.sense(host.write(452, 1, block))).isEqualTo("5/30/05");
  }

  @Test
  void appendsSessionsWhereTheStandardPutsThem() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    for (int session = 1; session <= 3; session++) {
      assertThat(host.select(1, 0, session < 3 ? 3 : 0).isGood()).isTrue();
      assertThat(track(300, (byte) session)).isEmpty();
      assertThat(host.sense(CLOSE)).isEmpty();
      assertThat(host.ask(INFORMATION, 3)).isEqualTo(session < 3 ? APPENDABLE : COMPLETE);
    }

    // Lead-out at 302; +11 400, then +6 900 (raw-dao 1.2).
    assertThat(host.ask("43 00 00 00 00 00 01 03 24 00", 804))
        .isEqualTo(
            "00 22 01 03 00 10 01 00 00 00 00 00 00 10 02 00 00 00 2D B6"
                + " 00 10 03 00 00 00 49 D8 00 10 AA 00 00 00 4B 06");
    assertThat(host.ask("43 00 01 00 00 00 00 03 24 00", 12))
        .isEqualTo("00 0A 01 03 00 10 03 00 00 00 49 D8");
    byte[] second = host.readCd(0x2DB6, 1, 1, 0xF8, 0, 2352);
    assertThat(second).containsOnly(2);
    assertThat(host.readCd(0x49D8 + 299, 1, 1, 0xF8, 0, 2352)).containsOnly(3);
    // Q of the second session's first sector: track 2, 00:00:00, 11 702 + 150 sectors in.
    assertThat(Arrays.copyOf(host.readCd(0x2DB6, 1, 1, 0, 2, 16), 10))
        .isEqualTo(Host.bytes("01 02 01 00 00 00 00 02 38 02"));
    assertThat(recorder.findings()).isEmpty();
    assertThat(recorder.content().orElseThrow().layout().tracks().map(TrackLayout::index1))
        .containsExactly(0, 11_702, 18_904);
  }

  @Test
  void appendsASessionAtOnceByItsSheet() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 3).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();
    assertThat(host.select(2, 0, 0).isGood()).isTrue();
    // The lead-out was at 302: the next pause is at 302 + 6 750 + 4 500, which is 02:36:02.
    String sheet =
        "01 00 00 01 00 00 00 00 01 0%d 00 00 00 02 24 02 01 0%d 01 00 00 02 26 02"
            + "01 AA 01 01 00 02 2A 02";
    assertThat(Host.sense(host.cue(String.format(sheet, 1, 1)))).isEqualTo("5/26/00");
    assertThat(Host.sense(host.cue(String.format(sheet, 2, 2)))).isEmpty();
    byte[] blocks = new byte[50 * 2352];
    Arrays.fill(blocks, (byte) 5);
    for (int lba = 11_552; lba < 12_002; lba += 50) {
      assertThat(Host.sense(host.write(lba, 50, MemorySegment.ofArray(blocks)))).isEmpty();
    }

    assertThat(host.ask(INFORMATION, 7)).isEqualTo("00 20 0E 01 02 02 02");
    assertThat(host.ask("43 00 00 00 00 00 02 03 24 00", 804))
        .isEqualTo("00 12 01 02 00 10 02 00 00 00 2D B6 00 10 AA 00 00 00 2E E2");
    assertThat(host.readCd(11_702, 1, 1, 0xF8, 0, 2352)).containsOnly(5);
    assertThat(recorder.findings()).isEmpty();
  }

  @Test
  void appendsASessionInRawMode() throws SourceException {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 3).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();
    RawImage next =
        new RawImage(
            Layout.appending(
                Disc.builder()
                    .firstTrackNumber(2)
                    .track(
                        TrackMode.AUDIO, track -> track.samples(RecordingTest.noise(4, 300 * 2352)))
                    .build(Purpose.AUTHORING)
                    .disc()
                    .orElseThrow(),
                7_052,
                2),
            Render.DEFAULT);
    assertThat(host.select(3, 3, 0).isGood()).isTrue();

    assertThat(raw(next, BlockFormat.RAW, 7_052, next.layout().end())).isEmpty();
    assertThat(host.sense(SYNC)).isEmpty();

    assertThat(host.ask("43 00 01 00 00 00 00 03 24 00", 12))
        .isEqualTo("00 0A 01 02 00 10 02 00 00 00 2D B6");
    byte[] expected = new byte[2352];
    next.read(11_702, 1, SectorFormat.PLAIN, MemorySegment.ofArray(expected), 0);
    assertThat(host.readCd(11_702, 1, 1, 0xF8, 0, 2352)).isEqualTo(expected);
    assertThat(host.ask(INFORMATION, 3)).isEqualTo(COMPLETE);
  }

  @Test
  void readsTracksOfASessionThatIsStillOpen() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(track(300, (byte) 2)).isEmpty();

    assertThat(host.sense("43 00 00 00 00 00 00 00 0C 00")).isEqualTo("5/24/00");
    assertThat(host.readCd(299, 1, 1, 0xF8, 0, 2352)).containsOnly(1);
    assertThat(host.readCd(452, 1, 1, 0xF8, 0, 2352)).containsOnly(2);
    assertThat(Arrays.copyOf(host.readCd(462, 1, 1, 0, 2, 16), 10))
        .isEqualTo(Host.bytes("01 02 01 00 00 10 00 00 08 12"));
  }

  @Test
  void reservesATrackAndFillsIt() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(host.sense("53 00 00 00 00 00 00 01 2C 00")).isEmpty();

    // Track 1 is reserved and blank: 300 sectors from LBA 0. Track 2 goes behind it.
    assertThat(host.ask("52 01 00 00 00 01 00 00 1C 00", 28))
        .isEqualTo(
            "00 22 01 01 00 00 CF 01 00 00 00 00 00 00 00 00 00 00 01 2C 00 00 00 00 00 00 01 2E");
    assertThat(track(310, (byte) 2)).isEmpty();
    assertThat(host.sense(CLOSE)).isEqualTo("3/72/04");
    byte[] blocks = new byte[40 * 2352];
    Arrays.fill(blocks, (byte) 1);
    assertThat(Host.sense(host.write(0, 40, MemorySegment.ofArray(blocks)))).isEmpty();
    assertThat(host.sense(SYNC)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();

    // 300 + 2 of run-out + 150 of pause, then 310 + 2.
    assertThat(host.ask("43 00 00 00 00 00 01 03 24 00", 804))
        .isEqualTo(
            "00 1A 01 02 00 10 01 00 00 00 00 00 00 10 02 00 00 00 01 C4 00 10 AA 00 00 00 02 FC");
    assertThat(host.readCd(39, 1, 1, 0xF8, 0, 2352)).containsOnly(1);
    assertThat(host.readCd(40, 1, 1, 0xF8, 0, 2352)).containsOnly(0);
    assertThat(host.readCd(452, 1, 1, 0xF8, 0, 2352)).containsOnly(2);
  }

  @Test
  void closesADiscThatReachesToTheLastPossibleLeadOut() {
    // 89:59:74 is more than any lead-out may have: it ends at LBA 398 100 at the latest.
    use(Personality.modern().toBuilder().overburn(10_000), BlankMedium.cdr().withSectors(404_849));
    assertThat(host.select(2, 0, 3).isGood()).isTrue();
    String sheet =
        "01 00 00 01 00 00 00 00 01 01 00 01 00 00 00 00 01 01 01 01 00 00 02 00"
            + "01 01 02 00 00 %s 01 AA 01 01 00 %s";
    // 88:30:00 is LBA 398 100.
    assertThat(Host.sense(host.cue(String.format(sheet, "58 1D 4A", "58 1E 01"))))
        .isEqualTo("5/21/00");
    assertThat(Host.sense(host.cue(String.format(sheet, "58 1D 4A", "58 1E 00")))).isEmpty();
    assertThat(Host.sense(host.write(398_099, 1, MemorySegment.ofArray(new byte[2352])))).isEmpty();
    assertThat(host.ask("25 00 00 00 00 00 00 00 00 00", 8)).startsWith("00 06 13 13");
  }

  @Test
  void pointsToTheNextSession() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.select(1, 0, 3).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();

    // B0: 11 702 is 02:38:02; the outermost lead-out is that of the medium.
    assertThat(host.ask("43 00 02 00 00 00 01 03 24 00", 804))
        .endsWith("01 50 00 B0 02 26 02 01 4F 3B 4A");
  }

  @Test
  void takesTheTrackFlagsAndCodesOfTracksAtOnceFromThePage() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    byte[] page = new byte[52];
    page[0] = 5;
    page[1] = 0x32;
    page[2] = 1;
    page[3] = 3;
    page[15] = (byte) 150;
    System.arraycopy(Host.bytes("80 34303036333831333333393331"), 0, page, 16, 14);
    System.arraycopy(Host.bytes("80 444558585839383030303031"), 0, page, 32, 13);
    assertThat(host.select(page).isGood()).isTrue();

    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();

    Track track = recorder.disc().orElseThrow().tracks().findFirst().orElseThrow();
    assertThat(recorder.disc().orElseThrow().mcn()).hasToString("Optional[4006381333931]");
    assertThat(track.isrc()).hasToString("Optional[DE-XXX-98-00001]");
    assertThat(track.control()).isEqualTo(3);
  }

  @Test
  void blanksARewritableDisc() {
    use(Personality.modern().toBuilder().blanking(Duration.ofSeconds(60)), BlankMedium.cdrw());
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo("00 20 1E");

    assertThat(host.sense("A1 10 00 00 00 00 00 00 00 00 00 00")).isEmpty();

    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/04/07");
    waiter.pause(Duration.ofSeconds(15));
    assertThat(host.ask("03 00 00 00 12 00", 18)).endsWith("04 07 00 80 40 00");
    waiter.pause(Duration.ofSeconds(45));
    assertThat(host.sense("00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo("00 20 10");
    assertThat(track(300, (byte) 7)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();
    assertThat(host.readCd(0, 1, 1, 0xF8, 0, 2352)).containsOnly(7);
  }

  @Test
  void blanksNoOtherDisc() {
    use(Personality.modern().toBuilder(), BlankMedium.cdr());
    assertThat(host.sense("A1 00 00 00 00 00 00 00 00 00 00 00")).isEqualTo("5/30/05");
  }

  @Test
  void unclosesAndDropsTheLastSession() {
    use(Personality.modern().toBuilder(), BlankMedium.cdrw());
    assertThat(host.select(1, 0, 0).isGood()).isTrue();
    assertThat(track(300, (byte) 1)).isEmpty();
    assertThat(host.sense(CLOSE)).isEmpty();

    assertThat(host.sense("A1 05 00 00 00 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo("00 20 11");
    assertThat(host.sense("A1 06 00 00 00 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.ask(INFORMATION, 3)).isEqualTo("00 20 10");
    assertThat(host.sense("A1 06 00 00 00 00 00 00 00 00 00 00")).isEqualTo("5/2C/00");
  }

  /** Two kilobytes of buffer more than one WRITE, at 4x: 706 kB/s. */
  @Test
  void isBusyWhileItsBufferIsFull() {
    use(
        Personality.modern().toBuilder().realTime(120_000).fixation(Duration.ofSeconds(20)),
        BlankMedium.cdr());
    assertThat(host.select(0x41, 0, 0).isGood()).isTrue();
    assertThat(host.sense("BB 00 FF FF 02 C2 00 00 00 00 00 00")).isEmpty();
    MemorySegment blocks = MemorySegment.ofArray(new byte[50 * 2352]);
    assertThat(Host.sense(host.write(0, 50, blocks))).isEmpty();
    assertThat(host.ask("5C 00 00 00 00 00 00 00 0C 00", 12))
        .isEqualTo("00 0A 00 00 00 01 D4 C0 00 00 09 60");

    assertThat(Host.sense(host.write(50, 50, blocks))).isEqualTo("2/04/08");
    waiter.pause(Duration.ofMillis(100));
    assertThat(Host.sense(host.write(50, 50, blocks))).isEqualTo("2/04/08");
    waiter.pause(Duration.ofMillis(100));
    assertThat(Host.sense(host.write(50, 50, blocks))).isEmpty();

    // What is left takes a sixth of a second; SYNCHRONIZE CACHE with Immed tells of it.
    assertThat(host.sense("35 02 00 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/04/08");
    waiter.pause(Duration.ofSeconds(1));
    assertThat(host.sense("00 00 00 00 00 00")).isEmpty();
    assertThat(host.sense("5B 01 02 00 00 00 00 00 00 00")).isEmpty();
    assertThat(host.sense("00 00 00 00 00 00")).isEqualTo("2/04/07");
    waiter.pause(Duration.ofSeconds(20));
    assertThat(host.ask(INFORMATION, 3)).isEqualTo(COMPLETE);
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, 3/0C/09"})
  void survivesAnEmptyBufferOnlyWithProtection(boolean protection, String sense) {
    use(Personality.modern().toBuilder().realTime(1 << 20), BlankMedium.cdr());
    assertThat(host.select(protection ? 0x41 : 0x01, 0, 0).isGood()).isTrue();
    MemorySegment blocks = MemorySegment.ofArray(new byte[50 * 2352]);
    assertThat(Host.sense(host.write(0, 50, blocks))).isEmpty();

    waiter.pause(Duration.ofSeconds(5));

    assertThat(Host.sense(host.write(50, 50, blocks))).isEqualTo(sense);
    assertThat(host.ask(INFORMATION, 3)).isEqualTo(protection ? BLANK : "00 20 0A");
  }
}
