package org.glassmaster.cli.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glassmaster.spi.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFolderTest {
  @TempDir private Path folder;

  private Location image(String name) {
    return Location.of("file", folder.resolve(name).toString());
  }

  @Test
  void isMadeAndGoesAgainUnlessItIsKept() throws Exception {
    try (TargetFolder made = TargetFolder.of(image("out/a.rawdao"))) {
      assertThat(made).isNotNull();
      assertThat(folder.resolve("out")).isDirectory();
    }
    assertThat(folder.resolve("out")).doesNotExist();
    try (TargetFolder made = TargetFolder.of(image("out/a.rawdao"))) {
      made.keep();
    }
    assertThat(folder.resolve("out")).isDirectory();
  }

  @Test
  void staysWhereItWasThereBefore() throws Exception {
    Path there = Files.createDirectory(folder.resolve("out"));
    try (TargetFolder made = TargetFolder.of(image("out/a.rawdao"))) {
      assertThat(made).isNotNull();
    }
    assertThat(there).isDirectory();
  }

  @Test
  void staysWhereSomethingElseIsInIt() throws Exception {
    try (TargetFolder made = TargetFolder.of(image("out/a.rawdao"))) {
      assertThat(made).isNotNull();
      Files.writeString(folder.resolve("out/note"), "mine");
    }
    assertThat(folder.resolve("out/note")).hasContent("mine");
  }

  @Test
  void isNotMadeInAFolderThatIsMissingItself() throws Exception {
    try (TargetFolder made = TargetFolder.of(image("no/out/a.rawdao"))) {
      assertThat(made).isNotNull();
      assertThat(folder.resolve("no")).doesNotExist();
    }
  }

  @Test
  void cannotBeMadeInAFile() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    try (TargetFolder made = TargetFolder.of(image("file/a.rawdao"))) {
      assertThat(made).isNotNull();
      assertThat(folder.resolve("file")).isRegularFile();
    }
  }

  @Test
  void isNoMatterOfDrives() throws Exception {
    try (TargetFolder made = TargetFolder.of(Location.of("sgio", folder + "/out/sr0"))) {
      assertThat(made).isNotNull();
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }
}
