package org.glassmaster.cli.internal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fault.WriteException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitTest {
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new ContentException("x", "x", List.of()), 3),
        Arguments.of(new DeviceException("x", "x"), 4),
        Arguments.of(new MediumException("x", "x"), 5),
        Arguments.of(new SourceException("x", "x"), 6),
        Arguments.of(new WriteException("x", "x"), 7),
        Arguments.of(new CancelledException("x", false), 9),
        Arguments.of(new CancelledException("x", true), 10));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isTheDocumentedNumberForEachFault(GlassmasterException fault, int code) {
    assertThat(Exit.of(fault).code()).isEqualTo(code);
  }
}
