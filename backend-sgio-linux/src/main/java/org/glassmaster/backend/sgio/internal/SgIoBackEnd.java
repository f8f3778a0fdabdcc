package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.DeviceEvent;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.PollingWatch;
import org.glassmaster.spi.SystemWaiter;

/** Drives of a Linux system, through the nodes that it has for them. */
public final class SgIoBackEnd implements BackEnd {
  static final String NAME = "sgio";

  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

  /** By the name alone: nodes of the block and the generic driver, and the links of udev. */
  private static final Pattern NODE =
      Pattern.compile("/dev/((sr|sg|scd)\\d+|(cdrom|cdrw|dvd|dvdrw)\\d*|disk/by-(id|path)/.+)");

  private final String system;
  private final SystemTree tree;
  private final Kernel kernel;
  private final Waiter waiter;

  /** The drives of this machine. */
  public SgIoBackEnd() {
    this(
        System.getProperty("os.name", ""),
        SystemTree.ofThisMachine(),
        new LinuxKernel(),
        new SystemWaiter());
  }

  SgIoBackEnd(String system, SystemTree tree, Kernel kernel, Waiter waiter) {
    this.system = system;
    this.tree = tree;
    this.kernel = kernel;
    this.waiter = waiter;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Availability probe() {
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Availability.unusable("needs Linux", "use the back end of this system, or usb");
    }
    if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return Availability.unusable("needs a 64-bit Java", "run Glassmaster on one");
    }
    List<ScsiDevice> drives = new ScsiDevices(tree).drives();
    if (!drives.isEmpty() && drives.stream().noneMatch(drive -> node(drive).isPresent())) {
      String nodes =
          String.join(
              " ",
              drives.stream()
                  .flatMap(drive -> drive.nodes().stream())
                  .map(node -> "--device=/dev/" + node.name())
                  .toList());
      return Availability.unusable(
          "the kernel has drives, but there are no nodes for them in " + tree.dev(),
          "in a container, start it with "
              + (nodes.isEmpty()
                  ? "their nodes; on the system, sudo modprobe -a sr_mod sg"
                  : nodes));
    }
    return Availability.usable();
  }

  @Override
  public List<DeviceInfo> devices() {
    List<DeviceInfo> found = new ArrayList<>();
    for (ScsiDevice drive : new ScsiDevices(tree).drives()) {
      node(drive)
          .ifPresent(
              node ->
                  found.add(
                      new DeviceInfo(
                          NAME + ":" + node,
                          drive.vendor(),
                          drive.product(),
                          drive.revision(),
                          drive.serial(),
                          true,
                          drive.records(),
                          List.of())));
    }
    return found;
  }

  @Override
  public boolean claims(String drive) {
    return NODE.matcher(drive).matches();
  }

  @Override
  public List<LocationOption> options() {
    return DriveOptions.declared();
  }

  @Override
  public Device open(Location location) throws GlassmasterException {
    MmcOptions options = DriveOptions.of(location.options());
    return MmcDevice.open(transport(location.rest()), location.toString(), options, waiter);
  }

  /** The way to the drive behind a node. */
  SgIoTransport transport(String words) throws GlassmasterException {
    DriveNode drive = DriveNode.of(words, tree);
    HeldNode node = new NodeOpener(kernel, tree, waiter).open(drive);
    try {
      return new SgIoTransport(node, TransferLimit.of(drive, node));
    } catch (RuntimeException | Error e) {
      node.close(false);
      throw e;
    }
  }

  @Override
  public Optional<AutoCloseable> watch(Consumer<DeviceEvent> listener) {
    return probe() instanceof Availability.Usable
        ? Optional.of(PollingWatch.start(this::devices, WATCH_PERIOD, listener, waiter))
        : Optional.empty();
  }

  /** The better one of a drive's nodes that are there. */
  private Optional<String> node(ScsiDevice drive) {
    return drive.nodes().stream()
        .map(node -> tree.dev().resolve(node.name()))
        .filter(Files::exists)
        .map(Object::toString)
        .findFirst();
  }
}
