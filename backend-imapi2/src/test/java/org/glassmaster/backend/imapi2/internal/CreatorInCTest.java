package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.backend.imapi2.internal.fake.ShortDiscs;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.core.transfer.Verification;
import org.glassmaster.testkit.SeededDiscs;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image creator of IMAPI2 as a second hand, over the server of C. */
@Tag("judge")
class CreatorInCTest extends AtOneDrive {
  private final CServer server = CServer.start();
  private final List<Progress> told = new ArrayList<>();

  @Override
  FakeImapi2 server() {
    return server;
  }

  private Report burn(Disc disc) throws Exception {
    try (Device device = target.open()) {
      Contents contents = new Contents("disc", "test", disc, -22_650, List.of());
      Plan plan = new Planner().plan(contents, device, PlanRequest.builder().build());
      return new Transfer(new VirtualClock())
          .run(plan, device, new Job(told::add, new Cancellation()));
    }
  }

  private List<String> codes() {
    return told.stream()
        .filter(Progress.Noticed.class::isInstance)
        .map(event -> ((Progress.Noticed) event).finding().code())
        .toList();
  }

  @Test
  void makesADiscThatIsTheOneThatWasMeant() throws Exception {
    target.with("authoring", "imapi2");
    Report report = burn(ShortDiscs.TWO_TRACKS);
    assertThat(report.verification())
        .as("%s", report.differences())
        .isEqualTo(Verification.VERIFIED);
    assertThat(server.calls("IRawCDImageCreator.CreateResultImage")).isEqualTo(1);
    assertThat(server.number("IRawCDImageCreator.put_DisableGaplessAudio.value")).isEqualTo(-1);
    assertThat(codes()).doesNotContain("IMAPI-005", "IMAPI-006");
  }

  @Test
  void expectsTheSameTableOfContents() throws Exception {
    target.with("authoring", "checked");
    Report report = burn(ShortDiscs.TWO_TRACKS);
    assertThat(report.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(server.calls("IRawCDImageCreator.get_ExpectedTableOfContents")).isEqualTo(1);
    assertThat(server.calls("IRawCDImageCreator.CreateResultImage")).isZero();
    assertThat(codes()).doesNotContain("IMAPI-005", "IMAPI-006");
  }

  @Test
  void saysWhereTheTablesOfContentsDiffer() throws Exception {
    target.with("authoring", "checked");
    // Another lead-out.
    server.set(
        "IRawCDImageCreator.get_ExpectedTableOfContents",
        "i4:0,26,1,2,0,18,1,0,0,0,0,0,0,16,2,0,0,0,1,224,0,16,170,0,0,0,9,9");
    assertThat(burn(ShortDiscs.TWO_TRACKS).written()).isTrue();
    assertThat(codes()).contains("IMAPI-005");
  }

  @Test
  void burnsNothingWhereImapi2WouldMakeAnotherDisc() {
    target.with("authoring", "imapi2");
    server.set(
        "IRawCDImageCreator.get_ExpectedTableOfContents",
        "i4:0,26,1,2,0,18,1,0,0,0,0,0,0,16,2,0,0,0,1,224,0,16,170,0,0,0,9,9");
    assertThatThrownBy(() -> burn(ShortDiscs.TWO_TRACKS))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.code()).isEqualTo("imapi2-toc-differs"));
    assertThat(server.calls("IDiscFormat2RawCD.WriteMedia")).isZero();
  }

  @Test
  void goesOnWhereThisWindowsHasNoCreator() throws Exception {
    target.with("authoring", "checked");
    server.fail("MsftRawCDImageCreator.CreateInstance", 1, HResult.REGDB_E_CLASSNOTREG);
    assertThat(burn(ShortDiscs.TWO_TRACKS).written()).isTrue();
    assertThat(codes()).contains("IMAPI-006");
  }

  @Test
  void refusesADiscThatTheCreatorCannotMake() throws Exception {
    target.with("authoring", "imapi2");
    assertThatThrownBy(() -> burn(SeededDiscs.data(1)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("audio only");
  }

  @Test
  void saysWhatTheCreatorLoses() throws Exception {
    target.with("authoring", "imapi2");
    try (Device device = target.open()) {
      List<Offer> offers = device.recorder().orElseThrow().offers(Layout.of(ShortDiscs.TITLED));
      assertThat(offers)
          .isNotEmpty()
          .allSatisfy(
              offer -> assertThat(offer.fidelity().of(Attribute.CD_TEXT)).isEqualTo(Outcome.LOST));
      for (Offer offer : device.recorder().orElseThrow().offers(Layout.of(ShortDiscs.TWO_TRACKS))) {
        assertThat(offer.fidelity().losses()).isEmpty();
      }
    }
  }
}
