package org.glassmaster.cli.internal.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.UsageException;

/** The values of {@code --render}. */
public final class Renderings {
  private static final List<String> NAMES =
      List.of("countdown", "lead-in-time", "toc-order", "pq-crc", "recorded");

  private Renderings() {}

  /** {@code --render}: the choices where the standards leave room. */
  public static Render of(List<String> texts) {
    Render render = Render.DEFAULT;
    for (String text : texts) {
      for (String choice : text.split(",", -1)) {
        int equals = choice.indexOf('=');
        String name = equals < 0 ? choice : choice.substring(0, equals);
        String value = equals < 0 ? "" : choice.substring(equals + 1);
        render = chosen(render, name.strip(), value.strip());
      }
    }
    return render;
  }

  private static Render chosen(Render render, String name, String value) {
    return switch (name) {
      case "countdown" ->
          render.withCountdown(
              Choices.one(name, value, List.of(Render.Countdown.values()), Renderings::key));
      case "lead-in-time" ->
          render.withLeadInTime(
              Choices.one(name, value, List.of(Render.LeadInTime.values()), Renderings::key));
      case "toc-order" ->
          render.withTocOrder(
              Choices.one(name, value, List.of(Render.TocOrder.values()), Renderings::key));
      case "pq-crc" ->
          render.withPqCrc(Choices.one(name, value, List.of(PqCrc.values()), Renderings::key));
      case "recorded" ->
          render.withRecorded(
              Choices.one(name, value, List.of(Render.Recorded.values()), Renderings::key));
      default ->
          throw new UsageException(
              "usage",
              "--render knows no \"" + name + "\"",
              Nearest.to(name, NAMES).map(word -> "did you mean " + word + "? ").orElse("")
                  + "use countdown, lead-in-time, toc-order, pq-crc or recorded, such as --render"
                  + " countdown=b");
    };
  }

  /** Every choice of {@code --render}, as it is typed. */
  public static List<String> words() {
    List<String> renderings = new ArrayList<>();
    add(renderings, "countdown", Render.Countdown.values());
    add(renderings, "lead-in-time", Render.LeadInTime.values());
    add(renderings, "toc-order", Render.TocOrder.values());
    add(renderings, "pq-crc", PqCrc.values());
    add(renderings, "recorded", Render.Recorded.values());
    return renderings;
  }

  private static void add(List<String> renderings, String name, Enum<?>[] values) {
    for (Enum<?> value : values) {
      renderings.add(name + "=" + key(value));
    }
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
