package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.image.Render;
import org.glassmaster.emulator.Personality.CueTrait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAtOnceTest {
  private static final String SYNC = "35 00 00 00 00 00 00 00 00 00";

  private EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter());
  private Host host = new Host(recorder);

  @BeforeEach
  void insert() {
    recorder.insert(BlankMedium.cdr());
    host.settle();
    assertThat(host.select(2, 0, 0).isGood()).isTrue();
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

  /** One track in one form, with the lead-out at LBA 20. */
  private static String sheet(int control, int form, int edges) {
    String start = String.format("%X1", control);
    return start
        + String.format("0000%02X00000000", edges)
        + start
        + String.format("0100%02X00000000", form)
        + start
        + String.format("0101%02X00000200", form)
        + start
        + String.format("AA01%02X00000214", edges);
  }

  private void record(int lba, int count, byte[] blocks) {
    int bytes = blocks.length / count;
    for (int done = 0; done < count; done += 34) {
      int run = Math.min(34, count - done);
      MemorySegment part =
          MemorySegment.ofArray(blocks).asSlice((long) done * bytes, (long) run * bytes);
      assertThat(Host.sense(host.write(lba + done, run, part))).isEmpty();
    }
  }

  private byte[] recordRepeated(int form, byte[] block) {
    boolean data = form >= 0x10;
    assertThat(Host.sense(host.cue(sheet(data ? 4 : 0, form, data ? 0x14 : 0x01)))).isEmpty();
    byte[] blocks = new byte[170 * block.length];
    for (int i = 0; i < 170; i++) {
      System.arraycopy(block, 0, blocks, i * block.length, block.length);
    }
    record(-150, 170, blocks);
    return host.readCd(16, 1, 0, 0xF8, 0, 2352);
  }

  private static byte[] ramp(int bytes) {
    byte[] ramp = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      ramp[i] = (byte) i;
    }
    return ramp;
  }

  @Test
  void makesSyncHeaderAndCodesOfMode1() {
    assertThat(recordRepeated(0x10, ramp(2048)))
        .isEqualTo(Vectors.file("vectors/sector_m1_lba16_ramp.hex"));
  }

  @Test
  void ignoresWhatTheHostHasOfThem() {
    byte[] wrong = Vectors.file("vectors/sector_m1_lba16_ramp.hex");
    Arrays.fill(wrong, 0, 16, (byte) 0x55);
    Arrays.fill(wrong, 2064, 2352, (byte) 0xAA);

    assertThat(recordRepeated(0x11, wrong))
        .isEqualTo(Vectors.file("vectors/sector_m1_lba16_ramp.hex"));
  }

  @Test
  void makesForm1OfSubheaderAndData() {
    byte[] sector = Vectors.file("vectors/sector_m2f1_lba16.hex");

    assertThat(recordRepeated(0x20, Arrays.copyOfRange(sector, 16, 2352))).isEqualTo(sector);
    assertThat(recorder.disc().orElseThrow().type().label()).isEqualTo("cd-rom-xa");
  }

  @Test
  void passesFormlessMode2On() {
    byte[] data = ramp(2336);
    byte[] read = recordRepeated(0x30, data);

    assertThat(Arrays.copyOf(read, 16))
        .isEqualTo(Host.bytes("00 FF FF FF FF FF FF FF FF FF FF 00 00 02 16 02"));
    assertThat(Arrays.copyOfRange(read, 16, 2352)).isEqualTo(data);
  }

  @ParameterizedTest
  @CsvSource({"0x12, 2048, 1", "0x13, 2352, 1", "0x22, 2336, 2", "0x32, 2336, 2", "0x33, 2352, 2"})
  void writesZerosWhereDataIsToBeIgnored(int form, int bytes, int mode) {
    byte[] read = recordRepeated(form, ramp(bytes));

    assertThat(Arrays.copyOfRange(read, 12, 16)).isEqualTo(new byte[] {0, 2, 0x16, (byte) mode});
    assertThat(Arrays.copyOfRange(read, 16, 2064)).containsOnly(0);
  }

  @Test
  void makesSectorsByItselfAndGoesOnWhereTheHostSends() {
    // Form 24h up to LBA 4500, then form 20h for one sector: the host sends that one alone.
    assertThat(
            Host.sense(
                host.cue(
                    "41 00 00 24 00 00 00 00  41 01 00 24 00 00 00 00  41 01 01 24 00 00 02 00"
                        + "41 01 02 20 00 01 02 00  41 AA 01 24 00 01 02 01")))
        .isEmpty();
    byte[] sector = Vectors.file("vectors/sector_m2f2_lba4500.hex");
    assertThat(Host.sense(host.write(-150, 1, MemorySegment.ofArray(new byte[2336]))))
        .isEqualTo("5/21/02");

    record(4500, 1, Arrays.copyOfRange(sector, 16, 2352));

    assertThat(host.readCd(4500, 1, 5, 0xF8, 0, 2352)).isEqualTo(sector);
    byte[] made = host.readCd(0, 1, 5, 0xF8, 0, 2352);
    assertThat(Arrays.copyOfRange(made, 12, 24))
        .isEqualTo(Host.bytes("00 02 00 02 00 00 20 00 00 00 20 00"));
  }

  @Test
  void interleavesPacksFromTheHost() {
    assertThat(Host.sense(host.cue(sheet(0, 0xC0, 0x01)))).isEmpty();
    byte[] blocks = new byte[170 * 2448];
    int row = 0;
    for (String name :
        List.of("cdg_memory_preset_2", "cdg_tile_ramp", "all_ones", "cdg_lut_low_ramp")) {
      System.arraycopy(pack(name), 0, blocks, 2352 + 24 * row++, 24);
    }
    record(-150, 170, blocks);

    byte[] read = host.readCd(-150, 3, 1, 0, 1, 96);
    for (List<String> expected : Vectors.rows("vectors/rw_interleave.tsv")) {
      int at = Integer.parseInt(expected.getFirst()) * 24;
      byte[] symbols = Arrays.copyOfRange(read, at, at + 24);
      for (int i = 0; i < 24; i++) {
        symbols[i] &= 0x3F;
      }
      assertThat(symbols).isEqualTo(Host.bytes(expected.get(1)));
    }
  }

  private static byte[] pack(String name) {
    return Vectors.rows("vectors/rw_packs.tsv").stream()
        .filter(row -> row.getFirst().equals(name))
        .map(row -> Host.bytes(row.get(1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leavesSymbolsFromTheHostAsTheyAre() {
    assertThat(Host.sense(host.cue(sheet(0, 0x40, 0x01)))).isEmpty();
    byte[] blocks = new byte[85 * 2448];
    for (int i = 0; i < 96; i++) {
      // P and Q of the host do not count.
      blocks[2352 + i] = (byte) (0xC0 | (i & 0x3F));
    }
    record(-150, 85, blocks);
    record(-65, 85, blocks);

    byte[] read = host.readCd(-65, 1, 1, 0, 1, 96);
    for (int i = 0; i < 96; i++) {
      assertThat(read[i] & 0x3F).isEqualTo(i & 0x3F);
    }
    // Q of LBA −65 in a pause of 150, countdown convention A: 00:00:65, then 00:01:10.
    assertThat(Arrays.copyOf(host.readCd(-65, 1, 1, 0, 2, 16), 10))
        .isEqualTo(Host.bytes("01 01 00 00 00 65 00 00 01 10"));
  }

  @Test
  void countsDownByItsOwnConvention() {
    use(Personality.modern().toBuilder().countdown(Render.Countdown.B));
    recordRepeated(0x00, new byte[2352]);

    assertThat(Arrays.copyOf(host.readCd(-65, 1, 1, 0, 2, 16), 10))
        .isEqualTo(Host.bytes("01 01 00 00 00 64 00 00 01 10"));
  }

  @Test
  void alternatesTheCopyBitOfCopies() {
    assertThat(
            Host.sense(
                host.cue(
                    "01 00 00 01 00 00 00 00  01 01 00 00 80 00 00 00  01 01 01 00 80 00 02 00"
                        + "01 AA 01 01 00 00 02 14")))
        .isEmpty();
    record(-150, 170, new byte[170 * 2352]);

    byte[] q = host.readCd(0, 16, 1, 0, 2, 16);
    for (int i = 0; i < 16; i++) {
      assertThat(q[16 * i] >> 4 & 2).isEqualTo((i & 7) > 3 ? 2 : 0);
    }
  }

  /** Sheets that make no sense (MMC, SEND CUE SHEET). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01 00 00 01 00 00 00 00",
        // no lead-in
        "01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 02 14",
        // no index 0 of the first track
        "01 00 00 01 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 02 14",
        // times do not ascend
        "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00"
            + "01 AA 01 01 00 00 02 00",
        // no time
        "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 4B"
            + "01 AA 01 01 00 00 03 00",
        // data form of audio in a data track
        "41 00 00 14 00 00 00 00  41 01 00 00 00 00 00 00  41 01 01 00 00 00 02 00"
            + "41 AA 01 14 00 00 02 14",
        // unknown data form
        "01 00 00 01 00 00 00 00  01 01 00 05 00 00 00 00  01 01 01 05 00 00 02 00"
            + "01 AA 01 01 00 00 02 14",
        // track 2 without track 1
        "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 02 01 00 00 00 02 00"
            + "01 AA 01 01 00 00 02 14",
        // rows after the lead-out
        "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00"
            + "01 AA 01 01 00 00 02 14  01 01 02 00 00 00 03 00"
      })
  void refusesSheetsThatMakeNoSense(String sheet) {
    assertThat(Host.sense(host.cue(sheet))).isEqualTo("5/26/00");
  }

  @ParameterizedTest
  @CsvSource({
    "LATER_INDEX, 01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00 "
        + " 01 01 02 00 00 00 04 00  01 AA 01 01 00 00 08 00",
    "NO_PAUSE, 01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00 "
        + " 01 02 01 00 00 00 04 00  01 AA 01 01 00 00 08 00",
    "LEAD_IN_WITHOUT_ADDRESS, 01 00 00 41 00 00 00 00  01 01 00 00 00 00 00 00 "
        + " 01 01 01 00 00 00 02 00  01 AA 01 01 00 00 08 00",
    "LEAD_IN_ADDRESS, 01 00 00 41 00 61 1A 41  01 01 00 00 00 00 00 00 "
        + " 01 01 01 00 00 00 02 00  01 AA 01 01 00 00 08 00",
    "CATALOGUE, 02 34 30 30 33 39 39 34  02 31 35 35 34 38 36 00  01 00 00 01 00 00 00 00 "
        + " 01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 08 00",
    "ISRC_WITH_CONTROL, 01 00 00 01 00 00 00 00  23 01 44 45 41 42 43 32 "
        + " 23 01 36 30 30 30 30 31  21 01 00 00 00 00 00 00  21 01 01 00 00 00 02 00 "
        + " 01 AA 01 01 00 00 08 00",
    "MIXED, 41 00 00 14 00 00 00 00  41 01 00 10 00 00 00 00  41 01 01 10 00 00 02 00 "
        + " 01 02 00 00 00 00 06 00  01 02 01 00 00 00 08 00  01 AA 01 01 00 00 0C 00"
  })
  void refusesWhatItsPersonalityRefuses(CueTrait trait, String sheet) {
    assertThat(Host.sense(host.cue(sheet))).isEmpty();

    use(Personality.modern().toBuilder().refuses(trait, new Sense(5, 0x26, 0x02)));

    assertThat(Host.sense(host.cue(sheet))).isEqualTo("5/26/02");
    assertThat(Host.sense(host.cue(sheet(0, 0, 1)))).isEmpty();
  }

  @Test
  void wantsASheetAndThenItsVeryAddresses() {
    assertThat(Host.sense(host.write(-150, 1, MemorySegment.ofArray(new byte[2352]))))
        .isEqualTo("5/2C/00");
    assertThat(Host.sense(host.cue(sheet(0, 0, 1)))).isEmpty();
    assertThat(Host.sense(host.write(-149, 1, MemorySegment.ofArray(new byte[2352]))))
        .isEqualTo("5/21/02");
    assertThat(Host.sense(host.write(-150, 1, MemorySegment.ofArray(new byte[2448]))))
        .isEqualTo("5/24/00");
    record(-150, 1, new byte[2352]);
    assertThat(Host.sense(host.write(-150, 1, MemorySegment.ofArray(new byte[2352]))))
        .isEqualTo("5/21/02");
    assertThat(Host.sense(host.cue(sheet(0, 0, 1)))).isEqualTo("5/2C/00");
    assertThat(Host.sense(host.select(1, 0, 0))).isEqualTo("5/2C/00");
    assertThat(host.sense(SYNC)).isEmpty();
    assertThat(recorder.disc()).isEmpty();
  }

  @Test
  void isSpoiltWhenItIsNotBroughtToItsEnd() {
    assertThat(Host.sense(host.cue(sheet(0, 0, 1)))).isEmpty();
    record(-150, 1, new byte[2352]);

    assertThat(host.sense("1B 00 00 00 02 00")).isEmpty();
    assertThat(host.sense("1B 00 00 00 03 00")).isEmpty();
    host.settle();

    // Complete, last session damaged.
    assertThat(host.ask("51 00 00 00 00 00 00 00 22 00", 3)).isEqualTo("00 20 0A");
    assertThat(Host.sense(host.write(-149, 1, MemorySegment.ofArray(new byte[2352]))))
        .isEqualTo("5/30/05");
  }
}
