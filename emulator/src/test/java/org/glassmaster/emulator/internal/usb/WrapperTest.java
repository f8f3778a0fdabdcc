package org.glassmaster.emulator.internal.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.glassmaster.emulator.internal.usb.StatusWrapper.Outcome;
import org.glassmaster.mmc.Cdb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapperTest {
  private static final List<UsbVectors> VECTORS = UsbVectors.of("usb_bot.tsv");

  @Test
  void readsAndWritesEveryVector() {
    for (UsbVectors vector : VECTORS) {
      switch (vector.name()) {
        case "CBW INQUIRY 36, tag 1" ->
            assertThat(CommandWrapper.parse(vector.segment()))
                .contains(new CommandWrapper(1, 36, true, Cdb.of(6, 0x12).with(4, 36)));
        case "CBW TEST UNIT READY, tag 2" ->
            assertThat(CommandWrapper.parse(vector.segment()))
                .contains(new CommandWrapper(2, 0, false, Cdb.of(6, 0)));
        case "CBW WRITE(10) 26 x 2448 at LBA -11077, tag 11223344h" ->
            assertThat(CommandWrapper.parse(vector.segment()))
                .contains(
                    new CommandWrapper(
                        0x11223344,
                        26 * 2448,
                        false,
                        Cdb.of(10, 0x2A).with32(2, -11077).with16(7, 26)));
        case "CSW good, tag 1" -> writes(vector, new StatusWrapper(1, 0, Outcome.PASSED));
        case "CSW failed, tag 2" -> writes(vector, new StatusWrapper(2, 0, Outcome.FAILED));
        case "CSW phase error, tag 11223344h" ->
            writes(vector, new StatusWrapper(0x11223344, 0, Outcome.PHASE_ERROR));
        case "CSW good, residue 12, tag 5" ->
            writes(vector, new StatusWrapper(5, 12, Outcome.PASSED));
        default -> throw new AssertionError("a vector that nothing is compared with: " + vector);
      }
    }
    assertThat(VECTORS).hasSize(7);
  }

  private static void writes(UsbVectors vector, StatusWrapper wrapper) {
    byte[] bytes = new byte[StatusWrapper.LENGTH];
    wrapper.write(MemorySegment.ofArray(bytes));
    assertThat(bytes).isEqualTo(vector.bytes());
  }

  @ParameterizedTest(name = "byte {0} = {1}")
  @CsvSource({"0, 0x54", "13, 1", "14, 0", "14, 17", "14, -1"})
  void isNotValidOrNotMeaningful(int index, String value) {
    byte[] bytes = VECTORS.getFirst().bytes().clone();
    bytes[index] = Integer.decode(value).byteValue();
    assertThat(CommandWrapper.parse(MemorySegment.ofArray(bytes))).isEmpty();
  }

  @Test
  void hasThirtyOneBytes() {
    MemorySegment longer = MemorySegment.ofArray(new byte[32]);
    longer.copyFrom(VECTORS.getFirst().segment());
    assertThat(CommandWrapper.parse(longer)).isEmpty();
    assertThat(CommandWrapper.parse(longer.asSlice(0, 30))).isEmpty();
    assertThat(CommandWrapper.parse(longer.asSlice(0, 31))).isPresent();
  }
}
