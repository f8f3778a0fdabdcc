package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "/dev/sr0, /dev/sr0",
    "/dev/cdrom, /dev/cdrom",
    "/dev/disk/by-id/x, /dev/disk/by-id/x",
    "D:, D:",
    "d:, d:",
    "D:\\, D:",
    "D:/, D:"
  })
  void takesDeviceNodesAndDriveLettersForDrives(String text, String drive) {
    assertThat(Words.of(text)).isEqualTo(new Words.Drive(drive));
  }

  @ParameterizedTest
  @CsvSource({
    "album.cue",
    "./x:y",
    "./usb:1-4",
    "/x/y:z",
    "dir/sgio:x",
    "D:\\music\\album.cue",
    "D:/album.cue",
    "D:album.cue",
    "Album: the best.cue",
    "4:album.cue",
    "/dev/shm/album.cue",
    "../usb:x",
    ":x",
    "a b:c"
  })
  void takesAnythingElseForAPath(String text) {
    assertThat(Words.of(text)).isEqualTo(new Words.ImagePath(text));
  }

  @ParameterizedTest
  @CsvSource({
    "sgio:/dev/sr0, sgio, /dev/sr0",
    "usb:1-4, usb, 1-4",
    "imapi2:D:, imapi2, D:",
    "file:D:\\a.cue, file, D:\\a.cue",
    "usb:, usb, ''"
  })
  void takesANameAndAColonForAScheme(String text, String scheme, String rest) {
    assertThat(Words.of(text)).isEqualTo(new Words.Schemed(scheme, rest));
  }
}
