package org.glassmaster.cli.internal.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;

class ChoicesTest {
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

  @Test
  void saysWhatAnOptionTakes() {
    assertThatThrownBy(
            () ->
                Choices.one(
                    "--write-mode", "soa", List.of("raw", "sao", "tao"), word -> word, "auto"))
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
