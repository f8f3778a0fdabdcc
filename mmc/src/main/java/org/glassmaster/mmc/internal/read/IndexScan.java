package org.glassmaster.mmc.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.subchannel.QFrame;

/**
 * Finds pauses and indexes of tracks whose starts the table of contents tells. A pause of usual
 * length costs two readings, a track without one costs one.
 */
final class IndexScan {
  private static final int LOOK = 16;

  /**
   * What was found of a track.
   *
   * @param pause first sector of index 0, or of index 1 where there is no pause
   * @param indexes first sectors of index 2 and on
   */
  record Found(int pause, List<Integer> indexes) {
    Found {
      indexes = List.copyOf(indexes);
    }
  }

  /** The frame with a place that is nearest to an end of a run. */
  private static final class Nearest implements QReader.Sink {
    private final boolean last;
    private Optional<QFrame.Position> position = Optional.empty();
    private int lba;

    Nearest(boolean last) {
      this.last = last;
    }

    @Override
    public void frame(int at, Optional<QFrame> frame) {
      if (frame.isPresent() && frame.get() instanceof QFrame.Position found) {
        if (position.isEmpty() || (last ? at > lba : at < lba)) {
          position = Optional.of(found);
          lba = at;
        }
      }
    }
  }

  private final QReader reader;
  private final ChangeSearch search;
  private final List<Finding> findings;

  IndexScan(QReader reader, List<Finding> findings) {
    this.reader = reader;
    this.search = new ChangeSearch(reader);
    this.findings = findings;
  }

  /**
   * Where the pause before a track begins.
   *
   * @param before index 1 of the track before it
   */
  int pause(DriveToc.Track track, int before) throws GlassmasterException {
    if (track.start() - before < 2) {
      return track.start();
    }
    ChangeSearch.Change change =
        search.find(
            ChangeSearch.key(track.number(), 0),
            before,
            track.start(),
            List.of(
                track.start() - LOOK / 2,
                track.start() - Geometry.PAUSE,
                track.start() - 2 * Geometry.PAUSE));
    if (!change.certain()) {
      uncertain(track, "where its pause begins is not certain");
    }
    return change.lba();
  }

  /** Whether the programme begins where the table of contents says. */
  void checkStart(DriveToc.Track track, int end) throws GlassmasterException {
    Nearest first = new Nearest(false);
    reader.read(track.start(), Math.min(LOOK, end - track.start()), first);
    if (first.position.isEmpty()) {
      return;
    }
    QFrame.Position position = first.position.get();
    int zero = first.lba - position.relative().frames();
    boolean inside = position.track() == track.number() && position.index() >= 1;
    if (!inside) {
      findings.add(
          ReadFinding.INDEX_DISAGREES.at(
              track.place(),
              "the sub-channel has track "
                  + position.track()
                  + " index "
                  + position.index()
                  + " at LBA "
                  + first.lba
                  + ", where the table of contents has its start"));
    } else if (zero != track.start()) {
      findings.add(
          ReadFinding.INDEX_DISAGREES.at(
              track.place(),
              "the sub-channel has its start at LBA "
                  + zero
                  + ", the table of contents at "
                  + track.start()));
    }
  }

  /**
   * The first sectors of index 2 and those after it.
   *
   * @param end where the next pause or the lead-out begins
   */
  List<Integer> indexes(DriveToc.Track track, int end) throws GlassmasterException {
    int length = end - track.start();
    Nearest last = new Nearest(true);
    reader.read(end - Math.min(LOOK, length), Math.min(LOOK, length), last);
    if (last.position.isEmpty()) {
      uncertain(track, "its last sectors tell nothing of indexes");
      return List.of();
    }
    int highest = last.position.get().track() == track.number() ? last.position.get().index() : 1;
    List<Integer> indexes = new ArrayList<>();
    int from = track.start();
    for (int index = 2; index <= highest; index++) {
      if (last.lba - from < 1) {
        break;
      }
      ChangeSearch.Change change =
          search.find(ChangeSearch.key(track.number(), index), from, last.lba, List.of());
      if (!change.certain()) {
        uncertain(track, "where its index " + index + " begins is not certain");
      }
      if (!indexes.isEmpty() && change.lba() == indexes.getLast()) {
        uncertain(track, "there is no index " + (index - 1) + " on it");
        continue;
      }
      indexes.add(change.lba());
      from = change.lba() - 1;
    }
    return indexes;
  }

  private void uncertain(DriveToc.Track track, String message) {
    findings.add(ReadFinding.INDEX_UNCERTAIN.at(track.place(), message));
  }
}
