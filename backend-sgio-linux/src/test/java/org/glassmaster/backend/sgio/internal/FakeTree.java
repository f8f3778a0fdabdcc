package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of what {@code /sys}, {@code /dev} and {@code /proc} look like with drives connected, as
 * seen on a Debian 12 system with a USB recorder and a SATA disk.
 */
record FakeTree(Path root) {
  SystemTree tree() {
    return new SystemTree(root.resolve("sys"), root.resolve("dev"), root.resolve("proc"));
  }

  Path node(String name) {
    return root.resolve("dev").resolve(name);
  }

  /** A USB recorder at 6:0:0:0 with the nodes sr0 and sg1. */
  FakeTree usbRecorder() throws IOException {
    Path bridge = root.resolve("sys/devices/pci0000:00/0000:00:14.0/usb1/1-4");
    Path device = bridge.resolve("1-4:1.0/host6/target6:0:0/6:0:0:0");
    file(bridge.resolve("idVendor"), "0e8d\n");
    file(bridge.resolve("idProduct"), "1887\n");
    file(bridge.resolve("serial"), "KZQF1234ABCD\n");
    scsi(device, "5", "HL-DT-ST", "DVDRAM GP57EB40 ", "PF00");
    Path block = device.resolve("block/sr0");
    file(block.resolve("dev"), "11:0\n");
    file(block.resolve("queue/max_hw_sectors_kb"), "120\n");
    file(block.resolve("queue/max_segments"), "2048\n");
    file(device.resolve("scsi_generic/sg1/dev"), "21:1\n");
    link("6:0:0:0", device);
    file(node("sr0"), "");
    file(node("sg1"), "");
    Files.createDirectories(node("disk/by-id"));
    Files.createSymbolicLink(
        node("disk/by-id/usb-HL-DT-ST_DVDRAM_GP57EB40_KZQF1234ABCD-0:0"), Path.of("../../sr0"));
    Files.createSymbolicLink(node("cdrom"), Path.of("sr0"));
    file(
        root.resolve("proc/sys/dev/cdrom/info"),
        """
        CD-ROM information, Id: cdrom.c 3.20 2003/12/17

        drive name:\t\tsr1\tsr0
        drive speed:\t\t48\t24
        drive # of slots:\t1\t1
        Can close tray:\t\t1\t0
        Can read multisession:\t1\t1
        Can write CD-R:\t\t0\t1
        Can write CD-RW:\t0\t1


        """);
    return this;
  }

  /** A SATA DVD-ROM drive at 10:0:0:0 whose generic driver is not loaded. */
  FakeTree romDrive() throws IOException {
    Path device = root.resolve("sys/devices/pci0000:00/ata11/host10/target10:0:0/10:0:0:0");
    scsi(device, "5", "ASUS    ", "DVD-E818A9T     ", "1.00");
    Files.write(
        file(device.resolve("vpd_pg80"), ""),
        "\0\200\0\014SN0123456789".getBytes(StandardCharsets.ISO_8859_1));
    file(device.resolve("block/sr1/dev"), "11:1\n");
    file(device.resolve("block/sr1/queue/max_hw_sectors_kb"), "32767\n");
    file(device.resolve("block/sr1/queue/max_segments"), "168\n");
    link("10:0:0:0", device);
    file(node("sr1"), "");
    return this;
  }

  /** A disk at 0:0:0:0. */
  FakeTree disk() throws IOException {
    Path device = root.resolve("sys/devices/pci0000:00/ata1/host0/target0:0:0/0:0:0:0");
    scsi(device, "0", "ATA     ", "Samsung SSD 870 ", "2B6Q");
    file(device.resolve("block/sda/dev"), "8:0\n");
    file(device.resolve("scsi_generic/sg0/dev"), "21:0\n");
    link("0:0:0:0", device);
    link("host0", root.resolve("sys/devices/pci0000:00/ata1/host0"));
    file(node("sda"), "");
    file(node("sg0"), "");
    return this;
  }

  FakeTree mounted(String line) throws IOException {
    file(root.resolve("proc/self/mountinfo"), line + "\n");
    return this;
  }

  /** A process that has a node open. */
  FakeTree process(int id, String name, Path holds) throws IOException {
    file(root.resolve("proc/" + id + "/comm"), name + "\n");
    Path descriptors = root.resolve("proc/" + id + "/fd");
    Files.createDirectories(descriptors);
    Files.createSymbolicLink(descriptors.resolve("3"), holds);
    return this;
  }

  private static void scsi(Path device, String type, String vendor, String model, String revision)
      throws IOException {
    file(device.resolve("type"), type + "\n");
    file(device.resolve("vendor"), vendor + "\n");
    file(device.resolve("model"), model + "\n");
    file(device.resolve("rev"), revision + "\n");
  }

  private void link(String address, Path device) throws IOException {
    Path devices = root.resolve("sys/bus/scsi/devices");
    Files.createDirectories(devices);
    Files.createSymbolicLink(devices.resolve(address), device);
  }

  static Path file(Path path, String text) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.writeString(path, text);
  }
}
