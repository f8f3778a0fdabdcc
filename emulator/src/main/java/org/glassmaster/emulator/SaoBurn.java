package org.glassmaster.emulator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * A session in SAO mode: the cue sheet says what comes, the drive makes lead-in, lead-out, P and Q,
 * and what of a sector the host leaves out.
 */
final class SaoBurn extends Burn {
  private final CueSheet cue;
  private final int pause;
  private final int leadIn;
  private final boolean hostLeadIn;
  private final DriveSubchannel drive;
  private final List<CueSheet.Area> areas;
  private final PackStream packs = new PackStream();
  private final TextTape text = new TextTape();

  /** Up to where the drive has written what it makes itself. */
  private int made = Integer.MIN_VALUE;

  SaoBurn(
      Recordable medium,
      Traits personality,
      Workbench bench,
      WriteParameters parameters,
      CueSheet cue) {
    super(medium, personality, bench, parameters);
    this.cue = cue;
    this.pause = medium.nextPause();
    this.hostLeadIn = (cue.leadInForm() & 0x40) != 0;
    boolean first = medium.sessions() == 0;
    this.leadIn =
        first && hostLeadIn
            ? cue.leadIn().filter(lba -> lba < pause).orElse(medium.nextLeadIn())
            : medium.nextLeadIn();
    this.areas = new ArrayList<>(cue.areas());
    this.drive =
        new DriveSubchannel(
            PlannedTrack.layout(
                cue.tracks(),
                cue.mcn(),
                parameters.discType(),
                leadIn,
                medium.sessions() + 1,
                parameters.more()),
            personality.countdown());
    next(hostLeadIn ? leadIn : firstSent(pause));
  }

  /** The first address from here on whose sector the host sends. */
  private int firstSent(int lba) {
    int at = lba;
    while (at < cue.leadOut() && area(at).blockBytes() == 0) {
      at = areaEnd(at);
    }
    return at;
  }

  private CueSheet.Area area(int lba) {
    int low = 0;
    int high = areas.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (areas.get(middle).start() <= lba) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return areas.get(low);
  }

  private int areaEnd(int lba) {
    for (CueSheet.Area area : areas) {
      if (area.start() > lba) {
        return area.start();
      }
    }
    return cue.leadOut();
  }

  @Override
  int blockBytes(int lba) {
    return lba < pause ? Spool.SUB : area(lba).blockBytes();
  }

  @Override
  long bytes(int lba, int count) {
    long bytes = 0;
    int end = lba + count;
    if (end > cue.leadOut()) {
      return -1;
    }
    for (int at = lba; at < end; ) {
      int stop = Math.min(end, at < pause ? pause : areaEnd(at));
      int block = blockBytes(at);
      if (block == 0) {
        return -1;
      }
      bytes += (long) (stop - at) * block;
      at = stop;
    }
    return bytes;
  }

  @Override
  void check(int lba, int count, MemorySegment data) throws Refusal {
    if (lba + count > limit()) {
      throw new Refusal(Refusal.OUT_OF_RANGE);
    }
  }

  @Override
  void write(int lba, int count, MemorySegment data) throws IOException {
    if (lba > pause || !hostLeadIn) {
      generate(lba);
    }
    int end = lba + count;
    long at = 0;
    for (int sector = lba; sector < end; ) {
      int stop = Math.min(end, sector < pause ? pause : areaEnd(sector));
      int run = Math.min(Workbench.BATCH, stop - sector);
      if (sector < pause) {
        leadIn(sector, run, data, at);
      } else {
        programme(sector, run, data, at);
      }
      at += (long) run * blockBytes(sector);
      sector += run;
    }
    next(end < pause ? end : firstSent(end));
    if (next() == cue.leadOut()) {
      generate(cue.leadOut());
    }
  }

  /** Writes the sectors before an address that the host leaves to the drive. */
  private void generate(int upTo) throws IOException {
    int at = Math.max(made, pause);
    while (at < upTo) {
      int stop = Math.min(upTo, areaEnd(at));
      if (area(at).blockBytes() == 0) {
        for (int lba = at; lba < stop; lba += Workbench.BATCH) {
          programme(lba, Math.min(Workbench.BATCH, stop - lba), MemorySegment.NULL, 0);
        }
      }
      at = stop;
    }
    made = Math.max(made, upTo);
  }

  private void leadIn(int lba, int count, MemorySegment data, long at) throws IOException {
    MemorySegment.copy(data, at, bench.sub, 0, (long) count * Spool.SUB);
    for (int i = 0; i < count; i++) {
      text.sector(bench.sub, (long) i * Spool.SUB);
    }
    drive.stamp(lba, count, bench.sub, bench);
    if (!test) {
      medium.spool().writeSub(lba, count, bench.sub);
    }
  }

  private void programme(int lba, int count, MemorySegment data, long at) throws IOException {
    CueSheet.Area area = area(lba);
    int stride = area.blockBytes();
    area.block().expand(data, at, stride, count, lba, 0, bench.main, bench.encoder);
    long sub = at + area.block().bytes();
    if (area.packed()) {
      long sector = packs.sector();
      packs.next(data, sub, stride, count);
      RwChannel.encode(sector, count, packs, bench.packs, bench.sub, 0, Spool.SUB);
      packs.done();
    } else if (area.subchannelBytes() > 0) {
      SubchannelForm.RAW96.convert(
          data, sub, stride, SubchannelForm.RAW96, bench.sub, 0, Spool.SUB, count);
    } else {
      bench.sub.asSlice(0, (long) count * Spool.SUB).fill((byte) 0);
    }
    drive.stamp(lba, count, bench.sub, bench);
    if (!test) {
      medium.spool().writeMain(lba, count, bench.main);
      medium.spool().writeSub(lba, count, bench.sub);
    }
  }

  @Override
  boolean isComplete() {
    return next() == cue.leadOut();
  }

  @Override
  void finish() throws IOException {
    if (test) {
      return;
    }
    if (!hostLeadIn) {
      edge(leadIn, pause);
    }
    int length = medium.sessions() == 0 ? Geometry.FIRST_LEAD_OUT : Geometry.LATER_LEAD_OUT;
    edge(cue.leadOut(), cue.leadOut() + length);
    medium.close(leadIn, cue.leadOut() + length, text.packs(), more);
  }

  /** The sub-channel of lead-in or lead-out; their main channel is nothing that anybody reads. */
  private void edge(int from, int to) throws IOException {
    for (int lba = from; lba < to; lba += Workbench.BATCH) {
      int count = Math.min(Workbench.BATCH, to - lba);
      bench.sub.asSlice(0, (long) count * Spool.SUB).fill((byte) 0);
      drive.stamp(lba, count, bench.sub, bench);
      medium.spool().writeSub(lba, count, bench.sub);
    }
  }
}
