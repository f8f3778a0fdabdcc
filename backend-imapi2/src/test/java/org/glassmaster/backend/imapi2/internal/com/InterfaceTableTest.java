package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceTableTest {
  private static final Pattern TAB = Pattern.compile("\t");
  private final InterfaceTable table = InterfaceTable.standard();

  @Test
  void everySignatureBelongsToARowOfTheSlotTable() throws IOException {
    for (String[] row : rows("imapi2-signatures.tsv")) {
      ComMethod method = table.type(row[0]).method(row[1]);
      assertThat(method.parameters()).as("%s::%s", row[0], row[1]).startsWith("P");
    }
  }

  @Test
  void everyInterfaceHasItsSlotsWithoutAHole() {
    for (ComInterface type : table.interfaces().values()) {
      List<ComMethod> methods = type.methods();
      for (int slot = 0; slot < methods.size(); slot++) {
        assertThat(methods.get(slot).slot()).as("%s slot %d", type, slot).isEqualTo(slot);
      }
    }
  }

  @Test
  void everyInterfaceBeginsWithTheMethodsOfItsAncestors() {
    for (ComInterface type : table.interfaces().values()) {
      for (String ancestor : type.ancestors()) {
        for (ComMethod inherited : table.type(ancestor).methods()) {
          ComMethod own = type.methods().get(inherited.slot());
          assertThat(own.name()).as("%s from %s", type, ancestor).isEqualTo(inherited.name());
          assertThat(own.parameters()).isEqualTo(inherited.parameters());
        }
      }
    }
  }

  /**
   * Dual interfaces answer to numbers; those of an interface differ but for the two halves of a
   * property.
   */
  @Test
  void numbersAreSharedOnlyByTheHalvesOfAProperty() {
    for (ComInterface type : table.interfaces().values()) {
      for (ComMethod one : type.methods()) {
        for (ComMethod other : type.methods()) {
          if (one.dispatch() != 0
              && one.dispatch() == other.dispatch()
              && one.slot() != other.slot()) {
            assertThat(property(one)).as("%s and %s", one, other).isEqualTo(property(other));
          }
        }
      }
    }
  }

  private static String property(ComMethod method) {
    return method.name().substring(method.name().indexOf('_') + 1);
  }

  /** Values by Microsoft's IDL, cited in imapi2 2 and 3. */
  @ParameterizedTest
  @CsvSource({
    "IDiscFormat2RawCD, WriteMedia2, 14, 0x202, PPI",
    "IDiscFormat2RawCD, get_SupportedWriteSpeedDescriptors, 35, 0x110, PP",
    "IRawCDImageCreator, put_DisableGaplessAudio, 16, 0x103, PS",
    "IRawCDImageTrackInfo, put_ISRC, 12, 0x104, PP",
    "IDiscFormat2RawCDEventArgs, get_CurrentAction, 14, 0x301, PP",
    "IDiscFormat2RawCDEventArgs, get_StartLba, 7, 0x100, PP",
    "DDiscFormat2RawCDEvents, Update, 7, 0x200, PPP",
    "DDiscMaster2Events, NotifyDeviceRemoved, 8, 0x101, PPP",
    "IDiscRecorder2, get_VendorId, 15, 0x201, PP",
    "IDiscFormat2Erase, EraseMedia, 19, 0x201, P"
  })
  void tellsTheFactsOfAMethod(
      String type, String name, int slot, String number, String parameters) {
    ComMethod method = table.type(type).method(name);
    assertThat(method.slot()).isEqualTo(slot);
    assertThat(method.dispatch()).isEqualTo(Integer.decode(number));
    assertThat(method.parameters()).isEqualTo(parameters);
  }

  @Test
  void aMarkerIsIUnknownUnderAnotherIdentifier() {
    assertThat(table.type("IAgileObject").methods()).hasSize(3);
  }

  @Test
  void formatsDifferFromEventsInTheSecondGroupOfTheirIdentifiers() {
    assertThat(table.type("IDiscFormat2RawCD").iid())
        .hasToString("27354155-8F64-5B0F-8F00-5D77AFBE261E");
    assertThat(table.type("DDiscFormat2RawCDEvents").iid())
        .hasToString("27354142-7F64-5B0F-8F00-5D77AFBE261E");
    assertThat(table.coclass("MsftRawCDImageCreator"))
        .hasToString("25983561-9D65-49CE-B335-40630D901227");
  }

  private static List<String[]> rows(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(InterfaceTable.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> TAB.split(line, -1)).toList();
    }
  }
}
