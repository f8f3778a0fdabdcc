package org.glassmaster.backend.file.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.spi.ImageOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTransactionTest {
  private static final long NOBODY = 999_999_999;

  @TempDir Path folder;

  @Test
  void putsAllFilesInPlaceTogether() throws Exception {
    try (ImageTransaction image = begin(false)) {
      write(image, "a.bin", "data");
      write(image, "a.cue", "sheet");
      assertThat(names()).allMatch(name -> name.endsWith(".tmp"));
      image.commit();
    }
    assertThat(names()).containsExactly("a.bin", "a.cue");
    assertThat(text("a.bin")).isEqualTo("data");
    assertThat(text("a.cue")).isEqualTo("sheet");
  }

  @Test
  void writesLongPiecesWhole() throws Exception {
    byte[] noise = new byte[5_000_001];
    new Random(20_261_120).nextBytes(noise);
    try (Arena arena = Arena.ofConfined();
        ImageTransaction image = begin(false)) {
      MemorySegment bytes = arena.allocate(noise.length);
      bytes.copyFrom(MemorySegment.ofArray(noise));
      ImageOutput.File file = image.create("a.bin");
      file.write(bytes, 7, 30);
      file.write(bytes, 37, noise.length - 37L);
      file.write(bytes, 0, 7);
      image.commit();
    }
    byte[] expected = new byte[noise.length];
    System.arraycopy(noise, 7, expected, 0, noise.length - 7);
    System.arraycopy(noise, 0, expected, noise.length - 7, 7);
    assertThat(Files.readAllBytes(folder.resolve("a.bin"))).isEqualTo(expected);
  }

  @Test
  void leavesNothingWhereItIsNotCommitted() throws Exception {
    try (ImageTransaction image = begin(false)) {
      write(image, "a.bin", "data");
      write(image, "a.cue", "sheet");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void leavesTheOldImageWhereItIsNotCommitted() throws Exception {
    old();
    try (ImageTransaction image = begin(true)) {
      write(image, "a.bin", "data");
      write(image, "a.cue", "sheet");
    }
    assertThat(names()).containsExactly("a.bin", "a.cue");
    assertThat(text("a.cue")).isEqualTo("old sheet");
    assertThat(text("a.bin")).isEqualTo("old data");
  }

  @Test
  void replacesTheOldImage() throws Exception {
    old();
    try (ImageTransaction image = begin(true)) {
      write(image, "a.bin", "data");
      write(image, "a.cue", "sheet");
      image.commit();
    }
    assertThat(names()).containsExactly("a.bin", "a.cue");
    assertThat(text("a.cue")).isEqualTo("sheet");
    assertThat(text("a.bin")).isEqualTo("data");
  }

  @Test
  void refusesToReplaceUnasked() throws Exception {
    old();
    assertThatThrownBy(() -> begin(false))
        .isInstanceOf(MediumException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("target-exists"));
    Files.delete(folder.resolve("a.cue"));
    try (ImageTransaction image = begin(false)) {
      assertThatThrownBy(() -> image.create("a.bin")).isInstanceOf(MediumException.class);
    }
    assertThat(names()).containsExactly("a.bin");
  }

  @Test
  void refusesToReplaceWhatIsNoFile() throws Exception {
    Files.createDirectory(folder.resolve("a.cue"));
    assertThatThrownBy(() -> begin(true))
        .isInstanceOf(MediumException.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void bringsTheOldImageBackWhereItCannotBeReplaced() throws Exception {
    old();
    try (ImageTransaction image = begin(true)) {
      write(image, "a.bin", "data");
      write(image, "a.cue", "sheet");
      // The whole file is gone by the time it is to take its place.
      try (Stream<Path> entries = Files.list(folder)) {
        Files.delete(
            entries
                .filter(p -> p.getFileName().toString().startsWith(".a.bin."))
                .findFirst()
                .get());
      }
      assertThatThrownBy(image::commit).isInstanceOf(WriteException.class);
    }
    assertThat(names()).containsExactly("a.bin", "a.cue");
    assertThat(text("a.cue")).isEqualTo("old sheet");
    assertThat(text("a.bin")).isEqualTo("old data");
  }

  @Test
  void makesTheFolderOneLevelDeepAndTakesItAwayAgain() throws Exception {
    Path target = folder.resolve("out/a.rawdao");
    try (ImageTransaction image = ImageTransaction.begin(target, Map.of(), false, false)) {
      image.create("a.rawdao").write(new byte[] {1});
    }
    assertThat(folder.resolve("out")).doesNotExist();
    try (ImageTransaction image = ImageTransaction.begin(target, Map.of(), false, false)) {
      image.create("a.rawdao").write(new byte[] {1});
      image.commit();
    }
    assertThat(target).exists();
    Path deep = folder.resolve("x/y/a.rawdao");
    assertThatThrownBy(() -> ImageTransaction.begin(deep, Map.of(), false, false))
        .isInstanceOf(WriteException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("folder-missing"));
  }

  @Test
  void touchesNothingInASimulation() throws Exception {
    Path target = folder.resolve("out/a.cue");
    try (ImageTransaction image = ImageTransaction.begin(target, Map.of(), false, true)) {
      image.create("a.bin").write(new byte[1 << 20]);
      image.create("a.cue").write(new byte[10]);
      image.commit();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void takesPlainNamesOnly() throws Exception {
    try (ImageTransaction image = begin(false)) {
      for (String name : List.of("../b.bin", "x/b.bin", "", ".", "..", "/tmp/b.bin")) {
        assertThatThrownBy(() -> image.create(name)).isInstanceOf(WriteException.class);
      }
    }
  }

  @Test
  void keepsTheOrderOfSmallAndLargeWrites() throws Exception {
    byte[] large = new byte[200_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    try (ImageTransaction image = begin(false);
        Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(large.length);
      memory.copyFrom(MemorySegment.ofArray(large));
      var file = image.create("a.cue");
      int at = 0;
      for (int size : new int[] {1, 7, 70_000, 3, 65_536, 64_000, 453}) {
        file.write(memory, at, size);
        at += size;
      }
      assertThat(at).isEqualTo(large.length);
      image.commit();
    }
    assertThat(Files.readAllBytes(folder.resolve("a.cue"))).isEqualTo(large);
  }

  @Test
  void removesWhatAKilledRunLeft() throws Exception {
    Files.writeString(folder.resolve(temporary("a.bin", "tmp")), "half");
    Files.writeString(folder.resolve(temporary("a.cue", "tmp")), "half");
    Files.writeString(folder.resolve(".a.bin.glassmaster-notes.tmp"), "not ours");
    begin(false).close();
    assertThat(names()).containsExactly(".a.bin.glassmaster-notes.tmp");
  }

  @Test
  void completesWhatAKilledRunHadDecided() throws Exception {
    old();
    Files.move(folder.resolve("a.cue"), folder.resolve(temporary("a.cue", "old")));
    Files.writeString(folder.resolve(temporary("a.bin", "tmp")), "data");
    Files.writeString(folder.resolve(temporary("a.cue", "commit")), "sheet");

    assertThat(ImageTransaction.settle(folder.resolve("a.cue"))).isTrue();

    assertThat(names()).containsExactly("a.bin", "a.cue");
    assertThat(text("a.cue")).isEqualTo("sheet");
    assertThat(text("a.bin")).isEqualTo("data");
  }

  @Test
  void leavesTheFilesOfARunThatIsGoing() throws Exception {
    Path target = folder.resolve("a.cue");
    try (ImageTransaction running = ImageTransaction.begin(target, Map.of(), false, false)) {
      write(running, "a.bin", "data");
      begin(false).close();
      assertThat(names()).hasSize(1);
      write(running, "a.cue", "sheet");
      running.commit();
    }
    assertThat(names()).containsExactly("a.bin", "a.cue");
  }

  @Test
  void saysThatAFolderMayNotBeWrittenInto() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    if (locked.toFile().setWritable(false) && !Files.isWritable(locked)) {
      assertThatThrownBy(
              () -> ImageTransaction.begin(locked.resolve("a.cue"), Map.of(), false, false))
          .isInstanceOf(WriteException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("folder-not-writable"));
    }
  }

  @Test
  void saysThatThereIsNoRoom() {
    IOException full = new IOException("No space left on device");
    assertThat(WriteFaults.of(folder.resolve("a.bin"), full).code()).isEqualTo("no-space");
  }

  private static String temporary(String name, String role) {
    return "." + name + ".glassmaster-" + NOBODY + "-k3x9." + role;
  }

  private ImageTransaction begin(boolean overwrite) throws GlassmasterException {
    return ImageTransaction.begin(folder.resolve("a.cue"), Map.of(), overwrite, false);
  }

  private void old() throws IOException {
    Files.writeString(folder.resolve("a.bin"), "old data");
    Files.writeString(folder.resolve("a.cue"), "old sheet");
  }

  private static void write(ImageTransaction image, String name, String text)
      throws GlassmasterException {
    image.create(name).write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
