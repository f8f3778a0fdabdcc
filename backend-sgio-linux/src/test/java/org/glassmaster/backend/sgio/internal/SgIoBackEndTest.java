package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.SystemWaiter;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SgIoBackEndTest {
  @TempDir Path root;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(BackEnd.class))
        .anySatisfy(backEnd -> assertThat(backEnd).isInstanceOf(SgIoBackEnd.class));
  }

  @Test
  void listsDrivesWithWhatIsKnownOfThem() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder().romDrive().disk();

    assertThat(backEnd(fake).devices())
        .containsExactly(
            new DeviceInfo(
                "sgio:" + fake.node("sr0"),
                Optional.of("HL-DT-ST"),
                Optional.of("DVDRAM GP57EB40"),
                Optional.of("PF00"),
                Optional.of("KZQF1234ABCD"),
                true,
                true,
                List.of()),
            new DeviceInfo(
                "sgio:" + fake.node("sr1"),
                Optional.of("ASUS"),
                Optional.of("DVD-E818A9T"),
                Optional.of("1.00"),
                Optional.of("SN0123456789"),
                true,
                false,
                List.of()));
  }

  @Test
  void listsTheGenericNodeWhereThereIsNoOther() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Files.delete(fake.node("sr0"));

    assertThat(backEnd(fake).devices())
        .extracting(DeviceInfo::location)
        .containsExactly("sgio:" + fake.node("sg1"));
  }

  @Test
  void needsLinux() {
    SgIoBackEnd elsewhere =
        new SgIoBackEnd(
            "Windows 11", new FakeTree(root).tree(), new ScriptedKernel(), new SystemWaiter());

    assertThat(elsewhere.probe())
        .isInstanceOfSatisfying(
            Availability.Unusable.class,
            state -> assertThat(state.because()).isEqualTo("needs Linux"));
    assertThat(elsewhere.watch(event -> {})).isEmpty();
  }

  @Test
  void worksWithoutADrive() {
    assertThat(backEnd(new FakeTree(root)).probe()).isEqualTo(Availability.usable());
    assertThat(backEnd(new FakeTree(root)).devices()).isEmpty();
  }

  @Test
  void tellsAContainerWhatItLacks() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Files.delete(fake.node("sr0"));
    Files.delete(fake.node("sg1"));

    assertThat(backEnd(fake).probe())
        .isInstanceOfSatisfying(
            Availability.Unusable.class,
            state -> assertThat(state.advice()).contains("--device=/dev/sr0 --device=/dev/sg1"));
    assertThat(backEnd(fake).devices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/sr0",
        "/dev/sg12",
        "/dev/scd0",
        "/dev/cdrom",
        "/dev/cdrom1",
        "/dev/dvd",
        "/dev/cdrw",
        "/dev/disk/by-id/ata-ASUS_DVD",
        "/dev/disk/by-path/pci-0000:00:17.0-ata-2"
      })
  void claimsTheNamesOfDrives(String name) {
    assertThat(new SgIoBackEnd().claims(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/sda", "/dev/nvme0n1", "D:", "/dev/srx", "/dev/null", "/home/sr0"})
  void claimsNothingElse(String name) {
    assertThat(new SgIoBackEnd().claims(name)).isFalse();
  }

  @Test
  void givesTheOptionsOfALocationToTheDrive() {
    MmcOptions options =
        DriveOptions.of(Map.of("retries", "3", "read-speed", "8", "cd-text", "zero-time"));

    assertThat(options)
        .isEqualTo(
            MmcOptions.DEFAULT
                .withRetries(3)
                .withReadSpeed(8)
                .withTextForm(MmcOptions.TextForm.ZERO_TIME));
    assertThat(DriveOptions.of(Map.of())).isEqualTo(MmcOptions.DEFAULT);
    assertThat(DriveOptions.of(Map.of("damage", "padded", "subchannel", "recorded")).reading())
        .isEqualTo(ReadOptions.DEFAULT.withDamage(ReadOptions.Damage.PADDED).withRecorded(true));
  }

  @ParameterizedTest
  @CsvSource({"retries,-1", "retries,many", "read-speed,0", "read-speed,100000"})
  void refusesOptionsThatAreNoNumbers(String option, String value) {
    assertThatThrownBy(() -> DriveOptions.of(Map.of(option, value)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(option);
  }

  @Test
  void givesTheDriveBackThatDoesNotAnswer() throws Exception {
    FakeTree fake = new FakeTree(root.toRealPath()).usbRecorder();
    ScriptedKernel kernel = new ScriptedKernel();
    kernel.answering(
        request -> {
          request.host(1);
          return 0;
        });
    Waiter hasty =
        new Waiter() {
          private long now;

          @Override
          public long nanoTime() {
            return now;
          }

          @Override
          public void pause(Duration duration) {
            now += duration.toNanos();
          }
        };
    SgIoBackEnd backEnd = new SgIoBackEnd("Linux", fake.tree(), kernel, hasty);
    Location location = Location.of("sgio", fake.node("sr0").toString());

    GlassmasterException thrown =
        catchThrowableOfType(GlassmasterException.class, () -> backEnd.open(location));

    assertThat(thrown).isInstanceOf(DeviceException.class);
    assertThat(kernel.open).isEmpty();
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @CsvSource({
    "/dev/null,device-not-optical",
    "/dev/zero,device-not-optical",
    "/dev/nothing-here,device-missing"
  })
  void leavesNothingOpenOfWhatIsNoDrive(String node, String code) throws Exception {
    SgIoBackEnd backEnd = new SgIoBackEnd();
    open(backEnd, "/dev/null");
    long before = descriptors();

    for (int i = 0; i < 20; i++) {
      assertThat(open(backEnd, node).code()).isEqualTo(code);
    }

    assertThat(descriptors()).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesAFileAlone() throws Exception {
    Path file = Files.writeString(root.resolve("album.iso"), "not a drive");

    assertThat(open(new SgIoBackEnd(), file.toString()).code()).isEqualTo("device-not-optical");
    assertThat(file).hasContent("not a drive");
  }

  private static DeviceException open(SgIoBackEnd backEnd, String node) {
    return catchThrowableOfType(
        DeviceException.class, () -> backEnd.open(Location.of("sgio", node)));
  }

  private static long descriptors() throws Exception {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static SgIoBackEnd backEnd(FakeTree fake) {
    return new SgIoBackEnd("Linux", fake.tree(), new ScriptedKernel(), new SystemWaiter());
  }
}
