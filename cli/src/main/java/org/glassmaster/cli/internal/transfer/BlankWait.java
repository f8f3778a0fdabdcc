package org.glassmaster.cli.internal.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/**
 * Waits for a blank medium in the place of the disc that was read. It looks every two seconds:
 * whoever puts one in need not say so.
 */
final class BlankWait {
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration SLICE = Duration.ofMillis(100);

  /** What a drive says while it takes a medium in, and the system while it looks at it. */
  private static final Set<String> PASSING =
      Set.of("device-busy", "device-mounted", "device-open", "drive-not-ready", "drive-reset");

  private final BackEnds backEnds;
  private final Location drive;
  private final Waiter waiter;
  private final Cancellation cancellation;

  /** For a drive that nobody has open. */
  BlankWait(BackEnds backEnds, Location drive, Waiter waiter, Cancellation cancellation) {
    this.backEnds = backEnds;
    this.drive = drive;
    this.waiter = waiter;
    this.cancellation = cancellation;
  }

  /** Opens the tray, where there is one that does so. */
  void giveBack() throws GlassmasterException {
    try (Device device = backEnds.open(drive)) {
      if (device.tray().isPresent()) {
        device.tray().get().eject();
      }
    } catch (MediumException e) {
      // Someone was quicker and took it out by hand.
      return;
    }
  }

  /**
   * Returns when a blank medium is in the drive.
   *
   * @param deadline how long that may take
   * @param wrong hears of each medium that is not blank, once
   */
  void await(Duration deadline, Consumer<String> wrong) throws GlassmasterException {
    long end = waiter.nanoTime() + deadline.toNanos();
    String told = "";
    while (true) {
      Optional<Medium> inside = inside();
      Medium.State state = inside.map(Medium::state).orElse(Medium.State.NONE);
      if (state == Medium.State.BLANK) {
        return;
      }
      String words = state == Medium.State.NONE ? "" : words(inside.orElseThrow());
      if (!words.isEmpty() && !words.equals(told)) {
        wrong.accept(words);
      }
      told = words;
      if (waiter.nanoTime() >= end) {
        throw new MediumException(
                "no-blank-medium",
                "no blank medium came within " + deadline.toSeconds() + " seconds")
            .at(drive.toString())
            .advise(
                "wait",
                "SECONDS",
                "copy again, put the blank medium in when the tray opens, or let it wait longer");
      }
      pause(end);
    }
  }

  private static String words(Medium medium) {
    return "the "
        + medium.kind()
        + " in the drive is not blank"
        + (medium.erasable() ? "; `glassmaster blank` would erase it" : "");
  }

  /** Of a drive that is not ready yet, nothing. */
  private Optional<Medium> inside() throws GlassmasterException {
    try (Device device = backEnds.open(drive)) {
      return device.recorder().isPresent()
          ? Optional.of(device.recorder().get().medium())
          : Optional.empty();
    } catch (MediumException e) {
      return Optional.empty();
    } catch (DeviceException e) {
      if (PASSING.contains(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void pause(long end) throws CancelledException {
    long until = Math.min(end, waiter.nanoTime() + INTERVAL.toNanos());
    try {
      while (waiter.nanoTime() < until) {
        cancellation.checkpoint(false);
        waiter.pause(SLICE);
      }
      cancellation.checkpoint(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("cancelled before anything was written", false);
    }
  }
}
