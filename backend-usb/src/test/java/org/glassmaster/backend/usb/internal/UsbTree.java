package org.glassmaster.backend.usb.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of what Linux tells of USB devices: the layout of Debian 12 with usb-storage bound. */
record UsbTree(Path root) {
  UsbSysfs sysfs() {
    return new UsbSysfs(root.resolve("sys"), root.resolve("dev"), root.resolve("proc"));
  }

  /** A recorder at a place, with the kernel's driver and the node sr0. */
  UsbTree recorder(String place) throws IOException {
    Path unit = unit(place, "5", "HL-DT-ST", "DVDRAM GP57EB40 ");
    file(unit.resolve("block/sr0/dev"), "11:0\n");
    file(unit.resolve("scsi_generic/sg1/dev"), "21:1\n");
    return this;
  }

  /** A stick at a place, with one partition. */
  UsbTree stick(String place) throws IOException {
    Path unit = unit(place, "0", "SanDisk ", "Cruzer Blade    ");
    file(unit.resolve("block/sdb/dev"), "8:16\n");
    file(unit.resolve("block/sdb/sdb1/dev"), "8:17\n");
    file(unit.resolve("block/sdb/sdb1/partition"), "1\n");
    file(unit.resolve("block/sdb/queue/rotational"), "0\n");
    return this;
  }

  UsbTree attribute(String place, String name, String text) throws IOException {
    file(root.resolve("sys/bus/usb/devices/" + place + "/" + name), text + "\n");
    return this;
  }

  UsbTree mounted(String number, String point) throws IOException {
    file(
        root.resolve("proc/self/mountinfo"),
        "25 1 8:1 / / rw - ext4 /dev/sda1 rw\n412 25 %s / %s ro - iso9660 /dev/x ro\n"
            .formatted(number, point));
    return this;
  }

  /** A process that has a node open. */
  UsbTree process(int id, String name, String node) throws IOException {
    file(root.resolve("proc/" + id + "/comm"), name + "\n");
    Path descriptors = Files.createDirectories(root.resolve("proc/" + id + "/fd"));
    Files.createSymbolicLink(descriptors.resolve("5"), root.resolve("dev").resolve(node));
    return this;
  }

  private Path unit(String place, String type, String vendor, String model) throws IOException {
    Path real = root.resolve("sys/devices/pci0000:00/0000:00:14.0/usb1/" + place);
    Path unit = real.resolve(place + ":1.0/host6/target6:0:0/6:0:0:0");
    file(unit.resolve("type"), type + "\n");
    file(unit.resolve("vendor"), vendor + "\n");
    file(unit.resolve("model"), model + "\n");
    Files.createSymbolicLink(unit.resolve("subsystem"), root);
    Path devices = Files.createDirectories(root.resolve("sys/bus/usb/devices"));
    Files.createSymbolicLink(devices.resolve(place), real);
    return unit;
  }

  private static void file(Path path, String text) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(path, text);
  }
}
