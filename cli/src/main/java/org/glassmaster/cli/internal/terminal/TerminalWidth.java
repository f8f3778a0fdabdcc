package org.glassmaster.cli.internal.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** How wide the terminal is; asked again after it was resized. */
public final class TerminalWidth implements IntSupplier {
  private static final int USUAL = 80;

  private final Map<String, String> environment;
  private volatile boolean stale = true;
  private int columns = USUAL;

  public TerminalWidth(Map<String, String> environment) {
    this.environment = environment;
    Signals.onResize(() -> stale = true);
  }

  @Override
  public int getAsInt() {
    if (stale) {
      stale = false;
      int asked = asked();
      columns = asked > 0 ? asked : number(environment.getOrDefault("COLUMNS", ""));
      columns = columns > 0 ? columns : USUAL;
    }
    return columns;
  }

  /** The second number that {@code stty size} prints; 0 where there is no such program. */
  private static int asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      String size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return number(size.substring(size.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
