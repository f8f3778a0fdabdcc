package org.glassmaster.backend.usb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.glassmaster.backend.usb.internal.UsbDevice.StorageInterface;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.UsageException;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsbBackEndTest {
  private static final UsbDevice RECORDER = device(1, List.of(4), 0x0e8d, 0x1887, false);
  private static final UsbDevice SUPER = device(2, List.of(1, 3), 0x13fd, 0x0840, true);

  @TempDir Path root;
  private final ScriptedPort port = new ScriptedPort();
  private final List<UsbDevice> opened = new ArrayList<>();
  private final List<UsbDevice> there = new ArrayList<>(List.of(RECORDER));

  /** USB devices that a test makes up. */
  private class FakeBus implements UsbBus {
    @Override
    public void load() throws DeviceException {}

    @Override
    public List<UsbDevice> devices() {
      return there;
    }

    @Override
    public UsbPort open(UsbDevice device) {
      opened.add(device);
      return port;
    }
  }

  private static UsbDevice device(
      int bus, List<Integer> ports, int vendor, int product, boolean superSpeed) {
    return new UsbDevice(
        bus,
        ports,
        vendor,
        product,
        superSpeed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new StorageInterface(0, 0, 6, 0x81, 0x02));
  }

  private UsbBackEnd backEnd(UsbTree tree) {
    return backEnd(new FakeBus(), tree, "Linux");
  }

  private static UsbBackEnd backEnd(UsbBus bus, UsbTree tree, String system) {
    return new UsbBackEnd(bus, tree.sysfs(), new Cures(system, "aarch64"), new VirtualClock());
  }

  private UsbTree tree() {
    return new UsbTree(root);
  }

  private static DeviceException refused(UsbBackEnd backEnd, String words) {
    return catchThrowableOfType(
        DeviceException.class, () -> backEnd.open(Location.of("usb", words)));
  }

  @Test
  void isFoundAsAServiceAndAnswersOnEverySystem() {
    assertThat(ServiceLoader.load(BackEnd.class))
        .anySatisfy(
            backEnd -> {
              assertThat(backEnd).isInstanceOf(UsbBackEnd.class);
              assertThat(backEnd.probe()).isSameAs(backEnd.probe());
            });
  }

  @Test
  void listsDrivesByTheirPorts() throws Exception {
    there.add(SUPER);
    UsbTree tree =
        tree()
            .recorder("1-4")
            .attribute("1-4", "serial", "KZQF1234ABCD")
            .attribute("2-1.3", "manufacturer", "ASUS")
            .attribute("2-1.3", "product", "SDRW");

    assertThat(backEnd(tree).devices())
        .containsExactly(
            info("usb:1-4", "HL-DT-ST", "DVDRAM GP57EB40", Optional.of("KZQF1234ABCD")),
            info("usb:2-1.3", "ASUS", "SDRW", Optional.empty()));
    assertThat(opened).isEmpty();
  }

  private static DeviceInfo info(
      String location, String vendor, String product, Optional<String> serial) {
    return new DeviceInfo(
        location,
        Optional.of(vendor),
        Optional.of(product),
        Optional.empty(),
        serial,
        true,
        false,
        List.of());
  }

  @Test
  void doesNotListAStick() throws Exception {
    UsbBackEnd backEnd = backEnd(tree().stick("1-4"));

    assertThat(backEnd.devices()).isEmpty();
    assertThat(refused(backEnd, "1-4").code()).isEqualTo("device-missing");
    assertThat(opened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-4", "0e8d:1887", "0E8D:1887", "KZQF1234ABCD", "kzqf1234abcd"})
  void knowsADriveByEachOfItsNames(String words) throws Exception {
    UsbTree tree = tree().attribute("1-4", "serial", "KZQF1234ABCD");
    port.ends("out", UsbPort.End.GONE, 0);

    // The way ends at the device, which is gone: what matters is which one was opened.
    assertThatThrownBy(() -> backEnd(tree).open(Location.of("usb", words)))
        .isInstanceOf(GlassmasterException.class);
    assertThat(opened).extracting(UsbDevice::place).containsExactly("1-4");
    assertThat(port.closed).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-5", "1-4.1", "ffff:1887", "WRONG", ""})
  void tellsWhichDrivesThereAre(String words) {
    DeviceException refused = refused(backEnd(tree()), words);

    assertThat(refused.code()).isEqualTo("device-missing");
    assertThat(refused.advice().orElseThrow().toString()).contains("1-4 (0e8d:1887)");
  }

  @Test
  void doesNotGuessBetweenTwins() {
    there.add(device(1, List.of(5), 0x0e8d, 0x1887, false));

    DeviceException refused = refused(backEnd(tree()), "0e8d:1887");

    assertThat(refused.code()).isEqualTo("device-ambiguous");
    assertThat(refused.advice().orElseThrow().toString()).contains("1-4", "1-5");
    assertThat(opened).isEmpty();
  }

  @Test
  void neverTakesADriveWhoseDiscIsMounted() throws Exception {
    UsbTree tree = tree().recorder("1-4").mounted("11:0", "/media/me/My\\040Disc");

    DeviceException refused = refused(backEnd(tree), "1-4");

    assertThat(refused.code()).isEqualTo("device-mounted");
    assertThat(refused.advice().orElseThrow().toString()).contains("umount '/media/me/My Disc'");
    assertThat(opened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sr0", "sg1"})
  void neverTakesADriveThatAProgramHasOpen(String node) throws Exception {
    UsbTree tree = tree().recorder("1-4").process(815, "cdrskin", node);

    DeviceException refused = refused(backEnd(tree), "1-4");

    assertThat(refused.code()).isEqualTo("device-busy");
    assertThat(refused).hasMessageContaining("cdrskin (process 815)");
    assertThat(opened).isEmpty();
  }

  @Test
  void takesADriveThatNobodyUses() throws Exception {
    UsbTree tree = tree().recorder("1-4").mounted("8:17", "/").process(815, "cdrskin", "sr1");
    port.ends("out", UsbPort.End.GONE, 0);

    assertThatThrownBy(() -> backEnd(tree).open(Location.of("usb", "1-4")))
        .isInstanceOf(GlassmasterException.class);
    assertThat(opened).hasSize(1);
  }

  @Test
  void carriesMoreOnUsb3() throws Exception {
    assertThat(backEnd(tree()).transport(RECORDER, 0).largestTransfer()).isEqualTo(122_880);
    assertThat(backEnd(tree()).transport(SUPER, 0).largestTransfer()).isEqualTo(1_048_576);
  }

  @Test
  void opensOneOfSeveralUnits() throws Exception {
    port.hasUnits((byte) 1);
    backEnd(tree()).transport(RECORDER, 1).close();
    port.hasUnits((byte) 0);

    DeviceException refused =
        catchThrowableOfType(DeviceException.class, () -> backEnd(tree()).transport(RECORDER, 1));

    assertThat(refused.code()).isEqualTo("device-missing");
    assertThat(port.closed).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"lun,16", "lun,one", "retries,-1"})
  void refusesOptionsThatMakeNoSense(String option, String value) {
    Location location = Location.of("usb", "1-4").with(option, value);

    assertThatThrownBy(() -> backEnd(tree()).open(location)).isInstanceOf(UsageException.class);
    assertThat(opened).isEmpty();
  }

  @Test
  void givesTheOptionsOfALocationToTheDrive() {
    assertThat(DriveOptions.of(Map.of("retries", "3", "read-speed", "8", "lun", "2")))
        .isEqualTo(MmcOptions.DEFAULT.withRetries(3).withReadSpeed(8));
    assertThat(DriveOptions.lun(Map.of("lun", "2"))).isEqualTo(2);
    assertThat(DriveOptions.lun(Map.of())).isZero();
    assertThat(DriveOptions.of(Map.of("damage", "padded", "subchannel", "recorded")).reading())
        .isEqualTo(ReadOptions.DEFAULT.withDamage(ReadOptions.Damage.PADDED).withRecorded(true));
  }

  @ParameterizedTest
  @CsvSource({"Linux,sgio", "Windows 11,imapi2", "Mac OS X,x86-64", "FreeBSD,another"})
  void saysOnceWhyItCannotWorkWithoutItsNatives(String system, String cure) throws Exception {
    List<String> loads = new ArrayList<>();
    UsbBus broken =
        new FakeBus() {
          @Override
          public void load() {
            // As usb4java does it: the second time, nothing tells the reason any more.
            loads.add("load");
            throw loads.size() == 1
                ? new ExceptionInInitializerError(new IllegalStateException("no libusb4java"))
                : new NoClassDefFoundError("org/usb4java/LibUsb");
          }
        };
    UsbBackEnd backEnd = backEnd(broken, tree(), system);

    for (int i = 0; i < 3; i++) {
      assertThat(backEnd.probe())
          .isInstanceOfSatisfying(
              Availability.Unusable.class,
              state -> {
                assertThat(state.because()).contains("no libusb4java", system, "aarch64");
                assertThat(state.advice()).contains(cure);
              });
    }
    assertThat(backEnd.devices()).isEmpty();
    assertThat(backEnd.watch(event -> {})).isEmpty();
    assertThat(loads).hasSize(1);
  }

  @Test
  void saysWhereTheSystemHasNoUsb() {
    UsbBus closed =
        new FakeBus() {
          @Override
          public void load() throws DeviceException {
            throw new DeviceException("usb", "libusb cannot begin: Other error");
          }
        };

    assertThat(backEnd(closed, tree(), "Linux").probe())
        .isEqualTo(
            Availability.unusable(
                "libusb cannot begin: Other error",
                "in a container, start it with --device=/dev/bus/usb; otherwise connect a USB"
                    + " device"));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,ATTR{idVendor}==\"0e8d\"",
    "Linux,ATTR{idProduct}==\"1887\"",
    "Windows 11,WinUSB",
    "Mac OS X,1.0.25"
  })
  void tellsTheCureOfEachSystem(String system, String cure) {
    DeviceException refused = new Cures(system, "amd64").noPermission(RECORDER);

    assertThat(refused.code()).isEqualTo("device-permission");
    assertThat(refused.where()).contains("usb:1-4");
    assertThat(refused.advice().orElseThrow().toString()).contains(cure);
  }

  @ParameterizedTest
  @CsvSource({
    "8,6,80,true",
    "8,2,80,true",
    "8,5,80,true",
    "8,4,80,false",
    "8,6,98,false",
    "8,6,0,false",
    "3,6,80,false"
  })
  void looksAtMassStorageByBulkOnlyTransport(
      int interfaceClass, int subclass, int protocol, boolean drive) {
    assertThat(StorageInterface.mayBeADrive(interfaceClass, subclass, protocol)).isEqualTo(drive);
  }
}
