package org.glassmaster.qa.examples.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The blocks of the guides are the files of the examples. */
class GuidesTest {
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Pattern FILE = Pattern.compile("\\*\\*`([^`]+)`\\*\\*(?: of `([^`]+)`)?");

  /** A block that stands under the name of a file, and the example that the file is of. */
  private record Block(String project, String file, List<String> lines) {}

  @Test
  void showEveryFileOfTheBackEnd() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Block block : blocks("write-a-back-end.md", "zip-back-end")) {
      if (!block.file().equals("album.cue")) {
        isAsInTheExample(block);
        shown.add(block.project() + "/" + block.file());
      }
    }
    assertThat(shown).containsAll(files("zip-back-end"));
  }

  @Test
  void showTheEmbeddersAsTheyAre() throws IOException {
    List<Block> blocks = blocks("embedding.md", "");
    assertThat(blocks).hasSizeGreaterThan(3);
    for (Block block : blocks) {
      isAsInTheExample(block);
    }
  }

  private static void isAsInTheExample(Block block) throws IOException {
    Path file = Path.of(block.project(), block.file());
    assertThat(block.lines()).as(file.toString()).isEqualTo(Files.readAllLines(file));
  }

  private static Set<String> files(String project) throws IOException {
    Set<String> files = new TreeSet<>();
    files.add(project + "/pom.xml");
    try (Stream<Path> all = Files.walk(Path.of(project, "src"))) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(file.toString().replace('\\', '/')));
    }
    return files;
  }

  private static List<Block> blocks(String page, String usual) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Iterator<String> lines = Files.readAllLines(DOCS.resolve(page)).iterator();
    while (lines.hasNext()) {
      Matcher name = FILE.matcher(lines.next());
      if (name.matches()) {
        String project = name.group(2) == null ? usual : name.group(2);
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).startsWith("```");
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals("```"); line = lines.next()) {
          block.add(line);
        }
        blocks.add(new Block(project, name.group(1), block));
      }
    }
    return blocks;
  }
}
