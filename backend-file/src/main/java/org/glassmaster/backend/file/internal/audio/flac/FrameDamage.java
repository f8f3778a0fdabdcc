package org.glassmaster.backend.file.internal.audio.flac;

/**
 * What is no frame, or a broken one. Whoever looks for frames meets many; only where a frame has to
 * be is it a fault of the file.
 */
final class FrameDamage extends Exception {
  private static final long serialVersionUID = 1;

  FrameDamage(String what) {
    super(what, null, false, false);
  }

  /** What is wrong. */
  String what() {
    return String.valueOf(getMessage());
  }
}
