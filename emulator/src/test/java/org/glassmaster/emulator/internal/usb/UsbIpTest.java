package org.glassmaster.emulator.internal.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.glassmaster.emulator.internal.usb.UsbIp.Operation;
import org.glassmaster.emulator.internal.usb.UsbIp.Submit;
import org.glassmaster.emulator.internal.usb.UsbIp.Unlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbIpTest {
  private static final List<UsbVectors> VECTORS = UsbVectors.of("usbip.tsv");
  private static final Setup NO_SETUP = Setup.of(0);
  private static final String FIRST_SUBMIT = "CMD_SUBMIT GET_DESCRIPTOR(device) 18 bytes, seq 1";

  @Test
  void readsAndWritesEveryVector() {
    for (UsbVectors vector : VECTORS) {
      switch (vector.name()) {
        case "OP_REQ_DEVLIST" ->
            assertThat(UsbIp.operation(vector.buffer())).contains(Operation.DEVICES);
        case "OP_REQ_IMPORT 1-1" -> {
          assertThat(UsbIp.operation(vector.buffer())).contains(Operation.IMPORT);
          assertThat(UsbIp.isOurs(Arrays.copyOfRange(vector.bytes(), 8, 40))).isTrue();
        }
        case "OP_REP_DEVLIST (1 device, 1 interface 08/06/50)" ->
            assertThat(UsbIp.devices()).isEqualTo(vector.buffer());
        case "OP_REP_IMPORT ok" -> assertThat(UsbIp.imported()).isEqualTo(vector.buffer());
        case "OP_REP_IMPORT error" -> assertThat(UsbIp.notImported()).isEqualTo(vector.buffer());
        case FIRST_SUBMIT ->
            assertThat(UsbIp.request(vector.buffer()))
                .contains(
                    new Submit(1, true, 0, 0x200, 18, 0, -1, new Setup(0x80, 6, 0x100, 0, 18)));
        case "RET_SUBMIT seq 1, 18 descriptor bytes" ->
            assertThat(submitted(1, UsbIp.OK, 18, descriptor())).isEqualTo(vector.bytes());
        case "CMD_SUBMIT bulk OUT ep 2 CBW 31 bytes, seq 9" ->
            assertThat(UsbIp.request(vector.buffer()))
                .contains(new Submit(9, false, 2, 0, 31, 0, -1, NO_SETUP));
        case "RET_SUBMIT seq 9, 31 bytes taken" ->
            assertThat(submitted(9, UsbIp.OK, 31)).isEqualTo(vector.bytes());
        case "CMD_SUBMIT bulk IN ep 1, 13 bytes (CSW), seq 11" ->
            assertThat(UsbIp.request(vector.buffer()))
                .contains(new Submit(11, true, 1, 0x200, 13, 0, -1, NO_SETUP));
        case "RET_SUBMIT seq 11 with CSW" ->
            assertThat(
                    submitted(
                        11, UsbIp.OK, 13, HexFormat.of().parseHex("55534253010000000000000000")))
                .isEqualTo(vector.bytes());
        case "RET_SUBMIT seq 12 stall (EPIPE = -32)" ->
            assertThat(submitted(12, UsbIp.STALL, 0)).isEqualTo(vector.bytes());
        case "CMD_UNLINK seq 14 of 13" ->
            assertThat(UsbIp.request(vector.buffer())).contains(new Unlink(14, 13));
        case "RET_UNLINK seq 14 status -ECONNRESET (-104)" ->
            assertThat(unlinked(UsbIp.UNLINKED)).isEqualTo(vector.bytes());
        case "RET_UNLINK seq 14 status 0 (already completed)" ->
            assertThat(unlinked(UsbIp.OK)).isEqualTo(vector.bytes());
        default -> throw new AssertionError("a vector that nothing is compared with: " + vector);
      }
    }
    assertThat(VECTORS).hasSize(15);
  }

  @ParameterizedTest(name = "word at {0} = {1}")
  @CsvSource({"0, 3", "0, 0", "8, 65537", "12, 2", "16, 16", "16, -1", "24, -1", "32, 1"})
  void refusesWhatMakesNoSense(int at, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(vector(FIRST_SUBMIT).clone());
    bytes.putInt(at, value);
    assertThat(UsbIp.request(bytes)).isEmpty();
  }

  @Test
  void refusesOtherVersionsAndOperations() {
    assertThat(UsbIp.operation(ByteBuffer.allocate(8).putInt(0, 0x01108005))).isEmpty();
    assertThat(UsbIp.operation(ByteBuffer.allocate(8).putInt(0, 0x01118004))).isEmpty();
    assertThat(UsbIp.isOurs(Arrays.copyOf(new byte[] {'1', '-', '1', '1'}, 32))).isFalse();
  }

  private static byte[] vector(String name) {
    return VECTORS.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow().bytes();
  }

  private static byte[] descriptor() {
    Optional<byte[]> device = new Descriptors("474D00000CA8").find(1, 0);
    return device.orElseThrow();
  }

  private static byte[] submitted(int sequence, int status, int length, byte... data) {
    ByteBuffer header = ByteBuffer.allocate(UsbIp.HEADER_LENGTH);
    Submit submit = new Submit(sequence, true, 1, 0, length, 0, -1, NO_SETUP);
    UsbIp.submitted(header, submit, status, length);
    return MemorySegment.ofBuffer(
            ByteBuffer.allocate(header.limit() + data.length).put(header).put(data).flip())
        .toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] unlinked(int status) {
    ByteBuffer header = ByteBuffer.allocate(UsbIp.HEADER_LENGTH);
    UsbIp.unlinked(header, new Unlink(14, 13), status);
    return header.array();
  }
}
