package org.glassmaster.mmc.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.WriteMode;

/** One way of writing a disc, from the first command that prepares it to the last sector. */
interface Way {
  /**
   * Prepares and writes.
   *
   * @return whether everything went out
   * @throws Refused where the drive does not take it, and nothing was written
   */
  boolean write(Recording recording) throws GlassmasterException, Refused;

  /** The way that an offer stands for. */
  static Way of(WriteMode mode, BlockFormat format) {
    return switch (mode) {
      case RAW -> new RawWay(format);
      case SAO -> new SaoWay(format);
      case TAO -> new TrackWay();
    };
  }

  /** Everything as it is on disc: lead-in, tracks, lead-out. */
  record RawWay(BlockFormat format) implements Way {
    @Override
    public boolean write(Recording recording) throws GlassmasterException, Refused {
      if (recording.keepsOpen()) {
        throw new Refused("raw recording closes the disc, which is to be left open", null);
      }
      recording.select(recording.parameters(WriteMode.RAW, format.dataBlockType()));
      recording.calibrate();
      recording.askNextWritable();
      return recording.send(runs(recording));
    }

    private List<Run> runs(Recording recording) {
      SessionLayout session = recording.layout().sessions().getFirst();
      Blocks blocks = new Blocks.Raw(recording.source(), format);
      List<Run> runs = new ArrayList<>();
      runs.add(
          new Run(
              Phase.LEAD_IN,
              OptionalInt.empty(),
              session.leadIn(),
              session.pause() - session.leadIn(),
              blocks));
      for (TrackLayout track : session.tracks()) {
        runs.add(
            new Run(
                Phase.TRACK,
                OptionalInt.of(track.track().number()),
                track.start(),
                track.end() - track.start(),
                blocks));
      }
      runs.add(
          new Run(
              Phase.LEAD_OUT,
              OptionalInt.empty(),
              session.leadOut(),
              session.end() - session.leadOut(),
              blocks));
      return runs;
    }
  }

  /** Track after track, each where the drive wants it. */
  record TrackWay() implements Way {
    @Override
    public boolean write(Recording recording) throws GlassmasterException, Refused {
      boolean first = true;
      for (TrackLayout track : recording.layout().sessions().getFirst().tracks()) {
        recording.select(recording.trackParameters(track.track()));
        if (first) {
          recording.calibrate();
        }
        Optional<Integer> next = recording.askNextWritable();
        if (next.isEmpty()) {
          throw new Refused("the drive does not say where the next track goes", null);
        }
        if (!recording.send(List.of(run(recording, track, next.get())))) {
          return false;
        }
        recording.finish().flush();
        first = false;
      }
      return true;
    }

    private static Run run(Recording recording, TrackLayout track, int at) {
      Blocks blocks =
          new Blocks.Moved(
              TrackBlocks.of(track.track().mode()).blocks(recording.source()), track.index1() - at);
      return new Run(
          Phase.TRACK, OptionalInt.of(track.track().number()), at, track.sectors(), blocks);
    }
  }
}
