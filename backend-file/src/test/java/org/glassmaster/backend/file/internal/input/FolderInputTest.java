package org.glassmaster.backend.file.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderInputTest {
  @TempDir Path top;
  private Path folder;
  private final Findings findings = new Findings();

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectories(top.resolve("album"));
    Files.write(folder.resolve("album.cue"), new byte[10]);
    Files.write(folder.resolve("Album.bin"), new byte[] {1});
    Files.createDirectories(folder.resolve("Disc 1"));
    Files.write(folder.resolve("Disc 1/Träck.wav"), new byte[] {2});
    Files.write(top.resolve("secret.bin"), new byte[] {3});
  }

  @Test
  void opensFilesOfItsFolderAndBelow() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThat(first(input.file("Album.bin"))).isEqualTo(1);
      assertThat(first(input.file("Disc 1/Träck.wav"))).isEqualTo(2);
      assertThat(first(input.file("./Disc 1/../Album.bin"))).isEqualTo(1);
      assertThat(codes()).isEmpty();
    }
  }

  @Test
  void forgivesCaseAndSaysSo() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThat(first(input.file("ALBUM.BIN"))).isEqualTo(1);
      assertThat(codes()).containsExactly("FILE-001");
    }
  }

  @Test
  void forgivesAnotherCompositionOfLetters() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThat(first(input.file("disc 1/tra\u0308ck.wav"))).isEqualTo(2);
    }
  }

  @Test
  void forgivesTheSeparatorsAndFoldersOfAnotherMachine() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThat(first(input.file("Disc 1\\Träck.wav"))).isEqualTo(2);
      assertThat(first(input.file("C:\\Users\\me\\Album.bin"))).isEqualTo(1);
      assertThat(first(input.file("/home/me/Album.bin"))).isEqualTo(1);
      assertThat(codes()).containsExactly("FILE-004", "FILE-002");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.bin", "Disc 1/../../secret.bin", "/etc/hostname"})
  void refusesWhatLiesOutside(String name) throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThatThrownBy(() -> input.file(name))
          .isInstanceOf(ContentException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("source-outside"))
          .matches(
              e ->
                  ((GlassmasterException) e)
                      .advice()
                      .orElseThrow()
                      .option()
                      .orElseThrow()
                      .name()
                      .equals("allow-outside"));
      assertThat(input.exists(name)).isFalse();
    }
  }

  @Test
  void refusesALinkThatLeadsOutside() throws Exception {
    Files.createSymbolicLink(folder.resolve("link.bin"), top.resolve("secret.bin"));
    try (FolderInput input = input(Map.of())) {
      assertThatThrownBy(() -> input.file("link.bin")).isInstanceOf(ContentException.class);
    }
  }

  @Test
  void readsOutsideWhereThatIsAllowed() throws Exception {
    try (FolderInput input = input(Map.of(FolderInput.ALLOW_OUTSIDE, "true"))) {
      assertThat(first(input.file("../secret.bin"))).isEqualTo(3);
    }
  }

  @Test
  void followsALinkToTheSheetIntoItsFolder() throws Exception {
    Path other = Files.createDirectories(top.resolve("links"));
    Path link = Files.createSymbolicLink(other.resolve("x.cue"), folder.resolve("album.cue"));
    Files.createSymbolicLink(other.resolve("x.bin"), folder.resolve("Album.bin"));
    try (FolderInput input = new FolderInput(link, Map.of(), findings)) {
      assertThat(first(input.file("x.bin"))).isEqualTo(1);
    }
  }

  @Test
  void asksWhetherAnotherNameIsMeant() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThatThrownBy(() -> input.file("album.img"))
          .isInstanceOf(SourceException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("source-missing"))
          .matches(
              e ->
                  ((GlassmasterException) e)
                      .advice()
                      .orElseThrow()
                      .sentence()
                      .equals("did you mean Album.bin?"))
          .matches(
              e ->
                  ((GlassmasterException) e)
                      .where()
                      .orElseThrow()
                      .equals(folder.resolve("album.img").toString()));
    }
  }

  @Test
  void doesNotMeanWhatMerelyGoesWithIt() throws Exception {
    Files.delete(folder.resolve("Album.bin"));
    Files.write(folder.resolve("album.sub"), new byte[96]);
    Files.write(folder.resolve("album.log"), new byte[1]);
    try (FolderInput input = input(Map.of())) {
      assertThatThrownBy(() -> input.file("album.img"))
          .matches(
              e ->
                  ((GlassmasterException) e)
                      .advice()
                      .orElseThrow()
                      .sentence()
                      .startsWith("put it beside "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "\0", "no such", "Disc 1"})
  void findsNothingInNamesThatMeanNothing(String name) throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThatThrownBy(() -> input.file(name)).isInstanceOf(GlassmasterException.class);
    }
  }

  @Test
  void refusesASheetThatIsTooLong() throws Exception {
    try (FolderInput input = input(Map.of())) {
      assertThat(input.bytes(10)).hasSize(10);
      assertThatThrownBy(() -> input.bytes(9))
          .isInstanceOf(SourceException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("source-too-long"));
    }
  }

  private FolderInput input(Map<String, String> options) {
    return new FolderInput(folder.resolve("album.cue"), options, findings);
  }

  private List<String> codes() {
    return findings.list().stream().map(Finding::code).toList();
  }

  private static int first(ByteSource source) throws SourceException {
    byte[] bytes = new byte[1];
    source.read(0, MemorySegment.ofArray(bytes), 0, 1);
    return bytes[0];
  }
}
