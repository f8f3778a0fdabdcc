package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferLimitTest {
  @TempDir Path root;
  private final ScriptedKernel kernel = new ScriptedKernel();

  @Test
  void isWhatTheHardwareTakes() throws Exception {
    // usb-storage on USB 2: 240 sectors of 512 bytes.
    assertThat(limit(new FakeTree(root).usbRecorder(), "sr0")).isEqualTo(122_880);
  }

  @Test
  void countsAPageForEachPieceThatTheControllerTakes() throws Exception {
    assertThat(limit(new FakeTree(root).romDrive(), "sr1")).isEqualTo(168 * 4096);
  }

  @Test
  void isTheSameThroughTheGenericNodeWhichReservesIt() throws Exception {
    assertThat(limit(new FakeTree(root).usbRecorder(), "sg1")).isEqualTo(122_880);
    assertThat(kernel.calls).last().isEqualTo("ioctl 3 2275");
  }

  @ParameterizedTest
  @CsvSource({"524288,524288", "2147483647,1048576", "0,65536", "-25,65536"})
  void isAskedOfTheGenericDriverWhereSysfsIsSilent(int told, int limit) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Files.delete(root.resolve("sys/bus/scsi/devices/6:0:0:0/block/sr0/queue/max_hw_sectors_kb"));
    kernel.sectors = told;

    assertThat(limit(fake, "sg1")).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({"lots,65536", "0,65536", "99999999999,1048576", "4194304,1048576"})
  void doesNotBelieveEverything(String told, int limit) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Files.writeString(
        root.resolve("sys/bus/scsi/devices/6:0:0:0/block/sr0/queue/max_hw_sectors_kb"), told);

    assertThat(limit(fake, "sr0")).isEqualTo(limit);
  }

  private int limit(FakeTree fake, String name) throws Exception {
    DriveNode drive = DriveNode.of(name, fake.tree());
    int descriptor = kernel.open(name, 0);
    HeldNode node =
        new HeldNode(kernel, name, descriptor, true, drive.isGeneric(), OptionalInt.empty());
    return TransferLimit.of(drive, node);
  }
}
