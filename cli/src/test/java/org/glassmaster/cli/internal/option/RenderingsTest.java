package org.glassmaster.cli.internal.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingsTest {
  @Test
  void readsEveryChoiceOfRendering() {
    Render render =
        Renderings.of(
            List.of("countdown=b,lead-in-time=relative", "toc-order=tracks-first,pq-crc=plain"));
    assertThat(render.countdown()).isEqualTo(Render.Countdown.B);
    assertThat(render.leadInTime()).isEqualTo(Render.LeadInTime.RELATIVE);
    assertThat(render.tocOrder()).isEqualTo(Render.TocOrder.TRACKS_FIRST);
    assertThat(render.pqCrc()).isEqualTo(PqCrc.PLAIN);
    assertThat(Renderings.of(List.of("recorded=regenerated")).recorded())
        .isEqualTo(Render.Recorded.REGENERATED);
    assertThat(Renderings.of(List.of())).isEqualTo(Render.DEFAULT);
    assertThat(
            Renderings.of(
                List.of(
                    "countdown=a,lead-in-time=absolute,toc-order=points-first,pq-crc=inverted")))
        .isEqualTo(Render.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"countdown", "countdown=c", "crc=plain", "", "=a"})
  void refusesRenderingsThatAreNone(String text) {
    refuses(choice -> Renderings.of(List.of(choice)), text);
  }

  private static void refuses(Consumer<String> choice, String text) {
    assertThatThrownBy(() -> choice.accept(text)).isInstanceOf(UsageException.class);
  }
}
