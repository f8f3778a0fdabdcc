package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormatsTest {
  @TempDir Path folder;

  /** A format whose files begin with a word. */
  private record Worded(String name, String word, List<String> suffixes, boolean writes)
      implements ImageFormat {
    @Override
    public String description() {
      return name;
    }

    @Override
    public Match match(String fileName, byte[] head, long size) {
      if (word.equals("!")) {
        throw new IllegalStateException("cannot think");
      }
      if (!word.isEmpty() && new String(head, StandardCharsets.US_ASCII).startsWith(word)) {
        return Match.BY_CONTENT;
      }
      return suffixes.stream().anyMatch(fileName::endsWith) ? Match.BY_NAME : Match.NO;
    }

    @Override
    public Contents read(ImageInput input, Job job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ImageWriter> writer() {
      return writes ? Optional.of(new NoWriter()) : Optional.empty();
    }
  }

  private static final class NoWriter implements ImageWriter {
    @Override
    public List<Offer> offers(Layout layout, Map<String, String> options) {
      return List.of();
    }

    @Override
    public void write(
        Offer offer, DiscSource source, RecordOptions options, ImageOutput output, Job job) {}
  }

  private static final ImageFormat CUE = new Worded("cue", "FILE", List.of(".cue"), true);
  private static final ImageFormat TOC = new Worded("toc", "CD_DA", List.of(".toc"), true);
  private static final ImageFormat RAW = new Worded("raw", "", List.of(".raw"), true);
  private static final ImageFormat PLAIN_RAW = new Worded("plain", "", List.of(".p.raw"), true);
  private static final ImageFormat OLD = new Worded("old", "OLD", List.of(".old"), false);
  private final ImageFormats formats = ImageFormats.of(List.of(TOC, CUE, RAW, PLAIN_RAW, OLD));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void listsThemByName() {
    assertThat(formats.all())
        .extracting(ImageFormat::name)
        .containsExactly("cue", "old", "plain", "raw", "toc");
    assertThat(formats.named("toc")).contains(TOC);
    assertThat(formats.named("nrg")).isEmpty();
  }

  @Test
  void choosesByTheLongestSuffixWhatToWrite() {
    assertThat(formats.forPathToWrite("a.CUE")).isEqualTo(CUE);
    assertThat(formats.forPathToWrite("a.p.raw")).isEqualTo(PLAIN_RAW);
    assertThat(formats.forPathToWrite("a.raw")).isEqualTo(RAW);
  }

  @Test
  void saysWhatCanBeWrittenWhenANameSaysNothing() {
    assertThatThrownBy(() -> formats.forPathToWrite("album.old"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "the name album.old does not say in which format to write; there are cue (.cue), plain"
                + " (.p.raw), raw (.raw), toc (.toc)");
    assertThatThrownBy(() -> formats.toWrite("old"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("no format that can be written is called old; there are cue");
    assertThat(formats.toWrite("toc")).isEqualTo(TOC);
  }

  @Test
  void believesTheContentBeforeTheName() {
    assertThat(formats.recognise("a.toc", bytes("FILE x"), 6)).contains(CUE);
    assertThat(formats.recognise("a.toc", bytes("?"), 1)).contains(TOC);
    assertThat(formats.recognise("a.txt", bytes("?"), 1)).isEmpty();
  }

  @Test
  void letsTheNameDecideBetweenContentsThatBothFit() {
    ImageFormat other = new Worded("other", "FILE", List.of(".other"), false);
    ImageFormats both = ImageFormats.of(List.of(CUE, other));
    assertThat(both.recognise("a.cue", bytes("FILE"), 4)).contains(CUE);
    assertThat(both.recognise("a.other", bytes("FILE"), 4)).contains(other);
  }

  @Test
  void survivesAFormatThatThrowsWhileItGuesses() {
    ImageFormat silly = new Worded("silly", "!", List.of(".cue"), false);
    assertThat(ImageFormats.of(List.of(silly, CUE)).recognise("a.cue", bytes("FILE"), 4))
        .contains(CUE);
  }

  @Test
  void isFoundByTheSameGuardedLookUp() throws Exception {
    String text =
        """
        import java.util.List;
        import org.glassmaster.core.port.*;
        import org.glassmaster.spi.*;
        public class %s implements ImageFormat {
          static { if (%s) throw new IllegalStateException("no luck"); }
          public String name() { return "good"; }
          public String description() { return "good"; }
          public List<String> suffixes() { return List.of(".good"); }
          public Match match(String fileName, byte[] head, long size) { return Match.NO; }
          public Contents read(ImageInput input, Job job) { return null; }
        }
        """;
    Path jar =
        new ProviderJar(folder)
            .serving(ImageFormat.class)
            .source("Bad", text.formatted("Bad", "true"))
            .source("Good", text.formatted("Good", "false"))
            .declaring("Bad")
            .declaring("Good")
            .write("formats.jar");
    ImageFormats found =
        ImageFormats.load(
            List.of(new URLClassLoader(ProviderJar.urls(jar), BackEnd.class.getClassLoader())));
    assertThat(found.all()).extracting(ImageFormat::name).containsExactly("good");
    assertThat(found.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.toString()).contains("Bad", "no luck"));
  }
}
