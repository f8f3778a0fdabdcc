package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glassmaster.emulator.internal.usb.ScriptedDrive;
import org.glassmaster.emulator.internal.usb.UsbHost;
import org.glassmaster.emulator.internal.usb.UsbHost.Reply;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class UsbIpServerTest {
  private static final Cdb TEST_UNIT_READY = Cdb.of(6, 0);
  private static final Cdb INQUIRY = Cdb.of(6, 0x12).with(4, 36);
  private static final int STALL = -32;
  private static final int RETURN_SUBMIT = 3;
  private static final int RETURN_UNLINK = 4;

  private final ScriptedDrive drive = new ScriptedDrive(256 * 1024, command -> ScsiAnswer.good(0));
  private final UsbIpServer server = start(drive);

  private static UsbIpServer start(ScriptedDrive drive) {
    try {
      return UsbIpServer.onLoopback(drive, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void isOnLoopback() {
    InetSocketAddress address = (InetSocketAddress) server.address();
    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    drive.close();
  }

  @Test
  void listsItsDevice() throws IOException {
    try (UsbHost host = new UsbHost(server.address())) {
      byte[] list = host.list();
      assertThat(list).startsWith(1, 0x11, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1).endsWith(8, 6, 0x50, 0);
      assertThat(host.isEnded()).isTrue();
    }
  }

  @Test
  void isEnumeratedAsAMassStorageDevice() throws IOException {
    try (UsbHost host = attached()) {
      assertThat(host.control(0x8006000100001200L, 18).data())
          .containsExactly(0x12, 1, 0, 2, 0, 0, 0, 0x40, 0x6B, 0x1D, 4, 1, 0, 1, 1, 2, 3, 1);
      assertThat(host.control(0x8006000200000900L, 9).data()).startsWith(9, 2, 32, 0).hasSize(9);
      byte[] configuration = host.control(0x800600020000FF00L, 255).data();
      assertThat(configuration).hasSize(32);
      assertThat(host.control(0x8006000300000400L, 4).data()).containsExactly(4, 3, 9, 4);
      for (int index = configuration[6] + 1; index <= 3; index++) {
        byte[] text = host.control(0x8006000300000000L | (long) index << 40 | 0xFF00, 255).data();
        assertThat(text).startsWith(text.length, 3);
      }
      byte[] serial = host.control(0x800603030904FF00L, 255).data();
      assertThat(new String(serial, 2, serial.length - 2, StandardCharsets.UTF_16LE))
          .matches("[0-9A-F]{12}");
      assertThat(host.control(0x800600060000_0A00L, 10).data()).startsWith(10, 6).hasSize(10);
      assertThat(host.control(0x800604030904FF00L, 255).status()).isEqualTo(STALL);
      assertThat(host.control(0x0009010000000000L, 0).status()).isZero();
      assertThat(host.control(0x8008000000000100L, 1).data()).containsExactly(1);
      assertThat(host.control(0xA1FE000000000100L, 1).data()).as("highest LUN").containsExactly(0);
      assertThat(host.control(0xC033000000000100L, 1).status()).as("unknown").isEqualTo(STALL);
    }
  }

  @Test
  void carriesCommands() throws IOException {
    drive.now(ScriptedDrive.giving(36));
    try (UsbHost host = attached()) {
      host.command(5, 36, true, INQUIRY);
      assertThat(host.in(36).data()).hasSize(36).startsWith(0, 1, 2);
      assertThat(host.in(13).data()).startsWith('U', 'S', 'B', 'S', 5, 0, 0, 0).endsWith(0);
    }
  }

  @Test
  void carriesAWriteInOneTransfer() throws IOException {
    byte[] sent = new byte[50 * 2448];
    new Random(4).nextBytes(sent);
    byte[] arrived = new byte[sent.length];
    drive.now(
        command -> {
          MemorySegment.ofArray(arrived).copyFrom(command.data());
          return ScsiAnswer.good((int) command.data().byteSize());
        });
    try (UsbHost host = attached()) {
      host.command(6, sent.length, false, Cdb.of(10, 0x2A).with16(7, 50));
      assertThat(host.out(sent).status()).isZero();
      assertThat(host.in(13).data()).endsWith(0, 0, 0, 0, 0);
    }
    assertThat(arrived).isEqualTo(sent);
  }

  @Test
  void stallsAndIsClearedAgain() throws IOException {
    try (UsbHost host = attached()) {
      host.command(7, 36, true, INQUIRY);
      assertThat(host.in(36).status()).isEqualTo(STALL);
      assertThat(host.control(0x8200000081000200L, 2).data()).containsExactly(1, 0);
      assertThat(host.control(0x0201000081000000L, 0).status()).isZero();
      assertThat(host.control(0x8200000081000200L, 2).data()).containsExactly(0, 0);
      assertThat(host.in(13).data()).hasSize(13);
    }
  }

  @Test
  void recoversByAResetAndByAnewConfiguration() throws IOException {
    try (UsbHost host = attached()) {
      for (long recovery : new long[] {0x21FF000000000000L, 0x0009010000000000L}) {
        assertThat(host.out(new byte[31]).status()).isZero();
        assertThat(host.out(new byte[31]).status()).isEqualTo(STALL);
        assertThat(host.control(recovery, 0).status()).isZero();
        host.command(8, 0, false, TEST_UNIT_READY);
        assertThat(host.in(13).data()).hasSize(13);
      }
    }
  }

  @Test
  void answersLateWhatItHasNotYet() throws IOException {
    try (UsbHost host = attached()) {
      int status = host.submit(1, 1, 0, 13, 0);
      host.command(9, 0, false, TEST_UNIT_READY);
      Reply reply = host.reply(true);
      assertThat(reply.sequence()).isEqualTo(status);
      assertThat(reply.data()).hasSize(13);
    }
  }

  @Test
  void takesTransfersBack() throws IOException {
    try (UsbHost host = attached()) {
      int pending = host.submit(1, 1, 0, 13, 0);
      int unlink = host.unlink(pending);
      Reply reply = host.reply(false);
      assertThat(reply.command()).isEqualTo(RETURN_UNLINK);
      assertThat(reply.sequence()).isEqualTo(unlink);
      assertThat(reply.status()).as("ECONNRESET").isEqualTo(-104);
      host.unlink(pending);
      assertThat(host.reply(false).status()).as("nothing left of it").isZero();
      host.command(10, 0, false, TEST_UNIT_READY);
      assertThat(host.in(13).data()).hasSize(13);
    }
  }

  @Test
  void waitsForAHostThatGivesUpOnADriveThatNeverAnswers() throws IOException {
    drive.now(
        command -> {
          throw new TransportException(Fault.TIMED_OUT, "never");
        });
    try (UsbHost host = attached()) {
      host.command(11, 0, false, TEST_UNIT_READY);
      int status = host.submit(1, 1, 0, 13, 0);
      int next = host.submit(0, 2, 0, 31, 0, new byte[31]);
      host.unlink(status);
      assertThat(host.reply(false).status()).isEqualTo(-104);
      drive.now(command -> ScsiAnswer.good(0));
      host.submit(0, 0, 0, 0, 0x21FF000000000000L);
      assertThat(host.reply(false).command()).isEqualTo(RETURN_SUBMIT);
      Reply lost = host.reply(false);
      assertThat(lost.sequence()).isEqualTo(next);
      assertThat(lost.status()).as("EPROTO").isEqualTo(-71);
      host.command(12, 0, false, TEST_UNIT_READY);
      assertThat(host.in(13).data()).hasSize(13);
    }
  }

  @Test
  void saysWhereLessCameThanTheHostPutUpWith() throws IOException {
    drive.now(ScriptedDrive.giving(20));
    try (UsbHost host = attached()) {
      host.command(13, 36, true, INQUIRY);
      host.submit(1, 1, 1, 36, 0);
      Reply reply = host.reply(true);
      assertThat(reply.status()).as("EREMOTEIO").isEqualTo(-121);
      assertThat(reply.data()).hasSize(20);
    }
  }

  @Test
  void isLentToOneHostAtATime() throws Exception {
    try (UsbHost first = attached();
        UsbHost second = new UsbHost(server.address())) {
      assertThat(server.isAttached()).isTrue();
      assertThat(second.attach("1-1")).isFalse();
      assertThat(second.isEnded()).isTrue();
      first.command(14, 0, false, TEST_UNIT_READY);
      assertThat(first.in(13).data()).hasSize(13);
    }
    untilFree();
    try (UsbHost third = attached()) {
      assertThat(third.control(0x8008000000000100L, 1).data()).containsExactly(0);
    }
  }

  @Test
  void knowsNoOtherDevice() throws IOException {
    try (UsbHost host = new UsbHost(server.address())) {
      assertThat(host.attach("1-2")).isFalse();
      assertThat(host.isEnded()).isTrue();
    }
  }

  @Test
  void isUnplugged() throws Exception {
    try (UsbHost host = attached()) {
      host.submit(1, 1, 0, 13, 0);
      server.unplug();
      assertThat(host.isEnded()).isTrue();
    }
    untilFree();
    attached().close();
  }

  @Test
  void isUnpluggedFromADriveThatIsLostInThought() throws Exception {
    drive.now(
        command -> {
          try {
            Thread.sleep(Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ScsiAnswer.good(0);
        });
    try (UsbHost host = attached()) {
      host.command(20, 0, false, TEST_UNIT_READY);
      server.unplug();
      assertThat(host.isEnded()).isTrue();
    }
    untilFree();
    try (UsbHost host = attached()) {
      host.command(21, 0, false, TEST_UNIT_READY);
      server.close();
      assertThat(host.isEnded()).isTrue();
    }
  }

  @Test
  void goesWhenTheDriveIsGone() throws IOException {
    drive.now(
        command -> {
          throw new TransportException(Fault.GONE, "unplugged");
        });
    try (UsbHost host = attached()) {
      host.command(15, 0, false, TEST_UNIT_READY);
      assertThat(host.isEnded()).isTrue();
    }
  }

  @Test
  void outlivesEveryMalformedMessage() throws Exception {
    Random random = new Random(6);
    for (int round = 0; round < 150; round++) {
      try (UsbHost host = new UsbHost(server.address())) {
        boolean imported = round % 2 == 0 && host.attach("1-1");
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        if (imported && noise.length >= 48) {
          // Believable at first sight, so that it gets further.
          ByteBuffer.wrap(noise).putInt(0, 1 + random.nextInt(2)).putInt(8, 0x00010002);
          ByteBuffer.wrap(noise).putInt(12, random.nextInt(2)).putInt(16, random.nextInt(3));
          ByteBuffer.wrap(noise).putInt(24, random.nextInt(4096)).putInt(32, 0);
        }
        host.send(ByteBuffer.wrap(noise));
      } catch (IOException e) {
        assertThat(e).as("the server hung up first").isNotNull();
      }
    }
    untilFree();
    try (UsbHost host = attached()) {
      drive.now(ScriptedDrive.giving(36));
      host.control(0x0009010000000000L, 0);
      host.command(16, 36, true, INQUIRY);
      assertThat(host.in(36).data()).hasSize(36);
    }
  }

  @Test
  void outlivesAFaultOfTheDrive() throws Exception {
    drive.now(
        command -> {
          throw new IllegalStateException("a defect");
        });
    try (UsbHost host = attached()) {
      host.command(17, 0, false, TEST_UNIT_READY);
      assertThat(host.isEnded()).isTrue();
    }
    untilFree();
    attached().close();
  }

  @Test
  void hasRoomForNewHostsWhateverSilentOnesAreThere() throws IOException {
    List<UsbHost> silent = new ArrayList<>();
    try (UsbHost holder = attached()) {
      for (int i = 0; i < 40; i++) {
        silent.add(new UsbHost(server.address()));
      }
      try (UsbHost late = new UsbHost(server.address())) {
        assertThat(late.list()).hasSize(328);
      }
      assertThat(silent.getFirst().isEnded()).isTrue();
      holder.command(18, 0, false, TEST_UNIT_READY);
      assertThat(holder.in(13).data()).hasSize(13);
    } finally {
      for (UsbHost host : silent) {
        host.close();
      }
    }
  }

  @Test
  void leavesNoThreadBehind() throws IOException {
    String name = "usbip " + server.address();
    try (UsbHost host = attached();
        UsbHost silent = new UsbHost(server.address())) {
      assertThat(threads(name)).isGreaterThan(1);
      server.close();
      server.close();
      assertThat(threads(name)).isZero();
      assertThat(host.isEnded()).isTrue();
      assertThat(silent.isEnded()).isTrue();
    }
    SocketAddress address = server.address();
    assertThatThrownBy(() -> new UsbHost(address)).isInstanceOf(IOException.class);
  }

  @Test
  void servesAtAUnixSocketToo(@TempDir Path folder) throws IOException {
    Path socket = folder.resolve("drive");
    try (UsbIpServer unix = UsbIpServer.on(drive, UnixDomainSocketAddress.of(socket))) {
      try (UsbHost host = new UsbHost(unix.address())) {
        assertThat(host.attach("1-1")).isTrue();
        host.command(19, 0, false, TEST_UNIT_READY);
        assertThat(host.in(13).data()).hasSize(13);
      }
    }
    assertThat(socket).doesNotExist();
  }

  private UsbHost attached() throws IOException {
    UsbHost host = new UsbHost(server.address());
    assertThat(host.attach("1-1")).isTrue();
    return host;
  }

  /** A server learns that a host has gone when it reads next. */
  private void untilFree() throws InterruptedException {
    while (server.isAttached()) {
      Thread.sleep(1);
    }
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }
}
