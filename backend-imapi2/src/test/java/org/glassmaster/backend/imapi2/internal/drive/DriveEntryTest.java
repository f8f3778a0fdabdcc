package org.glassmaster.backend.imapi2.internal.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveEntryTest {
  private static final String ID = "\\\\?\\usbstor#cdrom&ven_tsst#1&0#{53f5630d-b6bf}";

  private final DriveEntry drive =
      new DriveEntry(ID, List.of("C:\\mnt\\cd\\", "D:\\"), "TSST    ", "SH-224 ", "SB00", true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D:",
        "d:",
        "D:\\",
        "C:\\mnt\\cd",
        "c:\\MNT\\cd\\",
        ID,
        "\\\\?\\USBSTOR#CDROM&VEN_TSST#1&0#{53F5630D-B6BF}"
      })
  void isMeantByLetterMountPointOrId(String words) {
    assertThat(drive.isMeantBy(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D", "E:", "C:", "TSST", "\\"})
  void isNotMeantByAnythingElse(String words) {
    assertThat(drive.isMeantBy(words)).isFalse();
  }

  @Test
  void isKnownByItsLetter() {
    assertThat(drive.info().location()).isEqualTo("imapi2:D:");
    assertThat(drive.told()).isEqualTo("D: (TSST SH-224)");
  }

  @Test
  void isKnownByWhatItHasWhereItHasNoLetter() {
    assertThat(new DriveEntry(ID, List.of("C:\\mnt\\cd\\"), "", "", "", false).place())
        .isEqualTo("C:\\mnt\\cd");
    assertThat(new DriveEntry(ID, List.of(), "", "", "", false).place()).isEqualTo(ID);
  }

  @Test
  void leavesOutThePaddingOfInquiry() {
    assertThat(drive.info().vendor()).contains("TSST");
    assertThat(drive.info().product()).contains("SH-224");
    assertThat(new DriveEntry(ID, List.of(), "   ", "", "", false).info().vendor()).isEmpty();
  }
}
