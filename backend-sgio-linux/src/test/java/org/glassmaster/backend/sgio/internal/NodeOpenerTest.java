package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.Waiter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeOpenerTest {
  private static final String EXCLUSIVE = "rw excl nonblock cloexec";

  @TempDir Path folder;
  private Path root = Path.of("");
  private final ScriptedKernel kernel = new ScriptedKernel();
  private final List<Duration> pauses = new ArrayList<>();
  private final Waiter waiter =
      new Waiter() {
        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public void pause(Duration duration) {
          pauses.add(duration);
        }
      };

  @BeforeEach
  void followsLinks() throws Exception {
    root = folder.toRealPath();
  }

  @Test
  void holdsBothNodesForItselfAlone() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();

    HeldNode node = open(fake, "sr0");

    assertThat(kernel.calls)
        .containsExactly(
            "open " + fake.node("sr0") + " " + EXCLUSIVE,
            "open " + fake.node("sg1") + " " + EXCLUSIVE);
    assertThat(node.isWritable()).isTrue();
    node.close(false);
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void holdsTheBlockNodeBesideTheGenericOne() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();

    HeldNode node = open(fake, "sg1");
    node.close(true);

    assertThat(kernel.calls)
        .containsExactly(
            "open " + fake.node("sg1") + " " + EXCLUSIVE,
            "open " + fake.node("sr0") + " " + EXCLUSIVE,
            "ioctl 4 1261",
            "close 3",
            "close 4");
  }

  @Test
  void goesOnWhereTheOtherNodeIsNotThisUsers() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    kernel.openAnswers.add(0);
    kernel.refusingToOpen(Errno.EACCES);

    open(fake, "sr0").close(false);

    assertThat(kernel.open).isEmpty();
  }

  @Test
  void waitsUntilUdevHasLookedAtANewDisc() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    kernel.refusingToOpen(Errno.EBUSY, Errno.EBUSY, Errno.EBUSY);

    open(fake, "sr1").close(false);

    Duration two = Duration.ofSeconds(2);
    assertThat(pauses).containsExactly(two, two, two);
  }

  @Test
  void namesTheProgramThatHoldsTheDrive() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    fake.process(4711, "vlc", fake.node("sr1"));
    kernel.refusingToOpen(Errno.EBUSY, Errno.EBUSY, Errno.EBUSY, Errno.EBUSY);

    DeviceException refused = refused(fake, "sr1");

    assertThat(refused.code()).isEqualTo("device-busy");
    assertThat(refused).hasMessageContaining("vlc (process 4711)");
    assertThat(refused.advice()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"11:0,/dev/sr0", "0:99,NODE"})
  void neverTakesWhatIsMounted(String number, String source) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    String device = source.equals("NODE") ? fake.node("sr0").toString() : source;
    fake.mounted(
        "36 25 0:32 / /run rw - tmpfs tmpfs rw\n"
            + "412 27 "
            + number
            + " / /media/me/My\\040Disc ro,nosuid shared:217 - iso9660 "
            + device
            + " ro");
    kernel.refusingToOpen(Errno.EBUSY);

    DeviceException refused = refused(fake, "sr0");

    assertThat(refused.code()).isEqualTo("device-mounted");
    assertThat(refused).hasMessageContaining("/media/me/My Disc");
    assertThat(refused.advice().orElseThrow().toString()).contains("umount '/media/me/My Disc'");
    assertThat(pauses).isEmpty();
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void seesThroughTheGenericNodeThatTheDiscIsMounted() throws Exception {
    FakeTree fake =
        new FakeTree(root).usbRecorder().mounted("412 27 11:0 / /mnt ro - iso9660 /dev/sr0 ro");
    kernel.openAnswers.add(0);
    kernel.refusingToOpen(Errno.EBUSY);

    assertThat(refused(fake, "sg1").code()).isEqualTo("device-mounted");
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void readsWhereItMayNotWrite() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    kernel.refusingToOpen(Errno.EACCES);

    HeldNode node = open(fake, "sr1");

    assertThat(node.isWritable()).isFalse();
    assertThat(kernel.calls)
        .last()
        .isEqualTo("open " + fake.node("sr1") + " r excl nonblock cloexec");
    node.close(false);
  }

  @Test
  void doesNotAskForExclusionOnAGenericNodeThatItOnlyReads() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    kernel.refusingToOpen(Errno.EACCES);

    open(fake, "sg1").close(false);

    assertThat(kernel.calls).contains("open " + fake.node("sg1") + " r nonblock cloexec");
  }

  @Test
  void tellsTheCommandThatGivesThePermission() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    kernel.refusingToOpen(Errno.EACCES, Errno.EACCES);
    String group =
        Files.readAttributes(fake.node("sr1"), PosixFileAttributes.class).group().getName();

    DeviceException refused = refused(fake, "sr1");

    assertThat(refused.code()).isEqualTo("device-permission");
    assertThat(refused.advice().orElseThrow().toString())
        .contains(group.equals("root") ? "setfacl -m u:" : "usermod -aG " + group + " \"$USER\"");
  }

  @ParameterizedTest
  @CsvSource({
    "EPERM,device-permission",
    "ENXIO,device-missing",
    "ENODEV,device-missing",
    "EMFILE,device-open",
    "ENOMEDIUM,device-open"
  })
  void givesEachRefusalItsName(Errno errno, String code) throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    kernel.refusingToOpen(errno);

    DeviceException refused = refused(fake, "sr1");

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.where()).contains(fake.node("sr1").toString());
    assertThat(refused.advice()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"-25", "-22", "20127"})
  void givesBackWhatTakesNoScsiCommands(int version) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    kernel.version = version;

    assertThat(refused(fake, "sr0").code()).isEqualTo("device-not-optical");
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void stopsWaitingWhenItIsInterrupted() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    kernel.refusingToOpen(Errno.EBUSY);
    Waiter interrupted =
        new Waiter() {
          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void pause(Duration duration) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    DriveNode drive = DriveNode.of(fake.node("sr1").toString(), fake.tree());

    CancelledException cancelled =
        catchThrowableOfType(
            CancelledException.class,
            () -> new NodeOpener(kernel, fake.tree(), interrupted).open(drive));

    assertThat(cancelled.whileWriting()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  private HeldNode open(FakeTree fake, String node) throws Exception {
    return new NodeOpener(kernel, fake.tree(), waiter)
        .open(DriveNode.of(fake.node(node).toString(), fake.tree()));
  }

  private DeviceException refused(FakeTree fake, String node) {
    return catchThrowableOfType(DeviceException.class, () -> open(fake, node));
  }
}
