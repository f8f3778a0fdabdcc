package org.glassmaster.mmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.glassmaster.mmc.BurnerDouble.opcode;

import java.util.OptionalInt;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Medium;
import org.junit.jupiter.api.Test;

class MmcDeviceTest {
  private final Clock clock = new Clock();
  private final BurnerDouble burner = new BurnerDouble(clock);

  @Test
  void saysWhatTheDriveIs() throws Exception {
    DeviceInfo info = open(burner).info();

    assertThat(info.location()).isEqualTo("double:1");
    assertThat(info.vendor()).contains("ACME");
    assertThat(info.product()).contains("BURNER 9000");
    assertThat(info.revision()).contains("1.00");
    assertThat(info.serial()).contains("1234");
    assertThat(info.records()).isTrue();
    assertThat(info.offers()).containsExactly("raw/raw", "sao/main", "tao/main");
    assertThat(burner.told()).as("nothing but questions").isEmpty();
  }

  @Test
  void isNoDiskAndNoTape() {
    burner.on(
        opcode(0x12),
        1,
        command -> BurnerDouble.give(command, "00 00 00 02 1F" + " 00".repeat(31)));

    DeviceException fault = catchThrowableOfType(DeviceException.class, () -> open(burner));

    assertThat(fault.code()).isEqualTo("not-a-cd-drive");
    assertThat(burner.isClosed()).isTrue();
  }

  @Test
  void hasNoRecorderWhereTheDriveOnlyReads() throws Exception {
    burner.refuse(opcode(0x46), 99, 5, 0x20, 0);
    burner.on(
        opcode(0x5A),
        99,
        command ->
            BurnerDouble.give(command, "00 1A 00 00 00 00 00 00 2A 12 07 00" + " 00".repeat(16)));

    MmcDevice device = open(burner);

    assertThat(device.recorder()).isEmpty();
    assertThat(device.eraser()).isEmpty();
    assertThat(device.reader()).isPresent();
    assertThat(device.info().records()).isFalse();
  }

  @Test
  void saysWhatLiesInTheDrive() throws Exception {
    Medium medium = open(burner).recorder().orElseThrow().medium();

    assertThat(medium.state()).isEqualTo(Medium.State.BLANK);
    assertThat(medium.kind()).isEqualTo("CD-R");
    assertThat(medium.erasable()).isFalse();
    assertThat(medium.leadIn()).isEqualTo(OptionalInt.of(-11635));
    assertThat(medium.lastLeadOut()).hasValue(359849);
    assertThat(medium.atip()).contains("97:26:65, 79:59:74");
  }

  @Test
  void saysThatNothingLiesInTheDrive() throws Exception {
    burner.refuse(opcode(0x00), 99, 2, 0x3A, 0x01);

    assertThat(open(burner).recorder().orElseThrow().medium().state()).isEqualTo(Medium.State.NONE);
  }

  @Test
  void opensAndClosesTheTray() throws Exception {
    MmcDevice device = open(burner);

    device.tray().orElseThrow().eject();
    device.tray().orElseThrow().load();

    assertThat(burner.told())
        .containsExactly("1E 00 00 00 00 00", "1B 00 00 00 02 00", "1B 00 00 00 03 00");
  }

  @Test
  void unlocksTheTrayWheneverItIsClosed() throws Exception {
    MmcDevice device = open(burner);
    burner.forget();

    device.close();
    device.close();

    assertThat(burner.log()).containsExactly("1E 00 00 00 00 00");
    assertThat(burner.isClosed()).isTrue();
  }

  @Test
  void givesTheWayBackEvenWhereTheDriveIsGone() throws Exception {
    MmcDevice device = open(burner);
    burner.on(
        opcode(0x1E),
        1,
        command -> {
          throw new TransportException(TransportException.Fault.GONE, "unplugged");
        });

    device.close();

    assertThat(burner.isClosed()).isTrue();
  }

  private MmcDevice open(BurnerDouble with) throws Exception {
    return MmcDevice.open(with, "double:1", MmcOptions.DEFAULT, clock);
  }
}
