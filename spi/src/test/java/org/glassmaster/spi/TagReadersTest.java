package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.port.TagReader;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.Test;

class TagReadersTest {
  private record Knows(String name, byte first) implements TagReader {
    @Override
    public Optional<SourceTags> read(ByteSource file) {
      return file.size() == first
          ? Optional.of(
              new SourceTags(
                  Map.of(),
                  Map.of(TextField.TITLE, name),
                  OptionalInt.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  Optional.empty()))
          : Optional.empty();
    }
  }

  private final TagReaders readers =
      TagReaders.of(List.of(new Knows("one", (byte) 1), new Knows("two", (byte) 2)));

  @Test
  void asksUntilOneKnowsTheFormat() throws Exception {
    assertThat(readers.read(ByteSource.of("a", new byte[2])).track())
        .isEqualTo(Map.of(TextField.TITLE, "two"));
  }

  @Test
  void findsNothingWhereNobodyKnowsIt() throws Exception {
    assertThat(readers.read(ByteSource.of("a", new byte[3]))).isEqualTo(SourceTags.NONE);
    assertThat(readers.failures()).isEmpty();
  }

  @Test
  void leavesOutTwoOfOneName() {
    TagReaders clash =
        TagReaders.of(List.of(new Knows("one", (byte) 1), new Knows("one", (byte) 2)));
    assertThat(clash.failures()).isNotEmpty();
  }
}
