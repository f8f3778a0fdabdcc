package org.glassmaster.backend.imapi2.internal.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable.Kind;
import org.glassmaster.backend.imapi2.internal.fault.HResultTable.Meaning;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HResultTableTest {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");

  private final HResultTable table = HResultTable.load();
  private final ImapiFaults faults = new ImapiFaults("imapi2:D:");

  static Stream<Meaning> rows() {
    return HResultTable.load().rows().stream();
  }

  @ParameterizedTest(name = "W33 L01 {0} {1}")
  @CsvFileSource(resources = "/vectors/imapi2-hresults.tsv", delimiter = '\t', numLinesToSkip = 1)
  void hasEveryResultOfTheHeader(String value, String name) {
    Meaning meaning = table.of(Integer.parseUnsignedInt(value, 16));
    assertThat(meaning.name()).isEqualTo(name);
    assertThat(meaning.original()).isEqualTo("0x" + value + " " + name);
    assertThat(meaning.isSuccess()).isEqualTo(name.startsWith("S_"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysOfEachWhatHappenedAndWhatToDo(Meaning meaning) {
    assertThat(meaning.code()).matches(CODE);
    assertThat(meaning.cause()).isNotBlank().doesNotEndWith(".");
    assertThat(meaning.advice()).isNotBlank().doesNotEndWith(".");
    boolean success =
        meaning.kind() == Kind.DONE
            || meaning.kind() == Kind.REMARK
            || meaning.kind() == Kind.SENSE;
    assertThat(success).isEqualTo(meaning.isSuccess());
  }

  @ParameterizedTest(name = "L01 {0}")
  @MethodSource("rows")
  @DisplayName("L01 each failure becomes a typed fault that keeps the original result")
  void becomesATypedFault(Meaning meaning) {
    if (meaning.isSuccess()) {
      assertThat(faults.remark(new HResult(meaning.value())).isPresent())
          .isEqualTo(meaning.kind() == Kind.REMARK);
      return;
    }
    ComException refusal =
        new ComException(new HResult(meaning.value()), "IDiscFormat2RawCD", "PrepareMedia");
    GlassmasterException fault = faults.untouched("preparing", refusal);
    assertThat(fault)
        .isInstanceOf(
            switch (meaning.kind()) {
              case CANCELLED -> CancelledException.class;
              case MEDIUM -> MediumException.class;
              case CONTENT -> ContentException.class;
              case WRITE -> WriteException.class;
              default -> DeviceException.class;
            });
    assertThat(fault.getMessage()).contains(meaning.original());
    if (meaning.kind() != Kind.CANCELLED) {
      assertThat(fault.code()).isEqualTo(meaning.code());
      assertThat(fault.advice()).isPresent();
      assertThat(fault.where()).contains("imapi2:D:");
    }
    WriteException lost = faults.writing(refusal, "the medium is lost");
    assertThat(lost.getMessage()).contains(meaning.original()).endsWith("the medium is lost");
    assertThat(lost.getCause()).isSameAs(refusal);
  }

  /** imapi2 8, no. 3: two pages of the documentation exchange these. */
  @Test
  void takesTheHeadersSideWhereThePagesExchangeTwoCodes() {
    assertThat(table.of(0xC0AA0606).code()).isEqualTo("medium-not-blank");
    assertThat(table.of(0xC0AA0607).code()).isEqualTo("medium-unsuitable");
  }

  /** imapi2 8, no. 4: the page of put_Recorder gives the code of another interface. */
  @Test
  void understandsTheCodeThatThePageGivesForAnUnsuitableDrive() {
    Meaning page = table.of(0xC0AA050E);
    Meaning header = table.of(0xC0AA0610);
    assertThat(page.code()).isEqualTo(header.code()).isEqualTo("write-mode-refused");
    assertThat(page.kind()).isEqualTo(header.kind());
  }

  /** imapi2 8, no. 13: a comment of the header has another prefix than its definitions. */
  @Test
  void knowsRawWriterCodesByTheirDefinitions() {
    for (int low = 0x600; low <= 0x610; low++) {
      assertThat(table.of(0x80AA0000 | low).name()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80AA0600, 0x80004099, 0xC0AAFFFF, 0x80FF1234})
  void givesAFaultForWhatNobodyListed(int result) {
    Meaning meaning = table.of(result);
    assertThat(meaning.kind()).isEqualTo(Kind.DEVICE);
    assertThat(meaning.code()).isEqualTo("imapi2-error");
    assertThat(meaning.original()).isEqualTo(String.format("0x%08X", result));
  }

  @Test
  void tellsAnErrorOfTheSystemByItsNumber() {
    assertThat(table.of(0x80070000 | 1460).cause()).isEqualTo("Windows says error 1460");
  }

  @Test
  void takesUnknownSuccessesForSuccesses() {
    assertThat(table.of(0x00AA0777).kind()).isEqualTo(Kind.DONE);
  }

  /** The resource names each value once. */
  @Test
  void namesEachValueOnce() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HResultTable.class.getResourceAsStream("hresults.tsv"))) {
      List<String> values = new ArrayList<>();
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.charAt(0) != '#')
          .forEach(line -> values.add(line.substring(0, 8)));
      assertThat(values).doesNotHaveDuplicates().hasSize(table.rows().size());
    }
  }
}
