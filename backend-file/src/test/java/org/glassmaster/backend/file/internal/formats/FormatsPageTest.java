package org.glassmaster.backend.file.internal.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatsPageTest {
  private static final Path PAGE = Path.of("../docs/formats.md");

  @Test
  void isWhatTheCodeSays() throws Exception {
    String page = new FormatsPage().text();
    if ("write".equals(System.getProperty("formats.page"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }
}
