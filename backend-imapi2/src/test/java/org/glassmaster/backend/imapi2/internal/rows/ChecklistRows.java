package org.glassmaster.backend.imapi2.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.api.BurnVerification;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2Erase;
import org.glassmaster.backend.imapi2.internal.api.DiscFormat2RawCd;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFaults;

/** The rows of sections 9.3 to 9.6. */
final class ChecklistRows {
  private ChecklistRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>(WriterRows.all());
    rows.addAll(DriveRows.all());
    rows.addAll(CommandRows.all());
    rows.addAll(around());
    rows.addAll(StreamRows.all());
    return rows;
  }

  private static List<Row> around() {
    String erase = "IDiscFormat2Erase.";
    return List.of(
        Row.putTruth(
            "E01",
            erase + "put_FullErase",
            "value",
            DiscFormat2Erase.TYPE,
            DiscFormat2Erase::fullErase),
        Row.act("E02", erase + "EraseMedia", DiscFormat2Erase.TYPE, DiscFormat2Erase::eraseMedia),
        new Row(
            "E03",
            "DDiscFormat2EraseEvents.Update",
            (stage, scope, random) -> {
              int elapsed = random.nextInt();
              int total = random.nextInt();
              assertThat(stage.erase(scope, elapsed, total))
                  .isNotEmpty()
                  .containsOnly(List.of(elapsed, total));
            }),
        new Row(
            "V01",
            "IBurnVerification",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              assertThat(
                      catchThrowableOfType(
                              ComException.class, () -> format.as(scope, BurnVerification.TYPE))
                          .result())
                  .isEqualTo(HResult.E_NOINTERFACE);
            }),
        new Row(
            "L01",
            "IDiscFormat2RawCD.get_StartOfNextSession",
            (stage, scope, random) -> {
              DiscFormat2RawCd format = stage.object(scope, DiscFormat2RawCd.TYPE);
              HResult chosen = new HResult(Integer.MIN_VALUE | random.nextInt(1 << 28));
              stage.fail("IDiscFormat2RawCD.get_StartOfNextSession", chosen);
              ComException thrown =
                  catchThrowableOfType(ComException.class, format::startOfNextSession);
              assertThat(new ImapiFaults("imapi2:D:").untouched("asking", thrown))
                  .hasMessageContaining(chosen.hex());
            }));
  }
}
