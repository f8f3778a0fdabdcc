package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.testkit.rules.Boundaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurnerTest {
  @TempDir Path folder;

  @Test
  void burnsThroughTheBackEndThatWasChosen() throws Exception {
    try (Burner burner = new Burner(folder)) {
      assertThat(burner.choices()).contains("file");
      Path target = folder.resolve("silence.rawdao");
      assertThat(burner.burn("file", Silence.in(folder), target.toString()).verified())
          .contains(true);
      assertThat(target).isNotEmptyFile();
    }
  }

  @Test
  void findsABackEndThatCameLater() throws Exception {
    Shelf.into(folder.resolve("shelf.jar"));
    try (Burner burner = new Burner(folder)) {
      assertThat(burner.choices()).contains("file", "shelf");
      assertThatThrownBy(() -> burner.burn("shelf", Silence.in(folder), "/dev/shelf"))
          .isInstanceOf(DeviceException.class)
          .hasMessage("there is nothing on the shelf");
    }
  }

  @Test
  void losesNothingUnasked() throws Exception {
    String sheet = Silence.in(folder);
    Path target = folder.resolve("silence.iso");
    try (Burner burner = new Burner(folder)) {
      assertThatThrownBy(() -> burner.burn("file", sheet, target.toString()))
          .isInstanceOf(ContentException.class);
    }
    assertThat(Files.exists(target)).isFalse();
  }

  @Test
  void usesTheApiAlone() {
    Boundaries.internalsStayAtHome()
        .check(new ClassFileImporter().importPackages("com.example.embed"));
  }
}
