package org.glassmaster.mmc.internal.read;

import java.util.Optional;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.subchannel.QFrame;

/** What the Q frames in some sectors of one track say of it, and of the disc. */
final class TrackSample implements QReader.Sink {
  private static final int COPY = 2;
  private static final int TURN = 4;

  private final int number;
  private final Tally<Mcn> mcn;
  private final Tally<Isrc> isrc = new Tally<>();
  private final Tally<Integer> control = new Tally<>();
  private int frames;
  private int copyOn;
  private int copyInTurn;

  /**
   * A sample of a track.
   *
   * @param mcn the catalogue numbers that are counted over the whole disc
   */
  TrackSample(int number, Tally<Mcn> mcn) {
    this.number = number;
    this.mcn = mcn;
  }

  @Override
  public void frame(int lba, Optional<QFrame> frame) {
    if (frame.isEmpty()) {
      return;
    }
    switch (frame.get()) {
      case QFrame.Position position when position.track() == number -> {
        frames++;
        boolean copy = (position.control() & COPY) != 0;
        copyOn += copy ? 1 : 0;
        copyInTurn += copy == (lba & 2 * TURN - 1) >= TURN ? 1 : 0;
        control.add(position.control() & ~COPY);
      }
      case QFrame.Position elsewhere -> {}
      case QFrame.Catalogue catalogue -> {
        if (!catalogue.mcn().isZero()) {
          mcn.add(catalogue.mcn());
        }
      }
      case QFrame.Recording recording -> isrc.add(recording.isrc());
      case QFrame.TocItem item -> {}
      case QFrame.Mode5 mode5 -> {}
      case QFrame.Unknown unknown -> {}
    }
  }

  /** Frames of the track that tell a place. */
  int frames() {
    return frames;
  }

  Optional<Isrc> isrc() {
    return isrc.winner();
  }

  /** How many frames carry the recording code that most carry. */
  int isrcFrames() {
    return isrc.winner().map(isrc::of).orElse(0);
  }

  /** The control bits but for the copy bit. */
  Optional<Integer> control() {
    return control.winner();
  }

  /** The copy bit: nearly always on, nearly always off, or four sectors each in turn. */
  Optional<CopyPermission> copy() {
    if (frames == 0) {
      return Optional.empty();
    }
    boolean both = copyOn > frames / 4 && copyOn < frames * 3L / 4;
    if (frames >= 4 * TURN && both && copyInTurn > frames * 9L / 10) {
      return Optional.of(CopyPermission.SCMS);
    }
    return Optional.of(copyOn * 2L > frames ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED);
  }
}
