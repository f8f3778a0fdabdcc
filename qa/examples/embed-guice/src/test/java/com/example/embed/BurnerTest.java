package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.testkit.rules.Boundaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurnerTest {
  @TempDir Path folder;

  @Test
  void burnsThroughTheBackEndThatIsConfigured() throws Exception {
    Path target = folder.resolve("silence.rawdao");
    try (PluginJars plugins = new PluginJars(folder)) {
      Burner burner = Burner.wired("file", plugins.all()).getInstance(Burner.class);
      assertThat(burner.burn(Silence.in(folder), target.toString()).verified()).contains(true);
    }
    assertThat(target).isNotEmptyFile();
  }

  @Test
  void findsABackEndThatCameLater() throws Exception {
    Shelf.into(folder.resolve("shelf.jar"));
    try (PluginJars plugins = new PluginJars(folder)) {
      Burner burner = Burner.wired("shelf", plugins.all()).getInstance(Burner.class);
      assertThat(burner.choices()).contains("file", "shelf");
      assertThatThrownBy(() -> burner.burn(Silence.in(folder), "/dev/shelf"))
          .isInstanceOf(DeviceException.class)
          .hasMessage("there is nothing on the shelf");
    }
  }

  @Test
  void usesTheApiAlone() {
    Boundaries.internalsStayAtHome()
        .check(new ClassFileImporter().importPackages("com.example.embed"));
  }
}
