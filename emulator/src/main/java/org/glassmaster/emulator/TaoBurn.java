package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;

/**
 * A session in TAO mode, track after track: the drive puts a pause before each, run-out after it,
 * and when the session is closed lead-in, lead-out and all of the sub-channel.
 */
final class TaoBurn extends Burn {
  private static final int COPY = 2;
  private static final int DATA = 4;

  private final WriteParameters parameters;
  private final HostBlock block;
  private final Optional<PlannedTrack> reservation;
  private int start;
  private int index1;
  private boolean writing;

  TaoBurn(
      Recordable medium,
      Traits personality,
      Workbench bench,
      WriteParameters parameters,
      HostBlock block,
      Optional<PlannedTrack> reservation) {
    super(medium, personality, bench, parameters);
    this.parameters = parameters;
    this.block = block;
    this.reservation = reservation;
    next(reservation.map(PlannedTrack::index1).orElse(medium.nextPlace() + Geometry.PAUSE));
  }

  @Override
  int blockBytes(int lba) {
    return block.bytes();
  }

  @Override
  long bytes(int lba, int count) {
    return (long) count * block.bytes();
  }

  @Override
  void check(int lba, int count, MemorySegment data) throws Refusal {
    int end = reservation.map(PlannedTrack::end).orElse(limit());
    if (lba + count + personality.runOut() > end) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
    if (!writing && reservation.isEmpty() && medium.nextTrack() > Geometry.LAST_NUMBER) {
      throw new Refusal(Refusal.SEQUENCE);
    }
  }

  @Override
  void write(int lba, int count, MemorySegment data) throws IOException {
    if (!writing) {
      begin(lba);
    }
    long at = 0;
    for (int done = 0; done < count; done += Workbench.BATCH) {
      int run = Math.min(Workbench.BATCH, count - done);
      block.expand(
          data,
          at,
          block.bytes(),
          run,
          lba + done,
          parameters.subheader(),
          bench.main,
          bench.encoder);
      if (!test) {
        medium.spool().writeMain(lba + done, run, bench.main);
      }
      at += (long) run * block.bytes();
    }
    next(lba + count);
  }

  private void begin(int lba) {
    start = reservation.map(PlannedTrack::start).orElse(medium.nextPlace());
    index1 = lba;
    boolean first = medium.open().size() == medium.reserved().size();
    if (!test && first) {
      medium.opened(parameters.mcn(), parameters.discType());
    }
    writing = true;
  }

  private int control() {
    return block.mode().isAudio()
        ? parameters.control() & ~DATA
        : (parameters.control() & COPY) | DATA;
  }

  /** Ends the track that is being written, if one is. */
  void closeTrack() throws IOException {
    if (!writing) {
      return;
    }
    writing = false;
    if (reservation.isPresent()) {
      pad(reservation.get().end() - personality.runOut());
    }
    int end = next() + personality.runOut();
    PlannedTrack track =
        new PlannedTrack(
            reservation.map(PlannedTrack::number).orElse(medium.nextTrack()),
            block.mode(),
            control(),
            parameters.copied(),
            block.mode().isAudio() ? parameters.isrc() : Optional.empty(),
            start,
            index1,
            List.of(),
            end);
    if (test) {
      next(index1);
      return;
    }
    if (reservation.isPresent()) {
      medium.reserved().remove(track.number());
      medium.open().set(medium.open().indexOf(reservation.get()), track);
    } else {
      medium.open().add(track);
    }
  }

  /** Fills what is left of a reserved track with zeros. */
  private void pad(int end) throws IOException {
    MemorySegment zeros = MemorySegment.ofArray(new byte[block.bytes()]);
    while (next() < end) {
      int run = Math.min(Workbench.BATCH, end - next());
      block.expand(zeros, 0, 0, run, next(), parameters.subheader(), bench.main, bench.encoder);
      if (!test) {
        medium.spool().writeMain(next(), run, bench.main);
      }
      next(next() + run);
    }
  }

  @Override
  boolean isComplete() {
    return false;
  }

  @Override
  void finish() throws IOException {
    closeTrack();
    List<PlannedTrack> tracks = List.copyOf(medium.open());
    if (test || tracks.isEmpty()) {
      return;
    }
    int leadIn = medium.nextLeadIn();
    DriveSubchannel drive =
        new DriveSubchannel(
            PlannedTrack.layout(
                tracks, medium.openMcn(), medium.openType(), leadIn, medium.sessions() + 1, more),
            personality.countdown());
    int leadOut = tracks.getLast().end();
    int length = medium.sessions() == 0 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT;
    for (int lba = leadIn; lba < leadOut + length; lba += Workbench.BATCH) {
      int count = Math.min(Workbench.BATCH, leadOut + length - lba);
      bench.sub.asSlice(0, (long) count * Spool.SUB).fill((byte) 0);
      drive.stamp(lba, count, bench.sub, bench);
      medium.spool().writeSub(lba, count, bench.sub);
    }
    for (PlannedTrack track : tracks) {
      fill(drive, track.start(), track.index1());
      int runOut = track.end() - personality.runOut();
      fill(drive, runOut, track.end());
      medium.runOut(runOut, personality.runOut());
    }
    medium.close(leadIn, leadOut + length, new byte[0], more);
  }

  /** Sectors of nothing in the mode of their track. */
  private void fill(DriveSubchannel drive, int from, int to) throws IOException {
    for (int lba = from; lba < to; lba += Workbench.BATCH) {
      int count = Math.min(Workbench.BATCH, to - lba);
      drive.fill(lba, count, bench.main);
      medium.spool().writeMain(lba, count, bench.main);
    }
  }
}
