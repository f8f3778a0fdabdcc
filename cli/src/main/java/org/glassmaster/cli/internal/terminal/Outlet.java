package org.glassmaster.cli.internal.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream to the outside that never stands in the way of the work: what goes wrong with it is
 * remembered and the rest is dropped. A reader that has seen enough ({@code glassmaster … | head})
 * is nothing wrong.
 */
final class Outlet extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  Outlet(OutputStream out) {
    this.out = out;
  }

  /** What went wrong, unless it is only that nobody reads any more. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(fault -> !isBrokenPipe(fault));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  @Override
  public void flush() {
    if (failure == null) {
      try {
        out.flush();
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  private static boolean isBrokenPipe(IOException fault) {
    String message = Optional.ofNullable(fault.getMessage()).orElse("");
    return message.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
