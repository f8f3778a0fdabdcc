package org.glassmaster.core.image.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glassmaster.core.fault.SourceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RawStreamTest {
  static List<String> recordings() {
    return Recording.raw();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void coversAllThatWasSent(String name) {
    Recording recording = Recording.named(name);
    Master master = Master.of(name);
    assertThat(recording.first()).isEqualTo(master.layout().start());
    assertThat(recording.end()).isEqualTo(master.layout().end());
    assertThat(recording.runs().getFirst().bytes()).isEqualTo(master.format().bytes());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void differsOnlyWhereItMay(String name) throws SourceException {
    Differences differences = Comparison.of(Recording.named(name), Master.of(name));
    assertThat(differences.counts())
        .describedAs(differences.toString())
        .containsExactlyInAnyOrderEntriesOf(AcceptedDifferences.of(name));
  }
}
