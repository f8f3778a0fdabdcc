package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glassmaster.core.fault.DeviceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveNodeTest {
  @TempDir Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void followsLinks() throws Exception {
    root = folder.toRealPath();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sr0", "cdrom", "disk/by-id/usb-HL-DT-ST_DVDRAM_GP57EB40_KZQF1234ABCD-0:0"})
  void isFoundByEveryNameItHas(String name) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();

    DriveNode drive = DriveNode.of(fake.node(name).toString(), fake.tree());

    assertThat(drive.path()).isEqualTo(fake.node("sr0"));
    assertThat(drive.device().orElseThrow().address()).isEqualTo("6:0:0:0");
    assertThat(drive.isGeneric()).isFalse();
  }

  @Test
  void isFoundByItsBareName() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();

    assertThat(DriveNode.of("sg1", fake.tree()).isGeneric()).isTrue();
    assertThat(DriveNode.of("sr0", fake.tree()).path()).isEqualTo(fake.node("sr0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sda", "sg0"})
  void isNeverADisk(String name) throws Exception {
    FakeTree fake = new FakeTree(root).disk().usbRecorder();

    DeviceException refused = refused(name, fake);

    assertThat(refused.code()).isEqualTo("device-not-optical");
    assertThat(refused).hasMessageContaining("Samsung SSD 870");
    assertThat(refused.advice().orElseThrow().toString())
        .contains(fake.node("sr0").toString())
        .contains("usb-HL-DT-ST_DVDRAM_GP57EB40_KZQF1234ABCD-0:0");
  }

  @Test
  void isMissingWithAListOfThoseThatAreNot() throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder().romDrive();

    DeviceException refused = refused("sr7", fake);

    assertThat(refused.code()).isEqualTo("device-missing");
    assertThat(refused.advice().orElseThrow().toString())
        .contains(fake.node("sr0").toString())
        .contains("ASUS DVD-E818A9T");
  }

  @Test
  void tellsThatAContainerLacksTheNode() throws Exception {
    FakeTree fake = new FakeTree(root).romDrive();
    Files.delete(fake.node("sr1"));

    DeviceException refused = refused(fake.node("sr1").toString(), fake);

    assertThat(refused.code()).isEqualTo("device-node-missing");
    assertThat(refused.advice().orElseThrow().toString()).contains("--device=" + fake.node("sr1"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsTheNumberOfANode() {
    assertThat(DriveNode.characterNumber(Path.of("/dev/null"))).contains("1:3");
    assertThat(DriveNode.characterNumber(Path.of("/dev/tty"))).contains("5:0");
    assertThat(DriveNode.characterNumber(root)).isEmpty();
    assertThat(DriveNode.characterNumber(root.resolve("nothing"))).isEmpty();
  }

  private static DeviceException refused(String words, FakeTree fake) {
    return catchThrowableOfType(DeviceException.class, () -> DriveNode.of(words, fake.tree()));
  }
}
