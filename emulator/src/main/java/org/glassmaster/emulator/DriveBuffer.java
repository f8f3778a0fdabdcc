package org.glassmaster.emulator;

import java.time.Duration;

/**
 * The drive's buffer, which the laser empties at the speed of the recording. Without real time it
 * is always empty.
 */
final class DriveBuffer {
  private static final double NANOS = 1e9;

  private final int size;
  private final boolean realTime;
  private double fill;
  private long last;
  private boolean ranDry;

  DriveBuffer(Traits personality) {
    this.size = personality.bufferBytes();
    this.realTime = personality.realTime();
  }

  int size() {
    return size;
  }

  int free(long now, double bytesPerSecond) {
    drain(now, bytesPerSecond);
    return (int) Math.max(0, size - fill);
  }

  /** Whether so many bytes found room; a command larger than the buffer waits until it is empty. */
  boolean take(long bytes, long now, double bytesPerSecond) {
    drain(now, bytesPerSecond);
    if (!realTime) {
      return true;
    }
    if (fill > 0 && fill + bytes > size) {
      return false;
    }
    fill += bytes;
    ranDry = false;
    return true;
  }

  private void drain(long now, double bytesPerSecond) {
    if (realTime && fill > 0) {
      fill -= (now - last) * bytesPerSecond / NANOS;
      if (fill <= 0) {
        fill = 0;
        ranDry = true;
      }
    }
    last = now;
  }

  /** Whether the laser has had nothing to write since the last bytes came. */
  boolean isDry(long now, double bytesPerSecond) {
    drain(now, bytesPerSecond);
    return ranDry;
  }

  /** How long it takes to empty it. */
  Duration left(long now, double bytesPerSecond) {
    drain(now, bytesPerSecond);
    return Duration.ofNanos((long) (fill / bytesPerSecond * NANOS));
  }

  void clear() {
    fill = 0;
    ranDry = false;
  }
}
