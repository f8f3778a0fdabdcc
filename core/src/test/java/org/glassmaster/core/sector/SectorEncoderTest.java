package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SectorEncoderTest {
  private final SectorEncoder encoder = new SectorEncoder();

  /** What the names of the reference's sectors mean. */
  private static byte[] named(String name) {
    IntUnaryOperator zero = i -> 0;
    return switch (name) {
      case "m1_lba0_zero" -> encoded(SectorMode.MODE1, 0, zero);
      case "m1_lba16_ramp" -> encoded(SectorMode.MODE1, 16, i -> i);
      case "m1_lba-150_zero" -> encoded(SectorMode.MODE1, -150, zero);
      case "m1_lba-151_zero" -> encoded(SectorMode.MODE1, -151, zero);
      case "m1_lba333000_ff" -> encoded(SectorMode.MODE1, 333_000, i -> 0xFF);
      case "m2f1_lba16_sub00000800" -> form1(16, Subheader.DATA, i -> 7 * i + 3);
      case "m2f1_lba0_sub0_zero" -> form1(0, new Subheader(0, 0, 0, 0), zero);
      case "m2f2_lba4500_sub0102647F" -> form2(4500, new Subheader(1, 2, 0x64, 0x7F), i -> i * i);
      case "m2f2_lba-150_sub00002000_zero" -> form2(-150, new Subheader(0, 0, 0x20, 0), zero);
      case "m2_lba75_ramp" -> encoded(SectorMode.MODE2, 75, i -> i % 251);
      case "m0_lba0" -> encoded(SectorMode.MODE0, 0, i -> 0xEE);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static byte[] filled(SectorMode mode, IntUnaryOperator data) {
    byte[] sector = new byte[Sector.BYTES];
    Arrays.fill(sector, (byte) 0xAA);
    for (int i = 0; i < mode.dataBytes(); i++) {
      sector[mode.dataOffset() + i] = (byte) data.applyAsInt(i);
    }
    return sector;
  }

  private static byte[] encoded(SectorMode mode, int lba, IntUnaryOperator data) {
    byte[] sector = filled(mode, data);
    new SectorEncoder().encode(mode, MemorySegment.ofArray(sector), 0, Sector.BYTES, 1, lba);
    return sector;
  }

  private static byte[] form1(int lba, Subheader subheader, IntUnaryOperator data) {
    byte[] sector = filled(SectorMode.FORM1, data);
    new SectorEncoder().form1(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1, lba, subheader);
    return sector;
  }

  private static byte[] form2(int lba, Subheader subheader, IntUnaryOperator data) {
    byte[] sector = filled(SectorMode.FORM2, data);
    new SectorEncoder().form2(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1, lba, subheader);
    return sector;
  }

  static List<String> references() {
    return Vectors.lines("vectors/sectors.tsv");
  }

  @ParameterizedTest
  @MethodSource("references")
  void makesTheSectorsOfTheReference(String line) throws Exception {
    String[] columns = line.split("\t", -1);
    byte[] sector = named(columns[0]);

    assertThat(Samples.hex(sector, 12, 4)).isEqualTo(columns[1]);
    if (!columns[2].equals("-")) {
      int at = Integer.parseInt(columns[2].substring(0, columns[2].indexOf(':')));
      assertThat(Samples.hex(sector, at, 4))
          .isEqualTo(columns[2].substring(columns[2].indexOf(' ') + 1));
    }
    int[] ends = {2076, 2244, 2248, 2348};
    for (int i = 0; i < ends.length; i++) {
      if (!columns[3 + i].equals("-")) {
        assertThat(Samples.hex(sector, ends[i], 4)).isEqualTo(columns[3 + i]);
      }
    }
    assertThat(sha1(sector)).isEqualTo(columns[7]);

    Scrambler.apply(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1);

    assertThat(sha1(sector)).isEqualTo(columns[8]);
    CRC32 crc = new CRC32();
    crc.update(sector);
    assertThat(crc.getValue()).isEqualTo(Long.parseLong(columns[9], 16));
    assertThat(Samples.hex(sector, 0, 32)).isEqualTo(columns[10]);
  }

  private static String sha1(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
  }

  @Test
  void makesTheWholeSectorsOfTheReference() {
    assertThat(named("m1_lba16_ramp")).isEqualTo(Vectors.file("vectors/sector_m1_lba16_ramp.hex"));
    assertThat(named("m2f1_lba16_sub00000800"))
        .isEqualTo(Vectors.file("vectors/sector_m2f1_lba16.hex"));
    assertThat(named("m2f2_lba4500_sub0102647F"))
        .isEqualTo(Vectors.file("vectors/sector_m2f2_lba4500.hex"));
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheStandardToTheLetter(SectorMode mode) {
    SplittableRandom random = new SplittableRandom(mode.dataBytes());
    for (int round = 0; round < 30; round++) {
      int count = random.nextInt(1, 5);
      int stride = Sector.BYTES + random.nextInt(100);
      int offset = random.nextInt(50);
      int firstLba = random.nextInt(Geometry.FIRST_LBA, Geometry.LAST_LBA - count);
      byte[] before = Samples.bytes(random, offset + stride * count);
      byte[] expected = before.clone();
      for (int i = 0; i < count; i++) {
        int at = offset + stride * i;
        byte[] sector = Samples.block(random, mode);
        System.arraycopy(sector, 0, before, at, Sector.BYTES);
        Msf time = Msf.ofLba(firstLba + i);
        SlowSector.encode(sector, mode, time.minute(), time.second(), time.frame());
        System.arraycopy(sector, 0, expected, at, Sector.BYTES);
      }
      Samples.memories(before.length)
          .forEach(
              memory -> {
                MemorySegment.copy(before, 0, memory, ValueLayout.JAVA_BYTE, 0, before.length);
                encoder.encode(mode, memory, offset, stride, count, firstLba);
                assertThat(Arrays.copyOf(Samples.array(memory), before.length)).isEqualTo(expected);
              });
    }
  }

  @Test
  void remembersNothingOfTheSectorBefore() {
    SplittableRandom random = new SplittableRandom(8);
    SectorMode[] modes = SectorMode.values();
    for (int round = 0; round < 200; round++) {
      SectorMode mode = modes[random.nextInt(modes.length)];
      byte[] sector = Samples.block(random, mode);
      byte[] expected = sector.clone();
      SlowSector.encode(expected, mode, 0, 2, 0);

      encoder.encode(mode, MemorySegment.ofArray(sector), 0, Sector.BYTES, 1, 0);

      assertThat(sector).isEqualTo(expected);
    }
  }

  @Test
  void reachesBothEndsOfTheAddresses() {
    byte[] sectors = new byte[2 * Sector.BYTES];
    MemorySegment memory = MemorySegment.ofArray(sectors);

    encoder.mode2(memory, 0, Sector.BYTES, 2, Geometry.FIRST_LBA);
    assertThat(Samples.hex(sectors, 12, 4)).isEqualTo("90 00 00 02");

    encoder.mode2(memory, 0, Sector.BYTES, 2, Geometry.LAST_LBA - 1);
    assertThat(Samples.hex(sectors, Sector.BYTES + 12, 4)).isEqualTo("89 59 74 02");
  }

  @Test
  void takesTheFormFromEachSubheader() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] sectors = new byte[40 * Sector.BYTES];
    byte[] expected = new byte[sectors.length];
    for (int i = 0; i < 40; i++) {
      SectorMode mode = random.nextBoolean() ? SectorMode.FORM1 : SectorMode.FORM2;
      byte[] sector = Samples.block(random, mode);
      System.arraycopy(sector, 0, sectors, i * Sector.BYTES, Sector.BYTES);
      SlowSector.encode(sector, mode, 0, 2, i);
      System.arraycopy(sector, 0, expected, i * Sector.BYTES, Sector.BYTES);
    }

    encoder.mixed(MemorySegment.ofArray(sectors), 0, Sector.BYTES, 40, 0);

    assertThat(sectors).isEqualTo(expected);
  }

  @Test
  void putsTheGivenSubheaderIntoEachSectorTwice() {
    Subheader subheader = new Subheader(0x81, 0x92, 0xA4, 0xF7);
    byte[] sectors = new byte[2 * 2448];

    encoder.form1(MemorySegment.ofArray(sectors), 0, 2448, 2, 0, subheader);
    assertThat(Samples.hex(sectors, 16, 8)).isEqualTo("81 92 A4 F7 81 92 A4 F7");
    assertThat(Samples.hex(sectors, 2448 + 16, 8)).isEqualTo("81 92 A4 F7 81 92 A4 F7");

    encoder.form2(MemorySegment.ofArray(sectors), 0, 2448, 2, 0, Subheader.DATA);
    assertThat(Samples.hex(sectors, 16, 8)).isEqualTo("00 00 08 00 00 00 08 00");
    assertThat(Samples.hex(sectors, 2448 + 16, 8)).isEqualTo("00 00 08 00 00 00 08 00");
  }

  @Test
  void leavesTheDetectionCodeOfForm2ZeroWhenAsked() {
    byte[] sectors = Samples.bytes(new SplittableRandom(3), 2 * 2448);
    byte[] expected = sectors.clone();
    for (int i = 0; i < 2; i++) {
      System.arraycopy(
          Vectors.bytes("00 FF FF FF FF FF FF FF FF FF FF 00 00 02 0" + (i + 5) + " 02"),
          0,
          expected,
          i * 2448,
          16);
      Arrays.fill(expected, i * 2448 + 2348, i * 2448 + 2352, (byte) 0);
    }

    encoder.form2WithoutEdc(MemorySegment.ofArray(sectors), 0, 2448, 2, 5);

    assertThat(sectors).isEqualTo(expected);
  }

  @Test
  void refusesWhatReachesOutBeforeItTouchesAnything() {
    byte[] sectors = new byte[3 * Sector.BYTES];
    MemorySegment memory = MemorySegment.ofArray(sectors);
    int bytes = Sector.BYTES;

    assertThatThrownBy(() -> encoder.mode1(memory, 0, bytes, 4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.mode1(memory, 1, bytes, 3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.mode1(memory, -1, bytes, 1, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.mode1(memory, 0, bytes - 1, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2351");
    assertThatThrownBy(() -> encoder.mode1(memory, 0, bytes, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encoder.mode1(memory, 0, bytes, 3, Geometry.LAST_LBA - 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encoder.mode1(memory, 0, bytes, 3, Geometry.FIRST_LBA - 1))
        .isInstanceOf(IllegalArgumentException.class);
    for (SectorMode mode : SectorMode.values()) {
      assertThatThrownBy(() -> encoder.encode(mode, memory, 0, bytes, 4, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> encoder.form2WithoutEdc(memory, 0, bytes, 4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.mixed(memory, 0, bytes, 4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.form1(memory, 0, bytes, 4, 0, Subheader.DATA))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoder.form2(memory, 0, bytes, 4, 0, Subheader.DATA))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(sectors).containsOnly(0);
  }

  @Test
  void encodesNoSectorsWithoutComplaint() {
    encoder.mode1(MemorySegment.ofArray(new byte[0]), 0, Sector.BYTES, 0, Integer.MIN_VALUE);
  }
}
