package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.emulator.Personality.ReadSubchannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
  private static final byte[] MODE1 = Vectors.file("vectors/sector_m1_lba16_ramp.hex");
  private static final byte[] FORM1 = Vectors.file("vectors/sector_m2f1_lba16.hex");
  private static final byte[] AUDIO = noise();

  private EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter());
  private Host host = new Host(recorder);

  @BeforeEach
  void insert() {
    recorder.insert(mixed(TrackMode.MODE1, MODE1));
    host.settle();
  }

  @AfterEach
  void close() {
    recorder.close();
  }

  private void use(Personality.Builder personality) {
    recorder.close();
    recorder = EmulatedRecorder.of(personality.build(), new TestWaiter());
    host = new Host(recorder);
    insert();
  }

  private static byte[] noise() {
    byte[] noise = new byte[400 * 2352];
    new Random(5).nextBytes(noise);
    return noise;
  }

  /** A data track whose sector 16 is a known one, and audio from LBA 500. */
  private static Disc mixed(TrackMode mode, byte[] sector16) {
    ByteSource whole = ByteSource.of("sector 16", sector16);
    return Disc.builder()
        .track(
            mode,
            track ->
                track.content(
                    Fragment.Zero.sectors(16),
                    new Fragment.Sectors(whole, 0, 2352, SectorForm.WHOLE, 1),
                    Fragment.Zero.sectors(333)))
        .track(TrackMode.AUDIO, track -> track.pregap(150).samples(ByteSource.of("noise", AUDIO)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }

  /** The parts of a mode-1 sector (MMC, READ CD, main channel selection). */
  @ParameterizedTest
  @CsvSource({
    "F8, 0, 2352",
    "10, 16, 2064",
    "20, 12, 16",
    "30, 12, 2064",
    "A0, 0, 16",
    "B8, 0, 2352",
    "18, 16, 2352",
    "80, 0, 12",
    "08, 2064, 2352",
    "00, 0, 0",
    "78, 12, 2352"
  })
  void giveThePartsOfMode1(String selection, int from, int to) {
    int bits = Integer.parseInt(selection, 16);

    assertThat(host.readCd(16, 1, 0, bits, 0, 2352)).isEqualTo(Arrays.copyOfRange(MODE1, from, to));
    assertThat(host.readCd(16, 1, 2, bits, 0, 2352)).isEqualTo(Arrays.copyOfRange(MODE1, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "F8, 0, 2352",
    "10, 24, 2072",
    "20, 12, 16",
    "40, 16, 24",
    "50, 16, 2072",
    "60, 12, 24",
    "58, 16, 2352",
    "E0, 0, 24"
  })
  void giveThePartsOfForm1(String selection, int from, int to) {
    recorder.insert(mixed(TrackMode.MODE2_FORM1, FORM1));
    host.settle();

    assertThat(host.readCd(16, 1, 4, Integer.parseInt(selection, 16), 0, 2352))
        .isEqualTo(Arrays.copyOfRange(FORM1, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "BE 04 00 00 00 10 00 00 01 F8 00 00, 5/64/00", // audio wanted of data
    "BE 10 00 00 00 10 00 00 01 F8 00 00, 5/64/00", // form 1 wanted of mode 1
    "BE 08 00 00 01 F4 00 00 01 F8 00 00, 5/64/00", // mode 1 wanted of audio
    "BE 00 00 00 00 10 00 00 01 90 00 00, 5/24/00", // sync and data without the header
    "BE 00 00 00 00 10 00 00 01 F8 03 00, 5/24/00", // no such sub-channel
    "BE 18 00 00 00 10 00 00 01 F8 00 00, 5/24/00", // no such type
    "BE 00 00 00 00 10 00 00 01 FE 00 00, 5/24/00", // no such C2 selection
    "BE 00 00 00 1F FF 00 00 01 F8 00 00, 5/21/00", // beyond the lead-out
    "28 00 00 00 01 F4 00 00 01 00, 5/64/00", // audio
    "28 00 00 00 03 84 00 00 01 00, 5/21/00", // the lead-out
  })
  void refuseWhatIsNotThere(String cdb, String sense) {
    assertThat(Host.sense(host.receive(cdb, new byte[4096]))).isEqualTo(sense);
  }

  @Test
  void givesDataBlocks() {
    byte[] read = host.read("28 00 00 00 00 0F 00 00 02 00", 4096);

    assertThat(Arrays.copyOf(read, 2048)).containsOnly(0);
    assertThat(Arrays.copyOfRange(read, 2048, 4096)).isEqualTo(Arrays.copyOfRange(MODE1, 16, 2064));
  }

  @Test
  void givesAudioWithItsSubchannelAndErrorPointers() {
    byte[] read = host.readCd(500, 2, 1, 0xFC, 2, 2352 + 296 + 16);

    assertThat(Arrays.copyOf(read, 2352)).isEqualTo(Arrays.copyOf(AUDIO, 2352));
    assertThat(Arrays.copyOfRange(read, 2352, 2648)).containsOnly(0);
    // Track 2 index 1 starts here; 500 + 150 sectors are 00:08:50. P still tells of the pause.
    byte[] q = Arrays.copyOfRange(read, 2648, 2664);
    assertThat(Arrays.copyOf(q, 10)).isEqualTo(Host.bytes("01 02 01 00 00 00 00 00 08 50"));
    assertThat(q[15]).isEqualTo((byte) 0x80);
    assertThat(Arrays.copyOfRange(read, 2664, 2664 + 2352))
        .isEqualTo(Arrays.copyOfRange(AUDIO, 2352, 4704));
  }

  @Test
  void readsByTimeAndByThePlextorCommand() {
    // 00:08:50 to 00:08:52.
    byte[] expected = Arrays.copyOf(AUDIO, 4704);
    assertThat(host.read("B9 04 00 00 08 32 00 08 34 F8 00 00", 4704)).isEqualTo(expected);
    assertThat(host.read("D8 00 00 00 01 F4 00 00 00 02 00 00", 4704)).isEqualTo(expected);
    assertThat(host.read("D8 00 00 00 01 F4 00 00 00 02 03 00", 4704)).hasSize(192);
  }

  @Test
  void handsQOverInItsOwnHabit() {
    use(Personality.modern().toBuilder().binaryQ(true).qCrc(false));

    assertThat(Arrays.copyOf(host.readCd(512, 1, 1, 0, 2, 16), 12))
        .isEqualTo(new byte[] {1, 2, 1, 0, 0, 12, 0, 0, 8, 62, 0, 0});
  }

  @Test
  void hasOnlyTheSubchannelItsPersonalityReads() {
    use(Personality.modern().toBuilder().reads(ReadSubchannel.Q).c2(false));

    assertThat(host.sense("BE 04 00 00 01 F4 00 00 01 F8 01 00")).isEqualTo("5/24/00");
    assertThat(host.sense("BE 04 00 00 01 F4 00 00 01 FA 00 00")).isEqualTo("5/24/00");
    assertThat(host.readCd(500, 1, 1, 0xF8, 2, 2368)).hasSize(2368);
  }

  @Test
  void readsBeyondTheProgrammeOnlyIfItCan() {
    assertThat(host.readCd(-150, 1, 0, 0xF8, 0, 2352)).hasSize(2352);
    assertThat(host.readCd(900, 1, 0, 0xF8, 0, 2352)).containsOnly(0);

    use(Personality.modern().toBuilder().overread(false));

    assertThat(host.sense("BE 00 FF FF FF FF 00 00 01 F8 00 00")).isEqualTo("5/21/00");
    assertThat(host.sense("BE 00 00 00 03 84 00 00 01 F8 00 00")).isEqualTo("5/21/00");
  }

  @ParameterizedTest
  @CsvSource({"6", "-6", "667", "-1200"})
  void readsAudioByAnOffset(int samples) {
    use(Personality.modern().toBuilder().readOffset(samples));

    byte[] read = host.readCd(600, 30, 1, 0xF8, 0, 2352);

    int from = 100 * 2352 + samples * 4;
    assertThat(read).isEqualTo(Arrays.copyOfRange(AUDIO, from, from + 30 * 2352));
    assertThat(host.readCd(16, 1, 2, 0xF8, 0, 2352)).isEqualTo(MODE1);
  }

  @Test
  void jittersWithinItsBounds() {
    use(Personality.modern().toBuilder().jitter(20));
    Stream<Integer> slips =
        Stream.generate(() -> host.readCd(600, 1, 1, 0xF8, 0, 2352))
            .limit(30)
            .map(ReadingsTest::slip);

    assertThat(slips.distinct().toList())
        .hasSizeGreaterThan(5)
        .allSatisfy(slip -> assertThat(slip).isBetween(-20, 20));
  }

  private static int slip(byte[] sector) {
    for (int samples = -100; samples <= 100; samples++) {
      int from = 100 * 2352 + samples * 4;
      if (Arrays.equals(sector, 0, 2352, AUDIO, from, from + 2352)) {
        return samples;
      }
    }
    throw new AssertionError("not near");
  }

  @Test
  void givesPacksInTheirLogicalOrder() throws SourceException {
    RawImage image = new RawImage(Layout.of(mixed(TrackMode.MODE1, MODE1)), Render.DEFAULT);
    byte[] expected = new byte[96];
    image.read(
        510,
        1,
        new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.COOKED96),
        MemorySegment.ofArray(expected),
        0);

    assertThat(host.readCd(510, 1, 1, 0, 4, 96)).isEqualTo(expected);
  }
}
