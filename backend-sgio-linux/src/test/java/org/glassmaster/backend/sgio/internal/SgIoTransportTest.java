package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.OptionalInt;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgIoTransportTest {
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0x00);
  private static final Cdb INQUIRY = Cdb.of(6, 0x12).with(4, 36);
  private static final Cdb WRITE = Cdb.of(10, 0x2A).with32(2, -11077).with16(7, 26);
  private static final Duration TIMEOUT = Duration.ofSeconds(7);

  private final ScriptedKernel kernel = new ScriptedKernel();
  private final SgIoTransport transport = transport(true, false);

  private SgIoTransport transport(boolean writable, boolean generic) {
    int descriptor = kernel.open("/dev/sr0", Kernel.O_RDWR);
    return new SgIoTransport(
        new HeldNode(kernel, "/dev/sr0", descriptor, writable, generic, OptionalInt.empty()),
        64 << 10);
  }

  @AfterEach
  void closes() {
    transport.close();
  }

  @Test
  void putsACommandWithoutDataIntoTheHeader() throws Exception {
    kernel.answering(
        request -> {
          assertThat(request.s32("interface_id")).isEqualTo('S');
          assertThat(request.s32("dxfer_direction")).isEqualTo(-1);
          assertThat(request.cdb()).isEqualTo("00 00 00 00 00 00");
          assertThat(request.u8("mx_sb_len")).isBetween(32, 252);
          assertThat(request.s32("dxfer_len")).isZero();
          assertThat(request.s32("timeout")).isEqualTo(7000);
          assertThat(request.s32("flags")).isZero();
          return 0;
        });

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer).isEqualTo(ScsiAnswer.good(0));
  }

  @Test
  void sendsTheCallersMemoryItself() throws Exception {
    MemorySegment data = transport.buffer(26 * 2448);
    data.fill((byte) 0x5A);
    kernel.answering(
        request -> {
          assertThat(request.s32("dxfer_direction")).isEqualTo(-2);
          assertThat(request.cdb()).isEqualTo("2A 00 FF FF D4 BB 00 00 1A 00");
          assertThat(request.data().address()).isEqualTo(data.address());
          assertThat(request.data().byteSize()).isEqualTo(63648);
          return 0;
        });

    ScsiAnswer answer = transport.execute(ScsiCommand.sending(WRITE, data, TIMEOUT));

    assertThat(answer.transferred()).isEqualTo(63648);
  }

  @Test
  void takesDataOnTheHeapToo() throws Exception {
    byte[] written = {1, 2, 3, 4, 5, 6, 7, 8};
    byte[] read = new byte[4];
    kernel.answering(
        request -> {
          assertThat(ScriptedKernel.hex(request.data())).isEqualTo("01 02 03 04 05 06 07 08");
          return 0;
        });
    kernel.answering(
        request -> {
          request.data().set(ValueLayout.JAVA_BYTE, 2, (byte) 0x77);
          return 0;
        });

    transport.execute(ScsiCommand.sending(WRITE, MemorySegment.ofArray(written), TIMEOUT));
    transport.execute(ScsiCommand.receiving(INQUIRY, MemorySegment.ofArray(read), TIMEOUT));

    assertThat(read).containsExactly(0, 0, 0x77, 0);
  }

  @ParameterizedTest
  @CsvSource({"0,36", "16,20", "36,0", "99,0", "-5,36"})
  void countsWhatMovedByTheResidue(int residue, int transferred) throws Exception {
    kernel.answering(
        request -> {
          assertThat(request.s32("dxfer_direction")).isEqualTo(-3);
          request.residue(residue);
          return 0;
        });

    ScsiAnswer answer =
        transport.execute(ScsiCommand.receiving(INQUIRY, transport.buffer(36), TIMEOUT));

    assertThat(answer).isEqualTo(ScsiAnswer.good(transferred));
  }

  @Test
  void returnsARefusalWithItsSense() throws Exception {
    kernel.answering(
        request -> {
          request
              .status(0x02)
              .driver(0x08)
              .sense("70 00 02 00 00 00 00 0A 00 00 00 00 04 08 00 80 12 34");
          return 0;
        });

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
    assertThat(answer.sense()).contains(SenseData.of(2, 0x04, 0x08).withProgress(0x1234));
  }

  @Test
  void asksOnceForTheSenseThatDidNotCome() throws Exception {
    kernel
        .answering(request -> checkWithoutSense(request))
        .answering(
            request -> {
              assertThat(request.cdb()).startsWith("03 00 00 00");
              MemorySegment.copy(
                  SenseData.of(5, 0x26, 0).toFixed(),
                  0,
                  request.data(),
                  ValueLayout.JAVA_BYTE,
                  0,
                  18);
              request.residue(request.s32("dxfer_len") - 18);
              return 0;
            });

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer.sense().orElseThrow().sense()).isEqualTo(new Sense(5, 0x26, 0));
  }

  @Test
  void returnsARefusalWithoutSenseWhereNoneIsToBeHad() throws Exception {
    kernel.answering(request -> checkWithoutSense(request));
    kernel.answering(request -> checkWithoutSense(request));

    ScsiAnswer answer = transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT));

    assertThat(answer.status()).isEqualTo(ScsiAnswer.CHECK_CONDITION);
    assertThat(answer.sense()).isEmpty();
    assertThat(kernel.calls).filteredOn(call -> call.endsWith("2285")).hasSize(2);
  }

  private static int checkWithoutSense(ScriptedKernel.Request request) {
    request.status(0x02);
    return 0;
  }

  @ParameterizedTest
  @CsvSource({"0x08", "0x18", "0x28", "0x40"})
  void returnsOtherStatusBytesAsTheyAre(int status) throws Exception {
    kernel.answering(
        request -> {
          request.status(status);
          return 0;
        });

    assertThat(transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "0x01,GONE",
    "0x03,TIMED_OUT",
    "0x04,GONE",
    "0x05,RESET",
    "0x06,BROKEN",
    "0x07,BROKEN",
    "0x08,RESET",
    "0x09,BROKEN",
    "0x0A,BROKEN",
    "0x0B,BROKEN",
    "0x0E,BROKEN",
    "0x0F,BROKEN",
    "0x10,BROKEN",
    "0x11,BROKEN",
    "0x12,BROKEN",
    "0x13,BROKEN",
    "0x77,BROKEN"
  })
  void saysWhatHappenedToTheWay(int host, Fault fault) {
    kernel.answering(
        request -> {
          request.host(host);
          return 0;
        });

    assertThat(failure(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({"0x02", "0x0C", "0x0D"})
  void callsADriveBusyThatTheCommandDidNotReach(int host) throws Exception {
    kernel.answering(
        request -> {
          request.host(host);
          return 0;
        });

    assertThat(transport.execute(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT)).status())
        .isEqualTo(ScsiAnswer.BUSY);
  }

  @ParameterizedTest
  @CsvSource({"0x06,TIMED_OUT", "0x16,TIMED_OUT", "0x04,BROKEN", "0x07,BROKEN"})
  void readsTheDriversCodeWithoutItsSuggestion(int driver, Fault fault) {
    kernel.answering(
        request -> {
          request.driver(driver);
          return 0;
        });

    assertThat(failure(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "EPERM,NOT_PERMITTED",
    "ENODEV,GONE",
    "ENXIO,GONE",
    "EIO,BROKEN",
    "EFAULT,BROKEN",
    "EINTR,BROKEN",
    "ERESTARTSYS,BROKEN",
    "ENOMEM,TOO_LARGE",
    "EINVAL,BROKEN",
    "EMSGSIZE,NOT_PERMITTED"
  })
  void readsTheErrorNumbers(Errno errno, Fault fault) {
    kernel.answering(request -> -errno.number());

    assertThat(failure(ScsiCommand.sending(WRITE, transport.buffer(2448), TIMEOUT)))
        .isEqualTo(fault);
    assertThat(kernel.calls).filteredOn(call -> call.endsWith("2285")).hasSize(1);
  }

  @Test
  void takesInvalidOnAGenericNodeForTooLarge() {
    SgIoTransport generic = transport(true, true);
    kernel.answering(request -> -Errno.EINVAL.number());

    TransportException thrown =
        catchThrowableOfType(
            TransportException.class,
            () -> generic.execute(ScsiCommand.sending(WRITE, generic.buffer(2448), TIMEOUT)));

    assertThat(thrown.fault()).isEqualTo(Fault.TOO_LARGE);
    generic.close();
  }

  @Test
  void saysThatReadingOnlyIsTheReasonOfARefusal() {
    SgIoTransport reading = transport(false, false);
    kernel.answering(request -> -Errno.EPERM.number());

    assertThatThrownBy(
            () -> reading.execute(ScsiCommand.sending(WRITE, reading.buffer(2448), TIMEOUT)))
        .hasMessageContaining("2Ah")
        .hasMessageContaining("reading only")
        .hasMessageContaining("EPERM");
    reading.close();
  }

  @Test
  void refusesMoreThanTheKernelCarriesBeforeAskingIt() {
    assertThat(failure(ScsiCommand.sending(WRITE, transport.buffer((64 << 10) + 1), TIMEOUT)))
        .isEqualTo(Fault.TOO_LARGE);
    assertThat(kernel.calls).noneMatch(call -> call.endsWith("2285"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S,1", "PT0.0001S,1", "PT1.5S,1500", "PT2H,7200000", "P99999D,2147483647"})
  void givesTheKernelMilliseconds(Duration timeout, int milliseconds) throws Exception {
    kernel.answering(
        request -> {
          assertThat(request.s32("timeout")).isEqualTo(milliseconds);
          return 0;
        });

    assertThat(transport.execute(ScsiCommand.of(TEST_UNIT_READY, timeout)).isGood()).isTrue();
    assertThat(kernel.answers).isEmpty();
  }

  @Test
  void hasPageAlignedMemory() {
    for (int bytes : new int[] {1, 36, 4096, 63648}) {
      MemorySegment buffer = transport.buffer(bytes);

      assertThat(buffer.byteSize()).isEqualTo(bytes);
      assertThat(buffer.address() % 4096).isZero();
    }
  }

  @Test
  void forgetsCachedBlocksAfterWriting() throws Exception {
    transport.execute(ScsiCommand.sending(WRITE, transport.buffer(2448), TIMEOUT));

    transport.close();

    assertThat(kernel.calls).endsWith("ioctl 3 1261", "close 3");
  }

  @Test
  void givesTheNodeBackOnce() {
    transport.close();
    transport.close();

    assertThat(kernel.open).isEmpty();
    assertThat(kernel.calls).containsOnlyOnce("close 3");
    assertThat(failure(ScsiCommand.of(TEST_UNIT_READY, TIMEOUT))).isEqualTo(Fault.GONE);
    assertThatThrownBy(() -> transport.buffer(1)).isInstanceOf(IllegalStateException.class);
  }

  private Fault failure(ScsiCommand command) {
    return catchThrowableOfType(TransportException.class, () -> transport.execute(command)).fault();
  }
}
