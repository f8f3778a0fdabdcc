package org.glassmaster.cli.internal.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
  @Test
  void leavesToThePlanWhatIsAuto() {
    assertThat(Choices.writeMode("auto")).isEmpty();
    assertThat(Choices.writeMode("sao")).contains(WriteMode.SAO);
    assertThat(Choices.blockFormat("cooked")).contains(BlockFormat.COOKED);
    assertThat(Choices.speed("max")).isEmpty();
    assertThat(Choices.speed("16")).hasValue(16);
  }

  @Test
  void readsEveryChoiceOfRendering() {
    Render render =
        Choices.render(
            List.of("countdown=b,lead-in-time=relative", "toc-order=tracks-first,pq-crc=plain"));
    assertThat(render.countdown()).isEqualTo(Render.Countdown.B);
    assertThat(render.leadInTime()).isEqualTo(Render.LeadInTime.RELATIVE);
    assertThat(render.tocOrder()).isEqualTo(Render.TocOrder.TRACKS_FIRST);
    assertThat(render.pqCrc()).isEqualTo(PqCrc.PLAIN);
    assertThat(Choices.render(List.of("recorded=regenerated")).recorded())
        .isEqualTo(Render.Recorded.REGENERATED);
    assertThat(Choices.render(List.of())).isEqualTo(Render.DEFAULT);
    assertThat(
            Choices.render(
                List.of(
                    "countdown=a,lead-in-time=absolute,toc-order=points-first,pq-crc=inverted")))
        .isEqualTo(Render.DEFAULT);
  }

  @Test
  void turnsTheStartOfTheLeadInIntoItsSector() {
    assertThat(Choices.leadInStart("95:00:00")).isEqualTo(-22_650);
    assertThat(Choices.leadInStart("99:59:74")).isEqualTo(-151);
  }

  @Test
  void takesCodesFromListsAndFromRepetition() {
    assertThat(Choices.consent(List.of("disc-004, CUE-017", "LOSS-ISRC")))
        .isEqualTo(Consent.to(List.of("DISC-004", "CUE-017", "LOSS-ISRC")));
    assertThat(Choices.consent(List.of("DISC-004,ALL"))).isEqualTo(Consent.ALL);
    assertThat(Choices.consent(List.of())).isEqualTo(Consent.NONE);
  }

  @Test
  void splitsAssignmentsAtTheFirstEqualsSign() {
    assertThat(Choices.assignments(List.of("layout=tracks", "name=a=b", "empty=")))
        .containsEntry("layout", "tracks")
        .containsEntry("name", "a=b")
        .containsEntry("empty", "");
    refuses(text -> Choices.assignments(List.of(text)), "layout");
    refuses(text -> Choices.assignments(List.of(text)), "=tracks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00:00:00", "89:59:74", "00:02:00", "95:60:00", "x", "-22650"})
  void refusesLeadInsThatAreNone(String text) {
    refuses(Choices::leadInStart, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "1.5", "99999999999999999999"})
  void refusesSpeedsThatAreNone(String text) {
    refuses(Choices::speed, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"countdown", "countdown=c", "crc=plain", "", "=a"})
  void refusesRenderingsThatAreNone(String text) {
    refuses(choice -> Choices.render(List.of(choice)), text);
  }

  @Test
  void saysWhatAnOptionTakes() {
    assertThatThrownBy(() -> Choices.writeMode("soa"))
        .asInstanceOf(InstanceOfAssertFactories.type(UsageException.class))
        .satisfies(
            fault -> {
              assertThat(fault).hasMessage("--write-mode cannot be \"soa\"");
              assertThat(fault.advice().orElseThrow().sentence())
                  .isEqualTo("did you mean sao? It takes auto, raw, sao, tao");
            });
  }

  private static void refuses(Consumer<String> choice, String text) {
    assertThatThrownBy(() -> choice.accept(text)).isInstanceOf(UsageException.class);
  }
}
