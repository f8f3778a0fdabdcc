package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Waiter;

/**
 * Opens drives for one user alone. It never unmounts: what is mounted is in use, and stays so until
 * its user ends that.
 */
final class NodeOpener {
  /** udev and the desktop look at every new disc for a moment. */
  private static final int TRIES = 4;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** The first version of the interface with {@link SgIoHeader}. */
  private static final int VERSION = 30_000;

  /** O_NONBLOCK: without it the kernel demands a medium, and closes the tray to find one. */
  private static final int ALWAYS = Kernel.O_NONBLOCK | Kernel.O_CLOEXEC;

  private final Kernel kernel;
  private final SystemTree tree;
  private final Waiter waiter;

  NodeOpener(Kernel kernel, SystemTree tree, Waiter waiter) {
    this.kernel = kernel;
    this.tree = tree;
    this.waiter = waiter;
  }

  HeldNode open(DriveNode node) throws GlassmasterException {
    String path = node.path().toString();
    boolean writable = true;
    int descriptor = openPatiently(node, path, Kernel.O_RDWR | Kernel.O_EXCL | ALWAYS);
    if (Errno.EACCES.is(descriptor) || Errno.EROFS.is(descriptor)) {
      writable = false;
      // On generic nodes O_EXCL is not reliable together with O_RDONLY.
      int exclusive = node.isGeneric() ? 0 : Kernel.O_EXCL;
      descriptor = openPatiently(node, path, Kernel.O_RDONLY | exclusive | ALWAYS);
    }
    if (descriptor < 0) {
      throw refused(node, node.path(), descriptor);
    }
    try {
      requireScsi(path, descriptor);
      return new HeldNode(kernel, path, descriptor, writable, node.isGeneric(), holdSibling(node));
    } catch (GlassmasterException | RuntimeException e) {
      kernel.close(descriptor);
      throw e;
    }
  }

  private int openPatiently(DriveNode node, String path, int flags) throws CancelledException {
    int answer = kernel.open(path, flags);
    for (int tried = 1; tried < TRIES && isBusyForNow(node, answer); tried++) {
      try {
        waiter.pause(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException("cancelled while waiting for " + path, false);
      }
      answer = kernel.open(path, flags);
    }
    return answer;
  }

  /** A disc that is mounted stays so. */
  private boolean isBusyForNow(DriveNode node, int answer) {
    return Errno.EBUSY.is(answer) && mountPoint(node).isEmpty();
  }

  private Optional<String> mountPoint(DriveNode node) {
    Optional<ScsiDevice.Node> block = node.device().flatMap(ScsiDevice::block);
    String path =
        block
            .map(each -> tree.dev().resolve(each.name()).toString())
            .orElse(node.path().toString());
    return new Mounts(tree).of(path, node.blockNumber());
  }

  /**
   * The other node of the drive; that it is missing or not this user's is no hindrance, that
   * another program holds it is.
   */
  private OptionalInt holdSibling(DriveNode node) throws GlassmasterException {
    Optional<ScsiDevice.Node> sibling = node.sibling();
    if (sibling.isEmpty()) {
      return OptionalInt.empty();
    }
    Path path = tree.dev().resolve(sibling.get().name());
    int descriptor = openPatiently(node, path.toString(), Kernel.O_RDWR | Kernel.O_EXCL | ALWAYS);
    if (Errno.EBUSY.is(descriptor)) {
      throw refused(node, path, descriptor);
    }
    return descriptor < 0 ? OptionalInt.empty() : OptionalInt.of(descriptor);
  }

  private void requireScsi(String path, int descriptor) throws DeviceException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(ValueLayout.JAVA_INT);
      int answer = kernel.ioctl(descriptor, Kernel.SG_GET_VERSION_NUM, version);
      if (answer < 0 || version.get(ValueLayout.JAVA_INT, 0) < VERSION) {
        throw new DeviceException(
                "device-not-optical",
                path + " takes no SCSI commands" + (answer < 0 ? ": " + Errno.told(answer) : ""))
            .at(path)
            .advise("name the node of a drive, such as /dev/sr0");
      }
    }
  }

  private DeviceException refused(DriveNode node, Path path, int answer) {
    if (Errno.EBUSY.is(answer)) {
      return busy(node, path);
    }
    if (Errno.EACCES.is(answer)) {
      return new DeviceException("device-permission", "no permission to use " + path)
          .at(path.toString())
          .advise(permissionAdvice(path));
    }
    if (Errno.EPERM.is(answer)) {
      return new DeviceException("device-permission", "this system does not let anyone use " + path)
          .at(path.toString())
          .advise("in a container, start it with --device=" + path);
    }
    if (Errno.ENXIO.is(answer) || Errno.ENODEV.is(answer) || Errno.ENOENT.is(answer)) {
      return new DeviceException(
              "device-missing", "there is no drive behind " + path + ": " + Errno.told(answer))
          .at(path.toString())
          .advise("connect the drive, and sudo modprobe -a sr_mod sg");
    }
    return new DeviceException("device-open", path + " cannot be opened: " + Errno.told(answer))
        .at(path.toString())
        .advise("sudo dmesg tells what the kernel says of the drive");
  }

  private DeviceException busy(DriveNode node, Path path) {
    Optional<String> mounted = mountPoint(node);
    if (mounted.isPresent()) {
      return new DeviceException(
              "device-mounted", "the disc in " + node.path() + " is mounted at " + mounted.get())
          .at(node.path().toString())
          .advise("umount '" + mounted.get() + "', and try again");
    }
    List<String> holders = new Holders(tree).of(path);
    String who = holders.isEmpty() ? "another program" : String.join(", ", holders);
    return new DeviceException("device-busy", path + " is in use by " + who)
        .at(path.toString())
        .advise("end it, and try again; sudo fuser -v " + path + " shows who it is");
  }

  private static String permissionAdvice(Path path) {
    try {
      String group = Files.readAttributes(path, PosixFileAttributes.class).group().getName();
      if (!group.equals("root")) {
        return "sudo usermod -aG " + group + " \"$USER\", then log out and in again";
      }
    } catch (IOException | UnsupportedOperationException e) {
      return "ask for the right to read and write " + path;
    }
    return "sudo setfacl -m u:\"$USER\":rw " + path;
  }
}
