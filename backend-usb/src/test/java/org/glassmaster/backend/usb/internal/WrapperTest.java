package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.usb.internal.StatusWrapper.Status;
import org.glassmaster.mmc.Cdb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTest {
  /** What the names of the table's rows mean. */
  private static final Map<String, CommandWrapper> COMMANDS =
      Map.of(
          "CBW INQUIRY 36, tag 1",
          new CommandWrapper(1, 36, true, 0, Cdb.of(6, 0x12).with(4, 36)),
          "CBW TEST UNIT READY, tag 2",
          new CommandWrapper(2, 0, false, 0, Cdb.of(6, 0x00)),
          "CBW WRITE(10) 26 x 2448 at LBA -11077, tag 11223344h",
          new CommandWrapper(
              0x11223344, 26 * 2448, false, 0, Cdb.of(10, 0x2A).with32(2, -11077).with16(7, 26)));

  private static final Map<String, StatusWrapper> STATUSES =
      Map.of(
          "CSW good, tag 1", new StatusWrapper(1, 0, Status.PASSED),
          "CSW failed, tag 2", new StatusWrapper(2, 0, Status.FAILED),
          "CSW phase error, tag 11223344h", new StatusWrapper(0x11223344, 0, Status.PHASE_ERROR),
          "CSW good, residue 12, tag 5", new StatusWrapper(5, 12, Status.PASSED));

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/usb_bot.tsv", delimiter = '\t')
  void isWrittenAndReadAsTheReferencePrintsIt(String name, int length, String hex) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    assertThat(bytes).hasSize(length);
    CommandWrapper command = COMMANDS.get(name);
    if (command != null) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment wrapper = arena.allocate(CommandWrapper.BYTES).fill((byte) 0xFF);
        command.writeTo(wrapper);
        assertThat(wrapper.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
      }
    } else {
      assertThat(STATUSES).containsKey(name);
      assertThat(StatusWrapper.parse(MemorySegment.ofArray(bytes)))
          .isEqualTo(Optional.ofNullable(STATUSES.get(name)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "55 53 42 53 01 00 00 00 00 00 00 00",
        "55 53 42 53 01 00 00 00 00 00 00 00 00 00",
        "55 53 42 43 01 00 00 00 00 00 00 00 00",
        "55 53 42 53 01 00 00 00 00 00 00 00 03",
        "55 53 42 53 01 00 00 00 00 00 00 00 FF"
      })
  void isNoStatusWhereItIsNotValid(String hex) {
    byte[] bytes = hex.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(StatusWrapper.parse(MemorySegment.ofArray(bytes))).isEmpty();
  }

  @Test
  void namesTheUnit() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment wrapper = arena.allocate(CommandWrapper.BYTES);
      new CommandWrapper(1, 0, false, 3, Cdb.of(6, 0)).writeTo(wrapper);

      // 5.1: bCBWLUN is byte 13.
      assertThat(wrapper.get(ValueLayout.JAVA_BYTE, 13)).isEqualTo((byte) 3);
    }
  }
}
