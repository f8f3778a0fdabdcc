package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.Vectors;
import org.junit.jupiter.api.Test;

/** What is sent, byte for byte as {@code vectors/cdb.tsv} has it. */
class ReadCommandsTest {
  private final Map<String, String> vectors =
      Vectors.rows("vectors/cdb.tsv").collect(Collectors.toMap(List::getFirst, row -> row.get(1)));

  private void assertSent(Cdb cdb, String name) {
    assertThat(vectors).containsKey(name);
    assertThat(cdb.toString()).isEqualTo(vectors.get(name));
  }

  @Test
  void asksForTables() {
    assertSent(ReadToc.command(ReadToc.Format.TOC, true, 1, 804), "READ TOC format 0 MSF");
    assertSent(
        ReadToc.command(ReadToc.Format.SESSIONS, false, 0, 12), "READ TOC format 1 (session)");
    assertSent(
        ReadToc.command(ReadToc.Format.FULL_TOC, true, 1, 0xFFFE), "READ TOC format 2 (full)");
    assertSent(ReadToc.command(ReadToc.Format.PMA, true, 0, 0xFFFE), "READ PMA format 3");
    assertSent(ReadToc.command(ReadToc.Format.CD_TEXT, false, 0, 0xFFFE), "READ CD-TEXT format 5");
  }

  @Test
  void asksForSectors() {
    ReadCd all = ReadCd.whole().with(ReadCd.Sub.RAW);
    assertSent(all.command(0, 1), "READ CD LBA 0, 1 sector, any type, all main fields, raw P-W");
    assertSent(all.command(-150, 1), "READ CD LBA -150 lead-in side");
    assertSent(
        new ReadCd(ReadCd.Kind.CD_DA, ReadCd.Main.USER, ReadCd.C2.NONE, ReadCd.Sub.Q).command(0, 1),
        "READ CD LBA 0, 1 sector, CD-DA, user data + Q");
    assertSent(ReadCd.whole().commandMsf(0x00_02_00, 0x00_02_01), "READ CD MSF 00:02:00..00:02:01");
  }

  @Test
  void asksForEveryKindOfSector() {
    assertThat(ReadCd.whole().with(ReadCd.Kind.MODE1).command(1, 1).u8(1)).isEqualTo(2 << 2);
    assertThat(ReadCd.whole().with(ReadCd.Kind.MODE2).command(1, 1).u8(1)).isEqualTo(3 << 2);
    assertThat(ReadCd.whole().with(ReadCd.Kind.FORM1).command(1, 1).u8(1)).isEqualTo(4 << 2);
    assertThat(ReadCd.whole().with(ReadCd.Kind.FORM2).command(1, 1).u8(1)).isEqualTo(5 << 2);
  }

  @Test
  void asksForErrorPointersInFrontOfTheSubchannel() {
    ReadCd pointers = ReadCd.whole().with(ReadCd.C2.POINTERS).with(ReadCd.Sub.Q);
    assertThat(pointers.command(7, 3).toString()).isEqualTo("BE 00 00 00 00 07 00 00 03 FA 02 00");
    assertThat(pointers.bytes()).isEqualTo(2352 + 294 + 16);
    assertThat(pointers.c2At()).isEqualTo(2352);
    assertThat(pointers.subAt()).isEqualTo(2352 + 294);
    ReadCd block = ReadCd.whole().with(ReadCd.C2.POINTERS_AND_BLOCK).with(ReadCd.Sub.PACKS);
    assertThat(block.command(7, 3).toString()).isEqualTo("BE 00 00 00 00 07 00 00 03 FC 04 00");
    assertThat(block.bytes()).isEqualTo(2352 + 296 + 96);
    assertThat(block.c2At()).isEqualTo(2354);
    assertThat(block.subAt()).isEqualTo(2352 + 296);
  }

  @Test
  void knowsHowLongTheFieldsOfEachKindAre() {
    assertThat(bytes(ReadCd.Kind.CD_DA, ReadCd.Main.USER)).isEqualTo(2352);
    assertThat(bytes(ReadCd.Kind.MODE1, ReadCd.Main.USER)).isEqualTo(2048);
    assertThat(bytes(ReadCd.Kind.MODE2, ReadCd.Main.USER)).isEqualTo(2336);
    assertThat(bytes(ReadCd.Kind.FORM1, ReadCd.Main.USER)).isEqualTo(2048);
    assertThat(bytes(ReadCd.Kind.FORM2, ReadCd.Main.USER)).isEqualTo(2324);
    assertThat(bytes(ReadCd.Kind.MODE1, ReadCd.Main.HEADERS)).isEqualTo(4);
    assertThat(bytes(ReadCd.Kind.FORM2, ReadCd.Main.HEADERS)).isEqualTo(12);
    assertThat(bytes(ReadCd.Kind.CD_DA, ReadCd.Main.HEADERS)).isZero();
    assertThat(bytes(ReadCd.Kind.ANY, ReadCd.Main.NONE)).isZero();
  }

  private static int bytes(ReadCd.Kind kind, ReadCd.Main main) {
    return new ReadCd(kind, main, ReadCd.C2.NONE, ReadCd.Sub.NONE).bytes();
  }

  @Test
  void asksForCodes() {
    assertSent(ReadSubChannel.mcn(), "READ SUBCHANNEL MCN");
    assertSent(ReadSubChannel.isrc(3), "READ SUBCHANNEL ISRC track 3");
    assertSent(ReadSubChannel.position(), "READ SUBCHANNEL position");
  }
}
