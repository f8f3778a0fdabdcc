package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScsiDevicesTest {
  @TempDir Path root;

  @Test
  void listsDrivesOnlyInTheOrderOfTheirAddresses() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive().disk().usbRecorder();

    assertThat(new ScsiDevices(fake.tree()).drives())
        .extracting(ScsiDevice::address)
        .containsExactly("6:0:0:0", "10:0:0:0");
    assertThat(new ScsiDevices(fake.tree()).all()).hasSize(3);
  }

  @Test
  void readsWhatADriveSaysOfItself() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();

    ScsiDevice drive = new ScsiDevices(fake.tree()).drives().getFirst();

    assertThat(drive.vendor()).contains("HL-DT-ST");
    assertThat(drive.product()).contains("DVDRAM GP57EB40");
    assertThat(drive.revision()).contains("PF00");
    assertThat(drive.block()).contains(new ScsiDevice.Node("sr0", Optional.of("11:0")));
    assertThat(drive.generic()).contains(new ScsiDevice.Node("sg1", Optional.of("21:1")));
    assertThat(drive.records()).isTrue();
  }

  @Test
  void takesTheSerialNumberOfTheBridgeWhereTheDriveHasNone() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder().romDrive();

    assertThat(new ScsiDevices(fake.tree()).drives())
        .extracting(drive -> drive.serial().orElse(""))
        .containsExactly("KZQF1234ABCD", "SN0123456789");
  }

  @Test
  void takesTheDrivesOfTheCdromDriverWhereThereIsNoSysfs() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Files.move(root.resolve("sys"), root.resolve("elsewhere"));

    assertThat(new ScsiDevices(fake.tree()).drives())
        .extracting(drive -> drive.block().orElseThrow().name(), ScsiDevice::records)
        .containsExactly(tuple("sr0", true), tuple("sr1", false));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(new ScsiDevices(new FakeTree(root).tree()).all()).isEmpty();
  }

  @Test
  void readsTheNamesOfOldKernels() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    Path device = root.resolve("sys/bus/scsi/devices/10:0:0:0").toRealPath();
    Files.move(device.resolve("block/sr1"), device.resolve("block:sr1"));
    Files.delete(device.resolve("block"));

    assertThat(new ScsiDevices(fake.tree()).drives().getFirst().block())
        .contains(new ScsiDevice.Node("sr1", Optional.of("11:1")));
  }

  @Test
  void survivesFilesThatMakeNoSense() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Path device = root.resolve("sys/bus/scsi/devices/6:0:0:0").toRealPath();
    Files.writeString(device.resolve("type"), "five");
    Files.writeString(device.resolve("vendor"), "");
    Files.write(device.resolve("vpd_pg80"), new byte[] {0, 1});

    ScsiDevice drive = new ScsiDevices(fake.tree()).all().getFirst();

    assertThat(drive.type()).isEmpty();
    assertThat(drive.vendor()).isEmpty();
    assertThat(drive.serial()).contains("KZQF1234ABCD");
  }
}
