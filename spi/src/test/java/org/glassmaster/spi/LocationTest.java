package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocationTest {
  @Test
  void splitsOptionsFromTheRest() {
    assertThat(Location.ofScheme("file", "a.cue?layout=tracks&x"))
        .isEqualTo(new Location("file", "a.cue", Map.of("layout", "tracks", "x", "")));
  }

  @Test
  void leavesAQuestionMarkThatNoAssignmentFollowsInThePath() {
    assertThat(Location.ofScheme("file", "who?.cue")).isEqualTo(Location.of("file", "who?.cue"));
  }

  @Test
  void decodesPercentsAndLeavesPlusAlone() {
    assertThat(Location.ofScheme("file", "a?title=1%2B1+1%26%C3%A4&bad=%zz").options())
        .containsExactly(Map.entry("title", "1+1+1&ä"), Map.entry("bad", "%zz"));
  }

  @Test
  void isWrittenAsItIsRead() {
    Location location = Location.of("file", "a.cue").with("title", "50% & more=+?").with("b", "2");
    String words = location.toString();
    assertThat(words).startsWith("file:a.cue?title=50%25 %26 more");
    assertThat(Location.ofScheme("file", words.substring(5))).isEqualTo(location);
  }
}
